import type { Seed, Table } from '../../conversation.ts';
import { talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'submit the abstract', due: '2026-03-20 23:00', priority: 'high', remind: ['PT2H'] },
  { title: 'calibrate the spectrometer', due: '2026-03-16 09:00', repeat: 'FREQ=WEEKLY;BYDAY=MO' },
  { title: 'review the paper for Optics Letters', due: '2026-03-18', tags: ['review'] },
  { title: 'book flights to Lisbon' },
  { title: 'order more pipette tips', tags: ['lab'] },
  { title: 'group meeting slides', due: '2026-03-12 14:00' },
  { title: 'back up the data' },
];

/** What was not meant after all, after every kind of change. */
export const dailyUndo: Table = {
  undo: talksOf(tasks, [
    [
      {
        say: 'spectrometer is calibrated',
        completes: [2],
        next: [{ title: 'calibrate the spectrometer', due: '2026-03-23 09:00', repeat: 'FREQ=WEEKLY;BYDAY=MO' }],
      },
      { say: 'oh wait, undo that', changes: { 2: { done: false } }, deletes: [8] },
    ],
    [
      { say: 'delete the Optics Letters review', deletes: [3] },
      {
        say: 'no! restore it please',
        adds: [{ title: 'review the paper for Optics Letters', due: '2026-03-18', tags: ['review'] }],
      },
    ],
    [
      { say: 'move the group meeting slides to 4pm', changes: { 6: { due: '2026-03-12 16:00' } } },
      { say: 'take that back', changes: { 6: { due: '2026-03-12 14:00' } } },
    ],
    [
      {
        say: 'rename book flights to Lisbon to book the train to Lisbon',
        changes: { 4: { title: 'book the train to Lisbon' } },
      },
      { say: 'hmm, change it back please', changes: { 4: { title: 'book flights to Lisbon' } } },
    ],
    [
      { say: 'make the data backup urgent', changes: { 7: { priority: 'urgent' } } },
      { say: 'no, revert that', changes: { 7: { priority: 'medium' } } },
    ],
    [
      { say: 'tag the flights with travel', changes: { 4: { tags: ['travel'] } } },
      { say: 'undo', changes: { 4: { tags: [] } } },
    ],
    [
      {
        say: 'add clean the fume hood tomorrow',
        adds: [{ title: 'clean the fume hood', due: '2026-03-11' }],
      },
      { say: 'scratch that', deletes: [8] },
    ],
    [
      {
        say: 'make the data backup repeat every friday',
        changes: { 7: { due: '2026-03-13', repeat: 'FREQ=WEEKLY;BYDAY=FR' } },
      },
      { say: 'hmm no, undo the last change', changes: { 7: { due: null, repeat: null } } },
    ],
    [
      { say: 'set the reminder for the abstract to 5 hours before', changes: { 1: { remind: ['PT5H'] } } },
      { say: 'reverse that pls', changes: { 1: { remind: ['PT2H'] } } },
    ],
    [
      { say: '4, 5 and 7 are finished', completes: [4, 5, 7] },
      {
        say: 'oops those were the wrong ones, undo',
        changes: { 4: { done: false }, 5: { done: false }, 7: { done: false } },
      },
    ],
    [
      { say: 'delete the flights and the pipette tips', asks: true, wants: { deletes: [4, 5] } },
      { say: 'yes', deletes: [4, 5] },
      {
        say: 'ah no, bring them back',
        adds: [{ title: 'book flights to Lisbon' }, { title: 'order more pipette tips', tags: ['lab'] }],
      },
    ],
    [
      {
        say: 'move the abstract and the paper review to the 25th',
        changes: { 1: { due: '2026-03-25 23:00' }, 3: { due: '2026-03-25' } },
      },
      {
        say: "sorry that wasn't right, put them back where they were",
        changes: { 1: { due: '2026-03-20 23:00' }, 3: { due: '2026-03-18' } },
      },
    ],
    [
      {
        say: 'tips are ordered, and add collect the tips from stores on friday',
        completes: [5],
        adds: [{ title: 'collect the tips from stores', due: '2026-03-13' }],
      },
      { say: 'undo both of those', changes: { 5: { done: false } }, deletes: [8] },
    ],
  ]),
};
