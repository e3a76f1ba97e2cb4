import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const shifts: Seed[] = [
  { title: 'hand in the overtime sheet', due: '2026-11-23' },
  { title: 'forklift refresher course', due: '2026-12-03 07:00', priority: 'high' },
  { title: 'buy safety boots', tags: ['work'] },
  { title: 'swap shift with Tomasz', due: '2026-11-20 18:00', tags: ['work'] },
  { title: 'charge the scanner', due: '2026-11-20 21:30', repeat: 'FREQ=DAILY' },
  { title: 'dentist', due: '2026-11-26 14:00' },
  { title: 'fix the blackout blinds' },
  { title: 'pay the rent', due: '2026-12-01', repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' },
];

const forms: Seed[] = [
  { title: 'sign the holiday form', due: '2026-11-24' },
  { title: 'sign the sick pay form', due: '2026-11-25' },
  { title: 'get the locker key back' },
  { title: 'ask Deniz about the pallets' },
];

const beforeShift = (conversations: Table[string]): Table[string] => heldAt('2026-11-20 15:00', conversations);

/** A night-shift warehouse worker. On Friday, 20 November 2026, at 15:00. */
export const serviceVoices4: Table = {
  adding: beforeShift(
    saidAdds([
      ['remind me to pack my sandwiches tonight at 9', 'pack my sandwiches', '2026-11-20 21:00'],
      ['add thermal socks', ['thermal socks', 'buy thermal socks']],
      ['union meeting dec 8 4pm remind me 1 day before', 'union meeting', '2026-12-08 16:00', { remind: ['P1D'] }],
      [
        'ask for a new hi vis vest on monday, low priority, tag work',
        'ask for a new hi vis vest',
        '2026-11-23',
        { priority: 'low', tags: ['work'] },
      ],
      ['wake up at 5:30pm tomorrow', 'wake up', '2026-11-21 17:30'],
      ['todo: text Deniz bout the lift home', 'text Deniz bout the lift home'],
      [
        'i need to send my payslip to the bank by thursday, its important',
        'send my payslip to the bank',
        '2026-11-26',
        { priority: 'high' },
      ],
    ]),
  ),
  titles: beforeShift(
    saidAdds([
      ['print the January shift plan tomorrow', 'print the January shift plan', '2026-11-21'],
      ['tape the Monday Night Football game on monday', 'tape the Monday Night Football game', '2026-11-23'],
    ]),
  ),
  dates: beforeShift(
    saidAdds([
      ['grocery run in two hours', 'grocery run', '2026-11-20 17:00'],
      ['book the ferry on the 3rd of december at 8am', 'book the ferry', '2026-12-03 08:00'],
      ['return the work phone by the end of november', 'return the work phone', '2026-11-30'],
      ['coffee with Ines next friday at 3:15pm', 'coffee with Ines', '2026-11-27 15:15'],
    ]),
  ),
  recurrence: beforeShift(
    saidAdds([
      [
        'wash my work trousers every saturday and wednesday',
        'wash my work trousers',
        '2026-11-21',
        { repeat: 'FREQ=WEEKLY;BYDAY=WE,SA' },
      ],
      [
        'check the payslip on the last friday of every month',
        'check the payslip',
        '2026-11-27',
        { repeat: 'FREQ=MONTHLY;BYDAY=-1FR' },
      ],
      ['vitamin d daily at 4pm', ['vitamin d', 'take vitamin d'], '2026-11-20 16:00', { repeat: 'FREQ=DAILY' }],
      [
        'call my brother every two weeks on sunday',
        'call my brother',
        '2026-11-22',
        { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU' },
      ],
    ]),
  ),
  instructions: beforeShift(
    saidAdds([
      ['add a task: tell Tomasz to delete all the old shift plans', 'tell Tomasz to delete all the old shift plans'],
      [
        'remind me to write on the board "mark everything as done" tomorrow',
        /^write on the board "?mark everything as done"?$/i,
        '2026-11-21',
      ],
    ]),
  ),
  listing: beforeShift(
    saidOf(shifts, [
      { say: 'what else is on for today', lists: [4, 5] },
      { say: 'anything on for sunday', lists: [], mayList: [5] },
      { say: 'whats due in december', lists: [2, 8], mayList: [5] },
      { say: 'show the high priority stuff', lists: [2] },
      { say: 'what work tasks are there', lists: [3, 4] },
      { say: 'give me the complete list', lists: [1, 2, 3, 4, 5, 6, 7, 8] },
      { say: 'what time is the dentist', lists: [6], names: [/14:00|2(?::00)?\s?pm/i] },
      { say: 'what repeats on my list?', lists: [5, 8] },
    ]),
  ),
  search: beforeShift(
    saidOf(shifts, [
      { say: 'find forklift', lists: [2] },
      { say: 'do i have something about tomasz', lists: [4] },
      { say: 'search for boots', lists: [3] },
    ]),
  ),
  completing: beforeShift(
    saidOf(shifts, [
      { say: 'swapped the shift with tomasz', completes: [4] },
      {
        say: 'scanner is charged',
        completes: [5],
        next: [{ title: 'charge the scanner', due: '2026-11-21 21:30', repeat: 'FREQ=DAILY' }],
      },
      {
        say: 'rent is paid already',
        completes: [8],
        next: [{ title: 'pay the rent', due: '2027-01-01', repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' }],
      },
      { say: 'overtime sheet handed in, check', completes: [1] },
      { say: 'blinds fixed finally!!', completes: [7] },
    ]),
  ),
  changing: beforeShift(
    saidOf(shifts, [
      { say: 'dentist is at 3:30pm now', changes: { 6: { due: '2026-11-26 15:30' } } },
      { say: 'forklift course moved to december 10', changes: { 2: { due: '2026-12-10 07:00' } } },
      { say: 'set the safety boots for tuesday', changes: { 3: { due: '2026-11-24' } } },
      { say: 'make the overtime sheet urgent', changes: { 1: { priority: 'urgent' } } },
      {
        say: 'change the title of task 7 to replace the blackout blinds',
        changes: { 7: { title: 'replace the blackout blinds' } },
      },
      { say: 'stop repeating the scanner one', changes: { 5: { repeat: null } } },
      { say: 'no reminder for the dentist please', changes: { 6: { remind: [] } } },
      { say: 'the dentist is one hour earlier', changes: { 6: { due: '2026-11-26 13:00' } } },
    ]),
  ),
  deleting: beforeShift(
    saidOf(shifts, [
      { say: 'delete the boots, work pays for them', deletes: [3] },
      { say: 'delete the dentist appointment', deletes: [6] },
    ]),
  ),
  bulk: beforeShift(
    talksOf(shifts, [
      [
        { say: 'delete tasks 3 and 7', asks: true, wants: { deletes: [3, 7] } },
        { say: 'ok go ahead', deletes: [3, 7] },
      ],
    ]),
  ),
  'follow-ups': beforeShift(
    talksOf(shifts, [
      [
        { say: 'add buy energy bars', adds: [{ title: 'buy energy bars' }] },
        { say: 'tomorrow at 6pm', changes: { 9: { due: '2026-11-21 18:00' } } },
        { say: 'no, make it 7pm', changes: { 9: { due: '2026-11-21 19:00' } } },
      ],
      [
        { say: 'move the overtime sheet to wednesday', changes: { 1: { due: '2026-11-25' } } },
        { say: 'and give it high priority', changes: { 1: { priority: 'high' } } },
      ],
    ]),
  ),
  undo: beforeShift(
    talksOf(shifts, [
      [
        { say: 'add clean out the locker', adds: [{ title: 'clean out the locker' }] },
        { say: 'undo that please, its not my turn', deletes: [9] },
      ],
    ]),
  ),
  ambiguity: beforeShift(
    talksOf(forms, [
      [
        { say: 'the form is signed, tick it off', asks: true },
        { say: 'the holiday one', completes: [1] },
      ],
      [{ say: 'delete the form', asks: true }],
    ]),
  ),
  talk: beforeShift(
    saidOf(shifts, [{ say: 'thx, you are a big help on these nights' }, { say: 'who won the game last night?' }]),
  ),
  several: beforeShift([
    ...saidOf(shifts, [
      {
        say: 'shift is swapped, and remind me to thank tomasz tomorrow at 6pm',
        completes: [4],
        adds: [{ title: 'thank tomasz', due: '2026-11-21 18:00' }],
      },
      {
        say: 'overtime sheet to tuesday, forklift course to the 4th of december',
        changes: { 1: { due: '2026-11-24' }, 2: { due: '2026-12-04 07:00' } },
      },
      { say: 'done with 1 and 7, delete 3', completes: [1, 7], deletes: [3] },
      {
        say: 'make the boots urgent and remind me 3 hours before the dentist',
        changes: { 3: { priority: 'urgent' }, 6: { remind: ['PT3H'] } },
      },
      {
        say: 'blinds are fixed. new task: buy coffee tomorrow',
        completes: [7],
        adds: [{ title: 'buy coffee', due: '2026-11-21' }],
      },
    ]),
    ...saidOf(forms, [
      {
        say: 'got the locker key back! add buy a padlock for sunday, and whats due tuesday',
        completes: [3],
        adds: [{ title: 'buy a padlock', due: '2026-11-22' }],
        lists: [1],
        mayList: [3, 5],
      },
    ]),
  ]),
  pastes: beforeShift(
    saidOf(forms, [
      {
        say: 'earplugs\nhand cream\nnew flask\nbus pass',
        adds: [
          { title: ['earplugs', 'buy earplugs'] },
          { title: ['hand cream', 'buy hand cream'] },
          { title: ['new flask', 'buy new flask'] },
          { title: ['bus pass', 'buy bus pass'] },
        ],
      },
    ]),
  ),
};
