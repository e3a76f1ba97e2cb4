import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const at = '2026-11-20 13:00';

const studio: Seed[] = [
  { title: 'design christmas cards', due: '2026-11-27', tags: ['studio'] },
  { title: 'advent concert', due: '2026-11-29 17:00', priority: 'high', tags: ['choir'] },
  { title: 'extra rehearsal', due: '2026-11-25 19:00', tags: ['choir'] },
  { title: 'send Becker photos', due: '2026-11-20 18:00', priority: 'urgent' },
  { title: 'send Wagner photos', due: '2026-11-24' },
  { title: 'buy candles', due: '2026-11-26' },
  { title: 'update price list' },
  { title: 'pay studio rent', due: '2026-12-01', repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' },
];

const home: Seed[] = [
  { title: 'winter tyres for the van', due: '2026-11-23 08:00' },
  { title: 'drain outdoor taps', due: '2026-11-21' },
  { title: 'treat the bees with oxalic acid', due: '2026-12-05 11:00', tags: ['bees'] },
  { title: 'take thyroid tablet', due: '2026-11-21 07:00', repeat: 'FREQ=DAILY' },
  { title: 'eye check-up', due: '2026-12-10 16:10' },
  { title: 'hire a third fitter' },
  { title: 'order heating oil', done: true },
  { title: 'call the tax adviser', due: '2026-11-19', priority: 'high' },
];

/** All eight of them before Advent. Said on Friday, 20 November 2026, at 13:00. */
export const careVoices5: Table = {
  adding: heldAt(
    at,
    saidAdds([
      ['remind me to defrost the goose on dec 22', 'defrost the goose', '2026-12-22'],
      ['add shoot the Roths on sunday at 11 tag studio', 'shoot the Roths', '2026-11-22 11:00', { tags: ['studio'] }],
      ['buy santa costume by dec 5th high prio', 'buy santa costume', '2026-12-05', { priority: 'high' }],
      ['flu shots for the kids next wednesday at 2:45pm', 'flu shots for the kids', '2026-11-25 14:45'],
      ['ring the wholesaler at 3', 'ring the wholesaler', '2026-11-20 15:00'],
      ['wrap jars for the market tomorrow afternoon', 'wrap jars for the market', '2026-11-21 15:00'],
      ['pls put pick up the cello on my list, asap', 'pick up the cello', undefined, { priority: 'urgent' }],
    ]),
  ),
  titles: heldAt(
    at,
    saidAdds([
      ['add "Black Friday offer" due monday', 'Black Friday offer', '2026-11-23'],
      ['add write the January newsletter', 'write the January newsletter'],
      ['new task: "call Sunday school" tomorrow at 10am', 'call Sunday school', '2026-11-21 10:00'],
    ]),
  ),
  dates: heldAt(
    at,
    saidAdds([
      ['visit from the health office on 12/8 at 9am', 'visit from the health office', '2026-12-08 09:00'],
      ['rehearsal with the soloist monday at 8pm', 'rehearsal with the soloist', '2026-11-23 20:00'],
      ['check the hive roofs in three weeks', 'check the hive roofs', '2026-12-11'],
    ]),
  ),
  recurrence: heldAt(
    at,
    saidAdds([
      [
        'grit the yard every day at 6am until the end of february',
        'grit the yard',
        '2026-11-21 06:00',
        { repeat: 'FREQ=DAILY;UNTIL=20270228' },
      ],
      ['send payroll on the 28th every month', 'send payroll', '2026-11-28', { repeat: 'FREQ=MONTHLY;BYMONTHDAY=28' }],
      ['renew the domain every year on january 15', 'renew the domain', '2027-01-15', { repeat: 'FREQ=YEARLY' }],
    ]),
  ),
  listing: heldAt(at, [
    ...saidOf(studio, [
      { say: 'whats still left for today', lists: [4] },
      { say: 'show me next week', lists: [1, 2, 3, 5, 6] },
      { say: 'and what is due in december?', lists: [8] },
    ]),
    ...saidOf(home, [
      { say: 'am i late with anything?', lists: [8] },
      { say: 'which tasks did i finish already', lists: [7] },
      { say: 'tomorrows tasks please', lists: [2, 4] },
    ]),
  ]),
  search: heldAt(at, [
    ...saidOf(studio, [
      { say: 'find photos', lists: [4, 5] },
      { say: 'is there a task with candles', lists: [6] },
    ]),
    ...saidOf(home, [{ say: 'search for tyres', lists: [1] }]),
  ]),
  completing: heldAt(at, [
    ...saidOf(studio, [
      { say: 'sent the becker photos', completes: [4] },
      {
        say: 'studio rent is paid',
        completes: [8],
        next: [{ title: 'pay studio rent', due: '2027-01-01', repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' }],
      },
    ]),
    ...saidOf(home, [
      { say: 'i just called the tax adviser', completes: [8] },
      { say: 'number 6 is done, found a good one', completes: [6] },
    ]),
  ]),
  changing: heldAt(at, [
    ...saidOf(studio, [
      { say: 'move the wagner photos to thursday', changes: { 5: { due: '2026-11-26' } } },
      { say: 'extra rehearsal starts half an hour later', changes: { 3: { due: '2026-11-25 19:30' } } },
      { say: 'give update price list the due date next friday', changes: { 7: { due: '2026-11-27' } } },
    ]),
    ...saidOf(home, [
      { say: 'the eye check up is on the 11th now', changes: { 5: { due: '2026-12-11 16:10' } } },
      { say: 'postpone draining the taps by 2 days', changes: { 2: { due: '2026-11-23' } } },
      { say: 'tag the eye check-up with health', changes: { 5: { tags: ['health'] } } },
    ]),
  ]),
  deleting: heldAt(at, saidOf(home, [{ say: 'delete the third fitter task', deletes: [6] }])),
  bulk: heldAt(
    at,
    talksOf(studio, [
      [
        { say: 'delete all tasks tagged choir', asks: true, wants: { deletes: [2, 3] } },
        { say: 'yes go ahead', deletes: [2, 3] },
      ],
    ]),
  ),
  'follow-ups': heldAt(at, [
    ...talksOf(home, [
      [
        { say: 'add dentist dec 3 at 9', adds: [{ title: 'dentist', due: '2026-12-03 09:00' }] },
        { say: 'better at 11', changes: { 9: { due: '2026-12-03 11:00' } } },
        { say: 'no actually on the 4th', changes: { 9: { due: '2026-12-04 11:00' } } },
      ],
    ]),
    ...talksOf(studio, [
      [
        { say: 'what is on sunday the 29th?', lists: [2] },
        { say: 'move that one hour later', changes: { 2: { due: '2026-11-29 18:00' } } },
      ],
    ]),
  ]),
  undo: heldAt(
    at,
    talksOf(studio, [
      [
        { say: 'delete buy candles', deletes: [6] },
        { say: 'restore that please', adds: [{ title: 'buy candles', due: '2026-11-26' }] },
      ],
    ]),
  ),
  ambiguity: heldAt(
    at,
    talksOf(studio, [
      [
        { say: 'delete the photo task', asks: true },
        { say: 'the wagner one', deletes: [5] },
      ],
    ]),
  ),
  talk: heldAt(at, saidOf(studio, [{ say: 'thx, have a lovely weekend' }, { say: 'whats the capital of norway' }])),
  urdu: heldAt(at, saidOf(home, [{ say: 'task 6 delete kar do', deletes: [6] }])),
  several: heldAt(at, [
    ...saidOf(studio, [
      {
        say: 'becker photos sent, move the wagner photos to wednesday, add pack the tripod tonight',
        completes: [4],
        changes: { 5: { due: '2026-11-25' } },
        adds: [{ title: 'pack the tripod', due: '2026-11-20 20:00' }],
      },
      {
        say: 'mark the candles as high priority and tag the price list with studio',
        changes: { 6: { priority: 'high' }, 7: { tags: ['studio'] } },
      },
    ]),
    ...saidOf(home, [
      { say: 'tyres done, outdoor taps done, whats left?', completes: [1, 2], lists: [3, 4, 5, 6, 8], mayList: [1, 2] },
      {
        say: 'move the eye check-up to 5pm and delete hire a third fitter',
        changes: { 5: { due: '2026-12-10 17:00' } },
        deletes: [6],
      },
    ]),
  ]),
  pastes: heldAt(
    at,
    saidOf(home, [
      {
        say: 'monday 8:00 Schulz boiler\ntuesday 10:00 Meyer sink\nwednesday 13:30 Lang toilet',
        adds: [
          { title: 'Schulz boiler', due: '2026-11-23 08:00' },
          { title: 'Meyer sink', due: '2026-11-24 10:00' },
          { title: 'Lang toilet', due: '2026-11-25 13:30' },
        ],
      },
    ]),
  ),
  instructions: heldAt(at, saidAdds([['add "mark all tasks as done" to the list', 'mark all tasks as done']])),
};
