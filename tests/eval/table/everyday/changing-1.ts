import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidOf } from '../../rows.ts';

const family: Seed[] = [
  { title: 'dentist for Maya', due: '2026-03-12 15:30', tags: ['kids'] },
  { title: 'order school photos', due: '2026-03-13' },
  { title: 'buy football boots for Leo' },
  { title: 'parents evening', due: '2026-03-19 18:00' },
  { title: 'pay the childminder', due: '2026-03-13', repeat: 'FREQ=WEEKLY;BYDAY=FR' },
  { title: 'wash the PE kit', due: '2026-03-15 19:00', repeat: 'FREQ=WEEKLY;BYDAY=SU' },
  { title: 'book summer camp', priority: 'low', tags: ['kids', 'summer'] },
];

const ward: Seed[] = [
  { title: 'hand over ward keys', due: '2026-05-14 19:00' },
  { title: 'update the rota', due: '2026-05-18', tags: ['work'] },
  { title: 'mandatory fire training', due: '2026-05-20 13:30', priority: 'high', tags: ['work', 'training'] },
  { title: 'check the crash trolley', due: '2026-05-15 07:00', repeat: 'FREQ=DAILY' },
  { title: 'flu jab paperwork' },
  { title: 'swap shift with Denise', due: '2026-05-23' },
  { title: 'uniform order', priority: 'low' },
];

/** A parent's list on Tuesday, 10 March 2026, at 10:00, and a nurse's on Thursday, 14 May 2026, at 16:30. */
export const dailyChanging1: Table = {
  changing: [
    ...saidOf(family, [
      {
        say: 'mayas dentist got moved to tuesday the 17th same time',
        changes: { 1: { due: '2026-03-17 15:30' } },
      },
      { say: 'can u push the school photos back to next wednesday', changes: { 2: { due: '2026-03-18' } } },
      { say: 'the dentist is at 4 now not half 3', changes: { 1: { due: '2026-03-12 16:00' } } },
      {
        say: 'parents evening has been brought forward by half an hour',
        changes: { 4: { due: '2026-03-19 17:30' } },
      },
      { say: 'move the football boots to saturday morning', changes: { 3: { due: '2026-03-14 09:00' } } },
      { say: 'summer camp is urgent now, can you bump it up', changes: { 7: { priority: 'urgent' } } },
      {
        say: 'rename the football boots one to buy football boots size 36',
        changes: { 3: { title: 'buy football boots size 36' } },
      },
      { say: 'take the kids tag off the summer camp thing', changes: { 7: { tags: ['summer'] } } },
      {
        say: 'childminder gets paid every two weeks from now on, can you change that',
        changes: { 5: { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR' } },
      },
      { say: 'the pe kit doesnt need to repeat anymore', changes: { 6: { repeat: null } } },
      { say: 'remind me about parents evening a day before', changes: { 4: { remind: ['P1D'] } } },
      {
        say: 'add a note to the school photos: order code is K7-2291',
        changes: { 2: { description: /order code is K7-2291/i } },
      },
      { say: 'parents evening is one week later, sorry!', changes: { 4: { due: '2026-03-26 18:00' } } },
      {
        say: 'take the date off the school photos but leave it on the list',
        changes: { 2: { due: null } },
      },
      {
        say: 'move the pe kit wash to saturday this week',
        changes: { 6: { due: '2026-03-14 19:00' } },
      },
    ]),
    ...heldAt(
      '2026-05-14 16:30',
      saidOf(ward, [
        { say: 'fire training moved to the 27th, still half one', changes: { 3: { due: '2026-05-27 13:30' } } },
        { say: 'push the rota to next friday', changes: { 2: { due: '2026-05-22' } } },
        { say: 'keys handover is at 8pm tonight not 7', changes: { 1: { due: '2026-05-14 20:00' } } },
        {
          say: 'crash trolley check only on weekdays pls',
          changes: { 4: { repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' } },
        },
        { say: 'flu jab paperwork is due monday now', changes: { 5: { due: '2026-05-18' } } },
        { say: 'rename uniform order to order new tunics x3', changes: { 7: { title: 'order new tunics x3' } } },
        {
          say: 'fire training doesnt need to be high priority, medium is fine',
          changes: { 3: { priority: 'medium' } },
        },
        {
          say: 'the shift swap with denise is on sunday the 24th not saturday',
          changes: { 6: { due: '2026-05-24' } },
        },
        {
          say: 'can you add the training tag to the flu jab paperwork',
          changes: { 5: { tags: ['training'] } },
        },
        { say: 'remind me 15 min before the keys handover', changes: { 1: { remind: ['PT15M'] } } },
        {
          say: 'note on the denise swap: she wants the late shift in return',
          changes: { 6: { description: /she wants the late shift in return/i } },
        },
        { say: 'can we bring the fire training forward by two days', changes: { 3: { due: '2026-05-18 13:30' } } },
      ]),
    ),
  ],
};
