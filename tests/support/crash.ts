import { channel } from 'node:diagnostics_channel';

// Preload (`node --import`): SIGKILLs this very process at the nth time a named step of the program is reached.
const [name, count = '1'] = (process.env.CRASH_AT ?? '').split(':');
let left = Number(count);
channel('actodo:step').subscribe((message) => {
  if ((message as { step: string }).step === name && --left === 0) process.kill(process.pid, 'SIGKILL');
});
