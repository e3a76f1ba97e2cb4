import type { Seed } from '../../conversation.ts';

/** What the talks about changing, finishing and taking back are about. Said on Tuesday, 10 March 2026, at 10:00. */
export const household: Seed[] = [
  { title: 'dentist appointment', due: '2026-03-12 15:00' },
  { title: 'send invoice to Kessler', due: '2026-03-10', tags: ['work'] },
  { title: 'call the landlord', due: '2026-03-10 17:00' },
  { title: 'book flights to Porto', due: '2026-03-13', priority: 'high', tags: ['travel'] },
  { title: 'take out the bins', due: '2026-03-12', repeat: 'FREQ=WEEKLY' },
  { title: 'learn spanish vocab', priority: 'low' },
  { title: 'quarterly report', due: '2026-03-20', priority: 'urgent', tags: ['work'] },
  { title: 'pick up dry cleaning', due: '2026-03-14' },
  { title: 'piano lesson', due: '2026-03-11 18:00', repeat: 'FREQ=WEEKLY' },
  { title: 'renew passport' },
  { title: 'order cat food', done: true },
];
