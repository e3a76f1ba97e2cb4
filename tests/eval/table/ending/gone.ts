import type { Seed } from '../../conversation.ts';
import { saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'swimming lessons', due: '2026-03-11 17:00', repeat: 'FREQ=WEEKLY;BYDAY=WE' },
  { title: 'feed the hamster', due: '2026-03-10 18:00', repeat: 'FREQ=DAILY' },
  { title: 'buy festival tickets' },
  { title: 'ask Clara about the car' },
  { title: 'ask Clara about the keys' },
  { title: 'history presentation', due: '2026-03-12', priority: 'high' },
  { title: 'paint the shed', priority: 'low' },
  { title: 'sort the old photos', priority: 'low' },
  { title: 'print flyers', due: '2026-03-12', tags: ['club'] },
  { title: 'book the hall', due: '2026-03-13', tags: ['club'] },
];

/** What is to go, in the kinds of words that were missed of a day's talk. */
export const saidGone = [
  ...saidOf(tasks, [
    { say: "remove swimming lessons, we've stopped going", deletes: [1] },
    { say: "delete the festival tickets, they've sold out", deletes: [3] },
    { say: "get rid of the shed one, I've sold it", deletes: [7] },
    { say: 'Clara has found the keys, please delete that question' },
    { say: 'Clara has found her keys, so remove the Clara one', deletes: [5] },
    { say: 'The car broke down for good, please delete that Clara task', deletes: [4] },
    { say: 'nvm the photos', deletes: [8] },
    { say: 'never mind the festival tickets, delete it', deletes: [3] },
    { say: 'forget the shed, get rid of it', deletes: [7] },
    { say: 'nvm' },
    { say: 'del hamster', deletes: [2] },
    { say: 'pls del task 3', deletes: [3] },
    { say: 'rm 7', deletes: [7] },
    { say: 'delete the one abt the photos', deletes: [8] },
    { say: 'can u remove the task abt the flyers', deletes: [9] },
    { say: 'we no longer have the hamster, so get rid of that one', deletes: [2] },
    { say: "I don't have the shed any more, please remove it", deletes: [7] },
    { say: 'we sold the hamster, delete it', deletes: [2] },
    { say: 'history presentation is cancelled, remove', deletes: [6] },
    { say: 'the festival got called off so delete', deletes: [3] },
    { say: 'we have no time for the shed, so move it to friday', changes: { 7: { due: '2026-03-13' } } },
  ]),
  ...talksOf(tasks, [
    [
      { say: 'add wash the curtains', adds: [{ title: 'wash the curtains' }] },
      { say: 'nah remove it', deletes: [11] },
    ],
    [
      { say: 'add buy a new bike', adds: [{ title: 'buy a new bike' }] },
      { say: 'hm nope delete that again', deletes: [11] },
    ],
  ]),
];

/** So many of a kind. */
export const saidOfSome = [
  ...saidOf(tasks, [
    { say: 'make both low priority ones urgent', changes: { 7: { priority: 'urgent' }, 8: { priority: 'urgent' } } },
    { say: 'the two club tasks are done', completes: [9, 10] },
    { say: 'move those two club things to saturday', changes: { 9: { due: '2026-03-14' }, 10: { due: '2026-03-14' } } },
    { say: 'complete the three low priority tasks', asks: true },
  ]),
  ...talksOf(tasks, [
    [
      { say: 'delete both low priority tasks', asks: true, wants: { deletes: [7, 8] } },
      { say: 'yes', deletes: [7, 8] },
    ],
    [
      { say: 'get rid of the two tasks tagged club', asks: true, wants: { deletes: [9, 10] } },
      { say: 'do it', deletes: [9, 10] },
    ],
  ]),
];
