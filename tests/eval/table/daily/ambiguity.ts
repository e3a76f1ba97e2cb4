import type { Seed } from '../../conversation.ts';
import { talksOf } from '../../rows.ts';

const clinic: Seed[] = [
  { title: 'email Sara the timetable', due: '2026-03-11' },
  { title: 'email Sara about parking', due: '2026-03-13' },
  { title: 'order blue paint', tags: ['site'] },
  { title: 'order white paint', tags: ['site'] },
  { title: 'meeting with Tariq', due: '2026-03-10 14:00' },
  { title: 'meeting with Ines', due: '2026-03-12 09:00' },
  { title: 'buy a cake for Ines' },
  { title: 'buy a card for Ines' },
  { title: 'maths homework', due: '2026-03-11' },
  { title: 'french homework', due: '2026-03-12' },
  { title: 'french test', due: '2026-03-16', done: true },
];

/** Several tasks fit what was said; the next message says which. Said on Tuesday, 10 March 2026, at 10:00. */
export const ambiguityDaily = [
  ...talksOf(clinic, [
    [
      { say: 'I emailed Sara', asks: true, names: ['timetable', 'parking'] },
      { say: 'about the parking', completes: [2] },
    ],
    [
      { say: 'emailed sara', asks: true },
      { say: 'the timetable one', completes: [1] },
    ],
    [
      { say: 'mark email sara done', asks: true },
      { say: 'both of them', completes: [1, 2] },
    ],
    [
      { say: 'sara email done', asks: true },
      { say: 'the first', completes: [1] },
    ],
    [
      { say: 'paint ordered', asks: true, names: ['blue', 'white'] },
      { say: 'blue', completes: [3] },
    ],
    [
      { say: 'I ordered the paint', asks: true },
      { say: 'the white, I mean', completes: [4] },
    ],
    [
      { say: 'ordered paint', asks: true },
      { say: 'number 4', completes: [4] },
    ],
    [
      { say: 'delete the paint', asks: true },
      { say: 'white one please', deletes: [4] },
    ],
    [
      { say: 'remove order paint', asks: true },
      { say: 'all', asks: true, wants: { deletes: [3, 4] } },
    ],
    [
      { say: 'move the meeting to friday', asks: true, names: ['Tariq', 'Ines'] },
      { say: 'with ines', changes: { 6: { due: '2026-03-13 09:00' } } },
    ],
    [
      { say: 'push my meeting to 4pm', asks: true },
      { say: 'the one with tariq', changes: { 5: { due: '2026-03-10 16:00' } } },
    ],
    [
      { say: 'cancel the meeting', asks: true },
      { say: 'tariq', deletes: [5] },
    ],
    [
      { say: 'cancel the meeting', asks: true },
      { say: 'today’s', deletes: [5] },
    ],
    [
      { say: 'the meeting is urgent', asks: true },
      { say: 'the one on thursday', changes: { 6: { priority: 'urgent' } } },
    ],
    [
      { say: 'homework done', asks: true, names: ['maths', 'french'] },
      { say: 'maths', completes: [9] },
    ],
    [
      { say: 'finished my homework', asks: true },
      { say: 'french one', completes: [10] },
    ],
    [
      { say: 'i did my homework', asks: true },
      { say: 'the one for tomorrow', completes: [9] },
    ],
    [
      { say: 'homework is due friday', asks: true },
      { say: 'the french homework', changes: { 10: { due: '2026-03-13' } } },
    ],
    [{ say: 'delete homework', asks: true }, { say: 'none, forget it' }],
    [{ say: 'delete homework', asks: true }, { say: 'no wait, dont' }],
    [{ say: 'delete homework', asks: true }, { say: 'never mind' }],
    [{ say: 'tick off the homework', asks: true }, { say: 'neither' }],
    [
      { say: 'rename the homework to algebra', asks: true },
      { say: 'maths', changes: { 9: { title: 'algebra' } } },
    ],
    [{ say: 'tag the cake and the card with party', changes: { 7: { tags: ['party'] }, 8: { tags: ['party'] } } }],
    [{ say: 'I bought something for Ines', either: [{}] }],
    [
      { say: 'the Ines thing is done', asks: true },
      { say: 'the cake', completes: [7] },
    ],
    [
      { say: 'move ines to monday', asks: true },
      { say: 'the meeting', changes: { 6: { due: '2026-03-16 09:00' } } },
    ],
    [{ say: 'when is the meeting', lists: [5, 6] }],
    [{ say: 'when do i meet ines', lists: [6], mayList: [5, 7, 8] }],
    [{ say: 'make the french one high priority', either: [{}, { changes: { 10: { priority: 'high' } } }] }],
    [
      { say: 'paint is done', asks: true },
      { say: '3 and 4', completes: [3, 4] },
    ],
    [
      { say: 'paint is done', asks: true },
      { say: 'the last one', completes: [4] },
    ],
    [
      { say: 'mark paint as done', asks: true },
      { say: 'the blue one and the white one', completes: [3, 4] },
    ],
    [
      { say: 'mark paint as done', asks: true },
      { say: 'actually add buy brushes', adds: [{ title: 'buy brushes' }] },
    ],
    [
      { say: 'mark paint as done', asks: true },
      { say: 'what is due today?', lists: [5] },
    ],
    [
      { say: 'email sara is high priority', asks: true },
      { say: '2', changes: { 2: { priority: 'high' } } },
    ],
    [
      { say: 'push sara to next week', asks: true },
      { say: 'parking', changes: { 2: { due: '2026-03-17' } } },
    ],
    [
      { say: 'remind me about the meeting an hour before', asks: true },
      { say: 'tariq one', changes: { 5: { remind: ['PT1H'] } } },
    ],
    [
      { say: 'set the meeting to 3pm', asks: true },
      { say: 'the second one', changes: { 6: { due: '2026-03-12 15:00' } } },
    ],
    [
      { say: 'done with paint', asks: true },
      { say: 'the blue paint one', completes: [3] },
    ],
    [
      { say: 'done with paint', asks: true },
      { say: 'it was the white', completes: [4] },
    ],
    [
      { say: 'done with paint', asks: true },
      { say: 'the white one obviously lol', completes: [4] },
    ],
    [
      { say: 'drop the homework', asks: true },
      { say: 'the one due thursday', deletes: [10] },
    ],
    [
      { say: 'complete the meeting', asks: true },
      { say: 'the earlier one', either: [{ completes: [5] }, {}] },
    ],
    [{ say: 'what homework do i have', lists: [9, 10] }],
    [{ say: 'is the homework done?', lists: [9, 10] }],
    [
      { say: 'untag the paint', asks: true },
      { say: 'both', changes: { 3: { tags: [] }, 4: { tags: [] } } },
    ],
    [{ say: 'french is done', either: [{ completes: [10] }, {}] }],
    [
      { say: 'get rid of the email to sara', asks: true },
      { say: 'the first one', deletes: [1] },
    ],
  ]),
];
