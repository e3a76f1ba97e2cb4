import type { Seed, Table } from '../../conversation.ts';
import { saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'collect carpet samples' },
  { title: "Gran's podiatry", due: '2026-03-12 11:00' },
  { title: 'Mrs Novak highlights', due: '2026-03-12 10:30' },
  { title: 'order gravel' },
  { title: 'shoot the drone footage and the interviews', priority: 'low' },
  { title: 'Take before and after pictures', priority: 'low' },
  { title: 'book stall for the spring fair', due: '2026-03-20' },
  { title: 'polish the office shoes', due: '2026-03-16', repeat: 'FREQ=WEEKLY;BYDAY=MO' },
  { title: 'call water board about the leak', due: '2026-03-11' },
  { title: 'cut the hedge' },
];

/** Why a task goes, and how a deletion is taken back. On Tuesday, 10 March 2026, at 10:00. */
export const goingPlain: Table = {
  deleting: saidOf(tasks, [
    { say: 'delete carpet samples, i will lay tiles instead', deletes: [1] },
    { say: 'delete the carpet samples, my sister is bringing some', deletes: [1] },
    { say: 'remove the gravel, Tom already has plenty at home', deletes: [4] },
    { say: 'remove the podiatry from my list, not going anymore', deletes: [2] },
    { say: 'bin the stall, they gave it to somebody else', deletes: [7] },
    { say: 'delete the water board call, dont need it anymore', deletes: [9] },
    { say: 'scrap the hedge, the neighbours do it', deletes: [10] },
    { say: 'gran doesnt need podiatry anymore, delete it', deletes: [2] },
    { say: 'the fair no longer needs a stall, remove that one', deletes: [7] },
    { say: "we don't want the carpet samples anymore, please take them off the list", deletes: [1] },
    { say: "We don't need the gravel any more, please take it off the list", deletes: [4] },
    { say: 'dont need the carpet samples anymore delete them', deletes: [1] },
    { say: 'no longer need the gravel, remove it', deletes: [4] },
    { say: 'get rid of the pictures task', deletes: [6] },
    { say: 'delete the pictures one', deletes: [6] },
    { say: 'delete the interviews', asks: true, wants: { deletes: [5] } },
    { say: 'mrs novak cancelled, take her off the list', deletes: [3] },
    { say: 'mrs novak has cancelled on us, please delete it', deletes: [3] },
    { say: 'The office shoes task can be deleted completely, I wear trainers now.', deletes: [8] },
    { say: 'we are not going to the spring fair after all, delete the stall', deletes: [7] },
    { say: "I'm not laying carpet after all, remove the samples", deletes: [1] },
  ]),
  undo: talksOf(tasks, [
    [
      { say: 'delete the gravel', deletes: [4] },
      { say: 'Oh dear, please undo that', adds: [{ title: 'order gravel' }] },
    ],
    [
      { say: 'delete the gravel', deletes: [4] },
      { say: 'oh no, i still need that, undo', adds: [{ title: 'order gravel' }] },
    ],
    [
      { say: 'remove cut the hedge', deletes: [10] },
      { say: 'shit, undo', adds: [{ title: 'cut the hedge' }] },
    ],
    [
      { say: 'remove cut the hedge', deletes: [10] },
      { say: 'Oh dear, that was not what I meant, please undo', adds: [{ title: 'cut the hedge' }] },
    ],
    [
      { say: 'delete the gravel', deletes: [4] },
      { say: 'wait no, i need that one, bring it back', adds: [{ title: 'order gravel' }] },
    ],
    [
      { say: 'delete the gravel', deletes: [4] },
      { say: 'blast, undo that please', adds: [{ title: 'order gravel' }] },
    ],
  ]),
  bulk: talksOf(tasks, [
    [
      { say: 'remove all the tasks that have no due date', asks: true, wants: { deletes: [1, 4, 5, 6, 10] } },
      { say: 'yes go ahead', deletes: [1, 4, 5, 6, 10] },
    ],
    [
      { say: 'delete every task that has no date', asks: true, wants: { deletes: [1, 4, 5, 6, 10] } },
      { say: 'yes, all of them', deletes: [1, 4, 5, 6, 10] },
    ],
    [
      { say: 'delete all tasks without a deadline', asks: true, wants: { deletes: [1, 4, 5, 6, 10] } },
      { say: 'yep, go for it', deletes: [1, 4, 5, 6, 10] },
    ],
    [
      { say: 'delete the gravel and the hedge', asks: true, wants: { deletes: [4, 10] } },
      { say: 'Yes, both of them', deletes: [4, 10] },
    ],
    [
      { say: 'delete the gravel and the hedge', asks: true, wants: { deletes: [4, 10] } },
      { say: 'yeah both please', deletes: [4, 10] },
    ],
    [
      { say: 'delete all tasks that are low priority', asks: true, wants: { deletes: [5, 6] } },
      { say: 'yes delete those', deletes: [5, 6] },
    ],
  ]),
};
