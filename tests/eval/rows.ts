import type { Conversation, NewTask, Seed, Turn } from './conversation.ts';

type Where = Pick<Conversation, 'at' | 'zone' | 'locale'>;
type Row = [name: string, say: string, title: NewTask['title'], due?: string, more?: Omit<NewTask, 'title' | 'due'>];
type RuleRow = [
  name: string,
  say: string,
  title: NewTask['title'],
  due: string,
  repeat: string,
  more?: Omit<NewTask, 'title' | 'due' | 'repeat'>,
];

/** Conversations of one turn that adds one task. */
export function addsOne(rows: Row[], where: Where = {}): Conversation[] {
  return rows.map(([name, say, title, due, more]) => ({
    name,
    ...where,
    turns: [{ say, adds: [{ title, ...(due === undefined ? {} : { due }), ...more }] }],
  }));
}

/** Conversations of one turn that adds one recurring task. */
export function addsRule(rows: RuleRow[], where: Where = {}): Conversation[] {
  return addsOne(
    rows.map(([name, say, title, due, repeat, more]) => [name, say, title, due, { repeat, ...more }]),
    where,
  );
}

/** Conversations of one turn that adds one task, to any one of these days. */
export function addsEither(
  rows: [name: string, say: string, title: NewTask['title'], dues: string[]][],
): Conversation[] {
  return rows.map(([name, say, title, dues]) => ({
    name,
    turns: [{ say, either: dues.map((due) => ({ adds: [{ title, due }] })) }],
  }));
}

type Said = [name: string, say: string, names: (string | RegExp)[]];

/** Conversations of one turn that changes nothing, and the answer says what was not understood. */
export function refuses(rows: Said[]): Conversation[] {
  return rows.map(([name, say, names]) => ({ name, turns: [{ say, names }] }));
}

/** The same, or the whole of what was said becomes the title: no part of it is taken for a date. */
export function keepsWhole(rows: Said[]): Conversation[] {
  return rows.map(([name, say, names]) => ({
    name,
    turns: [{ say, either: [{}, { adds: [{ title: say }] }], names }],
  }));
}

/** Conversations of one turn that asks the program for what it cannot do and that reads like a todo: it is added, or nothing happens. */
export function addsOrNot(rows: [name: string, say: string, title: NewTask['title']][]): Conversation[] {
  return rows.map(([name, say, title]) => ({ name, turns: [{ say, either: [{}, { adds: [{ title }] }] }] }));
}

/** Conversations of one turn each over the same tasks, each with the name of what is said in it. */
export function saidOf(tasks: Seed[], turns: Turn[]): Conversation[] {
  return talksOf(
    tasks,
    turns.map((turn) => [turn]),
  );
}

/** Conversations over the same tasks, each with the name of what is said in it. */
export function talksOf(tasks: Seed[], talks: Turn[][]): Conversation[] {
  return talks.map((turns) => ({ name: `said: ${turns.map(({ say }) => say).join(' / ')}`, tasks, turns }));
}

/** Conversations of one turn that adds one task, each with the name of what is said in it. */
export function saidAdds(
  rows: [say: string, title: NewTask['title'], due?: string, more?: Omit<NewTask, 'title' | 'due'>][],
): Conversation[] {
  return addsOne(rows.map(([say, ...task]) => [`said: ${say}`, say, ...task]));
}

/** Conversations of the held part at a moment of their own, with names that no open one has. */
export function heldAt(at: string, conversations: Conversation[]): Conversation[] {
  return conversations.map((one) => ({ ...one, at, name: `held, ${one.name}` }));
}
