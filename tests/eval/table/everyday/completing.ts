import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidOf, talksOf } from '../../rows.ts';

const parent: Seed[] = [
  { title: 'sign the school trip form', due: '2026-03-11' },
  { title: 'pick up Noah from judo', due: '2026-03-10 17:00' },
  { title: 'order the birthday cake for Ella', due: '2026-03-14', priority: 'high' },
  { title: 'take the bins out', due: '2026-03-10 20:00', repeat: 'FREQ=WEEKLY;BYDAY=TU' },
  { title: 'buy new football boots' },
  { title: 'call the dentist', tags: ['health'] },
  { title: 'pay the piano teacher', due: '2026-03-12' },
];

const bins = { title: 'take the bins out', due: '2026-03-17 20:00', repeat: 'FREQ=WEEKLY;BYDAY=TU' };

const student: Seed[] = [
  { title: 'hand in statistics homework', due: '2026-11-20 18:00' },
  { title: 'read chapter 7 for psych', due: '2026-11-23' },
  { title: 'return library books', due: '2026-11-24' },
  { title: 'water the plants', due: '2026-11-22', repeat: 'FREQ=DAILY;INTERVAL=3' },
  { title: 'email prof Lindqvist about thesis topic', priority: 'high', tags: ['uni'] },
  { title: 'top up bus card' },
  { title: 'renew gym membership', done: true },
  { title: 'call grandma' },
];

const shop: Seed[] = [
  { title: 'order paper bags', due: '2026-03-12' },
  { title: 'pay rent for the shop', due: '2026-04-01', priority: 'high', repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' },
  { title: 'fix the front door lock', priority: 'urgent' },
  { title: 'cash up', due: '2026-03-10 18:30', repeat: 'FREQ=DAILY' },
  { title: 'send invoice 2041 to Hoffmann', tags: ['invoices'] },
  { title: 'send invoice 2042 to Brandt', tags: ['invoices'] },
  { title: 'repaint the window frame' },
  { title: 'interview the new trainee', due: '2026-03-14 11:00' },
];

const nurse: Seed[] = [
  { title: 'restock the dressing trolley', due: '2026-09-02 11:00' },
  { title: 'hand over bed 12 notes', due: '2026-09-02 14:00' },
  { title: 'chase lab for Mr Okafor bloods', priority: 'urgent' },
  { title: 'complete fire safety training', due: '2026-09-30' },
  { title: 'swap shift with Dana' },
  { title: 'check the crash cart', due: '2026-09-02 08:00', repeat: 'FREQ=WEEKLY;BYDAY=MO,WE,FR' },
  { title: 'renew my registration', due: '2026-09-15', priority: 'high' },
  { title: 'book flu jab', done: true },
];

const newcomer: Seed[] = [
  { title: 'send documents to the bank', due: '2026-03-13' },
  { title: 'buy winter tires' },
  { title: 'register Anna for German course', due: '2026-03-16' },
  { title: 'repair the washing machine' },
  { title: 'make photo for passport' },
  { title: 'clean the stairs', due: '2026-03-14', repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SA' },
];

/** That something is done, in the words of a parent, a student, a shop owner, a nurse, and somebody new to English. */
export const dailyCompleting: Table = {
  completing: [
    ...saidOf(parent, [
      { say: 'signed the trip form', completes: [1] },
      { say: "cake's ordered 🎂", completes: [3] },
      { say: 'bins are out now', completes: [4], next: [bins] },
      { say: "got Ella's cake ordered and the boots bought", completes: [3, 5] },
      { say: 'I rang the dentist', completes: [6] },
      { say: 'paid piano', completes: [7] },
      { say: "piano teacher has been paid and noah's been picked up", completes: [7, 2] },
      { say: 'school form ✔️', completes: [1] },
      { say: "haven't managed to call the dentist yet" },
      { say: '2, 5 and 7 are done', completes: [2, 5, 7] },
    ]),
    ...talksOf(parent, [
      [
        { say: 'dentist called!', completes: [6] },
        { say: 'oh hang on, nobody picked up, so the dentist is still open', changes: { 6: { done: false } } },
      ],
    ]),
    ...heldAt(
      '2026-11-20 14:00',
      saidOf(student, [
        { say: 'handed in stats hw', completes: [1] },
        { say: 'just gave the library their books back', completes: [3] },
        { say: 'ticked off chapter 7', completes: [2] },
        { say: 'emailed lindqvist, finally', completes: [5] },
        {
          say: 'plants watered',
          completes: [4],
          next: [{ title: 'water the plants', due: '2026-11-25', repeat: 'FREQ=DAILY;INTERVAL=3' }],
        },
        { say: "gym membership isn't renewed after all, card got declined", changes: { 7: { done: false } } },
        { say: 'reopen the gym one', changes: { 7: { done: false } } },
        { say: 'done w/ 1 2 and 6', completes: [1, 2, 6] },
        { say: 'bus card is topped up, books r returned', completes: [6, 3] },
        { say: 'im like halfway thru chapter 7' },
      ]),
    ),
    ...heldAt(
      '2026-03-10 18:45',
      saidOf(shop, [
        { say: 'invoice 2041 has gone out', completes: [5] },
        { say: 'both invoices are sent', completes: [5, 6] },
        { say: "The lock's been fixed.", completes: [3] },
        {
          say: 'shop rent paid',
          completes: [2],
          next: [
            {
              title: 'pay rent for the shop',
              due: '2026-05-01',
              priority: 'high',
              repeat: 'FREQ=MONTHLY;BYMONTHDAY=1',
            },
          ],
        },
        {
          say: 'cashed up',
          completes: [4],
          next: [{ title: 'cash up', due: '2026-03-11 18:30', repeat: 'FREQ=DAILY' }],
        },
        { say: 'paper bags are ordered and the window frame has been repainted', completes: [1, 7] },
        { say: 'tick invoice 2042', completes: [6] },
        { say: 'Please mark number 7 as complete.', completes: [7] },
        { say: 'interview went well, you can check it off', completes: [8] },
        { say: 'invoices 2041 and 2042: done. lock: done.', completes: [5, 6, 3] },
      ]),
    ),
    ...heldAt(
      '2026-09-02 07:30',
      saidOf(nurse, [
        { say: 'trolley restocked', completes: [1] },
        { say: 'chased the okafor bloods', completes: [3] },
        {
          say: 'crash cart checked',
          completes: [6],
          next: [{ title: 'check the crash cart', due: '2026-09-04 08:00', repeat: 'FREQ=WEEKLY;BYDAY=MO,WE,FR' }],
        },
        { say: 'fire training completed', completes: [4] },
        { say: 'the swap with Dana is sorted', completes: [5] },
        { say: 'bed 12 handed over + trolley done', completes: [2, 1] },
        { say: 'got my registration renewed last night', completes: [7] },
        { say: 'never actually booked the flu jab, put it back as not done', changes: { 8: { done: false } } },
      ]),
    ),
    ...saidOf(newcomer, [
      { say: 'I have sended the documents to bank', completes: [1] },
      { say: 'washing machine is already repaired', completes: [4] },
      { say: 'Anna is registered now for the course', completes: [3] },
      { say: 'passport photo I made already', completes: [5] },
      {
        say: 'the stairs are cleaned, thank you',
        completes: [6],
        next: [{ title: 'clean the stairs', due: '2026-03-28', repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SA' }],
      },
      { say: 'i have bought the tires and repaired the machine', completes: [2, 4] },
    ]),
  ],
};
