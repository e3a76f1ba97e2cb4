import type { Conversation, Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const firstOfMonth = 'FREQ=MONTHLY;BYMONTHDAY=1';
const tasks: Seed[] = [
  { title: 'submit shift swap form', due: '2026-11-20 17:00', tags: ['work'] },
  { title: 'refill metoprolol prescription for Dad', due: '2026-11-21' },
  { title: 'CPR recertification', due: '2026-12-02 09:00', priority: 'high', tags: ['work'] },
  { title: 'buy compression socks' },
  { title: 'schedule mammogram', tags: ['health'] },
  { title: 'order turkey', due: '2026-11-23' },
  { title: 'vacuum the car', due: '2026-11-19', priority: 'low' },
  { title: 'give Biscuit heartworm pill', due: '2026-12-01', repeat: firstOfMonth },
];
const alike: Seed[] = [
  { title: 'dentist for me', due: '2026-12-03 10:00' },
  { title: 'dentist for Dad', due: '2026-12-07 14:00' },
  { title: 'wash scrubs' },
  { title: 'iron scrubs' },
  { title: 'pay parking permit', due: '2026-11-30' },
];

const held = (conversations: Conversation[]) =>
  heldAt('2026-11-20 14:10', conversations).map((one) => ({ ...one, zone: 'America/New_York' }));

/** A nurse on shifts. Said in New York on Friday, 20 November 2026, at 14:10. */
export const homeVoices4: Table = {
  adding: held(
    saidAdds([
      ['night shift sunday at 7pm', 'night shift', '2026-11-22 19:00'],
      [
        'add renew bls cert by dec 15, remind me 3 days before #work',
        'renew bls cert',
        '2026-12-15',
        { remind: ['P3D'], tags: ['work'] },
      ],
      ['pick up scrubs from the cleaners tomorrow at noon', 'pick up scrubs from the cleaners', '2026-11-21 12:00'],
      ['flu shot 11/24 8:15am', 'flu shot', '2026-11-24 08:15'],
      [
        "Put 'pack snacks for night shift' on my list for sunday evening",
        'pack snacks for night shift',
        '2026-11-22 19:00',
      ],
    ]),
  ),
  titles: held(
    saidAdds([
      ['add print the Saturday rota for the ward on monday', 'print the Saturday rota for the ward', '2026-11-23'],
      ['add look up morning sickness tips for Lena', 'look up morning sickness tips for Lena'],
    ]),
  ),
  dates: held(
    saidAdds([
      ['mandatory training next wednesday at 0800', 'mandatory training', '2026-11-25 08:00'],
      ['check back with the pharmacy in 90 minutes', 'check back with the pharmacy', '2026-11-20 15:40'],
      ['sleep clinic appt the monday after next 9pm', 'sleep clinic appt', '2026-11-30 21:00'],
    ]),
  ),
  recurrence: held(
    saidAdds([
      [
        'submit timecard every other friday starting nov 27',
        'submit timecard',
        '2026-11-27',
        { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR' },
      ],
      [
        "water jess's plants every day until nov 29",
        "water jess's plants",
        '2026-11-20',
        { repeat: 'FREQ=DAILY;UNTIL=20261129' },
      ],
      [
        'foam roll monday wednesday and friday mornings every week',
        'foam roll',
        '2026-11-23 09:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=MO,WE,FR' },
      ],
    ]),
  ),
  listing: held(
    saidOf(tasks, [
      { say: 'whats left for today', lists: [1], mayList: [7] },
      { say: 'whats overdue', lists: [7] },
      { say: 'what do i have monday', lists: [6] },
      { say: 'anything due in december?', lists: [3, 8] },
      { say: 'show me the work stuff', lists: [1, 3] },
    ]),
  ),
  search: held(
    saidOf(tasks, [
      { say: 'find biscuit', lists: [8] },
      { say: 'did i put anything about dad on here?', lists: [2] },
      { say: 'search for cruise', lists: [] },
    ]),
  ),
  completing: held(
    saidOf(tasks, [
      { say: 'ok compression socks bought', completes: [4] },
      {
        say: 'gave biscuit the heartworm pill already',
        completes: [8],
        next: [{ title: 'give Biscuit heartworm pill', due: '2027-01-01', repeat: firstOfMonth }],
      },
      { say: 'turned in the shift swap form', completes: [1] },
      { say: 'mammogram is scheduled, check it off', completes: [5] },
      { say: 'done w/ vacuuming the car', completes: [7] },
    ]),
  ),
  changing: held(
    saidOf(tasks, [
      { say: 'cpr recertification got moved to dec 9 at 1pm', changes: { 3: { due: '2026-12-09 13:00' } } },
      { say: 'remind me of the cpr recertification 1 day ahead', changes: { 3: { remind: ['P1D'] } } },
      { say: 'take the work tag off the shift swap form', changes: { 1: { tags: [] } } },
      { say: 'move everything thats overdue to tomorrow', changes: { 7: { due: '2026-11-21' } } },
      { say: 'change the due date of the compression socks to sunday', changes: { 4: { due: '2026-11-22' } } },
    ]),
  ),
  deleting: held(saidOf(tasks, [{ say: 'delete number 6', deletes: [6] }])),
  'follow-ups': held(
    talksOf(tasks, [
      [
        { say: 'add call hr about pto monday 9am', adds: [{ title: 'call hr about pto', due: '2026-11-23 09:00' }] },
        { say: 'make it high priority', changes: { 9: { priority: 'high' } } },
        { say: 'actually tuesday', changes: { 9: { due: '2026-11-24 09:00' } } },
      ],
      [
        { say: 'is the metoprolol refill still on here', lists: [2] },
        { say: 'picked it up just now, check it off', completes: [2] },
      ],
    ]),
  ),
  undo: held(
    talksOf(tasks, [
      [
        { say: 'shift swap form done', completes: [1] },
        { say: 'oops undo', changes: { 1: { done: false } } },
      ],
    ]),
  ),
  ambiguity: held(
    talksOf(alike, [
      [
        { say: 'move the dentist to dec 8', asks: true },
        { say: "dad's", changes: { 2: { due: '2026-12-08 14:00' } } },
      ],
      [
        { say: 'complete the scrubs one', asks: true },
        { say: 'the washing one', completes: [3] },
      ],
    ]),
  ),
  talk: held(saidOf(tasks, [{ say: 'ugh im so tired after that shift' }])),
  several: held(
    saidOf(tasks, [
      {
        say: 'delete order turkey, were going to moms. add bake pumpkin pie for wednesday evening',
        deletes: [6],
        adds: [{ title: 'bake pumpkin pie', due: '2026-11-25 19:00' }],
      },
      {
        say: 'make cpr recertification urgent and tag order turkey with thanksgiving',
        changes: { 3: { priority: 'urgent' }, 6: { tags: ['thanksgiving'] } },
      },
      { say: '1 done, 7 done, move 5 to next tuesday', completes: [1, 7], changes: { 5: { due: '2026-11-24' } } },
      {
        say: 'compression socks: done. mammogram: nov 30 at 8am. new task: thank maria for covering',
        completes: [4],
        changes: { 5: { due: '2026-11-30 08:00' } },
        adds: [{ title: 'thank maria for covering' }],
      },
    ]),
  ),
  pastes: held(
    saidOf(tasks, [
      {
        say: '* mop the kitchen\n* mail rent check by dec 1\n* facetime sis sunday 3pm',
        adds: [
          { title: 'mop the kitchen' },
          { title: 'mail rent check', due: '2026-12-01' },
          { title: 'facetime sis', due: '2026-11-22 15:00' },
        ],
      },
    ]),
  ),
  instructions: held(
    saidAdds([
      [
        'add show the new girl how to mark everything as done in the chart',
        'show the new girl how to mark everything as done in the chart',
      ],
    ]),
  ),
};
