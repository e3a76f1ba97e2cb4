import type { Seed } from '../../conversation.ts';
import { talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'return the drill' },
  { title: 'write thank you notes' },
  { title: 'roof inspection', due: '2026-03-12' },
  { title: 'pay gardener' },
];

/** What is said next, of what was just spoken of. On Tuesday, 10 March 2026, at 10:00. */
export const followUpsVoices = talksOf(tasks, [
  [
    { say: 'add pick up the bike from the shop', adds: [{ title: 'pick up the bike from the shop' }] },
    { say: 'tomorrow at 5:30pm', changes: { 5: { due: '2026-03-11 17:30' } } },
    { say: 'oh and its high priority', changes: { 5: { priority: 'high' } } },
  ],
  [
    { say: 'add lunch with ana friday 12:30', adds: [{ title: 'lunch with ana', due: '2026-03-13 12:30' }] },
    { say: 'make that 1pm', changes: { 5: { due: '2026-03-13 13:00' } } },
    { say: '30 min reminder please', changes: { 5: { remind: ['PT30M'] } } },
  ],
  [
    { say: 'did i pay the gardener', lists: [4] },
    { say: 'ok i just did', completes: [4] },
  ],
  [
    { say: 'add buy candles', adds: [{ title: 'buy candles' }] },
    { say: 'and matches', adds: [{ title: ['matches', 'buy matches'] }] },
    { say: 'scrap both', asks: true, wants: { deletes: [5, 6] } },
    { say: 'yes', deletes: [5, 6] },
  ],
]);

/** What was not meant after all. */
export const undoVoices = talksOf(tasks, [
  [
    { say: 'mark gardener as done', completes: [4] },
    { say: 'wait no undo', changes: { 4: { done: false } } },
  ],
  [
    { say: 'delete the thank you notes', deletes: [2] },
    { say: 'oh no put that back', adds: [{ title: 'write thank you notes' }] },
  ],
  [
    { say: 'move the roof inspection to friday', changes: { 3: { due: '2026-03-13' } } },
    { say: 'nah change it back', changes: { 3: { due: '2026-03-12' } } },
  ],
]);
