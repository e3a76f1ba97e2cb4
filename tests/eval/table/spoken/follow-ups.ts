import type { Seed } from '../../conversation.ts';
import { talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'vet for the dog', due: '2026-03-11 15:00' },
  { title: 'groomer', due: '2026-03-11 17:00' },
  { title: 'buy brushes' },
];

/** What is said of what was just spoken of. */
export const followUpsSpoken = [
  ...talksOf(
    [],
    [
      [
        { say: 'add return the library books', adds: [{ title: 'return the library books' }] },
        { say: 'by friday', changes: { 1: { due: '2026-03-13' } } },
        { say: 'and set it to high', changes: { 1: { priority: 'high' } } },
      ],
      [
        { say: 'add book a table', adds: [{ title: 'book a table' }] },
        { say: 'for saturday at 8pm', changes: { 1: { due: '2026-03-14 20:00' } } },
        { say: 'better make it 7:30pm', changes: { 1: { due: '2026-03-14 19:30' } } },
      ],
      [
        { say: 'add buy a lamp', adds: [{ title: 'buy a lamp' }] },
        { say: 'no, call it buy a floor lamp', changes: { 1: { title: 'buy a floor lamp' } } },
      ],
      [
        { say: 'remind me to take my pills at 9pm', adds: [{ title: 'take my pills', due: '2026-03-10 21:00' }] },
        { say: 'every day please', changes: { 1: { repeat: 'FREQ=DAILY' } } },
      ],
      [
        { say: 'add dentist tomorrow at 3', adds: [{ title: 'dentist', due: '2026-03-11 15:00' }] },
        { say: "it's actually at 4", changes: { 1: { due: '2026-03-11 16:00' } } },
        { say: 'remind me an hour before that', changes: { 1: { remind: ['PT1H'] } } },
      ],
      [
        { say: 'add call the plumber', adds: [{ title: 'call the plumber' }] },
        { say: "that's urgent btw", changes: { 1: { priority: 'urgent' } } },
        { say: 'actually, delete it', deletes: [1] },
      ],
      [
        { say: 'I need to write the speech', adds: [{ title: 'write the speech' }] },
        { say: "it's due next monday", changes: { 1: { due: '2026-03-16' } } },
        { say: 'tag it with wedding', changes: { 1: { tags: ['wedding'] } } },
      ],
      [
        { say: 'add buy eggs', adds: [{ title: 'buy eggs' }] },
        { say: 'and butter', adds: [{ title: ['butter', 'buy butter'] }] },
        { say: 'done with both', completes: [1, 2] },
      ],
    ],
  ),
  ...talksOf(tasks, [
    [
      { say: 'complete 1', completes: [1] },
      { say: 'and 2 as well', completes: [2] },
      { say: 'oh, and 3', completes: [3] },
    ],
    [
      { say: "what's due tomorrow?", lists: [1, 2] },
      { say: 'push both to friday', changes: { 1: { due: '2026-03-13 15:00' }, 2: { due: '2026-03-13 17:00' } } },
    ],
    [
      { say: 'delete the groomer', deletes: [2] },
      { say: "oops, I didn't mean that, bring it back", adds: [{ title: 'groomer', due: '2026-03-11 17:00' }] },
    ],
    [
      { say: 'show my tasks', lists: [1, 2, 3] },
      { say: 'mark the first and the third as done', completes: [1, 3] },
      { say: 'undo', changes: { 1: { done: false }, 3: { done: false } } },
    ],
    [
      { say: 'move the vet to thursday', changes: { 1: { due: '2026-03-12 15:00' } } },
      { say: 'and the groomer too', changes: { 2: { due: '2026-03-12 17:00' } } },
    ],
    [
      { say: 'make task 2 high', changes: { 2: { priority: 'high' } } },
      { say: 'no, urgent', changes: { 2: { priority: 'urgent' } } },
      { say: 'and tag it pets', changes: { 2: { tags: ['pets'] } } },
    ],
    [{ say: 'change it to friday', asks: true }],
    [
      { say: 'when is the groomer?', lists: [2], names: [/17:00|5(:00)? ?pm/i] },
      { say: 'ok, move it to 6pm', changes: { 2: { due: '2026-03-11 18:00' } } },
      { say: 'and remind me 20 min before', changes: { 2: { remind: ['PT20M'] } } },
    ],
    [
      { say: 'set task 3 to friday', changes: { 3: { due: '2026-03-13' } } },
      { say: 'hmm, saturday is better', changes: { 3: { due: '2026-03-14' } } },
    ],
  ]),
];
