import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidOf, talksOf } from '../../rows.ts';

/** A Thursday. */
const at = '2026-11-12 16:40';

const alike: Seed[] = [
  { title: 'email Sam the budget', due: '2026-11-13' },
  { title: 'call Sam' },
  { title: 'review the budget', due: '2026-11-16', tags: ['work'] },
  { title: 'wash the blue coat' },
];

const notes: Seed[] = [
  { title: 'Book a table at Lindenhof', due: '2026-11-20 19:00' },
  { title: 'Ask Farid about the projector', tags: ['office'] },
  { title: 'Repair the café chairs' },
  { title: 'Buy a gift for Ines', due: '2026-12-05', tags: ['xmas'] },
  { title: 'Wrap gifts', tags: ['xmas'] },
  { title: 'Send passport copies to the embassy', done: true },
  { title: 'Cancel the gym membership' },
];

const days: Seed[] = [
  { title: 'hand in the timesheet', due: '2026-11-13' },
  { title: 'haircut', due: '2026-11-14 11:00' },
  { title: 'order the cake', priority: 'high' },
  { title: 'feed the cat', due: '2026-11-12 18:00' },
  { title: 'read chapter 4' },
];

/** Questions back, search, several commands at once and what follows on a turn, as people of several tempers type or speak them. */
export const voicesOfSeveral: Table = {
  ambiguity: heldAt(
    at,
    talksOf(alike, [
      [
        { say: 'sam is done', asks: true, names: ['email Sam the budget', 'call Sam'] },
        { say: 'the email one', completes: [1] },
      ],
      [
        { say: 'bump the budget to tuesday', asks: true },
        { say: 'the review', changes: { 3: { due: '2026-11-17' } } },
      ],
      [{ say: 'bin the sam task', asks: true }, { say: 'hmm never mind' }],
      [{ say: 'i called sam', completes: [2] }],
      [{ say: 'get rid of both budget ones', asks: true, wants: { deletes: [1, 3] } }],
    ]),
  ),
  search: heldAt(
    at,
    saidOf(notes, [
      { say: 'did i ever write down something about a projector', lists: [2] },
      { say: 'find gift', lists: [4, 5] },
      { say: 'whats that gym thing again', lists: [7] },
      { say: 'Where did I put the thing about the passport?', lists: [6] },
      { say: 'search cafe', lists: [3] },
      { say: 'do i have anything for ines', lists: [4] },
      { say: 'show me whatever has farid in it', lists: [2] },
      { say: 'any mention of the dentist on my list?', names: [/\bno\b|nothing|none|not find|n't/i] },
    ]),
  ),
  several: heldAt(
    at,
    saidOf(days, [
      { say: "cake's ordered and the timesheet is in, so tick those off", completes: [1, 3] },
      {
        say: 'haircut moved to monday 5pm and add buy shampoo',
        changes: { 2: { due: '2026-11-16 17:00' } },
        adds: [{ title: 'buy shampoo' }],
      },
      {
        say: 'add: buy candles, call the venue tomorrow at 9, and ask Tom to bring speakers',
        adds: [
          { title: 'buy candles' },
          { title: 'call the venue', due: '2026-11-13 09:00' },
          { title: 'ask Tom to bring speakers' },
        ],
      },
      {
        say: 'delete 5, 3 is urgent, and 1 is done',
        deletes: [5],
        changes: { 3: { priority: 'urgent' } },
        completes: [1],
      },
      { say: 'finished chapter 4! whats next for today?', completes: [5], lists: [4], mayList: [5] },
      {
        say: 'Please mark the cat as fed and then show me what is left.',
        completes: [4],
        lists: [1, 2, 3, 5],
        mayList: [4],
      },
      {
        say: 'remind me to charge the camera tonight, oh and also pack the tripod',
        either: [
          { adds: [{ title: 'charge the camera', due: '2026-11-12 20:00' }, { title: 'pack the tripod' }] },
          {
            adds: [
              { title: 'charge the camera', due: '2026-11-12 20:00' },
              { title: 'pack the tripod', due: '2026-11-12 20:00' },
            ],
          },
        ],
      },
      {
        say: 'tag 3 with party and 5 with school',
        changes: { 3: { tags: ['party'] }, 5: { tags: ['school'] } },
      },
      {
        say: 'i read chapter 4 but i still need to write the summary by sunday',
        completes: [5],
        adds: [{ title: 'write the summary', due: '2026-11-15' }],
      },
      {
        say: 'move cake to saturday 10am, timesheet to monday',
        changes: { 3: { due: '2026-11-14 10:00' }, 1: { due: '2026-11-16' } },
      },
      {
        say: 'piano lesson at 6 on tuesday and choir at 8pm the day after',
        adds: [
          { title: 'piano lesson', due: '2026-11-17 18:00' },
          { title: 'choir', due: '2026-11-18 20:00' },
        ],
      },
      {
        say: 'drop the haircut, rename 4 to feed both cats and make it daily',
        deletes: [2],
        changes: { 4: { title: 'feed both cats', repeat: 'FREQ=DAILY' } },
      },
      {
        say: 'hi! i did 1, not 3 tho. and put get balloons down for saturday',
        completes: [1],
        adds: [{ title: 'get balloons', due: '2026-11-14' }],
      },
      { say: "what's due tomorrow? and mark the cat thing done", completes: [4], lists: [1], mayList: [4] },
    ]),
  ),
  completing: heldAt(
    at,
    saidOf(days, [
      { say: 'the timesheet can be ticked off', completes: [1] },
      { say: 'fed the cat', completes: [4] },
      { say: 'havent ordered the cake yet' },
    ]),
  ),
  undo: heldAt(
    at,
    talksOf(days, [
      [
        { say: 'remove the haircut', deletes: [2] },
        { say: 'wait no that was wrong, put it back', adds: [{ title: 'haircut', due: '2026-11-14 11:00' }] },
      ],
    ]),
  ),
  'follow-ups': heldAt(
    at,
    talksOf(days, [
      [
        { say: 'remind me to ring the bakery', adds: [{ title: 'ring the bakery' }] },
        { say: 'make that tomorrow at noon', changes: { 6: { due: '2026-11-13 12:00' } } },
        { say: 'and tag it party', changes: { 6: { tags: ['party'] } } },
      ],
    ]),
  ),
};
