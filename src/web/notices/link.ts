import { refusalOf } from '../core/refusal.ts';
import { toast } from '../kit/say.ts';
import { findTask } from './find-task.ts';

/** Links in mails and notifications name a task: `/?task=3`. It is opened once, and goes from the address. */
export function followLink(): void {
  const asked = Number(new URLSearchParams(location.search).get('task'));
  if (!Number.isSafeInteger(asked) || asked < 1) return;
  history.replaceState(null, '', location.pathname + location.hash);
  void showTask({ task_id: asked });
}

/** Shows a task on the board, wherever it is there. */
export async function showTask(about: { task_id: number; title?: string; due_date?: string | null }): Promise<void> {
  try {
    const task = await findTask(about);
    if (!task) return void toast({ text: 'That task is deleted.' });
    const { openTask } = await import('../board/keys/palette.ts');
    openTask(task);
  } catch (error) {
    toast({ text: refusalOf(error).message, action: { label: 'Retry', run: () => void showTask(about) } });
  }
}
