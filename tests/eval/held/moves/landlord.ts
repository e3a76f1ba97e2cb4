import type { Conversation, Seed, Table } from '../../conversation.ts';
import { heldAt, keepsWhole, saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'gas safety check flat 1', due: '2026-05-20 10:00', tags: ['safety'] },
  { title: 'gas safety check flat 2', due: '2026-06-03 10:00', tags: ['safety'] },
  { title: 'chase Mr Okafor for the rent', due: '2026-05-12', priority: 'high' },
  { title: 'replace the boiler in flat 2', priority: 'urgent' },
  { title: 'renew landlord insurance', due: '2026-05-31' },
  { title: 'check the rent came in', due: '2026-06-01', repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' },
  { title: 'get quotes for the roof' },
  { title: 'paint the hallway', due: '2026-05-16', priority: 'low' },
];

function inLondon(conversations: Conversation[]): Conversation[] {
  return heldAt('2026-05-14 16:30', conversations).map((one) => ({ ...one, zone: 'Europe/London', locale: 'en-GB' }));
}

/** A landlord of two flats. Said on Thursday, 14 May 2026, at 16:30 in London. */
export const movesVoices3: Table = {
  adding: inLondon(
    saidAdds([
      ['Remind me to send the new lease to Ms Patel on Monday.', 'send the new lease to Ms Patel', '2026-05-18'],
      [
        'call the deposit scheme about flat 1 tomorrow afternoon',
        'call the deposit scheme about flat 1',
        '2026-05-15 15:00',
      ],
      [
        'add fix the leaking tap in flat 1, urgent, tag repairs',
        'fix the leaking tap in flat 1',
        undefined,
        { priority: 'urgent', tags: ['repairs'] },
      ],
      [
        'please put down council tax form for flat 2, due 29 May, and remind me 3 days before',
        'council tax form for flat 2',
        '2026-05-29',
        { remind: ['P3D'] },
      ],
    ]),
  ),
  titles: inLondon(
    saidAdds([
      ['add fix the second floor window in flat 1', 'fix the second floor window in flat 1'],
      ['buy 10 year smoke alarms for both flats', 'buy 10 year smoke alarms for both flats'],
    ]),
  ),
  dates: inLondon(
    saidAdds([
      ['viewing at flat 2 today at 6', 'viewing at flat 2', '2026-05-14 18:00'],
      ['boiler service for flat 1 on 3/6 at 9:30', 'boiler service for flat 1', '2026-06-03 09:30'],
      ['send rent review letter in 2 months', 'send rent review letter', '2026-07-14'],
    ]),
  ),
  recurrence: inLondon(
    saidAdds([
      [
        'inspect both flats every 6 months starting 1 june',
        'inspect both flats',
        '2026-06-01',
        { repeat: 'FREQ=MONTHLY;INTERVAL=6' },
      ],
      [
        'put the bins out on mondays and fridays at 7am',
        'put the bins out',
        '2026-05-15 07:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=MO,FR' },
      ],
    ]),
  ),
  'not half': inLondon(
    keepsWhole([['said: check the mousetraps every 2.5 days', 'check the mousetraps every 2.5 days', ['2.5']]]),
  ),
  listing: inLondon(
    saidOf(tasks, [
      { say: 'What is overdue at the moment?', lists: [3] },
      { say: 'what have I got on this week', lists: [8], mayList: [1, 3] },
      { say: 'show only the urgent ones', lists: [4] },
      { say: 'what isnt scheduled yet', lists: [4, 7] },
      { say: 'have i got anything on tomorrow?', lists: [] },
    ]),
  ),
  search: inLondon(
    saidOf(tasks, [
      { say: 'show me all the tasks for flat 2', lists: [2, 4] },
      { say: 'do i have something in there about insurance', lists: [5] },
      { say: 'find the task about Mr Okafor', lists: [3] },
    ]),
  ),
  completing: inLondon(
    saidOf(tasks, [
      { say: 'boiler in flat 2 has been replaced', completes: [4] },
      {
        say: 'mark check the rent came in as done',
        completes: [6],
        next: [{ title: 'check the rent came in', due: '2026-07-01', repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' }],
      },
      { say: 'hallway painted and insurance renewed', completes: [8, 5] },
    ]),
  ),
  changing: inLondon(
    saidOf(tasks, [
      { say: 'move the flat 1 gas safety check to the 22nd at 2pm', changes: { 1: { due: '2026-05-22 14:00' } } },
      { say: 'push painting the hallway to next saturday', changes: { 8: { due: '2026-05-23' } } },
      { say: 'set a deadline of 30 june on the roof quotes', changes: { 7: { due: '2026-06-30' } } },
      { say: 'remind me 5 days before the landlord insurance is due', changes: { 5: { remind: ['P5D'] } } },
    ]),
  ),
  deleting: inLondon(saidOf(tasks, [{ say: 'remove paint the hallway, the tenants did it themselves', deletes: [8] }])),
  bulk: inLondon(
    talksOf(tasks, [
      [
        { say: 'delete all the tasks tagged safety', asks: true, wants: { deletes: [1, 2] } },
        { say: 'ok do it', deletes: [1, 2] },
      ],
    ]),
  ),
  'follow-ups': inLondon(
    talksOf(tasks, [
      [
        {
          say: 'add viewing for flat 1 saturday 11am',
          adds: [{ title: 'viewing for flat 1', due: '2026-05-16 11:00' }],
        },
        { say: 'make that 11:30 and tag it viewings', changes: { 9: { due: '2026-05-16 11:30', tags: ['viewings'] } } },
      ],
      [
        { say: 'whats on for 3 june', lists: [2] },
        { say: 'move it to the 10th of june', changes: { 2: { due: '2026-06-10 10:00' } } },
      ],
    ]),
  ),
  undo: inLondon(
    talksOf(tasks, [
      [
        { say: 'set the boiler to low priority', changes: { 4: { priority: 'low' } } },
        { say: 'no wait, undo that', changes: { 4: { priority: 'urgent' } } },
      ],
    ]),
  ),
  ambiguity: inLondon(
    talksOf(tasks, [
      [
        { say: 'gas safety check is done', asks: true },
        { say: 'flat 1', completes: [1] },
      ],
      [{ say: 'delete the gas safety check', asks: true }],
    ]),
  ),
  talk: inLondon(saidOf(tasks, [{ say: 'hello, how are you today?' }])),
  urdu: inLondon(
    saidAdds([
      [
        'کل شام 5 بجے کرایہ دار کو فون کرنا ہے',
        ['کرایہ دار کو فون کرنا', 'کرایہ دار کو فون کرنا ہے', 'کرایہ دار کو فون'],
        '2026-05-15 17:00',
      ],
    ]),
  ),
  several: inLondon(
    saidOf(tasks, [
      {
        say: 'delete paint the hallway and move the insurance to 28 may',
        deletes: [8],
        changes: { 5: { due: '2026-05-28' } },
      },
      {
        say: 'tag 3 and 6 with rent and make 7 high priority',
        changes: { 3: { tags: ['rent'] }, 6: { tags: ['rent'] }, 7: { priority: 'high' } },
      },
      {
        say: 'boiler is replaced, hallway is painted. what is left?',
        completes: [4, 8],
        lists: [1, 2, 3, 5, 6, 7],
        mayList: [4, 8],
      },
      {
        say: 'add buy paint for saturday, ring the roofer tomorrow at 10am and email the agent about the lease',
        adds: [
          { title: 'buy paint', due: '2026-05-16' },
          { title: 'ring the roofer', due: '2026-05-15 10:00' },
          { title: 'email the agent about the lease' },
        ],
      },
    ]),
  ),
  pastes: inLondon(
    saidOf(tasks, [
      {
        say: 'call the plumber about flat 2\nemail the letting agent monday\nbuy lightbulbs for the stairs',
        adds: [
          { title: 'call the plumber about flat 2' },
          { title: 'email the letting agent', due: '2026-05-18' },
          { title: 'buy lightbulbs for the stairs' },
        ],
      },
    ]),
  ),
};
