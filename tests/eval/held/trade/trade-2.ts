import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'order concrete for the Mill Lane slab', due: '2026-05-15 12:00', priority: 'high', tags: ['mill-lane'] },
  { title: 'crane inspection', due: '2026-05-18 08:00' },
  { title: 'ring the scaffolders', due: '2026-05-14' },
  { title: 'send the site diary to head office', due: '2026-05-15 17:00', repeat: 'FREQ=WEEKLY;BYDAY=FR' },
  { title: 'toolbox talk on ladders', due: '2026-05-19 07:30', tags: ['safety'] },
  { title: "chase the electrician's quote" },
  { title: 'check the harnesses', due: '2026-05-12', tags: ['safety'] },
  { title: "sign off Kevin's holiday form", priority: 'low' },
];

const nextDiary = {
  title: 'send the site diary to head office',
  due: '2026-05-22 17:00',
  repeat: 'FREQ=WEEKLY;BYDAY=FR',
};

const now = (conversations: ReturnType<typeof saidOf>) =>
  heldAt('2026-05-14 16:30', conversations).map((one) => ({ ...one, zone: 'Europe/London', locale: 'en-GB' }));

/** A site manager of a building company. Thursday, 14 May 2026, at 16:30 in London. */
export const tradeVoices2: Table = {
  adding: now(
    saidAdds([
      ['order 40 bags of cement for monday 7am', 'order 40 bags of cement', '2026-05-18 07:00'],
      ['ring building control at 5', 'ring building control', '2026-05-14 17:00'],
      ['pls add skip collection fri 8am and its urgent', 'skip collection', '2026-05-15 08:00', { priority: 'urgent' }],
      [
        'get hi vis vests for the new lads, low priority, tag safety',
        'get hi vis vests for the new lads',
        undefined,
        { priority: 'low', tags: ['safety'] },
      ],
      ['remind me in an hour to lock the tool store', 'lock the tool store', '2026-05-14 17:30'],
      ['need to get a quote for the drainage', 'get a quote for the drainage'],
    ]),
  ),
  titles: now(
    saidAdds([
      ['todo: remind Karl to sign his time sheet', 'remind Karl to sign his time sheet'],
      ['add delete the old photos off the site phone', 'delete the old photos off the site phone'],
    ]),
  ),
  dates: now(
    saidAdds([
      ['delivery of roof tiles 3/6 at 10:30', 'delivery of roof tiles', '2026-06-03 10:30'],
      ['meeting with the architect on the 21st at quarter to 4', 'meeting with the architect', '2026-05-21 15:45'],
      ['book the concrete pump for tuesday week', 'book the concrete pump', '2026-05-26'],
      ['service the generator in 6 weeks', 'service the generator', '2026-06-25'],
    ]),
  ),
  recurrence: now(
    saidAdds([
      [
        'send the timesheets every friday at 4 until the end of june',
        'send the timesheets',
        '2026-05-15 16:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20260630' },
      ],
      [
        'site walk mondays and thursdays 7:30am',
        'site walk',
        '2026-05-18 07:30',
        { repeat: 'FREQ=WEEKLY;BYDAY=MO,TH' },
      ],
    ]),
  ),
  'not half': now(
    saidOf(
      [],
      [
        {
          say: 'grease the hoist every 1.5 weeks',
          either: [{}, { adds: [{ title: 'grease the hoist every 1.5 weeks' }] }],
        },
      ],
    ),
  ),
  listing: now(
    saidOf(tasks, [
      { say: 'whats left for today mate', lists: [3], mayList: [7] },
      { say: "what's on monday", lists: [2] },
      { say: 'anything on for next week?', lists: [2, 5], mayList: [4] },
      { say: 'show me the safety tasks', lists: [5, 7] },
      { say: 'have i got anything overdue', lists: [7] },
    ]),
  ),
  search: now(
    saidOf(tasks, [
      { say: 'is there a task about the crane?', lists: [2] },
      { say: 'anything to do with harnesses', lists: [7] },
      { say: 'look for mill lane', lists: [1] },
    ]),
  ),
  completing: now(
    saidOf(tasks, [
      { say: 'concrete is ordered', completes: [1] },
      { say: 'rang the scaffolders', completes: [3] },
      { say: 'site diary sent', completes: [4], next: [nextDiary] },
      { say: 'harnesses all checked, mark it done', completes: [7] },
      { say: 'kevins form is signed off', completes: [8] },
    ]),
  ),
  changing: now(
    saidOf(tasks, [
      { say: 'crane inspection moved to wednesday same time', changes: { 2: { due: '2026-05-20 08:00' } } },
      { say: 'make the toolbox talk half an hour later', changes: { 5: { due: '2026-05-19 08:00' } } },
      { say: 'move the scaffolders to monday', changes: { 3: { due: '2026-05-18' } } },
      { say: 'chase the electrician is urgent now', changes: { 6: { priority: 'urgent' } } },
      { say: 'take the safety tag off the ladder talk', changes: { 5: { tags: [] } } },
      { say: 'remind me about the crane inspection 1 day before', changes: { 2: { remind: ['P1D'] } } },
    ]),
  ),
  deleting: now(saidOf(tasks, [{ say: 'get rid of number 8', deletes: [8] }])),
  bulk: now(
    talksOf(tasks, [
      [{ say: 'delete everything tagged safety', asks: true, wants: { deletes: [5, 7] } }, { say: 'no, leave them' }],
    ]),
  ),
  'follow-ups': now(
    talksOf(tasks, [
      [
        { say: 'when is the crane inspection', lists: [2], names: [/18|monday/i] },
        { say: 'move it to tuesday', changes: { 2: { due: '2026-05-19 08:00' } } },
      ],
      [
        { say: 'whats due tomorrow', lists: [1, 4] },
        { say: 'ok the concrete is done, tick it', completes: [1] },
      ],
    ]),
  ),
  talk: now(saidOf(tasks, [{ say: 'cheers, youre a lifesaver' }, { say: 'who won the football last night' }])),
  several: now(
    saidOf(tasks, [
      {
        say: 'harnesses are done and kevins form too. remind me on tuesday to book the skip lorry',
        completes: [7, 8],
        adds: [{ title: 'book the skip lorry', due: '2026-05-19' }],
      },
      {
        say: 'add order sand tomorrow, order gravel monday and order timber next friday',
        adds: [
          { title: 'order sand', due: '2026-05-15' },
          { title: 'order gravel', due: '2026-05-18' },
          { title: 'order timber', due: '2026-05-22' },
        ],
      },
      {
        say: 'move the ladder talk to 8am and the crane inspection to 9am',
        changes: { 5: { due: '2026-05-19 08:00' }, 2: { due: '2026-05-18 09:00' } },
      },
      { say: "delete kevin's form and tell me whats left today", deletes: [8], lists: [3], mayList: [7] },
      {
        say: 'make 6 high priority, complete 3 and move 1 to 3pm',
        changes: { 6: { priority: 'high' }, 1: { due: '2026-05-15 15:00' } },
        completes: [3],
      },
    ]),
  ),
  pastes: now(
    saidOf(tasks, [
      {
        say: '- [ ] order rebar\n- [x] hire the mixer\n- [ ] ring the plumber friday',
        adds: [
          { title: 'order rebar' },
          { title: 'hire the mixer', done: true },
          { title: 'ring the plumber', due: '2026-05-15' },
        ],
      },
    ]),
  ),
};
