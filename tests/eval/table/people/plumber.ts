import type { Seed, Table } from '../../conversation.ts';
import { saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'fit new boiler at Hendersons', due: '2026-03-12 08:00', priority: 'high', tags: ['jobs'] },
  { title: 'order 22mm copper pipe' },
  { title: 'send invoice to Mrs Doyle', due: '2026-03-06', tags: ['office'] },
  { title: 'van service', due: '2026-03-17 09:30' },
  { title: 'fix leaking tap at the bakery', due: '2026-03-10 14:00', tags: ['jobs'] },
  { title: 'do the timesheets', due: '2026-03-13', repeat: 'FREQ=WEEKLY;BYDAY=FR', tags: ['office'] },
  { title: 'quote for the Miller bathroom', due: '2026-03-11' },
  { title: 'call gas supplier about the bill' },
];

const schmidt: Seed[] = [
  { title: 'call Schmidt about the boiler' },
  { title: 'write invoice for Schmidt', due: '2026-03-12' },
  { title: 'order boiler valve' },
  { title: 'measure up at Webers', due: '2026-03-11 11:00' },
  { title: 'pick up radiator from the depot', due: '2026-03-13' },
];

const timesheets = {
  title: 'do the timesheets',
  due: '2026-03-20',
  repeat: 'FREQ=WEEKLY;BYDAY=FR',
  tags: ['office'],
};

/** A plumber with his own small company. Said on Tuesday, 10 March 2026, at 10:00. */
export const plumber: Table = {
  adding: saidAdds([
    [
      'stick a job down for tmrw 7:30am, blocked drain at 14 Mill Lane',
      'blocked drain at 14 Mill Lane',
      '2026-03-11 07:30',
    ],
    [
      'need to renew the public liability insurance by march 31, important',
      'renew the public liability insurance',
      '2026-03-31',
      { priority: 'high' },
    ],
    [
      'add pressure test at the Kowalski house friday 1pm, tag jobs, remind me an hour before',
      'pressure test at the Kowalski house',
      '2026-03-13 13:00',
      { tags: ['jobs'], remind: ['PT1H'] },
    ],
    ['ring Dave about the skip asap', 'ring Dave about the skip', undefined, { priority: 'urgent' }],
  ]),
  titles: saidAdds([
    ['add order 3/4 inch ball valves', 'order 3/4 inch ball valves'],
    ['put "Monday Motors: collect spare wheel" down for thursday', 'Monday Motors: collect spare wheel', '2026-03-12'],
  ]),
  dates: saidAdds([
    ['drain down the heating at the school a week on friday', 'drain down the heating at the school', '2026-03-20'],
    ['add pay the VAT for the 7th of may at noon', 'pay the VAT', '2026-05-07 12:00'],
  ]),
  recurrence: saidAdds([
    [
      'remind me every monday at 7am to check the stock in the van',
      'check the stock in the van',
      '2026-03-16 07:00',
      { repeat: 'FREQ=WEEKLY;BYDAY=MO' },
    ],
    [
      'test the smoke alarm in the workshop on the first monday of every month',
      'test the smoke alarm in the workshop',
      '2026-04-06',
      { repeat: 'FREQ=MONTHLY;BYDAY=1MO' },
    ],
  ]),
  listing: saidOf(tasks, [
    { say: 'morning, what jobs are down for today then', lists: [5], mayList: [3] },
    { say: 'am i behind with anything', lists: [3] },
    { say: 'which ones are tagged jobs', lists: [1, 5] },
    { say: 'what have i got on thursday mate', lists: [1] },
    { say: 'whats left to do this week, all of it', lists: [1, 5, 6, 7], mayList: [3] },
  ]),
  search: saidOf(tasks, [
    { say: 'find the one with mrs doyle', lists: [3] },
    { say: 'have i got anything about copper on there?', lists: [2] },
  ]),
  completing: saidOf(tasks, [
    { say: 'tap at the bakery is sorted', completes: [5] },
    { say: 'invoice for mrs doyle has gone out, tick it off', completes: [3] },
    { say: 'done the timesheets', completes: [6], next: [timesheets] },
    { say: 'ordered the copper pipe this morning', completes: [2] },
    { say: 'pls mark the miller quote as done, emailed it last nite', completes: [7] },
    { say: 'all the ones tagged jobs are finished', completes: [1, 5] },
    { say: 'hendersons boiler is in and running, so thats complete', completes: [1] },
    { say: 'just rang the gas supplier, cross it off', completes: [8] },
  ]),
  changing: saidOf(tasks, [
    { say: 'hendersons boiler moves to monday, same time', changes: { 1: { due: '2026-03-16 08:00' } } },
    { say: 'push the van service back by 2 days', changes: { 4: { due: '2026-03-19 09:30' } } },
    { say: 'make the bakery tap 4pm instead of 2', changes: { 5: { due: '2026-03-10 16:00' } } },
    { say: 'copper pipe is urgent now', changes: { 2: { priority: 'urgent' } } },
    {
      say: 'rename the miller one to quote for the Miller wet room',
      changes: { 7: { title: 'quote for the Miller wet room' } },
    },
    { say: 'put the tag van on the van service', changes: { 4: { tags: ['van'] } } },
    { say: 'take the date off the miller quote, no rush with it', changes: { 7: { due: null } } },
    {
      say: 'timesheets only every two weeks from now on please',
      changes: { 6: { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR' } },
    },
    { say: 'remind me a day before the van service', changes: { 4: { remind: ['P1D'] } } },
  ]),
  deleting: saidOf(tasks, [
    { say: 'delete the gas supplier call, dont need it anymore', deletes: [8] },
    { say: 'bin the miller quote, they went with somebody else', deletes: [7] },
  ]),
  bulk: talksOf(tasks, [
    [
      { say: 'get rid of everything tagged office', asks: true, wants: { deletes: [3, 6] } },
      { say: 'yes go on', deletes: [3, 6] },
    ],
  ]),
  'follow-ups': talksOf(tasks, [
    [
      {
        say: 'add fit the shower at 9 Rose Street on monday',
        adds: [{ title: 'fit the shower at 9 Rose Street', due: '2026-03-16' }],
      },
      { say: 'make it 8am', changes: { 9: { due: '2026-03-16 08:00' } } },
      { say: 'and tag it jobs', changes: { 9: { tags: ['jobs'] } } },
    ],
    [
      { say: 'show me the ones tagged jobs, soonest first', lists: [5, 1], inOrder: true },
      { say: 'second one is done', completes: [1] },
    ],
  ]),
  undo: talksOf(tasks, [
    [
      { say: 'van service is done', completes: [4] },
      { say: 'no hang on, undo that', changes: { 4: { done: false } } },
    ],
  ]),
  ambiguity: talksOf(schmidt, [
    [
      { say: 'mark the schmidt one as done', asks: true },
      { say: 'the invoice', completes: [2] },
    ],
  ]),
  talk: [...saidOf(schmidt, [{ say: 'how many litres does a standard bathtub hold?' }])],
  several: [
    ...saidOf(tasks, [
      {
        say: 'bakery tap done, add buy ptfe tape for tomorrow',
        completes: [5],
        adds: [{ title: 'buy ptfe tape', due: '2026-03-11' }],
      },
      {
        say: 'sent the doyle invoice and ordered the pipe. van service goes to the 18th',
        completes: [2, 3],
        changes: { 4: { due: '2026-03-18 09:30' } },
      },
      {
        say: 'delete the gas supplier thing and set the miller quote to high priority',
        deletes: [8],
        changes: { 7: { priority: 'high' } },
      },
      {
        say: 'timesheets are done. miller quote to thursday 5pm pls',
        completes: [6],
        next: [timesheets],
        changes: { 7: { due: '2026-03-12 17:00' } },
      },
      {
        say: 'move hendersons to friday and the bakery tap to tomorrow, times stay the same',
        changes: { 1: { due: '2026-03-13 08:00' }, 5: { due: '2026-03-11 14:00' } },
      },
      { say: 'tick off the copper pipe and show me what is on for tomorrow', completes: [2], lists: [7], mayList: [2] },
    ]),
    ...saidOf(schmidt, [
      {
        say: 'add ring the merchants, get diesel tomorrow morning and fix the trailer light on saturday',
        adds: [
          { title: 'ring the merchants' },
          { title: 'get diesel', due: '2026-03-11 09:00' },
          { title: 'fix the trailer light', due: '2026-03-14' },
        ],
      },
      {
        say: 'webers now at 12, radiator is picked up, and scrap the boiler valve',
        changes: { 4: { due: '2026-03-11 12:00' } },
        completes: [5],
        deletes: [3],
      },
    ]),
  ],
  pastes: saidOf(schmidt, [
    {
      say: 'bits to do:\n- unblock sink at no. 22\n- replace stopcock at Bergs thursday 10am\n- [x] buy radiator keys',
      adds: [
        { title: 'unblock sink at no. 22' },
        { title: 'replace stopcock at Bergs', due: '2026-03-12 10:00' },
        { title: 'buy radiator keys', done: true },
      ],
    },
  ]),
};
