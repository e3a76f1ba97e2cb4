import type { Seed, Table } from '../../conversation.ts';
import { saidAdds, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'hand in timesheet', due: '2026-03-13' },
  { title: 'coffee with Jonas', due: '2026-03-12 10:30' },
  { title: 'buy compost' },
  { title: 'call the roofer', due: '2026-03-11' },
  { title: 'call the optician' },
  { title: 'read the ethics form', due: '2026-03-17', tags: ['research'] },
];

/** What is said next, and todos that are told of rather than ordered. On Tuesday, 10 March 2026, at 10:00. */
export const dailyTurns: Table = {
  'follow-ups': talksOf(tasks, [
    [
      {
        say: 'i still need to buy a wedding gift for Tom and Eli',
        adds: [{ title: 'buy a wedding gift for Tom and Eli' }],
      },
      { say: 'by the 28th', changes: { 7: { due: '2026-03-28' } } },
      { say: 'and tag it wedding', changes: { 7: { tags: ['wedding'] } } },
    ],
    [
      { say: 'move coffee with jonas to friday', changes: { 2: { due: '2026-03-13 10:30' } } },
      { say: 'and make it 11', changes: { 2: { due: '2026-03-13 11:00' } } },
      { say: 'hm no, put it back to thursday but keep the 11', changes: { 2: { due: '2026-03-12 11:00' } } },
    ],
    [
      { say: 'who do i have to call', lists: [4, 5] },
      { say: 'put the second one on tomorrow too', changes: { 5: { due: '2026-03-11' } } },
    ],
    [
      { say: "what's due on tuesday next week", lists: [6] },
      { say: 'make that a day sooner', changes: { 6: { due: '2026-03-16' } } },
      { say: 'and no reminder for that one', changes: { 6: { remind: [] } } },
    ],
    [
      { say: 'set the compost to saturday', changes: { 3: { due: '2026-03-14' } } },
      { say: 'in the morning i mean', changes: { 3: { due: '2026-03-14 09:00' } } },
    ],
    [
      { say: 'when do i have to hand in the timesheet?', lists: [1], names: [/13|fri/i] },
      { say: 'ok make it repeat every friday', changes: { 1: { repeat: 'FREQ=WEEKLY;BYDAY=FR' } } },
    ],
    [
      {
        say: 'add choir rehearsal wednesday 7pm',
        adds: [{ title: 'choir rehearsal', due: '2026-03-11 19:00' }],
      },
      { say: "it's every week actually", changes: { 7: { repeat: 'FREQ=WEEKLY;BYDAY=WE' } } },
      { say: 'and remind me an hour before', changes: { 7: { remind: ['PT1H'] } } },
    ],
    [
      { say: 'ive called the roofer', completes: [4] },
      { say: 'the optician too', completes: [5] },
    ],
    [
      {
        say: 'rename buy compost to buy peat free compost',
        changes: { 3: { title: 'buy peat free compost' } },
      },
      { say: 'and set it to low priority', changes: { 3: { priority: 'low' } } },
    ],
    [
      {
        say: 'i have to drop the keys at the agency thursday 4pm',
        adds: [{ title: 'drop the keys at the agency', due: '2026-03-12 16:00' }],
      },
      { say: 'sorry i meant 5', changes: { 7: { due: '2026-03-12 17:00' } } },
    ],
    [
      { say: 'show me thursday', lists: [2] },
      { say: 'shift it to the afternoon', changes: { 2: { due: '2026-03-12 15:00' } } },
    ],
  ]),
  adding: saidAdds([
    ["gotta drop leo's inhaler at school tomorrow at 8am", "drop leo's inhaler at school", '2026-03-11 08:00'],
    [
      'I still have to write the reference for Hannah, by next monday please',
      'write the reference for Hannah',
      '2026-03-16',
    ],
    [
      'put me down for the late shift handover saturday 9pm',
      ['the late shift handover', 'late shift handover'],
      '2026-03-14 21:00',
    ],
    [
      'dont let me forget the concrete delivery on thursday at 6:30 am',
      ['the concrete delivery', 'concrete delivery'],
      '2026-03-12 06:30',
    ],
    ['can you make a note that i owe Basti 20 euros', /owe Basti 20 euros$/i],
    ['ive got to email prof lindqvist re the dataset', 'email prof lindqvist re the dataset'],
    ['better not forget to take the bins out tonight', 'take the bins out', '2026-03-10 20:00'],
    ['I really ought to write to the council about the hedge', 'write to the council about the hedge'],
    ['must not forget: prescription pickup before noon tomorrow', 'prescription pickup', '2026-03-11 12:00'],
    [
      'it is necessary that i bring the documents to the bank on 16 march',
      'bring the documents to the bank',
      '2026-03-16',
    ],
    ['need to ring Kramer back today, its urgent', 'ring Kramer back', '2026-03-10', { priority: 'urgent' }],
    ['my boss wants me to send the sales figures by thursday 5pm', 'send the sales figures', '2026-03-12 17:00'],
    ['can you note down that i have to order till rolls', 'order till rolls'],
    [
      "I'm supposed to babysit for the Nowaks on the 21st at 6 in the evening",
      'babysit for the Nowaks',
      '2026-03-21 18:00',
    ],
    [
      "every monday i have to send out the price list so pls don't let me forget",
      'send out the price list',
      '2026-03-16',
      { repeat: 'FREQ=WEEKLY;BYDAY=MO' },
    ],
  ]),
};
