import type { Seed, Table } from '../../conversation.ts';
import { talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'pay the water bill', due: '2026-03-12' },
  { title: 'lunch with Omar', due: '2026-03-11 12:30' },
  { title: 'sand the table' },
  { title: 'ring the plumber', due: '2026-03-16' },
  { title: 'ring the bank' },
  { title: 'haircut', due: '2026-03-13 10:00' },
];

/** What is said next in the ways that were missed at first. On Tuesday, 10 March 2026, at 10:00. */
export const followUpsSaid: Table = {
  'follow-ups': talksOf(tasks, [
    [
      { say: 'move lunch with omar to thursday at 1pm', changes: { 2: { due: '2026-03-12 13:00' } } },
      { say: 'no, back to wednesday but keep the time', changes: { 2: { due: '2026-03-11 13:00' } } },
    ],
    [
      { say: 'move the haircut to 11', changes: { 6: { due: '2026-03-13 11:00' } } },
      { say: 'actually move it to saturday and keep the time', changes: { 6: { due: '2026-03-14 11:00' } } },
    ],
    [
      { say: 'push the haircut to monday', changes: { 6: { due: '2026-03-16 10:00' } } },
      { say: 'oh no, make it tuesday, but still at 10', changes: { 6: { due: '2026-03-17 10:00' } } },
    ],
    [
      { say: 'reschedule lunch with omar for friday', changes: { 2: { due: '2026-03-13 12:30' } } },
      { say: 'hm put it back on wednesday and leave the time as it is', changes: { 2: { due: '2026-03-11 12:30' } } },
    ],
    [
      { say: 'show me all my tasks', lists: [1, 2, 3, 4, 5, 6], inOrder: true },
      { say: 'move the second one to thursday as well', changes: { 2: { due: '2026-03-12 12:30' } } },
    ],
    [
      { say: 'list my todos', lists: [1, 2, 3, 4, 5, 6], inOrder: true },
      { say: 'put the first one on friday too', changes: { 1: { due: '2026-03-13' } } },
      { say: 'and set the last one to high too', changes: { 6: { priority: 'high' } } },
    ],
    [
      { say: 'show my tasks', lists: [1, 2, 3, 4, 5, 6], inOrder: true },
      { say: 'do the fourth one on thursday as well', changes: { 4: { due: '2026-03-12' } } },
    ],
    [
      { say: 'move the water bill to friday', changes: { 1: { due: '2026-03-13' } } },
      { say: 'at 5pm i mean', changes: { 1: { due: '2026-03-13 17:00' } } },
    ],
    [
      { say: 'make the table high priority', changes: { 3: { priority: 'high' } } },
      { say: 'low i meant, sorry', changes: { 3: { priority: 'low' } } },
    ],
    [
      { say: 'set sand the table to sunday', changes: { 3: { due: '2026-03-15' } } },
      { say: 'in the afternoon i meant', changes: { 3: { due: '2026-03-15 15:00' } } },
    ],
    [
      { say: 'add choir on monday at 7pm', adds: [{ title: 'choir', due: '2026-03-16 19:00' }] },
      { say: "oh and it's every two weeks", changes: { 7: { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO' } } },
    ],
    [
      { say: 'add pay the rent on april 1', adds: [{ title: 'pay the rent', due: '2026-04-01' }] },
      { say: "that's every month by the way", changes: { 7: { repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' } } },
    ],
    [
      { say: 'add stretch tomorrow at 7am', adds: [{ title: 'stretch', due: '2026-03-11 07:00' }] },
      { say: "it's a daily thing", changes: { 7: { repeat: 'FREQ=DAILY' } } },
    ],
    [
      { say: 'add chess club thursday 6pm', adds: [{ title: 'chess club', due: '2026-03-12 18:00' }] },
      { say: 'this is every thursday', changes: { 7: { repeat: 'FREQ=WEEKLY;BYDAY=TH' } } },
    ],
    [
      { say: 'show me friday', lists: [6] },
      { say: 'move it to the evening', changes: { 6: { due: '2026-03-13 19:00' } } },
    ],
    [
      { say: 'when is lunch with omar?', lists: [2] },
      { say: 'push that to the afternoon', changes: { 2: { due: '2026-03-11 15:00' } } },
    ],
    [
      { say: "what's on friday", lists: [6] },
      { say: 'put it in the morning', changes: { 6: { due: '2026-03-13 09:00' } } },
    ],
    [
      { say: 'when is the haircut', lists: [6] },
      { say: 'make it the afternoon instead', changes: { 6: { due: '2026-03-13 15:00' } } },
    ],
    [
      { say: 'move the plumber to tuesday at 9', changes: { 4: { due: '2026-03-17 09:00' } } },
      { say: 'no, make it thursday and keep it at 9', changes: { 4: { due: '2026-03-12 09:00' } } },
      { say: "and that's every other week", changes: { 4: { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH' } } },
    ],
    [
      { say: 'show my tasks please', lists: [1, 2, 3, 4, 5, 6], inOrder: true },
      { say: 'mark the third one as done as well', completes: [3] },
    ],
    [
      { say: 'push lunch with omar to friday', changes: { 2: { due: '2026-03-13 12:30' } } },
      { say: 'back to wednesday', changes: { 2: { due: '2026-03-11 12:30' } } },
    ],
  ]),
};
