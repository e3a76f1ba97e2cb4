import type { Seed } from '../../conversation.ts';
import { talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'call Maria about the lease' },
  { title: 'call Marco', due: '2026-03-11' },
  { title: 'email Maria' },
  { title: 'pay the lease', due: '2026-03-13' },
];
const twice: Seed[] = [
  { title: 'buy milk', due: '2026-03-11' },
  { title: 'buy milk', due: '2026-03-13' },
];
const meetings: Seed[] = [
  { title: 'meeting with the client', due: '2026-03-11 09:00' },
  { title: 'meeting with HR', due: '2026-03-12 09:00' },
  { title: 'staff meeting' },
];

/** Where several could be meant it asks, and where one is clear it does not. */
export const ambiguitySpoken = [
  ...talksOf(tasks, [
    [
      { say: 'delete the maria task', asks: true, names: ['call Maria', 'email Maria'] },
      { say: 'the email', deletes: [3] },
    ],
    [
      { say: 'I made the call', asks: true },
      { say: 'marco', completes: [2] },
    ],
    [
      { say: 'move the lease to monday', asks: true, names: ['call Maria about the lease', 'pay the lease'] },
      { say: 'the second one', changes: { 4: { due: '2026-03-16' } } },
    ],
    [
      { say: 'mark the call as done', asks: true },
      { say: 'the first', completes: [1] },
    ],
    [
      { say: 'make the maria one urgent', asks: true },
      { say: 'both of them', changes: { 1: { priority: 'urgent' }, 3: { priority: 'urgent' } } },
    ],
    [{ say: 'complete the lease', asks: true }, { say: 'neither' }],
    [
      { say: 'get rid of the call', asks: true },
      { say: 'Marco, please', deletes: [2] },
    ],
    [
      { say: 'tag maria with legal', asks: true },
      { say: '1', changes: { 1: { tags: ['legal'] } } },
    ],
    [{ say: 'delete the call', asks: true }, { say: 'actually, leave it' }],
    [
      { say: 'rename the call to phone Marco', asks: true },
      { say: '#2', changes: { 2: { title: 'phone Marco' } } },
    ],
    [
      { say: 'tick off the call', asks: true },
      { say: 'the one with marco', completes: [2] },
    ],
    [
      { say: 'complete the call', asks: true },
      { say: 'the one about the lease', completes: [1] },
    ],
    [{ say: 'complete the lease call', completes: [1] }],
    [{ say: 'email maria is done', completes: [3] }],
    [{ say: 'complete the one due tomorrow', completes: [2] }],
    [{ say: 'complete the zebra task', names: ['zebra'] }],
    [
      { say: 'show my tasks', lists: [1, 2, 3, 4] },
      { say: 'mark it done', asks: true },
    ],
  ]),
  ...talksOf(twice, [
    [
      { say: 'delete buy milk', asks: true, names: ['#1', '#2'] },
      { say: 'the one for friday', deletes: [2] },
    ],
    [
      { say: 'complete buy milk', asks: true },
      { say: 'the one due tomorrow', completes: [1] },
    ],
  ]),
  ...talksOf(meetings, [
    [
      { say: 'cancel the meeting', asks: true },
      { say: 'all of them', asks: true, wants: { deletes: [1, 2, 3] } },
      { say: 'yes please', deletes: [1, 2, 3] },
    ],
    [
      { say: 'complete the meeting', asks: true },
      { say: 'the client meeting', completes: [1] },
    ],
    [
      { say: 'push the meeting to friday', asks: true },
      { say: 'the HR one I mean', changes: { 2: { due: '2026-03-13 09:00' } } },
    ],
  ]),
];
