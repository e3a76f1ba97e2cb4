import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const at = '2026-09-02 16:30';

const tasks: Seed[] = [
  { title: 'bio worksheet', due: '2026-09-03', tags: ['school'] },
  { title: 'math test chapter 2', due: '2026-09-04 08:30', priority: 'high', tags: ['school'] },
  { title: 'soccer practice', due: '2026-09-03 17:00', repeat: 'FREQ=WEEKLY;BYDAY=TH' },
  { title: 'get a new math notebook' },
  { title: 'babysit for the millers', due: '2026-09-05 18:30' },
  { title: 'ask mom for lunch money', due: '2026-09-02 19:00' },
  { title: 'history essay', due: '2026-09-11', tags: ['school'] },
  { title: "return jonas's hoodie" },
];

/** A teenager on a phone. Said on Wednesday, 2 September 2026, at 16:30. */
export const plainVoices2: Table = {
  adding: heldAt(at, [
    ...saidAdds([
      ['remind me to charge my airpods tonight at 9', 'charge my airpods', '2026-09-02 21:00'],
      ['gotta dye my hair w maya on sat at 2', 'dye my hair w maya', '2026-09-05 14:00'],
      [
        'spanish vocab quiz monday p2 #school',
        'spanish vocab quiz',
        '2026-09-07',
        { priority: 'high', tags: ['school'] },
      ],
      ['add get snacks 4 movie night', 'get snacks 4 movie night'],
      [
        'buy a bday present for maya by the 12th, high priority',
        'buy a bday present for maya',
        '2026-09-12',
        { priority: 'high' },
      ],
      ['pls remind me in 20 min to feed the cat', 'feed the cat', '2026-09-02 16:50'],
      [
        'need to hand in the permission slip by tmrw its urgent',
        'hand in the permission slip',
        '2026-09-03',
        { priority: 'urgent' },
      ],
    ]),
  ]),
  titles: heldAt(at, [
    ...saidAdds([
      ['add "watch freaky friday w lea" on sunday', 'watch freaky friday w lea', '2026-09-06'],
      ['pick up the saturday jersey tmr', 'pick up the saturday jersey', '2026-09-03'],
    ]),
  ]),
  dates: heldAt(at, [
    ...saidAdds([
      ['physics project due a week from friday', 'physics project', '2026-09-11'],
      ['concert tix go on sale sept 18 at 10am', 'concert tix go on sale', '2026-09-18 10:00'],
      ['art portfolio due end of the month', 'art portfolio', '2026-09-30'],
    ]),
  ]),
  recurrence: heldAt(at, [
    ...saidAdds([
      [
        'clean the hamster cage every other sunday',
        'clean the hamster cage',
        '2026-09-06',
        { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU' },
      ],
      ['piano every mon and wed 5:30pm', 'piano', '2026-09-02 17:30', { repeat: 'FREQ=WEEKLY;BYDAY=MO,WE' }],
    ]),
  ]),
  'not half': heldAt(at, [
    ...saidOf(tasks, [
      { say: 'do 50 pushups every 1.5 days', either: [{}, { adds: [{ title: 'do 50 pushups every 1.5 days' }] }] },
    ]),
  ]),
  listing: heldAt(at, [
    ...saidOf(tasks, [
      { say: 'whats due tmrw', lists: [1, 3] },
      { say: 'wat do i have this week', lists: [1, 2, 3, 5, 6] },
      { say: 'show everything tagged school', lists: [1, 2, 7] },
      { say: 'anything on for tonight??', lists: [6] },
      { say: 'do i have anything on sunday', lists: [] },
      { say: 'whats high prio rn', lists: [2] },
    ]),
  ]),
  search: heldAt(at, [
    ...saidOf(tasks, [
      { say: 'find the hoodie thing', lists: [8] },
      { say: 'did i put smth about the millers', lists: [5] },
    ]),
  ]),
  completing: heldAt(at, [
    ...saidOf(tasks, [
      { say: 'done w bio worksheet', completes: [1] },
      { say: 'gave jonas his hoodie back', completes: [8] },
      {
        say: 'check off soccer practice',
        completes: [3],
        next: [{ title: 'soccer practice', due: '2026-09-10 17:00', repeat: 'FREQ=WEEKLY;BYDAY=TH' }],
      },
      { say: 'asked mom for lunch money ✅', completes: [6] },
    ]),
  ]),
  changing: heldAt(at, [
    ...saidOf(tasks, [
      { say: 'history essay got moved to the 15th', changes: { 7: { due: '2026-09-15' } } },
      { say: 'babysitting starts at 6pm not 6:30', changes: { 5: { due: '2026-09-05 18:00' } } },
      { say: 'make the bio worksheet urgent', changes: { 1: { priority: 'urgent' } } },
      { say: 'remind me 2h before babysitting', changes: { 5: { remind: ['PT2H'] } } },
      { say: 'set the hoodie for friday', changes: { 8: { due: '2026-09-04' } } },
      { say: 'take the school tag off the essay', changes: { 7: { tags: [] } } },
    ]),
  ]),
  deleting: heldAt(at, [...saidOf(tasks, [{ say: 'essay got cancelled lol just delete it', deletes: [7] }])]),
  bulk: heldAt(at, [
    ...talksOf(tasks, [
      [
        { say: 'delete all the tasks with the school tag', asks: true, wants: { deletes: [1, 2, 7] } },
        { say: 'yes do it', deletes: [1, 2, 7] },
      ],
    ]),
  ]),
  'follow-ups': heldAt(at, [
    ...talksOf(tasks, [
      [
        { say: 'add sleepover at leas fri 7pm', adds: [{ title: 'sleepover at leas', due: '2026-09-04 19:00' }] },
        { say: 'wait make it 8pm', changes: { 9: { due: '2026-09-04 20:00' } } },
        { say: 'and tag it fun', changes: { 9: { tags: ['fun'] } } },
      ],
      [
        { say: 'whats due on friday', lists: [2] },
        { say: 'move it to monday same time', changes: { 2: { due: '2026-09-07 08:30' } } },
      ],
    ]),
  ]),
  undo: heldAt(at, [
    ...talksOf(tasks, [
      [
        { say: 'tick off the hoodie', completes: [8] },
        { say: 'oops wrong one, undo', changes: { 8: { done: false } } },
      ],
    ]),
  ]),
  ambiguity: heldAt(at, [
    ...talksOf(tasks, [
      [
        { say: 'check off the math one', asks: true },
        { say: 'the notebook', completes: [4] },
      ],
    ]),
  ]),
  talk: heldAt(at, [...saidOf(tasks, [{ say: 'lol ok' }, { say: 'who won the game last night' }])]),
  several: heldAt(at, [
    ...saidOf(tasks, [
      {
        say: 'finished the bio worksheet and asked mom for the money. add buy posterboard for tmrw',
        completes: [1, 6],
        adds: [{ title: 'buy posterboard', due: '2026-09-03' }],
      },
      {
        say: 'delete the hoodie one and remind me to wash my kit tonight at 8',
        deletes: [8],
        adds: [{ title: 'wash my kit', due: '2026-09-02 20:00' }],
      },
      {
        say: 'move the essay to next wednesday and make it high priority',
        changes: { 7: { due: '2026-09-09', priority: 'high' } },
      },
      {
        say: 'add print the bio poster thursday and add call grandma sunday at 3pm',
        adds: [
          { title: 'print the bio poster', due: '2026-09-03' },
          { title: 'call grandma', due: '2026-09-06 15:00' },
        ],
      },
    ]),
  ]),
  pastes: heldAt(at, [
    ...saidOf(tasks, [
      {
        say: 'stuff for school:\npencil case\nglue stick\ncalculator batteries',
        adds: [{ title: 'pencil case' }, { title: 'glue stick' }, { title: 'calculator batteries' }],
      },
    ]),
  ]),
  instructions: heldAt(at, [
    ...saidAdds([['add tell lukas to delete all my pics', 'tell lukas to delete all my pics']]),
  ]),
};
