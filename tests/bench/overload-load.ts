import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { addRequest } from '../support/mcp-add.ts';

/** Adds that are sent so many a second, whether or not they are answered by then, from a thread of its own. */
export interface Flood {
  url: string;
  tokens: string[];
  perSecond: number;
  seconds: number;
}

export interface Flooded {
  added: number;
  /** Milliseconds of those that were added. */
  latencies: number[];
  /** 503 with Retry-After. */
  refused: number;
  /** Any other answer, or none, by what it was. */
  others: Record<string, number>;
  seconds: number;
}

async function main({ url, tokens, perSecond, seconds }: Flood): Promise<Flooded> {
  const agent = new Agent({ keepAlive: true });
  const result: Flooded = { added: 0, latencies: [], refused: 0, others: {}, seconds: 0 };
  const started = performance.now();
  const running = new Set<Promise<void>>();
  for (let sent = 0; performance.now() - started < seconds * 1_000; ) {
    for (const due = ((performance.now() - started) / 1_000) * perSecond; sent < due; sent++) {
      const asking = add(agent, `${url}/mcp`, tokens[sent % tokens.length]!, `Task ${sent}`, result).finally(() =>
        running.delete(asking),
      );
      running.add(asking);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  result.seconds = (performance.now() - started) / 1_000;
  await Promise.all(running);
  agent.destroy();
  return result;
}

function add(agent: Agent, url: string, token: string, title: string, result: Flooded): Promise<void> {
  const { body, headers } = addRequest(token, title);
  const began = performance.now();
  const note = (what: string) => {
    result.others[what] = (result.others[what] ?? 0) + 1;
  };
  return new Promise((resolve) => {
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () => {
        if (answer.statusCode === 200 && text.includes('"status":"created"')) {
          result.added++;
          result.latencies.push(performance.now() - began);
        } else if (answer.statusCode === 503 && answer.headers['retry-after']) result.refused++;
        else note(`${answer.statusCode}`);
        resolve();
      });
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      note(error.code ?? error.message);
      resolve();
    });
    sent.end(body);
  });
}

if (parentPort) parentPort.postMessage(await main(workerData as Flood));
