import type { Seed } from '../../conversation.ts';
import { saidOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'team lunch', due: '2026-03-12 12:30', tags: ['work'] },
  { title: 'renew the passport', due: '2026-03-20' },
  { title: 'call the landlord' },
  { title: 'yoga', due: '2026-03-11 18:00' },
  { title: 'essay draft', due: '2026-03-13', priority: 'low' },
];

/** Changes as they are said to a person. Said on Tuesday, 10 March 2026, at 10:00. */
export const changingSpoken = saidOf(tasks, [
  { say: 'can we shift yoga to thursday', changes: { 4: { due: '2026-03-12 18:00' } } },
  { say: "yoga's been moved to 7pm", changes: { 4: { due: '2026-03-11 19:00' } } },
  { say: 'team lunch is now at 1', changes: { 1: { due: '2026-03-12 13:00' } } },
  { say: 'the passport can wait until april 1', changes: { 2: { due: '2026-04-01' } } },
  { say: 'bump the essay up to high', changes: { 5: { priority: 'high' } } },
  {
    say: 'give the landlord call top priority',
    either: [{ changes: { 3: { priority: 'urgent' } } }, { changes: { 3: { priority: 'high' } } }],
  },
  { say: 'set a due date of friday for call the landlord', changes: { 3: { due: '2026-03-13' } } },
  { say: 'call the landlord needs to be done by monday', changes: { 3: { due: '2026-03-16' } } },
  { say: 'I want to do yoga an hour earlier', changes: { 4: { due: '2026-03-11 17:00' } } },
  { say: 'make team lunch half an hour later', changes: { 1: { due: '2026-03-12 13:00' } } },
  { say: 'delay the passport by a week', changes: { 2: { due: '2026-03-27' } } },
  { say: 'snooze the essay till monday', changes: { 5: { due: '2026-03-16' } } },
  { say: 'change the title of task 3 to ring the landlord', changes: { 3: { title: 'ring the landlord' } } },
  { say: "call task 5 'essay, second draft' instead", changes: { 5: { title: 'essay, second draft' } } },
  { say: 'task 4 should say hot yoga', changes: { 4: { title: 'hot yoga' } } },
  { say: "update the essay's due date to march 15", changes: { 5: { due: '2026-03-15' } } },
  { say: 'change yoga from wednesday to friday', changes: { 4: { due: '2026-03-13 18:00' } } },
  { say: 'reschedule yoga for tomorrow at 7 in the morning', changes: { 4: { due: '2026-03-11 07:00' } } },
  { say: 'label the essay as uni', changes: { 5: { tags: ['uni'] } } },
  { say: 'drop the work tag from the team lunch', changes: { 1: { tags: [] } } },
  { say: 'get rid of the due date on the essay', changes: { 5: { due: null } } },
  { say: "the essay doesn't have a due date anymore", changes: { 5: { due: null } } },
  { say: 'make yoga weekly', changes: { 4: { repeat: 'FREQ=WEEKLY' } } },
  { say: 'yoga repeats every wednesday', changes: { 4: { repeat: 'FREQ=WEEKLY;BYDAY=WE' } } },
  { say: 'remind me the day before the passport is due', changes: { 2: { remind: ['P1D'] } } },
  { say: 'ping me 15 minutes before yoga', changes: { 4: { remind: ['PT15M'] } } },
  {
    say: 'add a description to the landlord call: ask about the heating',
    changes: { 3: { description: /ask about the heating/i } },
  },
  { say: 'bring the essay forward to thursday', changes: { 5: { due: '2026-03-12' } } },
  { say: 'could you pls change the landlord thing to p2', changes: { 3: { priority: 'high' } } },
  { say: 'no reminder for yoga please', changes: { 4: { remind: [] } } },
  { say: 'turn task 3 into email the landlord', changes: { 3: { title: 'email the landlord' } } },
  { say: 'move task 2 and 5 to sunday', changes: { 2: { due: '2026-03-15' }, 5: { due: '2026-03-15' } } },
  { say: 'yoga tmrw 8pm instead', changes: { 4: { due: '2026-03-11 20:00' } } },
  { say: 'correction: team lunch is on friday', changes: { 1: { due: '2026-03-13 12:30' } } },
  { say: 'push everything from tomorrow to thursday', changes: { 4: { due: '2026-03-12 18:00' } } },
]);
