import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const care: Seed[] = [
  { title: "mum's blood test", due: '2026-03-12 08:30' },
  { title: 'refill the pill box', due: '2026-03-15 18:00', repeat: 'FREQ=WEEKLY;BYDAY=SU' },
  { title: 'call the care insurance', due: '2026-03-10 11:00', priority: 'urgent' },
  { title: 'wash the bed linen' },
  { title: 'order compression stockings', due: '2026-03-20', tags: ['pharmacy'] },
  { title: "pick up mum's eye drops", due: '2026-03-11', tags: ['pharmacy'] },
  { title: 'cancel meals on wheels', due: '2026-03-25' },
];

const team: Seed[] = [
  { title: 'wash the bibs', due: '2026-09-03' },
  { title: 'book the pitch for the cup game', due: '2026-09-07', priority: 'high' },
  { title: 'match against Rovers', due: '2026-09-05 10:30' },
  { title: 'training session', due: '2026-09-02 18:00', repeat: 'FREQ=WEEKLY;BYDAY=WE' },
  { title: 'order new shin pads', tags: ['kit'] },
  { title: 'collect the consent forms', due: '2026-09-11' },
  { title: 'pump up the footballs', due: '2026-09-05 09:30', tags: ['kit'] },
];

const atTraining = (conversations: Table[string]): Table[string] => heldAt('2026-09-02 17:00', conversations);

/** Somebody who looks after their mother, on Tuesday, 10 March 2026, at 10:00; and a youth coach on Wednesday, 2 September 2026, at 17:00. */
export const serviceVoices3: Table = {
  adding: [
    ...saidAdds([
      ['remind me to give mum her antibiotics at 8 tonight', 'give mum her antibiotics', '2026-03-10 20:00'],
      [
        'physio for mum friday 11:30 remind me 2 hours before',
        'physio for mum',
        '2026-03-13 11:30',
        { remind: ['PT2H'] },
      ],
      [
        'need to apply for the disabled parking badge asap',
        'apply for the disabled parking badge',
        undefined,
        { priority: 'urgent' },
      ],
      [
        "could you add get a new battery for dad's hearing aid, tag pharmacy",
        "get a new battery for dad's hearing aid",
        undefined,
        { tags: ['pharmacy'] },
      ],
      ['send the care report to my sister on sunday evening', 'send the care report to my sister', '2026-03-15 19:00'],
    ]),
    ...atTraining(
      saidAdds([
        ['ring the referee tomorrow at 12:30 pm', 'ring the referee', '2026-09-03 12:30'],
        ['add buy half time oranges on saturday morning', 'buy half time oranges', '2026-09-05 09:00'],
        [
          'pick the starting eleven friday evening high priority tag match',
          'pick the starting eleven',
          '2026-09-04 19:00',
          { priority: 'high', tags: ['match'] },
        ],
        ['dont let me forget to reply to the league by sept 15', 'reply to the league', '2026-09-15'],
      ]),
    ),
  ],
  titles: [
    ...saidAdds([
      ["take mum's Sunday best to the cleaners tomorrow", "take mum's Sunday best to the cleaners", '2026-03-11'],
    ]),
    ...atTraining(
      saidAdds([
        [
          'email the Saturday league about the new pitch tomorrow',
          'email the Saturday league about the new pitch',
          '2026-09-03',
        ],
      ]),
    ),
  ],
  dates: [
    ...saidAdds([
      ['eye doctor for mum on the 24th at quarter to nine in the morning', 'eye doctor for mum', '2026-03-24 08:45'],
      ['turn the mattress the day after tomorrow', 'turn the mattress', '2026-03-12'],
    ]),
    ...atTraining(
      saidAdds([
        ['tournament in Celle on 10/3 at 9am', 'tournament in Celle', '2026-10-03 09:00'],
        ['pack the goals away in 3 hours', 'pack the goals away', '2026-09-02 20:00'],
        ['call the groundsman next thursday', 'call the groundsman', '2026-09-10'],
      ]),
    ),
  ],
  recurrence: [
    ...saidAdds([
      [
        "change mum's pain patch every 3 days at 8pm",
        "change mum's pain patch",
        '2026-03-10 20:00',
        { repeat: 'FREQ=DAILY;INTERVAL=3' },
      ],
      [
        'send in the care allowance form on the 5th of every month',
        'send in the care allowance form',
        '2026-04-05',
        { repeat: 'FREQ=MONTHLY;BYMONTHDAY=5' },
      ],
    ]),
    ...atTraining(
      saidAdds([
        [
          'goalkeeper training every monday at 5pm',
          'goalkeeper training',
          '2026-09-07 17:00',
          { repeat: 'FREQ=WEEKLY;BYDAY=MO' },
        ],
      ]),
    ),
  ],
  listing: [
    ...saidOf(care, [
      { say: "what's up for mum tomorrow", lists: [6] },
      { say: 'what do i need from the pharmacy', lists: [5, 6] },
      { say: 'anything urgent?', lists: [3] },
      { say: 'what do i have to do before friday', lists: [1, 3, 6] },
    ]),
    ...atTraining(
      saidOf(team, [
        { say: "what's on saturday?", lists: [3, 7] },
        { say: 'when is the rovers match', lists: [3], names: [/10:30/] },
        { say: 'show kit tasks', lists: [5, 7] },
        { say: 'whats still open for today', lists: [4] },
      ]),
    ),
  ],
  search: [
    ...saidOf(care, [{ say: 'find stockings', lists: [5] }]),
    ...atTraining(
      saidOf(team, [
        { say: 'any task mentioning consent', lists: [6] },
        { say: 'search pitch', lists: [2] },
      ]),
    ),
  ],
  completing: [
    ...saidOf(care, [
      { say: "got mum's eye drops", completes: [6] },
      { say: 'just called the care insurance', completes: [3] },
      {
        say: 'pill box is refilled',
        completes: [2],
        next: [{ title: 'refill the pill box', due: '2026-03-22 18:00', repeat: 'FREQ=WEEKLY;BYDAY=SU' }],
      },
    ]),
    ...atTraining(
      saidOf(team, [
        { say: 'bibs are washed', completes: [1] },
        { say: 'mark all the kit ones as done', completes: [5, 7] },
      ]),
    ),
  ],
  changing: [
    ...saidOf(care, [
      { say: "mum's blood test got moved to monday 9:15", changes: { 1: { due: '2026-03-16 09:15' } } },
      { say: 'do the pill box at 5pm this time instead of 6', changes: { 2: { due: '2026-03-15 17:00' } } },
      { say: 'postpone the stockings by a week', changes: { 5: { due: '2026-03-27' } } },
      { say: 'bed linen on saturday please', changes: { 4: { due: '2026-03-14' } } },
      { say: 'add the tag mum to the blood test', changes: { 1: { tags: ['mum'] } } },
    ]),
    ...atTraining(
      saidOf(team, [
        { say: 'kick off against rovers is at 11 now', changes: { 3: { due: '2026-09-05 11:00' } } },
        { say: 'set shin pads to low', changes: { 5: { priority: 'low' } } },
        { say: 'remind me of the rovers match 45 minutes before', changes: { 3: { remind: ['PT45M'] } } },
        { say: 'push the consent forms out to the 18th', changes: { 6: { due: '2026-09-18' } } },
      ]),
    ),
  ],
  deleting: [
    ...saidOf(care, [{ say: 'forget the meals on wheels task, delete it', deletes: [7] }]),
    ...atTraining(saidOf(team, [{ say: 'remove task 5', deletes: [5] }])),
  ],
  bulk: talksOf(care, [
    [
      { say: 'please delete both pharmacy tasks', asks: true, wants: { deletes: [5, 6] } },
      { say: 'yes please', deletes: [5, 6] },
    ],
  ]),
  'follow-ups': [
    ...talksOf(care, [
      [
        {
          say: 'add podiatrist for mum thursday 2pm',
          adds: [{ title: 'podiatrist for mum', due: '2026-03-12 14:00' }],
        },
        { say: 'sorry, i meant 3pm', changes: { 8: { due: '2026-03-12 15:00' } } },
        { say: 'remind me an hour before that', changes: { 8: { remind: ['PT1H'] } } },
      ],
    ]),
    ...atTraining(
      talksOf(team, [
        [
          { say: 'do i have anything on friday the 11th', lists: [6] },
          { say: 'ok move that to monday the 14th', changes: { 6: { due: '2026-09-14' } } },
        ],
      ]),
    ),
  ],
  undo: atTraining(
    talksOf(team, [
      [
        { say: 'shift the cup game pitch booking to tuesday', changes: { 2: { due: '2026-09-08' } } },
        { say: 'hm no, undo', changes: { 2: { due: '2026-09-07' } } },
      ],
    ]),
  ),
  talk: saidOf(care, [{ say: 'it was a rough night with mum, im so tired' }]),
  urdu: saidOf(care, [
    {
      say: 'kal subah 9 baje pharmacy jana hai',
      adds: [{ title: ['pharmacy jana hai', 'pharmacy jana'], due: '2026-03-11 09:00' }],
    },
    { say: 'aaj ke kaam dikhao', lists: [3] },
    { say: 'کل پھل خریدنے ہیں', adds: [{ title: ['پھل خریدنے ہیں', 'پھل خریدنے', 'پھل خریدنا'], due: '2026-03-11' }] },
  ]),
  several: [
    ...saidOf(care, [
      {
        say: 'eye drops picked up, and add ask the doctor about the dizziness for thursday',
        completes: [6],
        adds: [{ title: 'ask the doctor about the dizziness', due: '2026-03-12' }],
      },
      { say: 'insurance called, linen washed', completes: [3, 4] },
      {
        say: 'delete meals on wheels and move the stockings to monday',
        deletes: [7],
        changes: { 5: { due: '2026-03-16' } },
      },
      {
        say: 'add buy soft bread and add phone the day centre on thursday at 10am',
        adds: [{ title: 'buy soft bread' }, { title: 'phone the day centre', due: '2026-03-12 10:00' }],
      },
    ]),
    ...atTraining(
      saidOf(team, [
        {
          say: 'delete the shin pads, make the pitch booking urgent and add charge the speaker for friday',
          deletes: [5],
          changes: { 2: { priority: 'urgent' } },
          adds: [{ title: 'charge the speaker', due: '2026-09-04' }],
        },
        { say: 'bibs done, move the footballs to 9', completes: [1], changes: { 7: { due: '2026-09-05 09:00' } } },
      ]),
    ),
  ],
  pastes: atTraining(
    saidOf(team, [
      {
        say: 'To sort out for the cup:\n1. hire the minibus\n2. water bottles\n3. team photo friday 5pm',
        adds: [
          { title: 'hire the minibus' },
          { title: 'water bottles' },
          { title: 'team photo', due: '2026-09-04 17:00' },
        ],
      },
    ]),
  ),
};
