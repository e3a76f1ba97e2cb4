import type { Seed, Table } from '../../conversation.ts';
import { saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'prune the roses at the Whitfields', due: '2026-03-12 08:00', tags: ['clients'] },
  { title: 'quote for the Harding patio', due: '2026-03-13', priority: 'high', tags: ['quotes'] },
  { title: 'sharpen the mower blades' },
  { title: 'order 3 tonnes of topsoil', due: '2026-03-11', tags: ['materials'] },
  {
    title: 'mow the cricket club lawn',
    due: '2026-03-10 14:00',
    repeat: 'FREQ=WEEKLY;BYDAY=TU',
    tags: ['clients'],
  },
  { title: 'lay turf at 14 Mill Lane', due: '2026-03-16 07:30' },
  { title: 'invoice Mrs Bell for the hedge', due: '2026-03-06' },
  { title: 'service the chainsaw', due: '2026-04-02', priority: 'low' },
];

const yard: Seed[] = [
  { title: 'plant the hedge at the vicarage', due: '2026-03-12' },
  { title: 'plant the hedge at the school', due: '2026-03-18' },
  { title: 'fill the grit bins', done: true },
  { title: 'take the leaves to the tip', done: true },
  { title: 'buy a new spade' },
  { title: 'fix the trailer lights', due: '2026-03-14' },
];

const british = (talks: ReturnType<typeof saidOf>) =>
  talks.map((one) => ({ ...one, zone: 'Europe/London', locale: 'en-GB' }));

/** A landscape gardener. Said on Tuesday, 10 March 2026, at 10:00, in London. */
export const heldGardener: Table = {
  adding: british([
    ...saidAdds([
      [
        'add collect 40 box plants from the nursery thurs 7am',
        'collect 40 box plants from the nursery',
        '2026-03-12 07:00',
      ],
      ['need to ring the Pattersons about their pond', 'ring the Pattersons about their pond'],
      ['stick buy gloves and kneepads on the list', 'buy gloves and kneepads'],
      [
        'remind me to water the new turf tomorrow evening, high priority',
        'water the new turf',
        '2026-03-11 19:00',
        { priority: 'high' },
      ],
      [
        'site visit at Oak Farm friday half past 9, tag clients',
        'site visit at Oak Farm',
        '2026-03-13 09:30',
        { tags: ['clients'] },
      ],
      ['put fix the wheelbarrow tyre down for sat', 'fix the wheelbarrow tyre', '2026-03-14'],
      [
        'could you please add send the planting plan to Mr Singh by the 20th',
        'send the planting plan to Mr Singh',
        '2026-03-20',
      ],
    ]),
  ]),
  titles: british([
    ...saidAdds([
      ['add pick up the Sunday Telegraph for dad on thursday', 'pick up the Sunday Telegraph for dad', '2026-03-12'],
      ['add read the Weekend Gardener article', 'read the Weekend Gardener article'],
    ]),
  ]),
  dates: british([
    ...saidAdds([
      ['add measure up the allotment 3/4 at 2pm', 'measure up the allotment', '2026-04-03 14:00'],
      ['sow the wildflower strip on the 1st of april', 'sow the wildflower strip', '2026-04-01'],
      ['pick up the rotavator friday week at 8am', 'pick up the rotavator', '2026-03-20 08:00'],
    ]),
  ]),
  recurrence: british([
    ...saidAdds([
      [
        'feed the lawn at the manor every 6 weeks starting monday',
        'feed the lawn at the manor',
        '2026-03-16',
        { repeat: 'FREQ=WEEKLY;INTERVAL=6' },
      ],
      ['clean the van every saturday at noon', 'clean the van', '2026-03-14 12:00', { repeat: 'FREQ=WEEKLY;BYDAY=SA' }],
      [
        'send invoices on the 28th of each month',
        'send invoices',
        '2026-03-28',
        { repeat: 'FREQ=MONTHLY;BYMONTHDAY=28' },
      ],
    ]),
  ]),
  listing: british([
    ...saidOf(tasks, [
      { say: 'whats on today then', lists: [5], mayList: [7] },
      { say: 'what jobs have i got tomorrow?', lists: [4] },
      { say: 'show me all tasks tagged clients', lists: [1, 5] },
      { say: 'have i missed any deadlines', lists: [7] },
      { say: 'when am i laying turf at mill lane', lists: [6] },
      { say: 'what comes up in april?', lists: [8] },
      { say: 'show me the whole list', lists: [1, 2, 3, 4, 5, 6, 7, 8] },
    ]),
  ]),
  search: british([
    ...saidOf(tasks, [
      { say: 'find the Harding job', lists: [2] },
      { say: 'is there anything about the chainsaw', lists: [8] },
      { say: 'search for roses', lists: [1] },
    ]),
  ]),
  completing: british([
    ...saidOf(tasks, [
      {
        say: 'cricket club lawn is mown',
        completes: [5],
        next: [
          {
            title: 'mow the cricket club lawn',
            due: '2026-03-17 14:00',
            repeat: 'FREQ=WEEKLY;BYDAY=TU',
            tags: ['clients'],
          },
        ],
      },
      { say: 'topsoil ordered', completes: [4] },
      { say: 'ive sharpened the mower blades', completes: [3] },
      { say: 'Mrs Bell has been invoiced, tick it off', completes: [7] },
      { say: 'roses at the whitfields all pruned', completes: [1] },
    ]),
  ]),
  changing: british([
    ...saidOf(tasks, [
      {
        say: 'rain coming, shift the mill lane turf to wednesday next week',
        changes: { 6: { due: '2026-03-18 07:30' } },
      },
      { say: 'start the rose pruning at 9 instead of 8', changes: { 1: { due: '2026-03-12 09:00' } } },
      { say: 'bump the chainsaw service up to high priority', changes: { 8: { priority: 'high' } } },
      {
        say: 'its 4 tonnes of topsoil not 3, change the title',
        changes: { 4: { title: 'order 4 tonnes of topsoil' } },
      },
      { say: 'remind me the day before the turf laying', changes: { 6: { remind: ['P1D'] } } },
      { say: 'put sharpen the mower blades on thursday at 5pm', changes: { 3: { due: '2026-03-12 17:00' } } },
    ]),
  ]),
  deleting: british([...saidOf(tasks, [{ say: 'get rid of the harding patio quote, they cancelled', deletes: [2] }])]),
  bulk: british([
    ...talksOf(yard, [
      [
        { say: 'delete all the completed tasks', asks: true, wants: { deletes: [3, 4] } },
        { say: 'yep', deletes: [3, 4] },
      ],
    ]),
  ]),
  'follow-ups': british([
    ...talksOf(tasks, [
      [
        {
          say: 'add trim the yew at the vicarage on monday',
          adds: [{ title: 'trim the yew at the vicarage', due: '2026-03-16' }],
        },
        { say: 'at 11', changes: { 9: { due: '2026-03-16 11:00' } } },
      ],
      [
        { say: 'whats due on thursday', lists: [1] },
        { say: 'move it to saturday', changes: { 1: { due: '2026-03-14 08:00' } } },
      ],
    ]),
  ]),
  undo: british([
    ...talksOf(tasks, [
      [
        { say: 'delete sharpen the mower blades', deletes: [3] },
        { say: 'whoops wrong one, undo', adds: [{ title: 'sharpen the mower blades' }] },
      ],
    ]),
  ]),
  ambiguity: british([
    ...talksOf(yard, [
      [
        { say: 'move planting the hedge to friday', asks: true },
        { say: 'the school one', changes: { 2: { due: '2026-03-13' } } },
      ],
    ]),
  ]),
  talk: british([...saidOf(tasks, [{ say: 'do hydrangeas like shade?' }])]),
  several: british([
    ...saidOf(tasks, [
      {
        say: 'ordered the topsoil and invoiced mrs bell. add buy string for the hedge line',
        completes: [4, 7],
        adds: [{ title: 'buy string for the hedge line' }],
      },
      {
        say: 'move the roses to friday and the chainsaw to the 9th of april',
        changes: { 1: { due: '2026-03-13 08:00' }, 8: { due: '2026-04-09' } },
      },
      {
        say: 'add cut back the ivy for monday 8am and pay the skip hire by friday',
        adds: [
          { title: 'cut back the ivy', due: '2026-03-16 08:00' },
          { title: 'pay the skip hire', due: '2026-03-13' },
        ],
      },
      { say: 'quote for hardings is sent 👍 whats left this week?', completes: [2], lists: [1, 4, 5], mayList: [6, 7] },
      {
        say: 'tag the mill lane turf with clients, delete the chainsaw one',
        changes: { 6: { tags: ['clients'] } },
        deletes: [8],
      },
    ]),
  ]),
  pastes: british([
    ...saidOf(yard, [
      {
        say: '• sand 2 bags\n• weed membrane\n• paving spacers\n• edging boards',
        adds: [
          { title: 'sand 2 bags' },
          { title: 'weed membrane' },
          { title: 'paving spacers' },
          { title: 'edging boards' },
        ],
      },
      {
        say: 'Jobs for Mrs Okoye:\n1. clear the gutters\n2. jet wash the drive\n3. cut down the dead cherry on 25 March',
        adds: [
          { title: 'clear the gutters' },
          { title: 'jet wash the drive' },
          { title: 'cut down the dead cherry', due: '2026-03-25' },
        ],
      },
    ]),
  ]),
};
