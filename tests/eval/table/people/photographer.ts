import type { Seed, Table } from '../../conversation.ts';
import { saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'back up the SD cards', due: '2026-03-09' },
  { title: 'send invoice to Studio Blau', due: '2026-03-10 16:00' },
  { title: 'edit the Hofmann wedding photos', due: '2026-03-12', priority: 'high', tags: ['editing'] },
  { title: 'charge camera batteries', due: '2026-03-13 18:00', repeat: 'FREQ=WEEKLY;BYDAY=FR' },
  { title: 'shoot for Bakery Lindner', due: '2026-03-14 08:30', tags: ['shoot'] },
  { title: 'renew equipment insurance', due: '2026-03-31' },
  { title: 'clean the 35mm lens' },
  { title: 'update portfolio website', priority: 'low' },
];

const galleries: Seed[] = [
  { title: 'send gallery to Ines', due: '2026-03-11' },
  { title: 'send gallery to Tim', due: '2026-03-12' },
  { title: 'call the model agency' },
  { title: 'order photo paper', due: '2026-03-16' },
  { title: 'pay studio rent', due: '2026-04-01' },
];

/** A freelance photographer. Said on Tuesday, 10 March 2026, at 10:00. */
export const photographer: Table = {
  adding: saidAdds([
    [
      'remind me to pick up the prints from the lab thurs 4:30pm',
      'pick up the prints from the lab',
      '2026-03-12 16:30',
    ],
    [
      'engagement shoot w/ Mara and Tim on march 21 at 5pm, tag shoot, remind me 3 hours before',
      'engagement shoot w/ Mara and Tim',
      '2026-03-21 17:00',
      { tags: ['shoot'], remind: ['PT3H'] },
    ],
    ['gotta order a new flash trigger, urgent', 'order a new flash trigger', undefined, { priority: 'urgent' }],
    [
      'add VAT return for q1 by april 10 high prio #taxes',
      'VAT return for q1',
      '2026-04-10',
      { priority: 'high', tags: ['taxes'] },
    ],
    [
      'put location scouting at the old harbour down for next wednesday morning pls',
      'location scouting at the old harbour',
      '2026-03-18 09:00',
    ],
  ]),
  titles: saidAdds([
    ['add "edit Sunday brunch series" to my list', 'edit Sunday brunch series'],
    ['call the Friday Magazine about the cover tomorrow', 'call the Friday Magazine about the cover', '2026-03-11'],
  ]),
  dates: saidAdds([
    [
      'portrait session with dr keller a week on thursday at 11am',
      'portrait session with dr keller',
      '2026-03-19 11:00',
    ],
    ['send the contract to Ines in 3 days', 'send the contract to Ines', '2026-03-13'],
  ]),
  recurrence: saidAdds([
    [
      'every first monday of the month copy the archive to the nas',
      'copy the archive to the nas',
      '2026-04-06',
      { repeat: 'FREQ=MONTHLY;BYDAY=1MO' },
    ],
    [
      'format the memory cards every sunday at 9pm',
      'format the memory cards',
      '2026-03-15 21:00',
      { repeat: 'FREQ=WEEKLY;BYDAY=SU' },
    ],
  ]),
  listing: saidOf(tasks, [
    { say: 'whatve i got on for today', lists: [2], mayList: [1] },
    { say: 'is anything overdue?', lists: [1] },
    { say: 'whats on this weekend', lists: [5] },
    { say: 'which of my tasks dont have a date yet', lists: [7, 8] },
    { say: 'show me everything tagged shoot', lists: [5] },
  ]),
  search: saidOf(tasks, [
    { say: 'do i have anything about insurance on here', lists: [6] },
    { say: 'find the wedding one', lists: [3] },
  ]),
  completing: saidOf(tasks, [
    { say: 'sent the invoice to studio blau', completes: [2] },
    {
      say: 'batteries are charged',
      completes: [4],
      next: [{ title: 'charge camera batteries', due: '2026-03-20 18:00', repeat: 'FREQ=WEEKLY;BYDAY=FR' }],
    },
    { say: 'sd cards backed up, finally', completes: [1] },
    { say: 'u can tick off the lens', completes: [7] },
    { say: 'just finished editing the hofmann wedding!!', completes: [3] },
    { say: 'insurance renewed ✅', completes: [6] },
    { say: 'check off 7 and 8', completes: [7, 8] },
  ]),
  changing: saidOf(tasks, [
    { say: 'push the lindner shoot to sunday', changes: { 5: { due: '2026-03-15 08:30' } } },
    { say: 'bakery shoot starts at 7:45 am now, pls change it', changes: { 5: { due: '2026-03-14 07:45' } } },
    { say: 'make the portfolio thing medium priority', changes: { 8: { priority: 'medium' } } },
    { say: 'move the hofmann photos to next tuesday', changes: { 3: { due: '2026-03-17' } } },
    {
      say: 'rename clean the 35mm lens to send the 35mm lens in for repair',
      changes: { 7: { title: 'send the 35mm lens in for repair' } },
    },
    { say: 'add the tag clients to the studio blau invoice', changes: { 2: { tags: ['clients'] } } },
    { say: 'take the due date off the insurance please', changes: { 6: { due: null } } },
    { say: 'can you remind me 1 day before the bakery shoot', changes: { 5: { remind: ['P1D'] } } },
    { say: 'postpone the invoice by 2 days', changes: { 2: { due: '2026-03-12 16:00' } } },
  ]),
  deleting: saidOf(tasks, [
    { say: 'forget about the portfolio website', deletes: [8] },
    { say: 'get rid of the lens cleaning, i sold it', deletes: [7] },
  ]),
  bulk: talksOf(tasks, [
    [
      { say: 'delete the lens and the website', asks: true, wants: { deletes: [7, 8] } },
      { say: 'yes go ahead', deletes: [7, 8] },
    ],
  ]),
  'follow-ups': talksOf(tasks, [
    [
      { say: 'add call Mara about the album', adds: [{ title: 'call Mara about the album' }] },
      { say: 'tomorrow at 2', changes: { 9: { due: '2026-03-11 14:00' } } },
      { say: 'hm make it 3:30', changes: { 9: { due: '2026-03-11 15:30' } } },
    ],
    [
      { say: 'when is the bakery shoot again?', lists: [5] },
      { say: 'ok move it an hour later', changes: { 5: { due: '2026-03-14 09:30' } } },
    ],
  ]),
  undo: talksOf(tasks, [
    [
      { say: 'mark the insurance as done', completes: [6] },
      { say: 'oops wrong one, undo that', changes: { 6: { done: false } } },
    ],
  ]),
  ambiguity: talksOf(galleries, [
    [
      { say: 'the gallery is sent', asks: true },
      { say: 'the one for tim', completes: [2] },
    ],
  ]),
  talk: [...saidOf(tasks, [{ say: 'what f-stop is best for group shots?' }])],
  several: [
    ...saidOf(tasks, [
      {
        say: 'sd cards are backed up and the lens is clean. add buy a new lens cap',
        completes: [1, 7],
        adds: [{ title: 'buy a new lens cap' }],
      },
      {
        say: 'move the hofmann edit to friday and make it urgent',
        changes: { 3: { due: '2026-03-13', priority: 'urgent' } },
      },
      {
        say: 'invoice is sent, and remind me on the 24th to check if studio blau paid',
        completes: [2],
        adds: [{ title: 'check if studio blau paid', due: '2026-03-24' }],
      },
      {
        say: 'delete the website one and set the insurance to high',
        deletes: [8],
        changes: { 6: { priority: 'high' } },
      },
      {
        say: 'lindner shoot is now at 10am, also tag it food',
        changes: { 5: { due: '2026-03-14 10:00', tags: ['shoot', 'food'] } },
      },
      { say: 'done with 1 and 2, drop 7, whats left this week?', completes: [1, 2], deletes: [7], lists: [3, 4, 5] },
    ]),
    ...saidOf(galleries, [
      {
        say: 'gallery for ines is sent, move the one for tim to friday and put pick up the tripod on tomorrow 5pm',
        completes: [1],
        changes: { 2: { due: '2026-03-13' } },
        adds: [{ title: 'pick up the tripod', due: '2026-03-11 17:00' }],
      },
      {
        say: 'called the agency. rent is paid too. move the photo paper to next wednesday',
        completes: [3, 5],
        changes: { 4: { due: '2026-03-18' } },
      },
    ]),
  ],
  pastes: saidOf(tasks, [
    {
      say: 'to pack:\n- two camera bodies\n- 85mm lens\n- spare batteries\n- [x] reflector',
      adds: [
        { title: 'two camera bodies' },
        { title: '85mm lens' },
        { title: 'spare batteries' },
        { title: 'reflector', done: true },
      ],
    },
  ]),
};
