import type { Conversation, Effect, Fields, NewTask, Turn } from '../conversation.ts';

export interface Call {
  name: string;
  arguments: Record<string, unknown>;
}

/** What a flawless model says in one turn: the calls that bring about what the turn names, and the sentence behind them. */
export interface Says {
  /** Made in an answer of its own before the others: a number is taken from a list that was shown. */
  look?: Call;
  calls: Call[];
  text: string;
}

/** A model that knows the table by heart. It keeps count of the numbers of tasks, and asks for the list before it uses one, although it looks at nothing that the program sends. */
export class Oracle {
  #last = 0;
  #isAsked = false;

  begin({ tasks = [] }: Conversation): void {
    this.#last = tasks.length;
    this.#isAsked = false;
  }

  /** Once for each turn, in order. */
  turn(turn: Turn): Says {
    const [effect = {}] = turn.either ?? [turn];
    const calls = callsOf(effect, this.#last);
    // What a question asked for is done by the program itself when the answer is yes.
    const isConsent = this.#isAsked && effect.deletes !== undefined;
    this.#isAsked = turn.wants !== undefined;
    this.#last += (effect.adds?.length ?? 0) + (effect.next?.length ?? 0);
    const looks = turn.lists ? [look] : [];
    const asks: Call[] = (turn.wants?.deletes ?? []).map((number) => call('delete_task', number));
    const text = textOf(turn);
    if (isConsent) return { calls: [], text };
    const isNumbered = [...calls, ...asks].some(({ arguments: { task_id } }) => task_id !== undefined);
    return { ...(isNumbered ? { look } : {}), calls: [...calls, ...looks, ...asks], text };
  }
}

const look: Call = { name: 'list_tasks', arguments: {} };

function callsOf({ adds = [], changes = {}, completes = [], deletes = [] }: Effect, last: number): Call[] {
  return [
    ...completes.map((number) => call('complete_task', number)),
    ...Object.entries(changes).flatMap(([number, fields]) => changeCalls(Number(number), fields)),
    ...deletes.map((number) => call('delete_task', number)),
    ...adds.map((task) => ({ name: 'add_task', arguments: { title: sample(task.title), ...newArguments(task) } })),
    ...adds.flatMap(({ done }, at) => (done ? [call('complete_task', last + at + 1)] : [])),
  ];
}

const call = (name: string, task_id: number, more: object = {}): Call => ({ name, arguments: { task_id, ...more } });

/** What empties a field is a call of its own: a null beside other fields is what models write when they mean nothing. */
function changeCalls(number: number, fields: Fields): Call[] {
  const entries = Object.entries(argumentsOf(fields));
  const said = Object.fromEntries(entries.filter(([, value]) => value !== null));
  const emptied = entries.filter(([, value]) => value === null);
  const title = fields.title === undefined ? {} : { title: sample(fields.title) };
  const done = fields.done === undefined ? {} : { completed: fields.done };
  const change = { ...title, ...said, ...done };
  return [
    ...(Object.keys(change).length > 0 ? [call('update_task', number, change)] : []),
    ...emptied.map(([field]) => call('update_task', number, { [field]: null })),
  ];
}

/** An empty list is what models fill in; that no reminder is wanted has a field of its own. */
function newArguments(task: NewTask): Record<string, unknown> {
  const { reminders, ...args } = argumentsOf(task);
  return task.remind?.length === 0 ? { ...args, no_reminder: true } : { ...args, ...(reminders ? { reminders } : {}) };
}

function argumentsOf(fields: Omit<NewTask, 'title'> | Fields): Record<string, unknown> {
  const { due, priority, tags, repeat, mode, remind, description } = fields;
  const rule = repeat && mode ? { rule: repeat, mode } : repeat;
  const said: Record<string, unknown> = {
    due_date: due?.replace(' ', 'T') ?? due,
    priority,
    tags,
    recurrence: rule,
    reminders: remind?.map((reminder) => reminder.replace(' ', 'T')),
    description: description === undefined ? undefined : sample(description),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

function textOf({ lists = [], names = [], asks }: Turn): string {
  const words = [...lists.map((number) => `#${number}`), ...names.map(sample)];
  return `Here: ${words.join(', ') || 'nothing more'}${asks ? '. Which one do you mean?' : '.'}`;
}

/** A text that fits. Patterns of the table are words with optional signs and ends, of several words or signs one, and one long gap. */
export function sample(wanted: string | string[] | RegExp): string {
  if (!(wanted instanceof RegExp)) return [wanted].flat()[0] ?? '';
  return wanted.source
    .replace(/\.\{(\d+),\d+\}/g, (_, least) => ' heating'.repeat(Math.ceil(Number(least) / 8)))
    .replace(/\((?:\?:)?([^()|]*)[^()]*\)/g, '$1')
    .replace(/\[(.)[^\]]*\]/gu, '$1')
    .replace(/[\^$?]|\\b/g, '')
    .replace(/\\(.)/g, '$1');
}
