import type { Seed, Table } from '../../conversation.ts';
import { saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'feed the zebrafish', due: '2026-03-10 17:00', repeat: 'FREQ=DAILY' },
  { title: 'pour agar plates', due: '2026-03-11' },
  { title: 'journal club slides', due: '2026-03-13 14:00', priority: 'high', tags: ['uni'] },
  { title: 'meeting with Prof Adler', due: '2026-03-16 11:00' },
  { title: 'submit abstract for the Vienna conference', due: '2026-03-20' },
  { title: 'order primers', tags: ['lab'] },
  { title: 'autoclave pipette tips', tags: ['lab'] },
  { title: 'read the Chen paper', priority: 'low' },
];

/** On Wednesday, 2 September 2026, at 15:00. */
const september: Seed[] = [
  { title: 'email Prof Adler', due: '2026-09-03' },
  { title: 'email Prof Brandt', due: '2026-09-04' },
  { title: 'clean the microscope', due: '2026-09-04 17:00' },
  { title: 'thesis chapter 2', due: '2026-09-11', priority: 'high' },
  { title: 'book flight to Vienna' },
];
const at = '2026-09-02 15:00';

/** A biology PhD student. Where not said otherwise, on Tuesday, 10 March 2026, at 10:00. */
export const phdStudent: Table = {
  adding: saidAdds([
    ['add dinner w lisa fri 7:30pm', 'dinner w lisa', '2026-03-13 19:30'],
    ['i need to count colonies tomorrow at noon', 'count colonies', '2026-03-11 12:00'],
    [
      'take cells out of the incubator in 3 hours, high priority',
      'take cells out of the incubator',
      '2026-03-10 13:00',
      { priority: 'high' },
    ],
    [
      'genotype the new mice by 3/24 #lab remind me 1 day before',
      'genotype the new mice',
      '2026-03-24',
      { tags: ['lab'], remind: ['P1D'] },
    ],
    [
      'write to the registrar about my extension asap',
      'write to the registrar about my extension',
      undefined,
      { priority: 'urgent' },
    ],
  ]),
  titles: saidAdds([
    ['finish the Monday protocol for Jonas by thursday', 'finish the Monday protocol for Jonas', '2026-03-12'],
  ]),
  instructions: saidAdds([
    ['add "delete old reads from the server"', 'delete old reads from the server'],
    [
      'remind me tomorrow to mark the exams as complete in the portal',
      'mark the exams as complete in the portal',
      '2026-03-11',
    ],
  ]),
  dates: saidAdds([
    ['poster printing deadline 10 days from now', 'poster printing deadline', '2026-03-20'],
    ['confocal booking tomorrow half past 1', 'confocal booking', '2026-03-11 13:30'],
  ]),
  recurrence: saidAdds([
    [
      'change cell medium every mon, wed and fri at 4pm',
      'change cell medium',
      '2026-03-11 16:00',
      { repeat: 'FREQ=WEEKLY;BYDAY=MO,WE,FR' },
    ],
    [
      'lab meeting every other thursday 10am starting march 19',
      'lab meeting',
      '2026-03-19 10:00',
      { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH' },
    ],
  ]),
  listing: [
    ...saidOf(tasks, [
      { say: "what's due this week", lists: [1, 2, 3], mayList: [4] },
      { say: 'show my lab tasks', lists: [6, 7] },
      { say: 'anything low priority?', lists: [8] },
      { say: 'what have i got on monday', lists: [4] },
    ]),
    ...saidOf(september, [{ say: 'what do i have to do by the end of the week', lists: [1, 2, 3] }]).map((one) => ({
      ...one,
      at,
    })),
  ],
  search: saidOf(tasks, [
    { say: 'search chen', lists: [8] },
    { say: 'where is the vienna thing', lists: [5] },
  ]),
  completing: saidOf(tasks, [
    {
      say: 'zebrafish are fed',
      completes: [1],
      next: [{ title: 'feed the zebrafish', due: '2026-03-11 17:00', repeat: 'FREQ=DAILY' }],
    },
    { say: 'agar plates are poured', completes: [2] },
    { say: 'abstract submitted!!!', completes: [5] },
    { say: 'ive read the chen paper', completes: [8] },
    { say: 'primers ordered and tips autoclaved', completes: [6, 7] },
    { say: 'slides for journal club are finished', completes: [3] },
    { say: 'mark the adler meeting done', completes: [4] },
  ]),
  changing: saidOf(tasks, [
    { say: 'adler meeting moved to 10am on the 17th, pls update', changes: { 4: { due: '2026-03-17 10:00' } } },
    { say: 'bump the abstract to urgent', changes: { 5: { priority: 'urgent' } } },
    { say: 'set chen paper to sunday evening', changes: { 8: { due: '2026-03-15 19:00' } } },
    {
      say: 'rename order primers to order primers for the CRISPR screen',
      changes: { 6: { title: 'order primers for the CRISPR screen' } },
    },
    { say: 'move agar plates to 3pm', changes: { 2: { due: '2026-03-11 15:00' } } },
    { say: 'add tag writing to the abstract', changes: { 5: { tags: ['writing'] } } },
    {
      say: 'change feed the zebrafish from daily to every other day',
      changes: { 1: { repeat: 'FREQ=DAILY;INTERVAL=2' } },
    },
    { say: 'remind me about the adler meeting 15 minutes before', changes: { 4: { remind: ['PT15M'] } } },
    { say: 'postpone the journal club slides by a day', changes: { 3: { due: '2026-03-14 14:00' } } },
    { say: 'chen paper isnt low prio, make it medium', changes: { 8: { priority: 'medium' } } },
  ]),
  deleting: saidOf(tasks, [
    { say: 'scrap the chen paper', deletes: [8] },
    { say: 'remove the abstract from my list, not going to vienna', deletes: [5] },
  ]),
  bulk: talksOf(tasks, [
    [
      { say: 'delete all the lab tasks', asks: true, wants: { deletes: [6, 7] } },
      { say: 'ok', deletes: [6, 7] },
    ],
  ]),
  'follow-ups': talksOf(tasks, [
    [
      { say: 'whats tagged lab', lists: [6, 7] },
      { say: 'second one is done', completes: [7] },
    ],
    [
      { say: 'add rna extraction friday 9am', adds: [{ title: 'rna extraction', due: '2026-03-13 09:00' }] },
      { say: 'actually monday', changes: { 9: { due: '2026-03-16 09:00' } } },
      { say: 'and high prio', changes: { 9: { priority: 'high' } } },
    ],
  ]),
  undo: talksOf(tasks, [
    [
      { say: 'delete pour agar plates', deletes: [2] },
      { say: 'crap, undo', adds: [{ title: 'pour agar plates', due: '2026-03-11' }] },
    ],
  ]),
  ambiguity: talksOf(september, [
    [
      { say: 'mark the email as done', asks: true },
      { say: 'brandt', completes: [2] },
    ],
  ]).map((one) => ({ ...one, at })),
  talk: [...saidOf(tasks, [{ say: 'can you explain western blots to me' }])],
  several: [
    ...saidOf(tasks, [
      {
        say: 'plates poured, primers ordered, add label the plates for tomorrow 9am',
        completes: [2, 6],
        adds: [{ title: 'label the plates', due: '2026-03-11 09:00' }],
      },
      {
        say: 'move the journal club slides to monday same time and remind me 1 hour before',
        changes: { 3: { due: '2026-03-16 14:00', remind: ['PT1H'] } },
      },
      {
        say: 'delete the chen paper, abstract is submitted, whats left for this week?',
        deletes: [8],
        completes: [5],
        lists: [1, 2, 3],
        mayList: [4],
      },
      {
        say: 'zebrafish fed, and move the adler meeting to noon',
        completes: [1],
        changes: { 4: { due: '2026-03-16 12:00' } },
        next: [{ title: 'feed the zebrafish', due: '2026-03-11 17:00', repeat: 'FREQ=DAILY' }],
      },
      {
        say: 'set the primers to urgent and the pipette tips to low',
        changes: { 6: { priority: 'urgent' }, 7: { priority: 'low' } },
      },
      {
        say: 'add buy gloves and add buy ethanol, tag both with lab',
        adds: [
          { title: 'buy gloves', tags: ['lab'] },
          { title: 'buy ethanol', tags: ['lab'] },
        ],
      },
    ]),
    ...saidOf(september, [
      {
        say: 'bring thesis chapter 2 forward to monday, email to brandt is done, flight is booked',
        completes: [2, 5],
        changes: { 4: { due: '2026-09-07' } },
      },
      {
        say: 'emailed adler. rename the flight to book train to Vienna, and microscope is clean too',
        completes: [1, 3],
        changes: { 5: { title: 'book train to Vienna' } },
      },
    ]).map((one) => ({ ...one, at })),
  ],
  pastes: saidOf(tasks, [
    {
      say: '- [ ] miniprep\n- [ ] send samples for sequencing\n- [x] pick colonies\n- [ ] run the gel tomorrow 2pm',
      adds: [
        { title: 'miniprep' },
        { title: 'send samples for sequencing' },
        { title: 'pick colonies', done: true },
        { title: 'run the gel', due: '2026-03-11 14:00' },
      ],
    },
  ]),
};
