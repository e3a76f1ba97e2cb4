import type { Seed, Table } from '../../conversation.ts';
import { saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'wash the bibs', due: '2026-03-10 18:00', repeat: 'FREQ=WEEKLY;BYDAY=TU', tags: ['kit'] },
  { title: 'order new goal nets', priority: 'high', tags: ['kit'] },
  { title: 'book a pitch for the U12 friendly', due: '2026-03-12' },
  { title: 'pay the referee', due: '2026-03-14 12:00' },
  { title: 'email parents about the end of season trip', due: '2026-03-20', tags: ['parents'] },
  { title: 'renew first aid certificate', due: '2026-03-06', priority: 'urgent' },
  { title: 'collect subs from the U10s', due: '2026-04-01', repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' },
  { title: 'call Darren about the minibus' },
];

/** A football coach who runs a youth club. Said on Tuesday, 10 March 2026, at 10:00. */
export const heldCoach: Table = {
  adding: saidAdds([
    ['add pump up the match balls saturday 8:30am', 'pump up the match balls', '2026-03-14 08:30'],
    [
      'remind me to text the U14 parents about shin pads on thursday evening',
      'text the U14 parents about shin pads',
      '2026-03-12 19:00',
    ],
    [
      'need to get oranges for half time, tag it shopping',
      ['get oranges for half time', 'oranges for half time'],
      undefined,
      { tags: ['shopping'] },
    ],
    [
      'put "Chase Kev for the lineup sheet" on the list, high priority',
      'Chase Kev for the lineup sheet',
      undefined,
      { priority: 'high' },
    ],
    [
      'safeguarding course on the 21st at 9:30am, remind me 90 minutes before',
      'safeguarding course',
      '2026-03-21 09:30',
      { remind: ['PT90M'] },
    ],
    [
      'email the league secretary abt the postponed game asap',
      'email the league secretary abt the postponed game',
      undefined,
      { priority: 'urgent' },
    ],
    ['can you add mark out the pitch for tomorrow at 4 pls', 'mark out the pitch', '2026-03-11 16:00'],
  ]),
  titles: saidAdds([
    ['add print posters for the Sunday League dinner', 'print posters for the Sunday League dinner'],
    ['add "ring May about the Easter tournament" for thursday', 'ring May about the Easter tournament', '2026-03-12'],
  ]),
  dates: saidAdds([
    ['u8 festival a week on saturday at 10am', 'u8 festival', '2026-03-21 10:00'],
    ['in 3 weeks send off the cup squad list', 'send off the cup squad list', '2026-03-31'],
    ['remind me in an hour and a half to ring the groundsman', 'ring the groundsman', '2026-03-10 11:30'],
  ]),
  recurrence: saidAdds([
    [
      'committee meeting first monday of every month at 7:30pm',
      'committee meeting',
      '2026-04-06 19:30',
      { repeat: 'FREQ=MONTHLY;BYDAY=1MO' },
    ],
    [
      'check the floodlights every other thursday starting this week',
      'check the floodlights',
      '2026-03-12',
      { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH' },
    ],
    [
      'under 9s training every tuesday and thursday at 5:30pm until the end of may',
      'under 9s training',
      '2026-03-10 17:30',
      { repeat: 'FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260531' },
    ],
  ]),
  listing: saidOf(tasks, [
    { say: 'morning, what have i got on today then', lists: [1], mayList: [6] },
    { say: 'what have i got to do this week then', lists: [1, 3, 4], mayList: [6] },
    { say: 'is anything of mine overdue at the min', lists: [6] },
    { say: 'show me all the stuff tagged kit', lists: [1, 2] },
    { say: 'which ones dont have a date yet?', lists: [2, 8] },
    { say: 'when do i have to pay the ref?', lists: [4] },
    { say: 'whats due on saturday mate', lists: [4] },
  ]),
  search: saidOf(tasks, [
    { say: 'search for u12', lists: [3] },
    { say: 'have i got something in here about the minibus', lists: [8] },
    { say: 'find the one with the certificate', lists: [6] },
  ]),
  completing: saidOf(tasks, [
    {
      say: 'bibs are washed',
      completes: [1],
      next: [{ title: 'wash the bibs', due: '2026-03-17 18:00', repeat: 'FREQ=WEEKLY;BYDAY=TU', tags: ['kit'] }],
    },
    { say: 'just paid the ref', completes: [4] },
    { say: 'goal nets ordered 👍', completes: [2] },
    { say: 'first aid cert is finally renewed', completes: [6] },
    {
      say: 'got all the subs in from the u10s, tick it off',
      completes: [7],
      next: [{ title: 'collect subs from the U10s', due: '2026-05-01', repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' }],
    },
  ]),
  changing: saidOf(tasks, [
    { say: 'push the pitch booking back to monday', changes: { 3: { due: '2026-03-16' } } },
    { say: 'pay the ref at 2pm instead', changes: { 4: { due: '2026-03-14 14:00' } } },
    { say: 'nets arent that pressing anymore, put them on low priority', changes: { 2: { priority: 'low' } } },
    {
      say: 'wash the bibs every wednesday from now on, not tuesdays',
      changes: { 1: { due: '2026-03-11 18:00', repeat: 'FREQ=WEEKLY;BYDAY=WE' } },
    },
    { say: 'give me a reminder 2 hours before the ref payment', changes: { 4: { remind: ['PT2H'] } } },
    { say: 'add the tag trip to the email for parents', changes: { 5: { tags: ['parents', 'trip'] } } },
    { say: 'end of season trip email, make it a week later', changes: { 5: { due: '2026-03-27' } } },
  ]),
  deleting: saidOf(tasks, [{ say: 'delete the goal nets one, council is buying them', deletes: [2] }]),
  bulk: talksOf(tasks, [
    [
      { say: 'bin numbers 2 and 8', asks: true, wants: { deletes: [2, 8] } },
      { say: 'yep go ahead', deletes: [2, 8] },
    ],
  ]),
  'follow-ups': talksOf(tasks, [
    [
      { say: 'add ring the physio tomorrow at 11', adds: [{ title: 'ring the physio', due: '2026-03-11 11:00' }] },
      { say: 'actually make that 3pm', changes: { 9: { due: '2026-03-11 15:00' } } },
    ],
    [
      { say: 'when is the U12 pitch supposed to be booked by?', lists: [3] },
      { say: 'ok, move it to friday', changes: { 3: { due: '2026-03-13' } } },
    ],
  ]),
  undo: talksOf(tasks, [
    [
      { say: 'the ref has been paid, mark it done', completes: [4] },
      { say: 'no hang on, undo that', changes: { 4: { done: false } } },
    ],
  ]),
  ambiguity: talksOf(
    [
      { title: 'email the U12 parents', due: '2026-03-11' },
      { title: 'email the U14 parents', due: '2026-03-12' },
      { title: 'buy marker cones' },
      { title: 'fix the clubhouse door', priority: 'low' },
      { title: 'talk to Kev about the captaincy', due: '2026-03-13 17:00' },
    ],
    [
      [
        { say: 'mark the parents email as done', asks: true },
        { say: 'the u14 one', completes: [2] },
      ],
    ],
  ),
  talk: saidOf(tasks, [{ say: 'who won the premier league in 1995?' }]),
  several: saidOf(tasks, [
    {
      say: 'pitch is booked and ive called darren, tick both. also add buy cones for thursday',
      completes: [3, 8],
      adds: [{ title: 'buy cones', due: '2026-03-12' }],
    },
    {
      say: 'ref is paid, and move the first aid cert to next tuesday',
      completes: [4],
      changes: { 6: { due: '2026-03-17' } },
    },
    {
      say: 'add replace the corner flags and add repaint the dugout, both for saturday',
      adds: [
        { title: 'replace the corner flags', due: '2026-03-14' },
        { title: 'repaint the dugout', due: '2026-03-14' },
      ],
    },
    {
      say: 'make the goal nets urgent, trip email to wednesday the 18th, and delete the minibus one',
      changes: { 2: { priority: 'urgent' }, 5: { due: '2026-03-18' } },
      deletes: [8],
    },
    {
      say: 'add cancel the bouncy castle, then tell me what ive got on thursday',
      adds: [{ title: 'cancel the bouncy castle' }],
      lists: [3],
      mayList: [9],
    },
  ]),
  pastes: saidOf(tasks, [
    {
      say: 'from last nights meeting:\n- ask the council about parking\n- order medals by friday\n- thank the sponsors',
      adds: [
        { title: 'ask the council about parking' },
        { title: 'order medals', due: '2026-03-13' },
        { title: 'thank the sponsors' },
      ],
    },
    {
      say: 'Before the match:\n- put out corner posts\n- restock the ice packs\n- [x] print team sheet',
      adds: [
        { title: 'put out corner posts' },
        { title: 'restock the ice packs' },
        { title: 'print team sheet', done: true },
      ],
    },
  ]),
};
