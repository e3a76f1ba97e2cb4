import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidOf } from '../../rows.ts';

const site: Seed[] = [
  { title: 'order scaffolding for plot 6', due: '2026-03-11', priority: 'high' },
  { title: 'chase the electrician' },
  { title: 'concrete delivery', due: '2026-03-13 07:30' },
  { title: 'toolbox talk', due: '2026-03-16 08:00', repeat: 'FREQ=WEEKLY;BYDAY=MO' },
  { title: 'send the snag list to the architect' },
  { title: 'book the crane inspection', due: '2026-03-19' },
  { title: 'fix the site fence' },
];

const home: Seed[] = [
  { title: 'book summer camp for Leo', due: '2026-05-22', priority: 'high' },
  { title: 'buy birthday present for Aunt Rosa', due: '2026-05-16' },
  { title: 'swimming lesson', due: '2026-05-18 16:00', repeat: 'FREQ=WEEKLY;BYDAY=MO' },
  { title: 'hem the school trousers' },
  { title: 'pay the nursery', due: '2026-05-15', tags: ['bills'] },
  { title: 'pay the window cleaner', tags: ['bills'] },
  { title: 'defrost the freezer' },
  { title: 'reply to the class rep' },
];

/** More than one thing in a message: a site manager and a parent. */
export const dailySeveral1: Table = {
  several: [
    ...saidOf(site, [
      {
        say: "scaffolding's ordered. push the concrete to monday same time and add call the council about parking",
        completes: [1],
        changes: { 3: { due: '2026-03-16 07:30' } },
        adds: [{ title: 'call the council about parking' }],
      },
      {
        say: 'fence fixed, snag list sent, add pick up new padlocks tmrw',
        completes: [7, 5],
        adds: [{ title: 'pick up new padlocks', due: '2026-03-11' }],
      },
      {
        say: 'delete the crane inspection and remind me to ring Barry thursday at 8am',
        deletes: [6],
        adds: [{ title: 'ring Barry', due: '2026-03-12 08:00' }],
      },
      { say: 'electrician is sorted, crane moves to the 23rd', completes: [2], changes: { 6: { due: '2026-03-23' } } },
      {
        say: 'concrete delivery is now at 9am instead of 7:30, and make the fence urgent',
        changes: { 3: { due: '2026-03-13 09:00' }, 7: { priority: 'urgent' } },
      },
      {
        say: 'mark 2 and 5 done, delete 7, then show me whats left this week',
        completes: [2, 5],
        deletes: [7],
        lists: [1, 3],
        mayList: [2, 4, 5],
      },
      {
        say: 'add order cement for friday, tag it materials, and tag the scaffolding materials too',
        adds: [{ title: 'order cement', due: '2026-03-13', tags: ['materials'] }],
        changes: { 1: { tags: ['materials'] } },
      },
      {
        say: 'two things: toolbox talk done, and the snag list needs to be high priority',
        completes: [4],
        next: [{ title: 'toolbox talk', due: '2026-03-23 08:00', repeat: 'FREQ=WEEKLY;BYDAY=MO' }],
        changes: { 5: { priority: 'high' } },
      },
      {
        say: 'rename fix the site fence to replace the site fence, and put it on thursday',
        changes: { 7: { title: 'replace the site fence', due: '2026-03-12' } },
      },
      {
        say: 'add check the fire extinguishers every month starting april 1, and chase the electrician is done',
        adds: [{ title: 'check the fire extinguishers', due: '2026-04-01', repeat: 'FREQ=MONTHLY' }],
        completes: [2],
      },
      {
        say: 'move scaffolding to thursday, concrete to the 20th, and scrap the fence job',
        changes: { 1: { due: '2026-03-12' }, 3: { due: '2026-03-20 07:30' } },
        deletes: [7],
      },
    ]),
    ...heldAt(
      '2026-05-14 16:30',
      saidOf(home, [
        {
          say: 'nursery paid, window cleaner paid, and add buy sunscreen for saturday',
          completes: [5, 6],
          adds: [{ title: 'buy sunscreen', due: '2026-05-16' }],
        },
        {
          say: "I replied to the class rep. can you move Rosa's present to tomorrow and remind me to get wrapping paper saturday morning",
          completes: [8],
          changes: { 2: { due: '2026-05-15' } },
          adds: [{ title: 'get wrapping paper', due: '2026-05-16 09:00' }],
        },
        { say: 'delete the freezer one, and whats due tomorrow?', deletes: [7], lists: [5] },
        {
          say: 'summer camp booked!! swimming lesson done too. and please add buy goggles',
          completes: [1, 3],
          next: [{ title: 'swimming lesson', due: '2026-05-25 16:00', repeat: 'FREQ=WEEKLY;BYDAY=MO' }],
          adds: [{ title: 'buy goggles' }],
        },
        {
          say: 'make the nursery payment urgent, set the swimming lesson reminder to 3 hours before and delete the freezer',
          changes: { 5: { priority: 'urgent' }, 3: { remind: ['PT3H'] } },
          deletes: [7],
        },
        {
          say: 'add parents evening on 2 June at 6pm and dentist for Leo on 27 May at 3:30pm',
          adds: [
            { title: 'parents evening', due: '2026-06-02 18:00' },
            { title: 'dentist for Leo', due: '2026-05-27 15:30' },
          ],
        },
        {
          say: 'hemmed the trousers. move the class rep one to monday',
          completes: [4],
          changes: { 8: { due: '2026-05-18' } },
        },
        {
          say: "pls put bake a cake on for friday evening and tick off rosa's present",
          adds: [{ title: 'bake a cake', due: '2026-05-15 19:00' }],
          completes: [2],
        },
        {
          say: 'window cleaner: paid. freezer: move to sunday. summer camp: medium priority.',
          completes: [6],
          changes: { 7: { due: '2026-05-17' }, 1: { priority: 'medium' } },
        },
        { say: 'mark the nursery as paid and show me the rest of the bills', completes: [5], lists: [6], mayList: [5] },
        {
          say: 'swimming lesson is on tuesday at 5 instead, and delete defrost the freezer',
          changes: { 3: { due: '2026-05-19 17:00' } },
          deletes: [7],
        },
        {
          say: 'take hem the school trousers off the list and add buy new trousers',
          deletes: [4],
          adds: [{ title: 'buy new trousers' }],
        },
      ]),
    ),
  ],
};
