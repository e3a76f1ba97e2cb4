import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: "review Priya's pull request", due: '2026-11-20 17:00', priority: 'high', tags: ['code'] },
  { title: 'write the design doc for billing', due: '2026-11-24', tags: ['docs'] },
  { title: 'one-on-one with Jonas', due: '2026-11-23 10:00', repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO' },
  { title: 'update the on-call rota', due: '2026-11-27' },
  { title: 'renew the staging certificate', due: '2026-11-18', priority: 'urgent' },
  { title: 'book a room for the retro' },
  { title: 'performance review for Priya', due: '2026-12-04', tags: ['people'] },
  { title: 'performance review for Jonas', due: '2026-12-04', tags: ['people'] },
];

const withDone: Seed[] = [...tasks, { title: 'order a laptop for Lee', done: true }];

const nextJonas = {
  title: 'one-on-one with Jonas',
  due: '2026-12-07 10:00',
  repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO',
};

const now = (conversations: ReturnType<typeof saidOf>) => heldAt('2026-11-20 14:20', conversations);

/** An engineer who leads a small team. Friday, 20 November 2026, at 14:20. */
export const tradeVoices4: Table = {
  adding: now(
    saidAdds([
      [
        'prep slides for the steering meeting, due wed 3pm, p1, tags work and slides',
        'prep slides for the steering meeting',
        '2026-11-25 15:00',
        { priority: 'urgent', tags: ['work', 'slides'] },
      ],
      ['remind me to reply to the recruiter tonight', 'reply to the recruiter', '2026-11-20 20:00'],
      ['deploy the hotfix in 30 min', 'deploy the hotfix', '2026-11-20 14:50'],
      [
        'send the vacation plan to HR by dec 4th, low prio',
        'send the vacation plan to HR',
        '2026-12-04',
        { priority: 'low' },
      ],
      ['dentist 11/30 8:40am', 'dentist', '2026-11-30 08:40'],
    ]),
  ),
  titles: now(
    saidAdds([
      ['write up the weekly report for Dana by 4pm', 'write up the weekly report for Dana', '2026-11-20 16:00'],
      ['add fix the done button on the settings page', 'fix the done button on the settings page'],
    ]),
  ),
  dates: now(
    saidAdds([
      [
        'remind me to ask Lena about the flaky test the day after tomorrow at 11am',
        'ask Lena about the flaky test',
        '2026-11-22 11:00',
      ],
      ['plan the retro the monday after next at 2', 'plan the retro', '2026-11-30 14:00'],
      ['prepare the offsite agenda two weeks from today', 'prepare the offsite agenda', '2026-12-04'],
    ]),
  ),
  recurrence: now(
    saidAdds([
      [
        'check the error dashboard every weekday at 9:15',
        'check the error dashboard',
        '2026-11-23 09:15',
        { repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
      ],
      [
        'water the office plants every other thursday',
        'water the office plants',
        '2026-11-26',
        { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH' },
      ],
    ]),
  ),
  listing: now([
    ...saidOf(tasks, [
      { say: 'what should i finish today', lists: [1], mayList: [5] },
      { say: 'do I have anything this weekend?', lists: [] },
      { say: 'what is due in december', lists: [7, 8], mayList: [3] },
      { say: 'show all tasks tagged people', lists: [7, 8] },
      { say: 'tasks for monday and tuesday pls', lists: [2, 3] },
    ]),
    ...saidOf(withDone, [{ say: 'let me see my finished tasks', lists: [9] }]),
  ]),
  search: now(
    saidOf(tasks, [
      { say: 'search billing', lists: [2] },
      { say: 'show me everything about Priya', lists: [1, 7] },
    ]),
  ),
  completing: now([
    ...saidOf(tasks, [
      { say: "reviewed priya's pull request", completes: [1] },
      { say: 'one on one with jonas is done', completes: [3], next: [nextJonas] },
      { say: 'I updated the on call rota', completes: [4] },
      { say: 'the retro room is booked', completes: [6] },
    ]),
    ...saidOf(withDone, [{ say: 'reopen the laptop for Lee', changes: { 9: { done: false } } }]),
  ]),
  changing: now(
    saidOf(tasks, [
      { say: 'design doc is due thursday at noon now', changes: { 2: { due: '2026-11-26 12:00' } } },
      { say: 'move the pull request to monday', changes: { 1: { due: '2026-11-23 17:00' } } },
      {
        say: 'both performance reviews should be due december 11',
        changes: { 7: { due: '2026-12-11' }, 8: { due: '2026-12-11' } },
      },
      { say: 'bump the rota to high', changes: { 4: { priority: 'high' } } },
    ]),
  ),
  bulk: now(
    talksOf(tasks, [
      [
        { say: 'delete both performance reviews', asks: true, wants: { deletes: [7, 8] } },
        { say: 'yes please', deletes: [7, 8] },
      ],
    ]),
  ),
  'follow-ups': now(
    talksOf(tasks, [
      [
        { say: 'add write the postmortem for the outage', adds: [{ title: 'write the postmortem for the outage' }] },
        { say: 'due monday', changes: { 9: { due: '2026-11-23' } } },
        { say: 'tag it ops', changes: { 9: { tags: ['ops'] } } },
      ],
      [
        { say: 'remind me to call the vendor at 4', adds: [{ title: 'call the vendor', due: '2026-11-20 16:00' }] },
        { say: 'no, tomorrow', changes: { 9: { due: '2026-11-21 16:00' } } },
      ],
    ]),
  ),
  undo: now(
    talksOf(tasks, [
      [
        { say: 'staging certificate renewed', completes: [5] },
        { say: 'hmm no, undo that', changes: { 5: { done: false } } },
      ],
    ]),
  ),
  ambiguity: now(
    talksOf(tasks, [
      [
        { say: 'mark the performance review as done', asks: true },
        { say: 'the one for Jonas', completes: [8] },
      ],
    ]),
  ),
  talk: now(saidOf(tasks, [{ say: 'hey, hows your friday going' }])),
  several: now(
    saidOf(tasks, [
      { say: 'pull request reviewed, cert renewed, room for the retro booked', completes: [1, 5, 6] },
      {
        say: 'move the rota to monday, and add ask Lee about holidays for tuesday 10:30',
        changes: { 4: { due: '2026-11-23' } },
        adds: [{ title: 'ask Lee about holidays', due: '2026-11-24 10:30' }],
      },
      {
        say: 'set both performance reviews to high and tag them hr',
        changes: {
          7: { priority: 'high', tags: ['people', 'hr'] },
          8: { priority: 'high', tags: ['people', 'hr'] },
        },
      },
    ]),
  ),
  pastes: now(
    saidOf(tasks, [
      {
        say: '1. upgrade node on staging\n2. write release notes by tuesday\n3. archive the old tickets',
        adds: [
          { title: 'upgrade node on staging' },
          { title: 'write release notes', due: '2026-11-24' },
          { title: 'archive the old tickets' },
        ],
      },
    ]),
  ),
  instructions: now(
    saidAdds([
      ['add a task: delete all files on the old server', 'delete all files on the old server'],
      [
        'remind me on monday to "mark everything as done before the audit"',
        'mark everything as done before the audit',
        '2026-11-23',
      ],
    ]),
  ),
};
