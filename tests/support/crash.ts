import { channel } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';

// Preload (`node --import`): SIGKILLs this very process at the nth time a named step of the program is reached. The step is in CRASH_AT, or it stands in a file
// that CRASH_FILE names, where a test writes it while the program runs.
const [name, count = '1'] = (process.env.CRASH_AT ?? '').split(':');
const file = process.env.CRASH_FILE;
let left = Number(count);
channel('actodo:step').subscribe((message) => {
  const { step } = message as { step: string };
  if (step === name && --left === 0) process.kill(process.pid, 'SIGKILL');
  if (file && readFileSync(file, 'utf8') === step) process.kill(process.pid, 'SIGKILL');
});
