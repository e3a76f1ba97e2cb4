import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnyEvent, TaskEvent } from '../../src/domain/events.ts';
import type { Task } from '../../src/domain/schemas.ts';
import { checkHistory } from '../support/history/check.ts';
import type { Asked, Board, History, Sent, Stored, StoredTask } from '../support/history/history.ts';

// The checker finds each promise broken in a history that is whole but for that.

const user = 'ann';
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1_000).toISOString();
const weekly = { rule: 'FREQ=WEEKLY', text: 'weekly', mode: 'schedule' } as Task['recurrence'];

const blank = (id: number, fields: Partial<Task> = {}): Task => ({
  id,
  user_id: user,
  title: `Task ${id}`,
  description: null,
  completed: false,
  priority: 'medium',
  tags: [],
  due_date: null,
  reminders: [],
  recurrence: null,
  series_id: null,
  occurrence: null,
  created_at: at(0),
  updated_at: at(0),
  completed_at: null,
  version: 1,
  ...fields,
});

type Kind = 'created' | 'updated' | 'completed' | 'reopened' | 'deleted';

/** A task and the events of its versions: each changes what it names, so many seconds after the first. */
function life(
  id: number,
  first: Partial<Task>,
  turns: [Kind, number, Partial<Task>, Partial<TaskEvent['payload']>?][] = [],
  more: Partial<TaskEvent['payload']> = {},
) {
  let task = blank(id, first);
  const eventOf = (kind: Kind, seconds: number, extra: Partial<TaskEvent['payload']>): TaskEvent => ({
    event_id: `${user}.${id}/${task.version}`,
    event_type: `task.${kind}`,
    user_id: user,
    timestamp: at(seconds),
    task_id: id,
    payload: { version: task.version, task, origin: 'mcp', request_id: 'request', ...extra },
  });
  const events = [eventOf('created', 0, more)];
  for (const [kind, seconds, fields, extra] of turns) {
    const changes = Object.fromEntries(
      Object.entries(fields)
        .filter(([field]) => field !== 'completed_at')
        .map(([field, to]) => [field, { from: task[field as keyof Task], to }]),
    );
    task = { ...task, ...fields, version: task.version + 1 };
    events.push(eventOf(kind, seconds, { changes, ...extra }));
  }
  return { task, deleted: events.at(-1)!.event_type === 'task.deleted', events };
}

type Life = ReturnType<typeof life>;

function row({ task, deleted }: Life, reminders: { id: string; at: string; fired?: boolean }[] = []): StoredTask {
  const doc = { rev: task.version, task, deleted, reminders };
  return { user_id: user, id: task.id, version: task.version, deleted, task, doc };
}

const told = (id: number, moment: string, seconds: number, version = 1): AnyEvent => ({
  event_id: `${user}.${id}.${Date.parse(moment)}/due`,
  event_type: 'reminder.due',
  user_id: user,
  timestamp: at(seconds),
  reminder_id: `${user}.${id}.${Date.parse(moment)}`,
  task_id: id,
  due_date: moment,
  payload: { version, title: 'Task', remind_at: moment },
});

const anyTime = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
const asked = (tool: Asked['tool'], args: Asked['args'], number: number, more: Partial<Asked> = {}): Asked => ({
  ...{ user, tool, key: `${tool} ${number} ${args.description ?? ''}`, args, ...anyTime },
  answer: { number, title: `Task ${number}` },
  ...more,
});

/** A plain task that was changed, a recurring one with its successor, one with a reminder that was told, and a page. */
function whole() {
  const plain = life(1, {}, [['updated', 1, { description: 'written' }]]);
  const series = { recurrence: weekly, series_id: '2.1', due_date: '2090-01-01' };
  const done = life(2, { ...series, occurrence: 1 }, [['completed', 2, { completed: true, completed_at: at(2) }]]);
  const cause = { origin: 'recurrence', request_id: `${user}.2/2` } as const;
  const next = life(3, { ...series, title: 'Task 2', occurrence: 2, due_date: '2090-01-08' }, [], cause);
  const due = life(4, { due_date: at(5), reminders: ['PT0S'] });
  const reminder = told(4, at(5), 5.1);
  const lives = [plain, done, next, due];
  const stored: Stored = {
    at: Date.parse(at(60)),
    tasks: [row(plain), row(done), row(next), row(due)],
    audit: [
      ...lives.flatMap(({ events }) =>
        events.map((event) => ({ event_id: event.event_id, topic: 'task-events', event })),
      ),
      { event_id: reminder.event_id, topic: 'reminders', event: reminder },
    ],
    notifications: [{ user_id: user, reminder_id: `${user}.4.${Date.parse(at(5))}` }],
    due: [],
    scheduled: [],
    dead: [],
    outbox: 0,
    waiting: 0,
    sending: 0,
    witnessed: [...lives.flatMap(({ events }) => events.map(({ event_id }) => event_id)), reminder.event_id],
  };
  const [, changed] = plain.events;
  const board: Board = {
    user,
    frames: [
      {
        type: 'task',
        event: {
          ...changed!,
          event_type: 'task.changed',
          update_type: 'updated',
          changes: {},
          payload: { version: 2, task: plain.task },
        },
      },
    ],
    shown: new Map([
      [1, 2],
      [2, 2],
      [3, 1],
      [4, 1],
    ]),
    listed: new Map([
      [1, 2],
      [2, 2],
      [3, 1],
      [4, 1],
    ]),
    looks: [],
  };
  const mail: Sent = {
    ...{ channel: 'email', user, mark: `<${user}.4.${Date.parse(at(5))}>`, title: 'Task', at: Date.parse(at(5.2)) },
  };
  const history: History = {
    sendings: {
      targets: [{ channel: 'email', user }],
      sent: [mail],
      markOf: (_channel, reminderId) => `<${reminderId}>`,
    },
    asked: [
      asked('add_task', { title: 'Task 1' }, 1),
      asked('add_task', { title: 'Task 2' }, 2),
      asked('add_task', { title: 'Task 4' }, 4),
      asked('update_task', { task_id: 1, description: 'written' }, 1),
      asked('complete_task', { task_id: 2 }, 2),
    ],
    sockets: [board],
    tail: { attempts: 100, failed: 5 },
  };
  return { history, stored, board, mail };
}

type Whole = ReturnType<typeof whole>;
const expected = { lateMs: 1_000 };
const problemsOf = ({ history, stored }: Pick<Whole, 'history' | 'stored'>) => checkHistory(history, stored, expected);

/** Puts a task with its events in the place of the one of its number, or beside the others. */
function put({ stored }: Whole, each: Life, reminders?: Parameters<typeof row>[1]): void {
  const { id } = each.task;
  stored.tasks = [...stored.tasks.filter((task) => task.id !== id), row(each, reminders)];
  const others = stored.audit.filter(({ topic, event }) => topic !== 'task-events' || event.task_id !== id);
  stored.audit = [
    ...others,
    ...each.events.map((event) => ({ event_id: event.event_id, topic: 'task-events', event })),
  ];
  delete stored.witnessed;
}

function tell({ stored }: Whole, event: AnyEvent): void {
  stored.audit.push({ event_id: event.event_id, topic: 'reminders', event });
  stored.notifications.push({ user_id: user, reminder_id: event.event_id.replace('/due', '') });
  delete stored.witnessed;
}

test('a whole history holds', () => assert.deepEqual(problemsOf(whole()), []));

const forget = (broken: Whole, id: number) => {
  broken.stored.tasks = broken.stored.tasks.filter((task) => task.id !== id);
  broken.stored.audit = broken.stored.audit.filter(({ event }) => event.task_id !== id);
};
const recurring = { recurrence: weekly, series_id: '2.1', due_date: '2090-01-01', occurrence: 1 };
const cause = { origin: 'recurrence', request_id: `${user}.2/2` } as const;
const second = { ...recurring, title: 'Task 2', occurrence: 2 };
const waits = { due_date: at(5), reminders: ['PT0S'] };
const planned = { id: `${user}.4.${Date.parse(at(5))}`, at: at(5) };

/** What is done to a whole history, and what the checker then says. */
const broken: [string, RegExp, (whole: Whole) => void][] = [
  ['an acknowledged add is gone', /^I1 add_task .* is nowhere/, (all) => forget(all, 1)],
  ['an acknowledged add is there twice', /^I1 .* made 2 tasks/, (all) => put(all, life(5, { title: 'Task 1' }))],
  [
    'an add is another number than was said',
    /^I1 .* acknowledged as 9/,
    ({ history }) => {
      history.asked[0]!.answer!.number = 9;
    },
  ],
  [
    'an add that was given up is there twice',
    /^I2 .* made 2 tasks/,
    (all) => {
      put(all, life(5, { title: 'Task 1' }));
      delete all.history.asked[0]!.answer;
    },
  ],
  ['a task that nobody asked for', /^I2 nobody asked for ann.5/, (all) => put(all, life(5, {}))],
  ['nothing was ever acknowledged', /^I1 .* never acknowledged/, ({ history }) => void delete history.asked[4]!.answer],
  [
    'a refusal without a reason',
    /^I1 .* was refused: not_found/,
    ({ history }) => {
      history.asked[4]!.refused = 'not_found';
    },
  ],
  [
    'a key with two answers',
    /^I1 .* was task 1 and then 4/,
    ({ history }) => void history.asked.push({ ...history.asked[0]!, answer: { number: 4, title: 'Task 1' } }),
  ],
  ['two successors', /^I3 2 tasks/, (all) => put(all, life(5, second, [], cause))],
  ['no successor', /^I3 ann.2 is completed and has no successor/, (all) => forget(all, 3)],
  [
    'a successor of what was reopened',
    /^I4 ann.2 is not completed/,
    (all) =>
      put(
        all,
        life(2, recurring, [
          ['completed', 2, { completed: true, completed_at: at(2) }],
          ['reopened', 3, { completed: false, completed_at: null }],
        ]),
      ),
  ],
  [
    'a successor without a cause',
    /^I4 ann.3 was added because of ann.1\/2/,
    (all) => put(all, life(3, second, [], { ...cause, request_id: `${user}.1/2` })),
  ],
  [
    'a reminder that is never told',
    /^I5 .* never told/,
    ({ stored }) => {
      stored.audit.pop();
      stored.notifications.pop();
      delete stored.witnessed;
    },
  ],
  [
    'a reminder told early',
    /^I5 .* ms early/,
    (all) => {
      all.stored.audit.pop();
      all.stored.notifications.pop();
      tell(all, told(4, at(5), 4.9));
    },
  ],
  [
    'a reminder told late',
    /^I5 .* ms late/,
    (all) => {
      all.stored.audit.pop();
      all.stored.notifications.pop();
      tell(all, told(4, at(5), 7));
    },
  ],
  [
    'a reminder told of a task that was completed before',
    /^I5 .* did not want it/,
    (all) => put(all, life(4, waits, [['completed', 4, { completed: true, completed_at: at(4) }]])),
  ],
  [
    'a reminder told of a task that was moved before',
    /^I5 .* did not want it/,
    (all) => put(all, life(4, waits, [['updated', 4, { due_date: '2090-01-01' }]]), []),
  ],
  [
    'a reminder that was two events',
    /^I5 .* is 2 events/,
    ({ stored }) => void stored.audit.push(stored.audit.at(-1)!),
  ],
  [
    'a notification too many',
    /^I5 .* reached its user 2 times/,
    ({ stored }) => void stored.notifications.push(stored.notifications[0]!),
  ],
  [
    'a notification that is missing',
    /^I5 .* reached its user 0 times/,
    ({ stored }) => void stored.notifications.pop(),
  ],
  [
    'a notification of nothing',
    /^I5 .* was never due/,
    ({ stored }) => void stored.notifications.push({ user_id: user, reminder_id: 'ann.1.7' }),
  ],
  [
    'a reminder that was not mailed',
    /^I5 .* by email was never sent/,
    ({ history }) => {
      history.sendings!.sent = [];
    },
  ],
  [
    'a reminder that was mailed twice by a program that ran',
    /^I5 .* was sent 2 times, the program running/,
    ({ history, mail }) => void history.sendings!.sent.push({ ...mail, at: mail.at + 1_000 }),
  ],
  [
    'a reminder that was mailed again under another mark',
    /^I5 by email ann got <other>, which was never due/,
    ({ history, mail }) => void history.sendings!.sent.push({ ...mail, mark: '<other>' }),
  ],
  [
    'a mail to somebody else',
    /^I5 .* by email went to ben/,
    ({ mail }) => {
      mail.user = 'ben';
    },
  ],
  [
    'a mail of another task',
    /^I5 .* by email says something else/,
    ({ mail }) => {
      mail.title = 'Other';
    },
  ],
  [
    'a mail before its time',
    /^I5 .* by email was sent early/,
    ({ mail }) => {
      mail.at = Date.parse(at(4));
    },
  ],
  [
    'a mail of a reminder that was never told',
    /^I5 by email ann got .*, which was never due/,
    ({ stored }) => {
      stored.audit.pop();
      stored.notifications.pop();
      delete stored.witnessed;
    },
  ],
  [
    'a mail that is still on its way',
    /^I9 1 messages are still/,
    ({ stored }) => {
      stored.sending = 1;
    },
  ],
  [
    'a mail that was given up while the program ran',
    /^I9 ann.4.* is dead for sender email/,
    ({ stored }) =>
      void stored.dead.push({
        event_id: `${user}.4.${Date.parse(at(5))}`,
        consumer: 'sender email',
        reason: 'nobody knows whether it was taken, more than once',
      }),
  ],
  [
    'a version that is not recorded',
    /^I6 ann.1 has version 2; its audit has 2/,
    ({ stored }) => void stored.audit.shift(),
  ],
  [
    'a version that is recorded twice',
    /^I6 ann.1 .* audit has 1 1 2/,
    ({ stored }) => void stored.audit.push(stored.audit[0]!),
  ],
  [
    'a change that does not lead to its task',
    /^I6 ann.1 is something else in version 2/,
    ({ stored }) => {
      (stored.audit[1]!.event as TaskEvent).payload.changes!.description!.to = 'other';
    },
  ],
  [
    'a row that is not what was recorded',
    /^I6 ann.1 is not what its last event says/,
    ({ stored }) => {
      const [first] = stored.tasks;
      first!.task = { ...first!.task, title: 'Other' };
      first!.doc!.task = first!.task;
    },
  ],
  [
    'a document that is not its row',
    /^I6 ann.1 differs/,
    ({ stored }) => {
      stored.tasks[0]!.doc!.task = blank(1);
    },
  ],
  [
    'versions that go back in time',
    /^I6 ann.1 has version 2 before version 1/,
    ({ stored }) => {
      (stored.audit[1]!.event as TaskEvent).timestamp = at(-1);
    },
  ],
  [
    'an event under another id',
    /^I6 ann.1 has an event strange/,
    ({ stored }) => {
      (stored.audit[0]!.event as TaskEvent).event_id = 'strange';
    },
  ],
  [
    'a tombstone that was not recorded',
    /^I6 ann.1 is deleted, its audit differs/,
    ({ stored }) => {
      stored.tasks[0]!.deleted = true;
      stored.tasks[0]!.doc!.deleted = true;
    },
  ],
  [
    'a frame of another user',
    /^I7 the socket of ann heard/,
    ({ board }) => {
      board.frames[0]!.event.user_id = 'ben';
    },
  ],
  [
    'a frame that was never recorded',
    /^I7 .* is not what was recorded/,
    ({ board }) => {
      const { event } = board.frames[0]!;
      if ('task' in event.payload) event.payload.task = blank(1, { title: 'Other' });
    },
  ],
  [
    'a page that is behind',
    /^I7 ann.1 is shown in version 1, the list has 2/,
    ({ board }) => void board.shown.set(1, 1),
  ],
  ['a page that shows what is gone', /^I7 ann.5 is shown/, ({ board }) => void board.shown.set(5, 1)],
  [
    'a change that was answered before one that was made before it was asked for',
    /^I8 ann.1: .* fits no order/,
    (all) => {
      put(
        all,
        life(1, {}, [
          ['updated', 1, { description: 'written' }],
          ['updated', 2, { description: 'sooner' }],
        ]),
      );
      Object.assign(all.history.asked[3]!, { from: 30, to: 40 });
      all.history.asked.push(asked('update_task', { task_id: 1, description: 'sooner' }, 1, { from: 10, to: 20 }));
    },
  ],
  [
    'an answer with a version that was made when it was over',
    /^I8 ann.1: update_task .* fits no order/,
    (all) => {
      put(
        all,
        life(1, {}, [
          ['updated', 1, { description: 'written' }],
          ['updated', 2, { description: 'later' }],
        ]),
      );
      Object.assign(all.history.asked[3]!, {
        from: 10,
        to: 20,
        answer: { number: 1, title: 'Task 1', version: 3, description: 'later' },
      });
      all.history.asked.push(asked('update_task', { task_id: 1, description: 'later' }, 1, { from: 30, to: 40 }));
    },
  ],
  [
    'a list that does not show what was acknowledged before it was asked for',
    /^I8 ann.1: a list with version 1 fits no order/,
    ({ history, board }) => {
      Object.assign(history.asked[3]!, { from: 10, to: 20 });
      board.looks.push({
        from: 30,
        to: 40,
        versions: new Map([
          [1, 1],
          [2, 2],
          [3, 1],
          [4, 1],
        ]),
      });
    },
  ],
  [
    'a list that shows what nobody has asked for yet',
    /^I8 ann.1: a list with version 2 fits no order/,
    ({ history, board }) => {
      Object.assign(history.asked[3]!, { from: 30, to: 40 });
      board.looks.push({ from: 10, to: 20, versions: board.shown });
    },
  ],
  [
    'two lists of which the later one shows less',
    /^I8 ann.1: a list with version 1 fits no order/,
    ({ board }) => {
      board.looks.push({ from: 10, to: 20, versions: board.shown });
      board.looks.push({ from: 30, to: 40, versions: new Map([...board.shown, [1, 1]]) });
    },
  ],
  [
    'a refusal because a task is gone that is not',
    /^I8 ann.6: .* fits no order/,
    (all) => {
      put(all, life(6, { title: 'Task 6' }, [['deleted', 3, {}]]));
      const refused = asked('update_task', { task_id: 6, description: 'no' }, 6, {
        refused: 'not_found',
        from: 10,
        to: 20,
      });
      delete refused.answer;
      all.history.asked.push(
        asked('add_task', { title: 'Task 6' }, 6, { from: 1, to: 2 }),
        asked('delete_task', { task_id: 6 }, 6, { from: 30, to: 40 }),
        refused,
      );
    },
  ],
  [
    'a list in which a task is open whose completion was acknowledged',
    /^I8 ann.2: a list with version 1 fits no order/,
    ({ history, board }) => {
      Object.assign(history.asked[4]!, { from: 10, to: 20 });
      history.asked.push({ ...history.asked[4]!, key: 'later', from: 30, to: 40 });
      board.looks.push({ from: 22, to: 23, versions: new Map([...board.shown, [2, 1]]) });
    },
  ],
  [
    'a version that was expected and was not the one',
    /^I10 .* was meant for version 7 and is 2/,
    ({ history }) => {
      history.asked[3]!.args.expected_version = 7;
    },
  ],
  [
    'a change that was refused for its version and happened',
    /^I10 .* was refused and happened/,
    ({ history }) => {
      history.asked[3]!.args.expected_version = 1;
      history.asked[3]!.refused = 'conflict';
      delete history.asked[3]!.answer;
    },
  ],
  [
    'a change that was refused for the version that it had',
    /^I8 ann.1: .* fits no order/,
    ({ history }) => {
      const args = { task_id: 1, description: 'not made', expected_version: 2 };
      const refused = asked('update_task', args, 1, { refused: 'conflict', from: 30, to: 40 });
      delete refused.answer;
      Object.assign(history.asked[3]!, { from: 10, to: 20 });
      history.asked.push(refused);
    },
  ],
  [
    'an outbox that is not empty',
    /^I9 2 events wait/,
    ({ stored }) => {
      stored.outbox = 2;
    },
  ],
  [
    'an event that waits',
    /^I9 .* 1 for a consumer/,
    ({ stored }) => {
      stored.waiting = 1;
    },
  ],
  [
    'a dead letter',
    /^I9 ann.1\/1 is dead for audit/,
    ({ stored }) => void stored.dead.push({ event_id: 'ann.1/1', consumer: 'audit', reason: 'no' }),
  ],
  [
    'a row of a reminder that nobody wants',
    /^I9 .* its task does not want it/,
    ({ stored }) =>
      void stored.due.push({ user_id: user, task_id: 1, reminder_id: 'ann.1.7', remind_at: new Date(stored.at) }),
  ],
  [
    'a row that is overdue',
    /^I9 .* is overdue/,
    (all) => {
      put(all, life(4, waits), [planned]);
      all.stored.due.push({ user_id: user, task_id: 4, reminder_id: planned.id, remind_at: new Date(at(5)) });
    },
  ],
  ['a planned reminder without a row', /^I9 .* and due nowhere/, (all) => put(all, life(4, waits), [planned])],
  ['a job of nobody', /^I9 the scheduler holds ann.1.7/, ({ stored }) => void stored.scheduled!.push('ann.1.7')],
  [
    'an effect that happened twice',
    /^I9 .* took effect 2 times/,
    ({ stored }) => void stored.witnessed!.push('ann.1/1'),
  ],
  ['an effect that did not happen', /^I9 .* took effect 0 times/, ({ stored }) => void stored.witnessed!.pop()],
  [
    'an update that is not there',
    /^I10 .* happened 0 times/,
    ({ history }) => {
      history.asked[3]!.args.description = 'lost';
    },
  ],
  [
    'an update that happened twice',
    /^I10 .* happened 2 times/,
    (all) =>
      put(
        all,
        life(1, {}, [
          ['updated', 1, { description: 'written' }],
          ['updated', 2, { description: 'written' }],
        ]),
      ),
  ],
  ['a completion that never happened', /^I10 .* never happened/, (all) => put(all, life(2, recurring))],
  [
    'a deletion that never happened',
    /^I10 .* never happened/,
    ({ history }) => void history.asked.push(asked('delete_task', { task_id: 1 }, 1)),
  ],
  [
    'one version of two writers',
    /^I10 .* claims version 2/,
    ({ history }) => {
      Object.assign(history.asked[3]!.answer!, { version: 2, description: 'not this' });
    },
  ],
  [
    'a change that nobody asked for',
    /^I10 ann.4 was completed 1 times by 0 keys/,
    (all) => put(all, life(4, waits, [['completed', 30, { completed: true, completed_at: at(30) }]])),
  ],
  [
    'a key of another task that was taken',
    /^I10 .* was accepted/,
    ({ history }) => {
      history.asked[3]!.borrowed = true;
    },
  ],
  [
    'hardly a call that succeeds',
    /^I11 6 of 100/,
    ({ history }) => {
      history.tail!.failed = 6;
    },
  ],
];

for (const [what, says, breaks] of broken)
  test(`found: ${what}`, () => {
    const all = whole();
    breaks(all);
    const problems = problemsOf(all);
    assert.ok(
      problems.some((problem) => says.test(problem)),
      JSON.stringify(problems),
    );
  });

test('held: what a race excuses', () => {
  const excused = whole();
  // Reopened after its successor was touched, so that it stays.
  put(
    excused,
    life(2, recurring, [
      ['completed', 2, { completed: true, completed_at: at(2) }],
      ['reopened', 4, { completed: false, completed_at: null, description: 'reopened' }],
    ]),
  );
  put(excused, life(3, second, [['updated', 3, { description: 'touched' }]], cause));
  // Completed before anybody could tell its reminder.
  put(
    excused,
    life(5, { title: 'Task 5', ...waits }, [['completed', 5.5, { completed: true, completed_at: at(5.5) }]]),
  );
  excused.history.asked.push(
    asked('add_task', { title: 'Task 5' }, 5),
    asked('complete_task', { task_id: 5 }, 5),
    asked('update_task', { task_id: 3, description: 'touched' }, 3),
    asked('update_task', { task_id: 2, description: 'reopened' }, 2),
  );
  // A key of another task, on one that is gone.
  put(excused, life(6, { title: 'Task 6' }, [['deleted', 3, {}]]));
  const gone = asked('update_task', { task_id: 6, description: 'no' }, 6, { borrowed: true, refused: 'not_found' });
  delete gone.answer;
  excused.history.asked.push(asked('add_task', { title: 'Task 6' }, 6), asked('delete_task', { task_id: 6 }, 6), gone);
  excused.history.sockets = [];
  assert.deepEqual(problemsOf(excused), []);
});

test('poison must be dead', () => {
  const { history, stored } = whole();
  const poison = ['ann.1/poison'];
  assert.match(
    checkHistory(history, stored, { ...expected, poison }).join(),
    /^I9 ann.1\/poison is poison and not dead/,
  );
  stored.dead.push({ event_id: 'ann.1/poison', consumer: 'audit', reason: 'no event of ours' });
  assert.deepEqual(checkHistory(history, stored, { ...expected, poison }), []);
});

test('held: what the end of a program excuses, and what happens at the same time', () => {
  const excused = whole();
  const { history, stored, board, mail } = excused;
  // Sent, and the program killed before it could write that down.
  history.sendings!.sent.push({ ...mail, at: mail.at + 5_000 });
  const down = { from: mail.at + 1_000, to: mail.at + 3_000 };
  assert.deepEqual(checkHistory(history, stored, { ...expected, outages: [down] }), []);
  history.sendings!.sent.push({ ...mail, at: mail.at + 20_000 });
  const again = { from: mail.at + 10_000, to: mail.at + 12_000 };
  assert.match(
    checkHistory(history, stored, { ...expected, outages: [down, again] }).join(),
    /^I5 .* was sent 3 times$/,
  );
  // Given up after two such ends, whether or not it was taken.
  stored.dead.push({
    event_id: `${user}.4.${Date.parse(at(5))}`,
    consumer: 'sender email',
    reason: 'nobody knows whether it was taken, more than once',
  });
  for (const sent of [[], [mail]]) {
    history.sendings!.sent = sent;
    assert.deepEqual(checkHistory(history, stored, { ...expected, outages: [down, again] }), []);
  }
  stored.dead.pop();
  history.sendings!.sent = [mail];
  // Whoever asks while a change is made may see it or not.
  Object.assign(history.asked[3]!, { from: 10, to: 40 });
  for (const version of [1, 2])
    board.looks.push({ from: 20, to: 30, versions: new Map([...board.shown, [1, version]]) });
  assert.deepEqual(problemsOf(excused), []);
});
