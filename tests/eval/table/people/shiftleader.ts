import type { Seed, Table } from '../../conversation.ts';
import { saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'check forklift 3 brakes', due: '2026-03-10 14:00', priority: 'high' },
  { title: 'count pallets in bay 7', due: '2026-03-10' },
  { title: 'safety walk', due: '2026-03-11 06:00', repeat: 'FREQ=WEEKLY;BYDAY=MO,WE,FR' },
  { title: 'send shift roster to HR', due: '2026-03-12 12:00', tags: ['roster'] },
  { title: 'first aid training for Deniz', due: '2026-03-24 09:00' },
  { title: 'order safety gloves', tags: ['ppe'] },
  { title: 'order pallet wrap' },
  { title: 'fix the dock 4 light', priority: 'low' },
];

/** On Friday, 20 November 2026, at 13:30. */
const november: Seed[] = [
  { title: 'load truck for Kassel', due: '2026-11-20 15:00' },
  { title: 'write the night shift plan', due: '2026-11-22' },
  { title: 'winter tyres for the forklifts', due: '2026-11-27' },
  { title: 'xmas party list' },
  { title: 'return the rental forklift', due: '2026-12-01 10:00' },
];
const at = '2026-11-20 13:30';

/** A warehouse shift leader. Where not said otherwise, on Tuesday, 10 March 2026, at 10:00. */
export const shiftLeader: Table = {
  adding: saidAdds([
    ['add truck from DHL gate 2 tmrw 6:45am', 'truck from DHL gate 2', '2026-03-11 06:45'],
    ['remind me in 20 min to open gate 5', 'open gate 5', '2026-03-10 10:20'],
    [
      'ask the agency for 4 temps, today by 3pm, urgent',
      'ask the agency for 4 temps',
      '2026-03-10 15:00',
      { priority: 'urgent' },
    ],
    [
      'talk to Murat about his overtime thurs, tag team',
      'talk to Murat about his overtime',
      '2026-03-12',
      { tags: ['team'] },
    ],
    [
      'new task inventory count 28 march 6am prio high, remind me 2 days before',
      'inventory count',
      '2026-03-28 06:00',
      { priority: 'high', remind: ['P2D'] },
    ],
  ]),
  titles: saidAdds([
    ['add "clean up after night shift"', 'clean up after night shift'],
    ['ask planning about the Monday truck tomorrow', 'ask planning about the Monday truck', '2026-03-11'],
  ]),
  dates: saidAdds([
    ['return empty pallets 4/2', 'return empty pallets', '2026-04-02'],
    ['send the sick notes to HR by end of day', 'send the sick notes to HR', '2026-03-10 18:00'],
    ['stocktake meeting monday after next 7am', 'stocktake meeting', '2026-03-23 07:00'],
  ]),
  recurrence: saidAdds([
    [
      'team talk monday to friday at 5:50 am',
      'team talk',
      '2026-03-11 05:50',
      { repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
    ],
    [
      'test the fire alarm on the first of every month at 8am',
      'test the fire alarm',
      '2026-04-01 08:00',
      { repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' },
    ],
  ]),
  listing: [
    ...saidOf(tasks, [
      { say: 'what do i still have to do today', lists: [1, 2] },
      { say: 'list the stuff without a date', lists: [6, 7, 8] },
      { say: 'whats due tomorrow', lists: [3] },
      { say: 'show me all tasks', lists: [1, 2, 3, 4, 5, 6, 7, 8] },
    ]),
    ...saidOf(november, [{ say: 'what do i have next week', lists: [3] }]).map((one) => ({ ...one, at })),
  ],
  search: saidOf(tasks, [
    { say: 'anything about pallets?', lists: [2], mayList: [7] },
    { say: 'which one was for deniz', lists: [5] },
  ]),
  completing: saidOf(tasks, [
    { say: 'forklift 3 brakes checked', completes: [1] },
    { say: 'counted the pallets in bay 7', completes: [2] },
    { say: 'roster sent to hr', completes: [4] },
    {
      say: 'done with the safety walk',
      completes: [3],
      next: [{ title: 'safety walk', due: '2026-03-13 06:00', repeat: 'FREQ=WEEKLY;BYDAY=MO,WE,FR' }],
    },
    { say: 'gloves and pallet wrap ordered', completes: [6, 7] },
    { say: 'dock 4 light is fixed 👍', completes: [8] },
    { say: 'tick 1 2 and 4', completes: [1, 2, 4] },
  ]),
  changing: [
    ...saidOf(tasks, [
      { say: 'move the forklift check to 4pm', changes: { 1: { due: '2026-03-10 16:00' } } },
      { say: 'move the roster to friday same time pls', changes: { 4: { due: '2026-03-13 12:00' } } },
      { say: 'gloves are high prio now', changes: { 6: { priority: 'high' } } },
      { say: 'push deniz training back a week', changes: { 5: { due: '2026-03-31 09:00' } } },
      { say: 'rename task 8 to replace the dock 4 light', changes: { 8: { title: 'replace the dock 4 light' } } },
      { say: 'set order pallet wrap to tomorrow 9am', changes: { 7: { due: '2026-03-11 09:00' } } },
      {
        say: 'make the safety walk only monday and friday',
        changes: { 3: { due: '2026-03-13 06:00', repeat: 'FREQ=WEEKLY;BYDAY=MO,FR' } },
      },
      { say: 'remind me 30 min before the forklift check', changes: { 1: { remind: ['PT30M'] } } },
      { say: 'safety walk shouldnt repeat anymore', changes: { 3: { repeat: null } } },
    ]),
    ...saidOf(november, [
      { say: 'kassel is late, push it by an hour', changes: { 1: { due: '2026-11-20 16:00' } } },
    ]).map((one) => ({ ...one, at })),
  ],
  deleting: saidOf(tasks, [
    { say: 'dont need the pallet wrap anymore delete it', deletes: [7] },
    { say: 'delete task 8', deletes: [8] },
  ]),
  bulk: talksOf(tasks, [
    [
      { say: 'delete the gloves and the pallet wrap', asks: true, wants: { deletes: [6, 7] } },
      { say: 'no leave them' },
    ],
  ]),
  'follow-ups': talksOf(tasks, [
    [
      { say: 'add check trailer seals', adds: [{ title: 'check trailer seals' }] },
      { say: 'today 1pm', changes: { 9: { due: '2026-03-10 13:00' } } },
      { say: 'actually 1:30', changes: { 9: { due: '2026-03-10 13:30' } } },
    ],
    [
      { say: 'what have i got tomorrow', lists: [3] },
      { say: 'push it to thursday', changes: { 3: { due: '2026-03-12 06:00' } } },
    ],
  ]),
  undo: talksOf(tasks, [
    [
      { say: 'set the roster to urgent', changes: { 4: { priority: 'urgent' } } },
      { say: 'undo that', changes: { 4: { priority: 'medium' } } },
    ],
  ]),
  ambiguity: talksOf(tasks, [
    [
      { say: 'mark the order as done', asks: true },
      { say: 'gloves', completes: [6] },
    ],
  ]),
  talk: [...saidOf(tasks, [{ say: 'how many pallets fit on a 40 ft trailer?' }])],
  several: [
    ...saidOf(tasks, [
      {
        say: 'brakes done, pallets counted, move roster to tomorrow noon',
        completes: [1, 2],
        changes: { 4: { due: '2026-03-11 12:00' } },
      },
      {
        say: 'delete the dock light and add call electrician for dock 4 tomorrow 8am high prio',
        deletes: [8],
        adds: [{ title: 'call electrician for dock 4', due: '2026-03-11 08:00', priority: 'high' }],
      },
      {
        say: 'gloves ordered. set pallet wrap to thursday. training for deniz is now at 10am',
        completes: [6],
        changes: { 7: { due: '2026-03-12' }, 5: { due: '2026-03-24 10:00' } },
      },
      {
        say: 'add sweep aisle 3 today and add fix label printer today, then show me whats on today',
        adds: [
          { title: 'sweep aisle 3', due: '2026-03-10' },
          { title: 'fix label printer', due: '2026-03-10' },
        ],
        lists: [1, 2],
        mayList: [9, 10],
      },
      {
        say: 'finished 1, drop 7, set 8 to medium',
        completes: [1],
        deletes: [7],
        changes: { 8: { priority: 'medium' } },
      },
      {
        say: 'forklift check to 3pm and tag it maintenance, roster is done',
        completes: [4],
        changes: { 1: { due: '2026-03-10 15:00', tags: ['maintenance'] } },
      },
    ]),
    ...saidOf(november, [
      {
        say: 'kassel is loaded, move the night shift plan to monday',
        completes: [1],
        changes: { 2: { due: '2026-11-23' } },
      },
      {
        say: 'set the xmas party list to dec 4 and bring the winter tyres forward to wednesday',
        changes: { 4: { due: '2026-12-04' }, 3: { due: '2026-11-25' } },
      },
    ]).map((one) => ({ ...one, at })),
  ],
  pastes: saidOf(tasks, [
    {
      say: 'handover:\n1. replace scanner 12 battery\n2. check gate 3 sensor\n3. call Schenker about the missing pallet',
      adds: [
        { title: 'replace scanner 12 battery' },
        { title: 'check gate 3 sensor' },
        { title: 'call Schenker about the missing pallet' },
      ],
    },
  ]),
};
