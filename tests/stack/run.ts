import { styleText } from 'node:util';
import { type Stack, startStack } from './stack.ts';

// `npm run stack`: the real thing on this machine, until Ctrl-C.
let stack: Stack | undefined;
let stopping = false;

async function stop(code: number): Promise<void> {
  if (stopping) process.exit(code || 1);
  stopping = true;
  await stack?.stop();
  process.exit(code);
}

/** Where everything listens. The database's URL holds a password, made for this run and worthless after it. */
function describe({ replicas, ...parts }: Stack): string {
  const rows = [
    ...replicas.map(
      ({ name, roles, url, sidecar }): Row => [
        name,
        `${roles.includes('api') ? url : roles}   daprd http://127.0.0.1:${sidecar.httpPort}`,
      ],
    ),
    ['PostgreSQL', parts.databaseUrl] satisfies Row,
    ['Kafka', parts.kafka.brokers] satisfies Row,
    ['placement', parts.placement.address] satisfies Row,
    ['scheduler', parts.scheduler.address] satisfies Row,
    ['logs', `${parts.dir}/logs`] satisfies Row,
  ];
  return rows.map(([what, where]) => `${what.padEnd(18)} ${where}`).join('\n');
}

type Row = [what: string, where: string];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
// The launcher ended, however that happened.
process.on('disconnect', () => stop(0));

try {
  const start = performance.now();
  stack = await startStack();
  console.log(describe(stack));
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  console.log(styleText('bold', `Actodo serves ${stack.baseUrl} (up in ${seconds} s). Ctrl-C ends everything.`));
} catch (error) {
  console.error(`stack: ${(error as Error).message}`);
  await stop(1);
}
