import { parentPort, workerData } from 'node:worker_threads';
import { type Answer, answer, openPGlite, type PGliteOptions, type Request } from './pglite.ts';
import { Statements } from './statements.ts';

/** The thread of an embedded database: it answers each request, beside the thread that serves people. */

const port = parentPort!;
const opening = openPGlite(workerData as PGliteOptions, 'text').then((pglite) => new Statements(pglite));
let answers: Answer[] = [];

port.on('message', async (requests: Request[]) => {
  const statements = await opening;
  for (const request of requests) void answer(statements, request).then(send);
});

/** Answers that are ready at once travel together. */
function send(ready: Answer): void {
  answers.push(ready);
  if (answers.length > 1) return;
  queueMicrotask(() => {
    port.postMessage(answers);
    answers = [];
  });
}

await opening;
port.postMessage('open');
