import type { Memory, PlannedCall } from '../../src/agent/offline/intents.ts';
import { contextOf, type Exchange, recall } from '../../src/agent/offline/plan/items.ts';
import { secondReading } from '../../src/agent/offline/plan/named/second-reading.ts';
import { plan } from '../../src/agent/offline/plan/plan.ts';
import { understand } from '../../src/agent/offline/read/understand.ts';
import { say } from '../../src/agent/offline/say/say.ts';
import type { ToolCall } from '../../src/domain/schemas.ts';
import { AddTaskInput, ListTasksInput, type Task, TaskIdInput, UpdateTaskInput } from '../../src/domain/schemas.ts';
import { check } from '../../src/domain/validate.ts';
import { Rejected } from '../../src/errors.ts';
import type { When } from '../../src/language/calendar.ts';
import { resolveDueDate } from '../../src/language/dates.ts';
import { finished } from './steps.ts';

/** A small stand-in for the five tools, and a person who talks to the offline model over it. */

export const when: When = { now: new Date('2026-03-10T09:30:00Z'), zone: 'UTC', locale: 'en-GB' };

const shapes = {
  add_task: AddTaskInput,
  list_tasks: ListTasksInput,
  complete_task: TaskIdInput,
  delete_task: TaskIdInput,
  update_task: UpdateTaskInput,
};

/** Throws what `check` throws when a call names no tool of the contract or breaks its schema. */
export function checkCall(call: PlannedCall): void {
  check(shapes[call.name], call.arguments, call.name);
}

export class FakeTools {
  readonly tasks: Task[] = [];
  #number = 0;

  call({ name, arguments: args }: PlannedCall): ToolCall {
    try {
      checkCall({ name, arguments: args });
      return { name, arguments: args, result: this.#run(name, args), status: 'ok' };
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      return {
        name,
        arguments: args,
        result: { error: { code: error.code, message: error.message } },
        status: 'error',
      };
    }
  }

  #run(name: PlannedCall['name'], args: Record<string, unknown>): unknown {
    if (name === 'add_task') return this.#add(args as AddTaskInput);
    if (name === 'list_tasks') return this.#list(args as ListTasksInput);
    const task = this.tasks.find(({ id }) => id === args.task_id);
    if (!task) throw new Rejected('not_found', `You have no task ${args.task_id}. Nearby: #1 Something.`);
    if (name === 'complete_task') {
      task.completed = true;
      return { task_id: task.id, status: 'completed', title: task.title };
    }
    if (name === 'delete_task') {
      this.tasks.splice(this.tasks.indexOf(task), 1);
      return { task_id: task.id, status: 'deleted', title: task.title };
    }
    return this.#update(task, args as UpdateTaskInput);
  }

  #add(input: AddTaskInput): unknown {
    const {
      title,
      description = null,
      priority = 'medium',
      tags = [],
      due_date,
      reminders = ['PT0S'],
      recurrence,
    } = input;
    const task: Task = {
      ...{ id: ++this.#number, user_id: 'u', title, description, completed: false, priority, tags, reminders },
      due_date: due_date ? resolveDueDate(due_date, when) : null,
      recurrence:
        recurrence && typeof recurrence === 'object'
          ? { rule: recurrence.rule, text: 'again', mode: 'schedule' }
          : null,
      ...{ series_id: null, occurrence: null, completed_at: null, version: 1 },
      ...{ created_at: when.now.toISOString(), updated_at: when.now.toISOString() },
    };
    this.tasks.push(task);
    return { task_id: task.id, status: 'created', title, task: structuredClone(task) };
  }

  #list({ status = 'all', search, due, priority, tags = [], limit = 50 }: ListTasksInput): unknown {
    const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const today = when.now.toISOString().slice(0, 10);
    const fits = (task: Task) =>
      (status === 'all' || task.completed === (status === 'completed')) &&
      (!priority || task.priority === priority) &&
      tags.every((tag) => task.tags.includes(tag)) &&
      words.every((word) => `${task.title} ${task.tags.join(' ')}`.toLowerCase().includes(word)) &&
      (due !== 'today' || task.due_date?.slice(0, 10) === today) &&
      (due !== 'overdue' || (task.due_date !== null && !task.completed && task.due_date < today));
    const found = this.tasks.filter(fits);
    return { tasks: structuredClone(found.slice(0, limit)), total: found.length };
  }

  #update(
    task: Task,
    { task_id, due_date, add_tags = [], remove_tags = [], recurrence, ...rest }: UpdateTaskInput,
  ): unknown {
    Object.assign(task, rest);
    task.version++;
    task.tags = [...(task.tags ?? []), ...add_tags].filter((tag) => !remove_tags.includes(tag));
    if (due_date !== undefined)
      task.due_date = due_date === null ? null : resolveDueDate(due_date, { ...when, current: task.due_date });
    if (recurrence === null) task.recurrence = null;
    else if (typeof recurrence === 'object')
      task.recurrence = { rule: recurrence.rule, text: 'again', mode: 'schedule' };
    task.priority ??= 'medium';
    return { task_id, status: 'updated', title: task.title, task: structuredClone(task) };
  }
}

/** One conversation. `rounds` is how many responses with calls the last turn took. */
export class Conversation {
  readonly tools = new FakeTools();
  readonly turns: Exchange[] = [];
  rounds: PlannedCall[][] = [];

  say(message: string): string {
    const recalled: Memory = finished(recall(this.turns, when));
    const { question, ...memory } = recalled;
    const context = { when, ...contextOf(recalled) };
    const intents = finished(understand(message, context));
    const calls: ToolCall[] = [];
    this.rounds = [];
    for (;;) {
      const next = finished(plan(intents, memory, calls, when, secondReading(message, context, understand)));
      if ('done' in next) {
        const reply = say(next.done, when);
        this.turns.push({ message, calls, reply });
        return reply;
      }
      if (this.rounds.length > 12) throw new Error(`no end of calls for ${JSON.stringify(message)}`);
      this.rounds.push(next.calls);
      calls.push(...next.calls.map((call) => this.tools.call(call)));
    }
  }

  /** The calls of the last turn that change something, as `name(arguments)`. */
  changes(): PlannedCall[] {
    return this.rounds.flat().filter(({ name }) => name !== 'list_tasks');
  }

  titles(): string[] {
    return this.tools.tasks.map(({ title }) => title);
  }
}

/** Six tasks, all of them shown, then #2 spoken of. */
export function seeded(): Conversation {
  const chat = new Conversation();
  chat.say('add buy milk\nadd call mom tomorrow at 5pm\nadd team meeting tomorrow at 9am');
  chat.say('add pay rent on friday\nadd write report #work\nadd water plants');
  chat.say('complete 6');
  chat.say('show my tasks');
  chat.say('tag 2 with family');
  return chat;
}

/** What a phrase led to over the seeded tasks: the last calls, "looked" when only look-ups ran, "-" for no call. */
export function outcomeOf(phrase: string): string {
  const chat = seeded();
  chat.say(phrase);
  if (chat.rounds.length === 0) return '-';
  const isLook = (calls: PlannedCall[]) =>
    calls.every(({ arguments: args }) => args.limit === 100 || args.limit === 200);
  const calls = chat.rounds.findLast((round) => !isLook(round));
  if (!calls) return 'looked';
  return calls.map((call) => `${call.name} ${JSON.stringify(call.arguments)}`).join(' + ');
}

/** Rows of "phrase => calls", one a line; `\n` in a phrase is a line break. */
export function rowsOf(table: string): { phrase: string; expected: string }[] {
  return table
    .split('\n')
    .filter((line) => line.includes(' => '))
    .map((line) => {
      const at = line.lastIndexOf(' => ');
      return { phrase: line.slice(0, at).replaceAll('\\n', '\n'), expected: line.slice(at + 4) };
    });
}
