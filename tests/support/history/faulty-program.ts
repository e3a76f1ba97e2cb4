import { loadConfig } from '../../../src/config.ts';
import { openLog } from '../../../src/log.ts';
import { run } from '../../../src/main.ts';
import { runProcess } from '../../../src/process.ts';

// The program as a process, on an embedded runtime that does all that Dapr may do: FAULTS has them as JSON.
const config = loadConfig(process.env);
const log = openLog(config.logLevel);
await runProcess(log, async (onStop) => {
  await run(config, log, onStop, JSON.parse(process.env.FAULTS ?? '{}'));
});
