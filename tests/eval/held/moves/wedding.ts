import type { Seed, Table } from '../../conversation.ts';
import { saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'confirm the florist', due: '2026-03-13', tags: ['wedding'] },
  { title: 'send save the dates', due: '2026-03-08', priority: 'high', tags: ['wedding'] },
  { title: 'book the moving van', due: '2026-03-18', tags: ['move'] },
  { title: 'cake tasting at Bellini', due: '2026-03-14 11:00', tags: ['wedding'] },
  { title: 'pack the kitchen boxes', tags: ['move'] },
  { title: 'pay the venue deposit', due: '2026-03-10 17:00', priority: 'urgent', tags: ['wedding'] },
  { title: 'budget check with Tom', due: '2026-03-15 18:00', repeat: 'FREQ=WEEKLY;BYDAY=SU' },
  { title: 'redirect the post', priority: 'low' },
];

/** A couple with a wedding and a house move ahead. Said on Tuesday, 10 March 2026, at 10:00. */
export const movesVoices1: Table = {
  adding: [
    ...saidAdds([
      ['remind me to order the wedding cake by the 27th', 'order the wedding cake', '2026-03-27'],
      [
        'add get three quotes from removal firms by friday, tag move',
        'get three quotes from removal firms',
        '2026-03-13',
        { tags: ['move'] },
      ],
      ['dress fitting at Lace & Co sat 28 march 10:30am', 'dress fitting at Lace & Co', '2026-03-28 10:30'],
      [
        'we need to give notice on the flat by 31 march, important',
        ['give notice on the flat', 'we need to give notice on the flat'],
        '2026-03-31',
        { priority: 'high' },
      ],
      [
        'call the registry office tmrw at 9 and remind me 15 min before',
        'call the registry office',
        '2026-03-11 09:00',
        { remind: ['PT15M'] },
      ],
      ['collect boxes from mums garage sunday morning', 'collect boxes from mums garage', '2026-03-15 09:00'],
      [
        'pick wedding rings #wedding p2 due 4/11',
        'pick wedding rings',
        '2026-04-11',
        { priority: 'high', tags: ['wedding'] },
      ],
      ['sort out wedding insurance asap', 'sort out wedding insurance', undefined, { priority: 'urgent' }],
    ]),
  ],
  titles: [
    ...saidAdds([
      ['add pick a reading for the June wedding', 'pick a reading for the June wedding'],
      ['buy The Sunday Times for the property section', 'buy The Sunday Times for the property section'],
      ['add task "send Monday.com board to the planner"', 'send Monday.com board to the planner'],
    ]),
  ],
  dates: [
    ...saidAdds([
      ['registrar appointment on 20 june at 1pm', 'registrar appointment', '2026-06-20 13:00'],
      ['order invitations in three weeks', 'order invitations', '2026-03-31'],
      ['chase the caterer a week on thursday', 'chase the caterer', '2026-03-19'],
      [
        'Tom needs to try on suits next saturday at 2',
        ['Tom needs to try on suits', 'try on suits', 'Tom try on suits'],
        '2026-03-21 14:00',
      ],
    ]),
  ],
  recurrence: [
    ...saidAdds([
      [
        'remind us to update the guest list every sunday evening until june',
        'update the guest list',
        '2026-03-15 19:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=SU;UNTIL=20260630' },
      ],
      [
        'dance lessons tuesdays and thursdays 7:30pm',
        'dance lessons',
        '2026-03-10 19:30',
        { repeat: 'FREQ=WEEKLY;BYDAY=TU,TH' },
      ],
      [
        'declutter one room every saturday at 10am for 6 weeks',
        'declutter one room',
        '2026-03-14 10:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=SA;COUNT=6' },
      ],
    ]),
  ],
  listing: [
    ...saidOf(tasks, [
      { say: 'morning! whats on for us today', lists: [6], mayList: [2] },
      { say: 'did we miss anything? show whats overdue', lists: [2] },
      { say: 'show me everything with the wedding tag', lists: [1, 2, 4, 6] },
      { say: 'what have we got this weekend', lists: [4, 7] },
      { say: 'which of our tasks dont have a date yet', lists: [5, 8] },
    ]),
  ],
  search: [
    ...saidOf(tasks, [
      { say: 'did i put anything in about the van', lists: [3] },
      { say: 'when is the cake tasting again?', lists: [4], names: [/11/] },
    ]),
  ],
  completing: [
    ...saidOf(tasks, [
      { say: 'florist is confirmed!!', completes: [1] },
      { say: 'save the dates went out yesterday, tick that off', completes: [2] },
      {
        say: 'did the budget check with tom',
        completes: [7],
        next: [{ title: 'budget check with Tom', due: '2026-03-22 18:00', repeat: 'FREQ=WEEKLY;BYDAY=SU' }],
      },
      { say: 'van booked and post redirected, mark both done', completes: [3, 8] },
    ]),
  ],
  changing: [
    ...saidOf(tasks, [
      { say: 'move the cake tasting to 12:30', changes: { 4: { due: '2026-03-14 12:30' } } },
      { say: 'tag redirect the post with move', changes: { 8: { tags: ['move'] } } },
      {
        say: 'rename pack the kitchen boxes to pack kitchen and pantry',
        changes: { 5: { title: 'pack kitchen and pantry' } },
      },
      { say: 'remind me 1 hour before the cake tasting', changes: { 4: { remind: ['PT1H'] } } },
      {
        say: 'make the budget check every two weeks instead of every week',
        changes: { 7: { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU' } },
      },
      { say: 'the venue deposit can wait till thursday, same time', changes: { 6: { due: '2026-03-12 17:00' } } },
    ]),
  ],
  deleting: [
    ...saidOf(tasks, [
      { say: 'we dont need to book the moving van anymore, toms brother has one. please delete it', deletes: [3] },
    ]),
  ],
  bulk: [
    ...talksOf(tasks, [
      [
        { say: 'delete everything tagged move', asks: true, wants: { deletes: [3, 5] } },
        { say: 'yes go ahead', deletes: [3, 5] },
      ],
    ]),
  ],
  'follow-ups': [
    ...talksOf(tasks, [
      [
        { say: 'add call the band tomorrow at 4', adds: [{ title: 'call the band', due: '2026-03-11 16:00' }] },
        { say: 'actually make it 6', changes: { 9: { due: '2026-03-11 18:00' } } },
        { say: 'and tag it wedding', changes: { 9: { tags: ['wedding'] } } },
      ],
      [
        { say: 'list the tasks tagged wedding by due date', lists: [2, 6, 1, 4], inOrder: true },
        { say: 'the first one is done', completes: [2] },
      ],
    ]),
  ],
  undo: [
    ...talksOf(tasks, [
      [
        { say: 'delete redirect the post', deletes: [8] },
        { say: 'oops no bring it back', adds: [{ title: 'redirect the post', priority: 'low' }] },
      ],
    ]),
  ],
  ambiguity: [...saidOf(tasks, [{ say: 'tick off the wedding task', asks: true }])],
  talk: [...saidOf(tasks, [{ say: 'thank you so much, youre keeping us sane' }])],
  urdu: [
    ...saidAdds([
      [
        'kal subah 10 baje darzi ko call karna hai',
        ['darzi ko call karna', 'darzi ko call karna hai', 'darzi ko call', 'darzi ko call karo'],
        '2026-03-11 10:00',
      ],
    ]),
    ...saidOf(tasks, [{ say: 'aaj mere kaam dikhao', lists: [6], mayList: [2] }]),
  ],
  several: [
    ...saidOf(tasks, [
      {
        say: 'florist is done, and add order table numbers for the 20th',
        completes: [1],
        adds: [{ title: 'order table numbers', due: '2026-03-20' }],
      },
      {
        say: 'venue deposit is paid, move the van booking to friday and remind me to buy bubble wrap tomorrow',
        completes: [6],
        changes: { 3: { due: '2026-03-13' } },
        adds: [{ title: 'buy bubble wrap', due: '2026-03-11' }],
      },
      {
        say: 'add ring the hotel about the block booking, then show me whats on saturday',
        adds: [{ title: 'ring the hotel about the block booking' }],
        lists: [4],
        mayList: [9],
      },
    ]),
  ],
  pastes: [
    ...saidOf(tasks, [
      {
        say: 'For the move:\n- cancel broadband\n- read the meters\n- defrost the freezer',
        adds: [{ title: 'cancel broadband' }, { title: 'read the meters' }, { title: 'defrost the freezer' }],
      },
    ]),
  ],
};
