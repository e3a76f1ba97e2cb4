import { checkBoards } from './check-boards.ts';
import { checkReminders } from './check-reminders.ts';
import { checkSeries } from './check-series.ts';
import { checkTasks } from './check-tasks.ts';
import { type Asked, type Expectations, type History, idOf, type Stored, taskEvents } from './history.ts';

const leastAvailable = 0.95;

/** Holds what clients know against what is stored, when nothing moves any more; answers every promise that is broken (docs/specs/history.md). */
export function checkHistory(history: History, stored: Stored, expected: Expectations): string[] {
  return [
    ...checkAnswers(history.asked, stored),
    ...checkAdds(history.asked, stored),
    ...checkChanges(history.asked, stored),
    ...checkSeries(stored),
    ...checkReminders(stored, expected),
    ...checkTasks(stored),
    ...checkBoards(history.sockets, stored),
    ...checkQuiet(stored, expected),
    ...checkTail(history),
  ];
}

const nameOf = ({ user, tool, args, key }: Asked) => `${tool} ${user}.${args.task_id ?? '?'} (key ${key})`;

/** What was asked for is acknowledged in the end, a key has one answer and one task, and only what cannot be done is refused. */
function checkAnswers(asked: Asked[], { tasks }: Stored): string[] {
  const gone = new Set(tasks.filter(({ deleted }) => deleted).map(idOf));
  const first = new Map<string, Asked>();
  return asked.flatMap((each) => {
    const { user, key, args, answer, refused, borrowed } = each;
    if (borrowed && answer) return [`I10 ${nameOf(each)}: a key of another task was accepted`];
    if (borrowed && refused === 'conflict') return [];
    if (refused === 'not_found' && gone.has(`${user}.${args.task_id}`)) return [];
    if (refused) return [`I1 ${nameOf(each)} was refused: ${refused}`];
    if (!answer) return [`I1 ${nameOf(each)} was never acknowledged`];
    const before = first.get(`${user} ${key}`);
    if (!before?.answer) {
      first.set(`${user} ${key}`, each);
      return [];
    }
    const same = before.answer.number === answer.number && before.answer.title === answer.title;
    return same ? [] : [`I1 ${nameOf(each)} was task ${before.answer.number} and then ${answer.number}`];
  });
}

/** I1, I2: an acknowledged add is the one task of its number, one that was not acknowledged is none or one, and nobody else adds any. */
function checkAdds(asked: Asked[], stored: Stored): string[] {
  const created = taskEvents(stored).filter(
    ({ event_type, payload }) => event_type === 'task.created' && payload.origin !== 'recurrence',
  );
  const numbers = Map.groupBy(created, ({ user_id, payload }) => `${user_id} ${payload.task.title}`);
  const adds = asked.filter(({ tool }) => tool === 'add_task');
  const known = new Set(stored.tasks.map(idOf));
  const wanted = new Set(adds.map(({ user, args }) => `${user} ${args.title}`));
  return [
    ...adds.flatMap((add) => {
      const made = (numbers.get(`${add.user} ${add.args.title}`) ?? []).map(({ task_id }) => task_id);
      if (made.length > 1) return [`${add.answer ? 'I1' : 'I2'} ${nameOf(add)} made ${made.length} tasks: ${made}`];
      if (!add.answer) return [];
      const found = made[0] === add.answer.number && known.has(`${add.user}.${made[0]}`);
      return found ? [] : [`I1 ${nameOf(add)} was acknowledged as ${add.answer.number} and is ${made[0] ?? 'nowhere'}`];
    }),
    ...created
      .filter(({ user_id, payload }) => !wanted.has(`${user_id} ${payload.task.title}`))
      .map(({ event_id }) => `I2 nobody asked for ${event_id}`),
  ];
}

/** I10: each acknowledged change happened once, no version was given to two, and nothing happened that nobody asked for. */
function checkChanges(asked: Asked[], stored: Stored): string[] {
  const events = taskEvents(stored);
  const ofTask = Map.groupBy(events, ({ user_id, task_id }) => `${user_id}.${task_id}`);
  const written = Map.groupBy(events, ({ user_id, payload }) => `${user_id} ${payload.changes?.description?.to}`);
  const changes = asked.filter(({ tool, borrowed }) => tool !== 'add_task' && !borrowed);
  return [
    ...asked.flatMap((each) => {
      const { user, tool, args, answer } = each;
      if (!answer) return [];
      const history = ofTask.get(`${user}.${answer.number}`) ?? [];
      const problems: string[] = [];
      const times = written.get(`${user} ${args.description}`)?.length ?? 0;
      if (tool === 'update_task' && times !== 1) problems.push(`I10 ${nameOf(each)} happened ${times} times`);
      if (tool === 'complete_task' && !history.some(({ event_type }) => event_type === 'task.completed'))
        problems.push(`I10 ${nameOf(each)} was acknowledged and never happened`);
      if (tool === 'delete_task' && !history.some(({ event_type }) => event_type === 'task.deleted'))
        problems.push(`I10 ${nameOf(each)} was acknowledged and never happened`);
      const claimed = history.find(({ payload }) => payload.version === answer.version);
      if (answer.version !== undefined && claimed?.payload.task.description !== answer.description)
        problems.push(`I10 ${nameOf(each)} claims version ${answer.version}, which is another's`);
      return problems;
    }),
    ...[...ofTask].flatMap(([id, history]) => unasked(id, history, changes)),
  ];
}

function unasked(id: string, history: ReturnType<typeof taskEvents>, changes: Asked[]): string[] {
  const mine = changes.filter(({ user, args }) => `${user}.${args.task_id}` === id);
  const keysOf = (tool: Asked['tool']) => new Set(mine.filter((each) => each.tool === tool).map(({ key }) => key)).size;
  const byClients = history.filter(({ payload }) => payload.origin !== 'recurrence');
  const count = (...types: string[]) => byClients.filter(({ event_type }) => types.includes(event_type)).length;
  const pairs = [
    ['updated', count('task.updated', 'task.reopened'), keysOf('update_task')],
    ['completed', count('task.completed'), keysOf('complete_task')],
    ['deleted', count('task.deleted'), keysOf('delete_task')],
  ] as const;
  return pairs
    .filter(([, happened, keys]) => happened > keys)
    .map(([what, happened, keys]) => `I10 ${id} was ${what} ${happened} times by ${keys} keys`);
}

/** I9: nothing is under way, nothing is left over, and dead is what must be. */
function checkQuiet(stored: Stored, { lateMs, settledMs = lateMs, poison = [] }: Expectations): string[] {
  const { outbox, waiting, dead, due, scheduled, tasks, at, witnessed } = stored;
  const problems: string[] = [];
  if (outbox > 0 || waiting > 0) problems.push(`I9 ${outbox} events wait in the outbox, ${waiting} for a consumer`);
  for (const { event_id, consumer, reason } of dead)
    if (!poison.includes(event_id)) problems.push(`I9 ${event_id} is dead for ${consumer}: ${reason}`);
  for (const id of poison)
    if (!dead.some(({ event_id }) => event_id === id)) problems.push(`I9 ${id} is poison and not dead`);
  const inForce = new Set(
    tasks.flatMap(({ doc }) =>
      (doc && !doc.deleted ? doc.reminders : []).filter(({ fired }) => !fired).map(({ id }) => id),
    ),
  );
  const rows = new Set(due.map(({ reminder_id }) => reminder_id));
  for (const { reminder_id, remind_at } of due) {
    if (!inForce.has(reminder_id)) problems.push(`I9 ${reminder_id} is due and its task does not want it`);
    else if (remind_at.getTime() + settledMs < at) problems.push(`I9 ${reminder_id} is overdue`);
  }
  for (const id of inForce) if (!rows.has(id)) problems.push(`I9 ${id} is planned by its task and due nowhere`);
  for (const id of scheduled ?? [])
    if (!rows.has(id)) problems.push(`I9 the scheduler holds ${id}, which nobody wants`);
  return [...problems, ...(witnessed ? checkWitness(witnessed, stored) : [])];
}

/** A consumer without protection of its own saw each event once. */
function checkWitness(witnessed: string[], { audit }: Stored): string[] {
  const times = Map.groupBy(witnessed, (id) => id);
  return audit
    .map(({ event_id }) => [event_id, times.get(event_id)?.length ?? 0] as const)
    .filter(([, n]) => n !== 1)
    .map(([id, n]) => `I9 ${id} took effect ${n} times`);
}

/** I11: without it a run in which every call fails would hold. */
function checkTail({ tail }: History): string[] {
  if (!tail || tail.failed <= (1 - leastAvailable) * tail.attempts) return [];
  return [`I11 ${tail.failed} of ${tail.attempts} calls failed without a fault`];
}
