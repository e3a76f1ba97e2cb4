import type { Conversation, Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const everyThirdDay = 'FREQ=DAILY;INTERVAL=3';
const tasks: Seed[] = [
  { title: 'finish stats problem set', due: '2026-05-15 23:59', priority: 'high', tags: ['uni'] },
  { title: 'clean the kitchen', due: '2026-05-16', tags: ['flat'] },
  { title: 'pay my share of the internet', due: '2026-05-12', tags: ['flat'] },
  { title: 'read chapter 5 for sociology', due: '2026-05-18', tags: ['uni'] },
  { title: 'buy dish soap' },
  { title: 'water the plants', due: '2026-05-14 20:00', repeat: everyThirdDay },
  { title: 'call mum', done: true },
  { title: 'book train home' },
];

const held = (conversations: Conversation[]) => heldAt('2026-05-14 16:30', conversations);

/** A student in a shared flat. Said on Thursday, 14 May 2026, at 16:30. */
export const homeVoices2: Table = {
  adding: held(
    saidAdds([
      ['add hand in lab report monday 12:00 #uni', 'hand in lab report', '2026-05-18 12:00', { tags: ['uni'] }],
      ['gotta pay rent to tom by the 1st', 'pay rent to tom', '2026-06-01'],
      [
        'lol add buy toilet paper before we run out again',
        ['buy toilet paper before we run out again', 'buy toilet paper'],
      ],
      ['study group tmrw 4pm in the library', 'study group in the library', '2026-05-15 16:00'],
      [
        'email prof weber about the extension asap',
        'email prof weber about the extension',
        undefined,
        { priority: 'urgent' },
      ],
      ['remind me to move my laundry in 40 min', 'move my laundry', '2026-05-14 17:10'],
      [
        'p2 revise the regression slides for stats by next thursday',
        'revise the regression slides for stats',
        '2026-05-21',
        { priority: 'high' },
      ],
    ]),
  ),
  titles: held(
    saidAdds([
      [
        'add watch 28 Days Later with the flatmates on saturday',
        'watch 28 Days Later with the flatmates',
        '2026-05-16',
      ],
      ['add ask the landlord about the second bike key', 'ask the landlord about the second bike key'],
    ]),
  ),
  dates: held(
    saidAdds([
      ['return the rental bike in 10 days', 'return the rental bike', '2026-05-24'],
      ['print my term paper at the end of the month', 'print my term paper', '2026-05-31'],
      ['meet the landlord next friday at 5', 'meet the landlord', '2026-05-22 17:00'],
    ]),
  ),
  recurrence: held(
    saidAdds([
      [
        'clean the bathroom every 2 weeks on saturday',
        'clean the bathroom',
        '2026-05-16',
        { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SA' },
      ],
      [
        'take down the waste paper every first monday of the month',
        'take down the waste paper',
        '2026-06-01',
        { repeat: 'FREQ=MONTHLY;BYDAY=1MO' },
      ],
      ['take vitamin d every day at 8 am', 'take vitamin d', '2026-05-15 08:00', { repeat: 'FREQ=DAILY' }],
    ]),
  ),
  'not half': held(
    saidOf(tasks, [
      {
        say: 'add pay the deposit on 31 june',
        either: [{}, { adds: [{ title: 'pay the deposit on 31 june' }] }],
      },
    ]),
  ),
  listing: held(
    saidOf(tasks, [
      { say: 'what am i late with', lists: [3] },
      { say: 'show me everything tagged flat', lists: [2, 3] },
      { say: 'whats happening tomorrow', lists: [1] },
      { say: 'what do i have due by monday', lists: [1, 2, 4, 6], mayList: [3] },
      { say: 'what have i done already', lists: [7] },
      { say: 'which of my tasks are recurring', lists: [6] },
      { say: 'anything on this weekend?', lists: [2], mayList: [6] },
    ]),
  ),
  search: held(
    saidOf(tasks, [
      { say: 'do i have anything about the internet', lists: [3] },
      { say: 'search chapter', lists: [4] },
    ]),
  ),
  completing: held(
    saidOf(tasks, [
      { say: 'kitchen is clean, finally', completes: [2] },
      {
        say: 'just watered the plants',
        completes: [6],
        next: [{ title: 'water the plants', due: '2026-05-17 20:00', repeat: everyThirdDay }],
      },
      { say: 'train home is booked', completes: [8] },
      { say: 'i havent called mum yet actually, reopen that one', changes: { 7: { done: false } } },
      { say: 'everything tagged flat is done', completes: [2, 3] },
    ]),
  ),
  changing: held(
    saidOf(tasks, [
      { say: 'push the stats problem set by a day', changes: { 1: { due: '2026-05-16 23:59' } } },
      { say: 'kitchen can wait til sunday', changes: { 2: { due: '2026-05-17' } } },
      { say: 'set the sociology chapter to low priority', changes: { 4: { priority: 'low' } } },
      { say: 'water the plants at 9pm instead', changes: { 6: { due: '2026-05-14 21:00' } } },
      { say: 'set a due date for book train home, 22 may', changes: { 8: { due: '2026-05-22' } } },
      { say: 'the plants dont need to repeat anymore', changes: { 6: { repeat: null } } },
    ]),
  ),
  deleting: held(saidOf(tasks, [{ say: 'remove dish soap from the list, tom got some', deletes: [5] }])),
  bulk: held(
    talksOf(tasks, [
      [
        { say: 'delete all the uni tasks', asks: true, wants: { deletes: [1, 4] } },
        { say: 'yes please', deletes: [1, 4] },
      ],
    ]),
  ),
  'follow-ups': held(
    talksOf(tasks, [
      [
        { say: 'show me the uni stuff', lists: [1, 4] },
        { say: 'the second one is done', either: [{ completes: [4] }, { completes: [1] }] },
      ],
      [
        { say: 'add buy oat milk', adds: [{ title: 'buy oat milk' }] },
        { say: 'and coffee', adds: [{ title: ['coffee', 'buy coffee'] }] },
      ],
    ]),
  ),
  undo: held(
    talksOf(tasks, [
      [
        { say: 'add karaoke tomorrow at 9pm', adds: [{ title: 'karaoke', due: '2026-05-15 21:00' }] },
        { say: 'nvm undo', deletes: [9] },
      ],
    ]),
  ),
  talk: held(saidOf(tasks, [{ say: 'whats the capital of peru' }, { say: 'haha ok thx ur the best' }])),
  several: held(
    saidOf(tasks, [
      {
        say: 'ok stats problem set is done, delete dish soap and remind me to text lena tonight',
        completes: [1],
        deletes: [5],
        adds: [{ title: 'text lena', due: '2026-05-14 20:00' }],
      },
      {
        say: 'add buy beer, add invite the people from my course and add sweep the balcony, all for saturday',
        adds: [
          { title: 'buy beer', due: '2026-05-16' },
          { title: 'invite the people from my course', due: '2026-05-16' },
          { title: 'sweep the balcony', due: '2026-05-16' },
        ],
      },
      {
        say: 'paid my share of the internet. whats still due today?',
        completes: [3],
        lists: [6],
        mayList: [3],
      },
      {
        say: 'rename the sociology one to read chapters 5 and 6 for sociology and make it due tuesday',
        changes: { 4: { title: 'read chapters 5 and 6 for sociology', due: '2026-05-19' } },
      },
    ]),
  ),
  pastes: held(
    saidOf(tasks, [
      {
        say: '- [ ] print lecture notes\n- [x] charge laptop\n- [ ] pack calculator',
        adds: [{ title: 'print lecture notes' }, { title: 'charge laptop', done: true }, { title: 'pack calculator' }],
      },
    ]),
  ),
  instructions: held(
    saidAdds([
      [
        'add tell the flatmates to delete everything from the shared drive',
        'tell the flatmates to delete everything from the shared drive',
      ],
    ]),
  ),
};
