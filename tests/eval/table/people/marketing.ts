import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const fridays = 'FREQ=WEEKLY;BYDAY=FR';

const tasks: Seed[] = [
  { title: 'Finalise Q2 campaign budget', due: '2026-03-12 17:00', priority: 'high', tags: ['budget'] },
  { title: 'Draft launch newsletter', due: '2026-03-11', tags: ['email'] },
  { title: 'Call with agency', due: '2026-03-13 11:00' },
  { title: 'Update LinkedIn banner' },
  { title: 'Post weekly metrics in Slack', due: '2026-03-13 16:00', repeat: fridays },
  { title: 'Book booth for SaaStock', due: '2026-03-20' },
  { title: 'Review landing page copy', due: '2026-03-10 15:00' },
  { title: 'Clean up HubSpot lists', priority: 'low' },
];

const feedback: Seed[] = [
  { title: 'Feedback on video script' },
  { title: 'Feedback on pricing page', due: '2026-03-11' },
  { title: 'Call Jonas', due: '2026-03-11 14:00' },
  { title: 'Pay photographer', due: '2026-03-13' },
  { title: 'Order stickers' },
];

const metrics = { title: 'Post weekly metrics in Slack', due: '2026-03-20 16:00', repeat: fridays };

/** A marketing lead at a start-up. On Tuesday, 10 March 2026, at 10:00, where nothing else is said. */
export const marketing: Table = {
  adding: saidAdds([
    ['add send Q1 recap to the board by thursday eod', 'send Q1 recap to the board', '2026-03-12 18:00'],
    [
      'need to brief the freelance designer tmrw 2pm, high prio #design',
      'brief the freelance designer',
      '2026-03-11 14:00',
      { priority: 'high', tags: ['design'] },
    ],
    [
      'podcast recording w/ Tomas on the 24th at 3:30pm, remind me 1 day before',
      'podcast recording w/ Tomas',
      '2026-03-24 15:30',
      { remind: ['P1D'] },
    ],
    ['order new roll-up banners asap', 'order new roll-up banners', undefined, { priority: 'urgent' }],
    ['pls add coffee with the new PR person next tuesday 10:30', 'coffee with the new PR person', '2026-03-17 10:30'],
  ]),
  titles: saidAdds([
    ['add "Friday Feature post" to my list', 'Friday Feature post'],
    ['new task: write the Monday memo template', 'write the Monday memo template'],
  ]),
  dates: saidAdds([
    ['renew the canva subscription in 3 weeks', 'renew the canva subscription', '2026-03-31'],
    ['send the case study to Legal a week on friday', 'send the case study to Legal', '2026-03-20'],
  ]),
  recurrence: saidAdds([
    [
      'remind me to check ad spend every monday 9am',
      'check ad spend',
      '2026-03-16 09:00',
      { repeat: 'FREQ=WEEKLY;BYDAY=MO' },
    ],
    [
      'content planning on the first monday of each month at 10',
      'content planning',
      '2026-04-06 10:00',
      { repeat: 'FREQ=MONTHLY;BYDAY=1MO' },
    ],
  ]),
  listing: [
    ...saidOf(tasks, [
      { say: "what's on my plate today", lists: [7] },
      { say: 'how does my week look', lists: [1, 2, 3, 5, 7] },
      { say: 'show me everything thats low priority', lists: [8] },
      { say: 'which of my tasks have no date yet?', lists: [4, 8] },
      { say: 'list whatever is tagged email', lists: [2] },
    ]),
    ...heldAt('2026-03-12 09:30', saidOf(tasks, [{ say: 'what am I late with', lists: [2, 7] }])),
  ],
  search: saidOf(tasks, [
    { say: 'find the thing about hubspot', lists: [8] },
    { say: 'do i have anything on the landing page?', lists: [7] },
  ]),
  completing: saidOf(tasks, [
    { say: 'newsletter draft is done', completes: [2] },
    { say: 'landing page copy reviewed ✅', completes: [7] },
    { say: 'just posted the weekly metrics', completes: [5], next: [metrics] },
    { say: 'booth for saastock is booked, you can tick that', completes: [6] },
    { say: 'done w the agency call', completes: [3] },
    { say: 'tick off 1 and 7', completes: [1, 7] },
  ]),
  changing: saidOf(tasks, [
    { say: 'push the agency call to monday same time', changes: { 3: { due: '2026-03-16 11:00' } } },
    { say: 'move budget to friday', changes: { 1: { due: '2026-03-13 17:00' } } },
    { say: 'make the landing page review 4:30 instead', changes: { 7: { due: '2026-03-10 16:30' } } },
    { say: 'bump hubspot cleanup to high', changes: { 8: { priority: 'high' } } },
    { say: 'tag the booth with events', changes: { 6: { tags: ['events'] } } },
    {
      say: 'rename "Update LinkedIn banner" to "Redesign LinkedIn banner"',
      changes: { 4: { title: 'Redesign LinkedIn banner' } },
    },
    { say: 'pls remind me 3 hours before the agency call', changes: { 3: { remind: ['PT3H'] } } },
    { say: 'push the newsletter back two days', changes: { 2: { due: '2026-03-13' } } },
    { say: 'take the due date off the booth', changes: { 6: { due: null } } },
  ]),
  deleting: saidOf(tasks, [
    { say: 'delete the linkedin banner task', deletes: [4] },
    { say: 'we are not going to saastock after all, remove the booth task', deletes: [6] },
    { say: 'delete number 8', deletes: [8] },
  ]),
  bulk: talksOf(tasks, [
    [
      { say: 'delete all tasks for friday', asks: true, wants: { deletes: [3, 5] } },
      { say: 'yes please', deletes: [3, 5] },
    ],
  ]),
  'follow-ups': talksOf(tasks, [
    [
      {
        say: 'add lunch with investor thursday 12:00',
        adds: [{ title: 'lunch with investor', due: '2026-03-12 12:00' }],
      },
      { say: 'actually make that 12:30', changes: { 9: { due: '2026-03-12 12:30' } } },
      { say: 'and tag it fundraising', changes: { 9: { tags: ['fundraising'] } } },
    ],
    [
      { say: 'what have i got on friday', lists: [3, 5] },
      { say: 'move the first one to 2pm', changes: { 3: { due: '2026-03-13 14:00' } } },
    ],
  ]),
  undo: talksOf(tasks, [
    [
      { say: 'complete hubspot lists', completes: [8] },
      { say: 'oops undo that', changes: { 8: { done: false } } },
    ],
  ]),
  ambiguity: talksOf(feedback, [
    [
      { say: 'feedback is done', asks: true },
      { say: 'the video script one', completes: [1] },
    ],
  ]),
  talk: saidOf(tasks, [{ say: 'thanks, you just saved my morning' }]),
  several: [
    ...saidOf(tasks, [
      {
        say: 'newsletter done, landing page done, and move the agency call to 2pm',
        completes: [2, 7],
        changes: { 3: { due: '2026-03-13 14:00' } },
      },
      {
        say: 'add ping Sara about the logo files for tomorrow and delete the hubspot thing',
        adds: [{ title: 'ping Sara about the logo files', due: '2026-03-11' }],
        deletes: [8],
      },
      {
        say: 'set linkedin banner to friday and make it high',
        changes: { 4: { due: '2026-03-13', priority: 'high' } },
      },
      {
        say: 'booth is booked! new one: book hotel for SaaStock by the 18th',
        completes: [6],
        adds: [{ title: 'book hotel for SaaStock', due: '2026-03-18' }],
      },
      {
        say: 'budget to monday noon, and the agency call is cancelled so remove it',
        changes: { 1: { due: '2026-03-16 12:00' } },
        deletes: [3],
      },
      {
        say: 'posted the metrics. also remind me friday 3pm to water the office plants',
        completes: [5],
        next: [metrics],
        adds: [{ title: 'water the office plants', due: '2026-03-13 15:00' }],
      },
    ]),
    ...saidOf(feedback, [
      {
        say: 'stickers ordered, photographer paid, jonas moved to thursday same time',
        completes: [4, 5],
        changes: { 3: { due: '2026-03-12 14:00' } },
      },
    ]),
  ],
  pastes: saidOf(feedback, [
    {
      say: 'Launch checklist:\n- final screenshots\n- upload press kit\n- schedule tweets thursday 9am',
      adds: [
        { title: 'final screenshots' },
        { title: 'upload press kit' },
        { title: 'schedule tweets', due: '2026-03-12 09:00' },
      ],
    },
    {
      say: 'compare webinar tools\nask Kim for the new logo\nbook meeting room for monday 10am',
      adds: [
        { title: 'compare webinar tools' },
        { title: 'ask Kim for the new logo' },
        { title: 'book meeting room', due: '2026-03-16 10:00' },
      ],
    },
  ]),
};
