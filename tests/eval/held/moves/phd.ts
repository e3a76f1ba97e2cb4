import type { Seed, Table } from '../../conversation.ts';
import { keepsWhole, saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'finish chapter 3 draft', due: '2026-03-20', priority: 'high', tags: ['thesis'] },
  { title: 'email supervisor about the ethics form', due: '2026-03-11' },
  { title: 'run the pilot experiment', due: '2026-03-12 14:00', tags: ['lab'] },
  { title: 'return library books', due: '2026-03-09' },
  { title: 'review paper for Journal of Vision', due: '2026-03-31' },
  { title: 'lab meeting', due: '2026-03-12 10:00', repeat: 'FREQ=WEEKLY;BYDAY=TH', tags: ['lab'] },
  { title: 'back up the data', due: '2026-03-10', repeat: 'FREQ=WEEKLY;BYDAY=TU' },
  { title: 'review paper for Cortex', priority: 'low' },
  { title: 'register for the conference', done: true },
];

/** A PhD researcher. Said on Tuesday, 10 March 2026, at 10:00. */
export const movesVoices2: Table = {
  adding: [
    ...saidAdds([
      [
        'add order electrodes, tag lab, low priority',
        'order electrodes',
        undefined,
        { priority: 'low', tags: ['lab'] },
      ],
      [
        'Hello, please add "resubmit grant application" with urgent priority for this Friday at noon.',
        'resubmit grant application',
        '2026-03-13 12:00',
        { priority: 'urgent' },
      ],
      [
        'coffee with Dr Haddad wed 16:00 remind me 10 minutes before',
        'coffee with Dr Haddad',
        '2026-03-11 16:00',
        { remind: ['PT10M'] },
      ],
      ['grade 24 essays by next wednesday, high prio', 'grade 24 essays', '2026-03-18', { priority: 'high' }],
      ['i have to renew my library card by the end of the month', 'renew my library card', '2026-03-31'],
    ]),
  ],
  titles: [
    ...saidAdds([
      [
        'add rewrite the Tuesday experiment protocol by friday',
        'rewrite the Tuesday experiment protocol',
        '2026-03-13',
      ],
      ['add compare the 2019 and 2023 cohorts', 'compare the 2019 and 2023 cohorts'],
      ['add write up day 3 of the pilot', 'write up day 3 of the pilot'],
    ]),
  ],
  dates: [
    ...saidAdds([
      ['submit the abstract sunday 11:59pm', 'submit the abstract', '2026-03-15 23:59'],
      ['zoom with the Osaka lab tomorrow 5pm JST', 'zoom with the Osaka lab', '2026-03-11 09:00'],
      ['start the lit review monday after next', 'start the lit review', '2026-03-23'],
    ]),
  ],
  recurrence: [
    ...saidAdds([
      [
        'every weekday at 8:30 write 300 words',
        'write 300 words',
        '2026-03-11 08:30',
        { repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
      ],
      [
        'meet with my supervisor every other thursday at 2pm starting this week',
        'meet with my supervisor',
        '2026-03-12 14:00',
        { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH' },
      ],
      [
        'send progress report on the last day of every month',
        'send progress report',
        '2026-03-31',
        { repeat: 'FREQ=MONTHLY;BYMONTHDAY=-1' },
      ],
    ]),
  ],
  'not half': keepsWhole([
    ['said: calibrate the eye tracker every 1.5 weeks', 'calibrate the eye tracker every 1.5 weeks', ['1.5']],
  ]),
  listing: [
    ...saidOf(tasks, [
      { say: 'quick look at tomorrow please', lists: [2] },
      { say: 'what have i got on thursday', lists: [3, 6] },
      { say: 'show me the tasks tagged thesis', lists: [1] },
      { say: 'what did i already finish', lists: [9] },
      { say: "how's my week looking", lists: [2, 3, 6, 7], mayList: [4] },
      { say: 'anything due before the 15th?', lists: [2, 3, 6, 7], mayList: [4] },
    ]),
  ],
  search: [
    ...saidOf(tasks, [
      { say: 'which paper reviews do i have on my list', lists: [5, 8] },
      { say: 'search for ethics', lists: [2] },
      { say: 'when is the journal of vision review due', lists: [5], names: [/31/] },
    ]),
  ],
  completing: [
    ...saidOf(tasks, [
      { say: 'took the books back to the library', completes: [4] },
      { say: 'emailed my supervisor about the ethics form', completes: [2] },
      {
        say: 'data is backed up, check that off',
        completes: [7],
        next: [{ title: 'back up the data', due: '2026-03-17', repeat: 'FREQ=WEEKLY;BYDAY=TU' }],
      },
      { say: 'finally finished the chapter 3 draft!!!', completes: [1] },
      {
        say: 'register for the conference isnt done after all, reopen it please',
        changes: { 9: { done: false } },
      },
    ]),
  ],
  changing: [
    ...saidOf(tasks, [
      { say: 'chapter 3 deadline got extended to april 3', changes: { 1: { due: '2026-04-03' } } },
      { say: 'push the pilot experiment back a week', changes: { 3: { due: '2026-03-19 14:00' } } },
      { say: 'remind me 2 days before the chapter 3 draft is due', changes: { 1: { remind: ['P2D'] } } },
      { say: 'back up the data should repeat daily', changes: { 7: { repeat: 'FREQ=DAILY' } } },
      { say: 'add the tag admin to return library books', changes: { 4: { tags: ['admin'] } } },
      {
        say: 'move everything thats due thursday to friday',
        changes: { 3: { due: '2026-03-13 14:00' }, 6: { due: '2026-03-13 10:00' } },
      },
    ]),
  ],
  deleting: [...saidOf(tasks, [{ say: 'get rid of the cortex review', deletes: [8] }])],
  bulk: [
    ...talksOf(tasks, [
      [{ say: 'delete both paper reviews', asks: true, wants: { deletes: [5, 8] } }, { say: 'no, leave them' }],
    ]),
  ],
  'follow-ups': [
    ...talksOf(tasks, [
      [
        { say: 'remind me to call the lab in Leeds', adds: [{ title: 'call the lab in Leeds' }] },
        { say: 'tomorrow morning', changes: { 10: { due: '2026-03-11 09:00' } } },
        { say: 'sorry, i meant thursday morning', changes: { 10: { due: '2026-03-12 09:00' } } },
      ],
    ]),
  ],
  undo: [
    ...talksOf(tasks, [
      [
        { say: 'mark the library books as returned', completes: [4] },
        { say: 'sorry wrong one, undo', changes: { 4: { done: false } } },
      ],
    ]),
  ],
  ambiguity: [
    ...talksOf(tasks, [
      [
        { say: 'done with the paper review', asks: true },
        { say: 'the cortex one', completes: [8] },
      ],
    ]),
  ],
  talk: [...saidOf(tasks, [{ say: 'do you think a phd is worth it?' }])],
  several: [
    ...saidOf(tasks, [
      {
        say: 'library books are back, ethics email is sent, and add buy toner for the printer',
        completes: [4, 2],
        adds: [{ title: 'buy toner for the printer' }],
      },
      {
        say: 'make the cortex review medium priority and due on the 30th',
        changes: { 8: { priority: 'medium', due: '2026-03-30' } },
      },
      {
        say: 'move the pilot to friday same time and also remind me to email the participants tomorrow at 9am',
        changes: { 3: { due: '2026-03-13 14:00' } },
        adds: [{ title: 'email the participants', due: '2026-03-11 09:00' }],
      },
    ]),
  ],
  pastes: [
    ...saidOf(tasks, [
      {
        say: '- [x] fix bibliography\n- [ ] format figures\n- [ ] email committee by friday',
        adds: [
          { title: 'fix bibliography', done: true },
          { title: 'format figures' },
          { title: 'email committee', due: '2026-03-13' },
        ],
      },
    ]),
  ],
  instructions: [
    ...saidOf(tasks, [
      {
        say: 'remind me tomorrow to delete all the old participant files',
        adds: [{ title: 'delete all the old participant files', due: '2026-03-11' }],
      },
    ]),
  ],
};
