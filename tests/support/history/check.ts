import { checkBoards } from './check-boards.ts';
import { checkChanges } from './check-changes.ts';
import { checkOrder } from './check-order.ts';
import { checkReminders } from './check-reminders.ts';
import { checkSendings, isLostTwice } from './check-sendings.ts';
import { checkSeries } from './check-series.ts';
import { checkTasks } from './check-tasks.ts';
import { type Asked, type Expectations, type History, idOf, nameOf, type Stored, taskEvents } from './history.ts';

const leastAvailable = 0.95;

/** Holds what clients know against what is stored, when nothing moves any more; answers every promise that is broken (docs/specs/history.md). */
export function checkHistory(history: History, stored: Stored, expected: Expectations): string[] {
  return [
    ...checkAnswers(history.asked, stored),
    ...checkAdds(history.asked, stored),
    ...checkChanges(history.asked, stored),
    ...checkSeries(stored),
    ...checkReminders(stored, expected),
    ...checkSendings(history.sendings, stored, expected),
    ...checkTasks(stored),
    ...checkBoards(history.sockets, stored),
    ...checkOrder(history, stored),
    ...checkQuiet(stored, expected),
    ...checkTail(history),
  ];
}

/** What was asked for is acknowledged in the end, a key has one answer and one task, and only what cannot be done is refused. */
function checkAnswers(asked: Asked[], { tasks }: Stored): string[] {
  const gone = new Set(tasks.filter(({ deleted }) => deleted).map(idOf));
  const first = new Map<string, Asked>();
  return asked.flatMap((each) => {
    const { user, key, args, answer, refused, borrowed, givenUp } = each;
    if (borrowed && answer) return [`I10 ${nameOf(each)}: a key of another task was accepted`];
    if (borrowed && refused === 'conflict') return [];
    // That there was another version by then is looked at with the changes.
    if (refused === 'conflict' && args.expected_version !== undefined) return [];
    if (refused === 'not_found' && gone.has(`${user}.${args.task_id}`)) return [];
    if (refused) return [`I1 ${nameOf(each)} was refused: ${refused}`];
    // Killed three times in its turn, the chat says so; that there is one task or none is looked at with the adds.
    if (givenUp) return [];
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

/** I9: nothing is under way, nothing is left over, and dead is what must be. */
function checkQuiet(stored: Stored, expected: Expectations): string[] {
  const { lateMs, settledMs = lateMs, poison = [] } = expected;
  const { outbox, waiting, sending, dead, due, scheduled, tasks, at, witnessed } = stored;
  const problems: string[] = [];
  if (outbox > 0 || waiting > 0) problems.push(`I9 ${outbox} events wait in the outbox, ${waiting} for a consumer`);
  if (sending > 0) problems.push(`I9 ${sending} messages are still on their way out`);
  for (const letter of dead)
    if (!poison.includes(letter.event_id) && !isLostTwice(letter, stored, expected))
      problems.push(`I9 ${letter.event_id} is dead for ${letter.consumer}: ${letter.reason}`);
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
