import type { Seed, Table } from '../../conversation.ts';
import { saidAdds, saidOf, talksOf } from '../../rows.ts';

const weddings: Seed[] = [
  { title: 'edit Hoffmann wedding photos', due: '2026-03-13', priority: 'high', tags: ['editing'] },
  { title: 'send invoice to Hoffmann', due: '2026-03-12' },
  { title: 'charge camera batteries', due: '2026-03-13 18:00' },
  { title: 'Brandt engagement shoot', due: '2026-03-14 15:00', tags: ['shoot'] },
  { title: 'order album for Yilmaz family' },
  { title: 'back up memory cards', due: '2026-03-16', repeat: 'FREQ=WEEKLY;BYDAY=MO' },
  { title: 'renew liability insurance', due: '2026-03-31' },
  { title: 'clean the 85mm lens', priority: 'low' },
];

const plumbing: Seed[] = [
  { title: 'fix leaking tap at Schulz', due: '2026-03-10 14:00' },
  { title: 'order copper pipes', due: '2026-03-11' },
  { title: 'send quote to Mrs Lindner', due: '2026-03-12', priority: 'high' },
  { title: 'pay wages', due: '2026-03-28', repeat: 'FREQ=MONTHLY;BYMONTHDAY=28' },
  { title: 'service the van', due: '2026-03-20 08:00' },
  { title: 'boiler inspection at the school', due: '2026-03-11 09:00', tags: ['boiler'] },
  { title: 'boiler inspection at the bakery', due: '2026-03-18 09:00', tags: ['boiler'] },
  { title: 'tidy the workshop' },
];

/** A wedding photographer and a plumber with two employees. Said on Tuesday, 10 March 2026, at 10:00. */
export const careVoices1: Table = {
  adding: saidAdds([
    ['remind me to get the spare camera back thursday at 11', 'get the spare camera back', '2026-03-12 11:00'],
    ['pls add coffee with the Kellers on the 19th at 4pm', 'coffee with the Kellers', '2026-03-19 16:00'],
    [
      'need to upload the Petersen gallery by sunday evening, high priority',
      'upload the Petersen gallery',
      '2026-03-15 19:00',
      { priority: 'high' },
    ],
    ['add buy 2 new SD cards tag gear', 'buy 2 new SD cards', undefined, { tags: ['gear'] }],
    [
      'check the heating at the Greens tomorrow morning, urgent',
      'check the heating at the Greens',
      '2026-03-11 09:00',
      { priority: 'urgent' },
    ],
  ]),
  titles: saidAdds([
    ['add "email Mrs. May about March pictures" for tomorrow', 'email Mrs. May about March pictures', '2026-03-11'],
    ['add read the Sunday Times piece on wedding photos', 'read the Sunday Times piece on wedding photos'],
    ['buy the May issue of the photo magazine tomorrow', 'buy the May issue of the photo magazine', '2026-03-11'],
  ]),
  dates: saidAdds([
    ['photo walk with Lena a week on friday', 'photo walk with Lena', '2026-03-20'],
    ['bleed radiators at number 12 next tuesday at 8:30 am', 'bleed radiators at number 12', '2026-03-17 08:30'],
    ['measure the Nowak bathroom monday after next at 10', 'measure the Nowak bathroom', '2026-03-23 10:00'],
  ]),
  recurrence: saidAdds([
    [
      'back up the office computer on the first of every month',
      'back up the office computer',
      '2026-04-01',
      { repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' },
    ],
    [
      'check van tyres every 2 weeks on saturday',
      'check van tyres',
      '2026-03-14',
      { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SA' },
    ],
    [
      'team breakfast every last thursday of the month at 7:30am',
      'team breakfast',
      '2026-03-26 07:30',
      { repeat: 'FREQ=MONTHLY;BYDAY=-1TH' },
    ],
  ]),
  listing: [
    ...saidOf(weddings, [
      { say: 'what have i got on friday', lists: [1, 3] },
      { say: 'so whats on my plate this week', lists: [1, 2, 3, 4], mayList: [6] },
      { say: 'which of my tasks still have no date', lists: [5, 8] },
      { say: 'when is the Brandt shoot?', lists: [4] },
    ]),
    ...saidOf(plumbing, [
      { say: 'morning, what jobs do i have today', lists: [1] },
      { say: 'show me everything tagged boiler', lists: [6, 7] },
      { say: 'whats high priority in the business right now', lists: [3] },
    ]),
  ],
  search: [
    ...saidOf(weddings, [
      { say: 'find the Hoffmann stuff', lists: [1, 2] },
      { say: 'do i have something about insurance', lists: [7] },
    ]),
    ...saidOf(plumbing, [{ say: 'anything in there for Mrs Lindner?', lists: [3] }]),
  ],
  completing: [
    ...saidOf(weddings, [
      { say: 'sent the Hoffmann invoice', completes: [2] },
      {
        say: 'memory cards are backed up',
        completes: [6],
        next: [{ title: 'back up memory cards', due: '2026-03-23', repeat: 'FREQ=WEEKLY;BYDAY=MO' }],
      },
    ]),
    ...saidOf(plumbing, [
      { say: 'tap at schulz fixed', completes: [1] },
      {
        say: 'wages are paid for this month',
        completes: [4],
        next: [{ title: 'pay wages', due: '2026-04-28', repeat: 'FREQ=MONTHLY;BYMONTHDAY=28' }],
      },
      { say: 'both boiler inspections are done', completes: [6, 7] },
    ]),
  ],
  changing: [
    ...saidOf(weddings, [
      { say: 'move the Brandt shoot to sunday same time', changes: { 4: { due: '2026-03-15 15:00' } } },
      { say: 'tag the yilmaz album with print', changes: { 5: { tags: ['print'] } } },
      { say: 'remind me one day before the liability insurance is due', changes: { 7: { remind: ['P1D'] } } },
      { say: 'rename clean the 85mm lens to clean all lenses', changes: { 8: { title: 'clean all lenses' } } },
    ]),
    ...saidOf(plumbing, [
      { say: 'van service has to be at 10 instead', changes: { 5: { due: '2026-03-20 10:00' } } },
      { say: 'move tidy the workshop to saturday morning', changes: { 8: { due: '2026-03-14 09:00' } } },
    ]),
  ],
  deleting: saidOf(plumbing, [{ say: 'please remove service the van from my list', deletes: [5] }]),
  bulk: talksOf(weddings, [
    [
      { say: 'delete everything thats due on friday', asks: true, wants: { deletes: [1, 3] } },
      { say: 'no wait, keep them' },
    ],
  ]),
  'follow-ups': [
    ...talksOf(weddings, [
      [
        { say: 'add call the florist tomorrow at 3', adds: [{ title: 'call the florist', due: '2026-03-11 15:00' }] },
        { say: 'actually make that 4', changes: { 9: { due: '2026-03-11 16:00' } } },
        { say: 'and high priority', changes: { 9: { priority: 'high' } } },
      ],
    ]),
    ...talksOf(plumbing, [
      [
        { say: 'when do i service the van', lists: [5] },
        { say: 'can you move it to the 23rd', changes: { 5: { due: '2026-03-23 08:00' } } },
      ],
    ]),
  ],
  undo: talksOf(plumbing, [
    [
      { say: 'mark copper pipes as done', completes: [2] },
      { say: 'undo that, they never arrived', changes: { 2: { done: false } } },
    ],
  ]),
  ambiguity: talksOf(plumbing, [
    [
      { say: 'the boiler inspection is done', asks: true },
      { say: 'the one at the bakery', completes: [7] },
    ],
  ]),
  talk: saidOf(plumbing, [{ say: 'how far is it from Bremen to Hamburg?' }]),
  several: [
    ...saidOf(weddings, [
      {
        say: 'Hoffmann invoice is sent, and add call the Kellers tomorrow',
        completes: [2],
        adds: [{ title: 'call the Kellers', due: '2026-03-11' }],
      },
      {
        say: 'move the Brandt shoot to 16:00 and put the Hoffmann editing on saturday',
        changes: { 4: { due: '2026-03-14 16:00' }, 1: { due: '2026-03-14' } },
      },
    ]),
    ...saidOf(plumbing, [
      {
        say: 'pipes are ordered, move the lindner quote to friday, and add pick up sealant today at 4',
        completes: [2],
        changes: { 3: { due: '2026-03-13' } },
        adds: [{ title: 'pick up sealant', due: '2026-03-10 16:00' }],
      },
      {
        say: 'delete service the van and remind me to ring the garage on monday',
        deletes: [5],
        adds: [{ title: 'ring the garage', due: '2026-03-16' }],
      },
    ]),
  ],
  pastes: saidOf(plumbing, [
    {
      say: 'Shopping for the van:\n- PTFE tape\n- 22mm elbows\n- hand cleaner',
      adds: [{ title: 'PTFE tape' }, { title: '22mm elbows' }, { title: 'hand cleaner' }],
    },
  ]),
  instructions: saidAdds([
    [
      'add tell Marco to delete all the old pictures from the tablet',
      'tell Marco to delete all the old pictures from the tablet',
    ],
  ]),
};
