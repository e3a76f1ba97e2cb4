import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidOf } from '../../rows.ts';

const trade: Seed[] = [
  { title: 'ring the florist', due: '2026-11-20 17:00', tags: ['calls'] },
  { title: 'invoice for Hotel Adler', due: '2026-11-20', priority: 'high', tags: ['billing'] },
  { title: 'demo at Kramer & Co', due: '2026-11-23 10:00', priority: 'urgent', tags: ['sales'] },
  { title: 'follow up with Ms Wen', due: '2026-11-21', tags: ['sales', 'calls'] },
  { title: 'advent window', due: '2026-11-28' },
  { title: 'staff rota', due: '2026-11-22 18:00', repeat: 'FREQ=WEEKLY;BYDAY=SU' },
  { title: 'new price labels', priority: 'low' },
  { title: 'trade fair hotel', due: '2026-12-03', tags: ['travel'] },
  { title: 'return faulty lamps', due: '2026-11-18' },
  { title: 'update the CRM', tags: ['sales'], done: true },
];

/** What a shop owner and a sales person ask to see. On Friday, 20 November 2026, at 16:30. */
export const dailyListing2: Table = {
  listing: heldAt(
    '2026-11-20 16:30',
    saidOf(trade, [
      { say: 'whats still on the list for today before i close up', lists: [1, 2], mayList: [9] },
      { say: 'show me #calls', lists: [1, 4] },
      { say: 'what does my monday look like', lists: [3] },
      { say: 'have i got anything at the weekend', lists: [4, 6] },
      { say: 'and whats happening in december', lists: [8], mayList: [6] },
      { say: 'which ones should have been done already', lists: [9] },
      { say: 'which of my tasks repeat', lists: [6] },
      { say: 'what must i do in the next 10 days', lists: [1, 2, 3, 4, 5, 6], mayList: [9] },
      { say: 'sales tag, open ones only', lists: [3, 4] },
      { say: "which tasks don't have any tags", lists: [5, 6, 7, 9] },
      { say: 'how many have i got due today', names: [/\b2\b|\btwo\b/i] },
      { say: 'when was the demo at kramer again', lists: [3], names: [/23|mon/i] },
      { say: 'got anything on the 28th?', lists: [5] },
      { say: 'what tasks have i finished so far', lists: [10] },
      { say: 'what time must i ring the florist', lists: [1], names: [/17:00|\b5(?::00)?\s*p\.?m/i] },
      { say: 'anything due in the next hour', lists: [1], mayList: [2] },
    ]),
  ),
};
