import type { Seed } from '../../conversation.ts';
import { addsEither, addsOne, saidAdds, saidOf } from '../../rows.ts';

/** Days and times as they are said. Said on Tuesday, 10 March 2026, at 10:00. */
export const datesVoices = [
  ...saidAdds([
    ['submit the expenses at the end of the month', 'submit the expenses', '2026-03-31'],
    ['add return the jeans in a fortnight', 'return the jeans', '2026-03-24'],
    ['add pay invoice Müller 20.4.', 'pay invoice Müller', '2026-04-20'],
    ['remind me on the 3rd to pay rent', 'pay rent', '2026-04-03'],
    ['call the bank tmrw around half past 2', 'call the bank', '2026-03-11 14:30'],
    ['pick up parcel in an hour and a half', 'pick up parcel', '2026-03-10 11:30'],
    ['book MOT a week today', 'book MOT', '2026-03-17'],
    ['the day after tomorrow at noon lunch with Femi', 'lunch with Femi', '2026-03-12 12:00'],
    ['put the bins out tonight at quarter to ten', 'put the bins out', '2026-03-10 21:45'],
    ['staff meeting thursday 10-11:30', 'staff meeting', '2026-03-12 10:00'],
    ['check the oven in half an hour', 'check the oven', '2026-03-10 10:30'],
    ['renew domain Jan 5 2027', 'renew domain', '2027-01-05'],
  ]),
  ...addsOne([['said: flu jab 12/3 at 9.15', 'flu jab 12/3 at 9.15', 'flu jab', '2026-03-12 09:15']], {
    locale: 'en-GB',
  }),
  ...addsEither([
    [
      'said: first thing tomorrow ring the surgery',
      'first thing tomorrow ring the surgery',
      'ring the surgery',
      ['2026-03-11 09:00', '2026-03-11 08:00', '2026-03-11'],
    ],
    [
      'said: finish the slides before lunch',
      'finish the slides before lunch',
      ['finish the slides', 'finish the slides before lunch'],
      ['2026-03-10 12:00', '2026-03-10'],
    ],
    [
      'said: dinner w/ Lou sat 8ish',
      'dinner w/ Lou sat 8ish',
      'dinner w/ Lou',
      ['2026-03-14 20:00', '2026-03-14 08:00'],
    ],
    [
      'said: mow the lawn sometime this weekend',
      'mow the lawn sometime this weekend',
      ['mow the lawn', 'mow the lawn sometime'],
      ['2026-03-14', '2026-03-15'],
    ],
    [
      'said: need to cancel Netflix by end of next week',
      'need to cancel Netflix by end of next week',
      'cancel Netflix',
      ['2026-03-20', '2026-03-22'],
    ],
    ['said: ring Dad at lunchtime', 'ring Dad at lunchtime', 'ring Dad', ['2026-03-10 12:00', '2026-03-10 13:00']],
    [
      'said: hand in the essay by midnight',
      'hand in the essay by midnight',
      'hand in the essay',
      ['2026-03-11 00:00', '2026-03-10 23:59', '2026-03-10'],
    ],
  ]),
];

/** Repetitions as they are said. */
export const recurrenceVoices = [
  ...saidAdds([
    ['water plants mondays and thursdays', 'water plants', '2026-03-12', { repeat: 'FREQ=WEEKLY;BYDAY=MO,TH' }],
    ['rent on the first of each month', 'rent', '2026-04-01', { repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' }],
    ['standup every weekday at 9:15', 'standup', '2026-03-11 09:15', { repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' }],
    [
      'last friday of every month pay the cleaner',
      'pay the cleaner',
      '2026-03-27',
      { repeat: 'FREQ=MONTHLY;BYDAY=-1FR' },
    ],
    [
      'call nan each sunday around 6 in the evening',
      'call nan',
      '2026-03-15 18:00',
      { repeat: 'FREQ=WEEKLY;BYDAY=SU' },
    ],
    [
      "every year on 3 december remind me it's Jo's birthday",
      /Jo's birthday$/i,
      '2026-12-03',
      { repeat: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=3' },
    ],
    ['trash goes out every thursday night', /^trash/i, '2026-03-12 20:00', { repeat: 'FREQ=WEEKLY;BYDAY=TH' }],
    ['yoga every tues + thurs 6:30pm', 'yoga', '2026-03-10 18:30', { repeat: 'FREQ=WEEKLY;BYDAY=TU,TH' }],
  ]),
  ...saidOf(
    [],
    [
      {
        say: 'piano lesson every other tuesday at half 7',
        either: ['2026-03-10 19:30', '2026-03-17 07:30', '2026-03-17 19:30', '2026-03-24 07:30'].map((due) => ({
          adds: [{ title: 'piano lesson', due, repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU' }],
        })),
      },
    ],
  ),
];

const home: Seed[] = [
  { title: 'bijli ka bill', due: '2026-03-12' },
  { title: 'order pizza for movie night' },
  { title: 'delete spam emails' },
];

/** What is no todo: nothing changes. */
export const talkVoices = saidOf(home, [
  { say: 'lol ok' },
  { say: "you're actually pretty useful you know that" },
  { say: 'ugh i hate mondays' },
  { say: "what's an 18% tip on 42.50" },
  { say: 'sorry, wrong chat' },
  { say: 'is it going to rain on saturday' },
  { say: 'how do i delete a task?' },
  { say: 'my day was so long, boss yelled at everyone' },
  { say: 'tell me a joke about deadlines' },
  { say: 'good night!' },
]);

/** Roman Urdu, by the same author. */
export const urduVoices = saidOf(home, [
  {
    say: 'kal subah 9 baje doctor ko call karna hai',
    adds: [{ title: /^doctor ko call kar(na hai|na|o)?$/i, due: '2026-03-11 09:00' }],
  },
  {
    say: 'doodh aur bread lana hai',
    either: [
      { adds: [{ title: /^doodh aur bread lana(?: hai)?$/i }] },
      { adds: [{ title: /^doodh/i }, { title: /^bread/i }] },
    ],
  },
  { say: 'bijli ka bill ho gaya, mark kar do', completes: [1] },
  {
    say: 'ammi ki dawai yaad dilana raat ko 9 baje',
    adds: [{ title: /^ammi ki dawai$/i, due: '2026-03-10 21:00' }],
  },
]);
