import { addTask } from './add-task.ts';
import { completeTask } from './complete-task.ts';
import { deleteTask } from './delete-task.ts';
import { listTasks } from './list-tasks.ts';
import type { Tool } from './tool.ts';
import { updateTask } from './update-task.ts';

/** All tools, in the order in which clients see them. */
export const tools: readonly Tool[] = [addTask, listTasks, completeTask, deleteTask, updateTask];
