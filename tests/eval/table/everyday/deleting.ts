import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidOf, talksOf } from '../../rows.ts';

const teacher: Seed[] = [
  { title: 'choir practice', due: '2026-05-19 18:00', repeat: 'FREQ=WEEKLY;BYDAY=TU' },
  { title: 'prune the roses' },
  { title: 'lunch with Margaret', due: '2026-05-15 12:30' },
  { title: 'renew library card' },
  { title: 'write to the council about the hedge', priority: 'low' },
  { title: 'eye test', due: '2026-05-20 10:15', tags: ['health'] },
  { title: 'call Peter about the boiler' },
  { title: 'call Peter about the piano' },
];

const teen: Seed[] = [
  { title: 'clean my room', due: '2026-03-14' },
  { title: 'text maya about the sleepover' },
  { title: 'finish bio poster', due: '2026-03-12', priority: 'high' },
  { title: 'buy concert tickets' },
  { title: 'feed the fish', due: '2026-03-10 18:00', repeat: 'FREQ=DAILY' },
  { title: 'return jakes hoodie' },
  { title: 'practice guitar' },
];

const office: Seed[] = [
  { title: 'order toner', due: '2026-03-09' },
  { title: 'book a room for the board meeting', due: '2026-03-12', tags: ['board'] },
  { title: 'print the board packs', due: '2026-03-12', priority: 'high', tags: ['board'] },
  { title: 'order lunch for the board', due: '2026-03-12', tags: ['board'] },
  { title: 'update the phone list', due: '2026-03-06', priority: 'low' },
  { title: 'plan the summer party', priority: 'low' },
  { title: 'water the office plants', done: true },
  { title: 'renew parking permits', done: true },
];

const ward: Seed[] = [
  { title: 'restock gloves', due: '2026-09-02 11:00' },
  { title: 'update the rota', due: '2026-09-02' },
  { title: 'fridge temperature check', due: '2026-09-02 09:00', repeat: 'FREQ=DAILY' },
  { title: 'order name badges' },
  { title: 'first aid refresher', due: '2026-09-10 13:00' },
];

/** What is to go, one at a time, and many at once. */
export const dailyDeleting: Table = {
  deleting: [
    ...heldAt('2026-05-14 16:30', [
      ...saidOf(teacher, [
        { say: 'Please take the eye test off my list', deletes: [6] },
        { say: 'Margaret has cancelled lunch, so please remove it.', deletes: [3] },
        { say: 'You can delete the one about the hedge', deletes: [5] },
        { say: 'get rid of the library card one please', deletes: [4] },
        { say: 'remove number 2', deletes: [2] },
        { say: "delete choir practice, I've left the choir", deletes: [1] },
        { say: 'Peter has repaired the boiler himself, please delete that call', deletes: [7] },
        { say: 'Kindly delete the knitting club task' },
      ]),
      ...talksOf(teacher, [
        [
          { say: 'Delete the call to Peter', asks: true },
          { say: 'The piano one', deletes: [8] },
        ],
      ]),
    ]),
    ...saidOf(teen, [
      { say: 'nvm the concert tickets, get rid of it', deletes: [4] },
      { say: 'del guitar', deletes: [7] },
      { say: 'scrap the hoodie thing', deletes: [6] },
      { say: 'can u erase the one abt maya', deletes: [2] },
      { say: "we don't have the fish anymore so remove that one", deletes: [5] },
      { say: 'bio poster got cancelled, delete', deletes: [3] },
      { say: 'trash task 1', deletes: [1] },
    ]),
    ...talksOf(teen, [
      [
        { say: 'add ask dad for a new phone case', adds: [{ title: 'ask dad for a new phone case' }] },
        { say: 'actually nah delete that', deletes: [8] },
      ],
    ]),
  ],
  bulk: [
    ...saidOf(office, [
      {
        say: 'move all the board stuff to friday',
        changes: { 2: { due: '2026-03-13' }, 3: { due: '2026-03-13' }, 4: { due: '2026-03-13' } },
      },
      { say: 'All the board tasks are done', completes: [2, 3, 4] },
      { say: 'push the overdue ones to tomorrow', changes: { 1: { due: '2026-03-11' }, 5: { due: '2026-03-11' } } },
      {
        say: 'make everything tagged board urgent please',
        changes: { 2: { priority: 'urgent' }, 3: { priority: 'urgent' }, 4: { priority: 'urgent' } },
      },
      { say: 'mark everything overdue as done', completes: [1, 5] },
      {
        say: 'tag the toner, the phone list and the summer party with admin',
        changes: { 1: { tags: ['admin'] }, 5: { tags: ['admin'] }, 6: { tags: ['admin'] } },
      },
    ]),
    ...heldAt(
      '2026-09-02 07:30',
      saidOf(ward, [
        {
          say: "everything that's due today is done",
          completes: [1, 2, 3],
          next: [{ title: 'fridge temperature check', due: '2026-09-03 09:00', repeat: 'FREQ=DAILY' }],
        },
        {
          say: 'move 1, 4 and 5 to next monday',
          changes: { 1: { due: '2026-09-07 11:00' }, 4: { due: '2026-09-07' }, 5: { due: '2026-09-07 13:00' } },
        },
      ]),
    ),
    ...talksOf(office, [
      [
        { say: "clear out everything that's completed", asks: true, wants: { deletes: [7, 8] } },
        { say: 'yes please', deletes: [7, 8] },
      ],
      [
        { say: 'delete everything tagged board', asks: true, wants: { deletes: [2, 3, 4] } },
        { say: 'no wait, leave them' },
      ],
      [
        { say: 'remove the two low priority ones', asks: true, wants: { deletes: [5, 6] } },
        { say: 'go ahead', deletes: [5, 6] },
      ],
    ]),
    ...talksOf(teen, [
      [
        { say: 'wipe my whole list', asks: true, wants: { deletes: [1, 2, 3, 4, 5, 6, 7] } },
        { say: 'yep', deletes: [1, 2, 3, 4, 5, 6, 7] },
      ],
    ]),
  ],
};
