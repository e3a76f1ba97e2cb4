import { WebSocket } from 'ws';

/** The other side of `live.ts`, in a process of its own, so that its memory is not counted. */

interface Opening {
  port: number;
  echoPort: number;
  tokens: string[];
  perUser: number;
  count: number;
}

/** Open the sockets; say when the next frame of a task has come to all sockets of its user; say how long an echo takes. */
export type Question = { open: Opening } | { frame: true } | { echo: true };

export interface Answer {
  ready?: number;
  /** When the first socket of the user got the frame. */
  at?: number;
  took?: number;
}

const atOnce = 100;
const now = () => Number(process.hrtime.bigint()) / 1e6;
const answer = (message: Answer) => process.send?.(message);
let echo: WebSocket;
let heard: ((at: number) => void) | undefined;

async function open({ port, echoPort, tokens, perUser, count }: Opening): Promise<void> {
  echo = new WebSocket(`ws://127.0.0.1:${echoPort}`);
  await new Promise((resolve) => echo.once('open', resolve));
  let ready = 0;
  for (let first = 0; first < count; first += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, count - first) }, (_, n) => first + n);
    await Promise.all(batch.map((n) => join(`ws://localhost:${port}/live`, tokens[Math.floor(n / perUser)] as string)));
    ready += batch.length;
  }
  answer({ ready });
}

function join(url: string, token: string): Promise<void> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  socket.once('open', () => socket.send(JSON.stringify({ type: 'auth', token })));
  return new Promise((resolve, reject) => {
    socket.on('message', (data) => {
      const { type } = JSON.parse(String(data));
      if (type === 'ready') resolve();
      else if (type === 'task') heard?.(now());
    });
    socket.on('close', (code, reason) => reject(new Error(`${code} ${reason}`)));
    socket.on('error', reject);
  });
}

function frame(): void {
  heard = (at) => {
    heard = undefined;
    answer({ at });
  };
}

function roundTrip(): void {
  const sent = now();
  echo.once('message', () => answer({ took: now() - sent }));
  echo.send('x'.repeat(700));
}

process.on('message', (question: Question) => {
  if ('open' in question) void open(question.open);
  else if ('frame' in question) frame();
  else roundTrip();
});
