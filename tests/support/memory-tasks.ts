import type { Caller, Outcome, TaskClient } from '../../src/actors/contract.ts';
import { Rejected } from '../../src/domain/errors.ts';
import type { ListTasksInput, ListTasksOutput, Settings, Task } from '../../src/domain/schemas.ts';
import type { ToolDeps } from '../../src/mcp/tools.ts';

/**
 * The tools' and the agent's view of tasks, held in maps: enough to test what stands above the actors without a database.
 * `fail` makes the next calls throw as an outage does; `calls` counts the changes that were really made.
 */
export class MemoryTasks implements ToolDeps {
  readonly #tasks = new Map<string, Task>();
  readonly #numbers = new Map<string, number>();
  readonly #keys = new Map<string, { input: string; outcome: Outcome }>();
  readonly #settings = new Map<string, Settings>();
  changes = 0;
  fail: Error | undefined;
  readonly callers: Caller[] = [];

  readonly tasks: TaskClient = {
    add: (caller, input, key) =>
      this.#once('add', caller, input, key, () => {
        const id = (this.#numbers.get(caller.userId) ?? 0) + 1;
        this.#numbers.set(caller.userId, id);
        return this.#save({ ...blank(caller.userId, id), ...(input as Partial<Task>) });
      }),
    update: (caller, input, key) =>
      this.#once('update', caller, input, key, () => {
        const { task_id, add_tags = [], remove_tags = [], ...fields } = input;
        const task = this.#find(caller.userId, task_id);
        const tags = [...task.tags, ...add_tags].filter((tag) => !remove_tags.includes(tag));
        return this.#save({ ...task, tags, ...(fields as Partial<Task>) });
      }),
    complete: (caller, id, key) =>
      this.#once('complete', caller, id, key, () =>
        this.#save({ ...this.#find(caller.userId, id), completed: true, completed_at: new Date().toISOString() }),
      ),
    remove: (caller, id, key) =>
      this.#once('remove', caller, id, key, () => {
        const task = this.#find(caller.userId, id);
        this.#tasks.delete(`${caller.userId}.${id}`);
        return task;
      }),
    get: async (caller, id) => this.#find(caller.userId, id),
    settings: async (userId) => this.#settings.get(userId) ?? defaults,
    changeSettings: async (userId, patch) => {
      const settings = { ...(this.#settings.get(userId) ?? defaults), ...(patch as Partial<Settings>) };
      this.#settings.set(userId, settings);
      return settings;
    },
  };

  list = async (userId: string, query: Omit<ListTasksInput, 'user_id'>, now: Date): Promise<ListTasksOutput> => {
    if (this.fail) throw this.fail;
    const tasks = this.of(userId).filter(
      (task) =>
        (!query.status || query.status === 'all' || task.completed === (query.status === 'completed')) &&
        (!query.priority || task.priority === query.priority) &&
        (!query.search || words(query.search).every((word) => task.title.toLowerCase().includes(word))) &&
        (query.due !== 'overdue' || (!task.completed && task.due_date !== null && new Date(task.due_date) < now)),
    );
    return { tasks: tasks.slice(0, query.limit ?? 50), total: tasks.length };
  };

  nearby = async (userId: string, taskId: number) =>
    this.of(userId)
      .filter((task) => !task.completed)
      .sort((a, b) => Math.abs(a.id - taskId) - Math.abs(b.id - taskId))
      .slice(0, 3)
      .map(({ id, title }) => ({ id, title }));

  of(userId: string): Task[] {
    return [...this.#tasks.values()].filter((task) => task.user_id === userId).sort((a, b) => a.id - b.id);
  }

  async #once(method: string, caller: Caller, input: unknown, key: string | undefined, make: () => Task) {
    if (this.fail) throw this.fail;
    this.callers.push(caller);
    const slot = `${caller.userId} ${method} ${key}`;
    const known = key === undefined ? undefined : this.#keys.get(slot);
    if (known && known.input !== JSON.stringify(input))
      throw new Rejected('conflict', 'This idempotency key was used with other arguments; use a new one.');
    if (known) return known.outcome;
    const task = make();
    this.changes++;
    const outcome = { task_id: task.id, title: task.title, task };
    if (key !== undefined) this.#keys.set(slot, { input: JSON.stringify(input), outcome });
    return outcome;
  }

  #find(userId: string, id: number): Task {
    const task = this.#tasks.get(`${userId}.${id}`);
    if (!task) throw new Rejected('not_found', `There is no task ${id}.`);
    return task;
  }

  #save(task: Task): Task {
    const saved = { ...task, version: task.version + 1, updated_at: new Date().toISOString() };
    this.#tasks.set(`${task.user_id}.${task.id}`, saved);
    return saved;
  }
}

const defaults: Settings = { timezone: 'UTC', locale: 'en-US', default_reminder_minutes: 0, email_reminders: false };

function words(search: string): string[] {
  return search.toLowerCase().split(/\s+/);
}

function blank(userId: string, id: number): Task {
  const now = new Date().toISOString();
  return {
    id,
    user_id: userId,
    title: '',
    description: null,
    completed: false,
    priority: 'medium',
    tags: [],
    due_date: null,
    reminders: [],
    recurrence: null,
    series_id: null,
    occurrence: null,
    created_at: now,
    updated_at: now,
    completed_at: null,
    version: 0,
  };
}
