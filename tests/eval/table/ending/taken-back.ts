import type { Seed } from '../../conversation.ts';
import { talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'submit the tax return', due: '2026-03-20', priority: 'high', remind: ['P1D'] },
  { title: 'descale the kettle' },
  { title: 'call the insurance', due: '2026-03-12 10:00' },
  { title: 'fix the gate', tags: ['garden'] },
  { title: 'sharpen the mower', tags: ['garden'] },
];

/** What was not meant, in the kinds of words that were missed of a day's talk. */
export const saidBack = talksOf(tasks, [
  [
    { say: 'move the tax return to the 27th', changes: { 1: { due: '2026-03-27' } } },
    { say: 'reverse that', changes: { 1: { due: '2026-03-20' } } },
  ],
  [
    { say: 'make the gate urgent', changes: { 4: { priority: 'urgent' } } },
    { say: 'pls reverse the last change', changes: { 4: { priority: 'medium' } } },
  ],
  [
    { say: 'kettle is descaled', completes: [2] },
    { say: 'sorry, that was the wrong one, undo it', changes: { 2: { done: false } } },
  ],
  [
    { say: '4 and 5 are done', completes: [4, 5] },
    { say: 'oh no, wrong ones, undo', changes: { 4: { done: false }, 5: { done: false } } },
  ],
  [
    { say: 'call the insurance at 3pm instead', changes: { 3: { due: '2026-03-12 15:00' } } },
    { say: "no that isn't right, put it back where it was", changes: { 3: { due: '2026-03-12 10:00' } } },
  ],
  [
    {
      say: 'move the gate and the mower to saturday',
      changes: { 4: { due: '2026-03-14' }, 5: { due: '2026-03-14' } },
    },
    { say: 'move them back to where they were', changes: { 4: { due: null }, 5: { due: null } } },
  ],
  [
    { say: 'the gate is fixed and the mower is sharpened', completes: [4, 5] },
    { say: 'undo both', changes: { 4: { done: false }, 5: { done: false } } },
  ],
  [
    {
      say: 'the kettle is done, and add buy descaler on friday',
      completes: [2],
      adds: [{ title: 'buy descaler', due: '2026-03-13' }],
    },
    { say: 'undo all of that please', changes: { 2: { done: false } }, deletes: [6] },
  ],
  [
    { say: 'tag the kettle with kitchen', changes: { 2: { tags: ['kitchen'] } } },
    { say: 'that was wrong, undo', changes: { 2: { tags: [] } } },
  ],
]);
