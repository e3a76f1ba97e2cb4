import { parentPort } from 'node:worker_threads';
import { understand } from '../../src/agent/offline/read/understand.ts';
import { findDueDate } from '../../src/language/dates.ts';
import { findRecurrence } from '../../src/language/recurrence/recurrence.ts';
import { findReminder } from '../../src/language/reminders.ts';
import { cpuMsOf } from '../support/cpu-time.ts';
import { when } from '../support/offline-fake.ts';
import { finished } from '../support/steps.ts';

/** A thread that reads each text it is sent as a chat message and as phrases, and answers how many milliseconds of processor time that took. */
parentPort?.on('message', (text: string) => {
  const ms = cpuMsOf(() => {
    finished(understand(text, { when }));
    finished(understand(text, { when, question: { do: 'delete', target: [] } }));
    findDueDate(text, when);
    findRecurrence(text, when);
    findReminder(text, when);
  });
  parentPort?.postMessage(ms);
});
