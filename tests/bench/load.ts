import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { addRequest } from '../support/mcp-add.ts';

/** Closed loop of MCP calls from a thread of its own. Answers the latencies in milliseconds; a call that fails ends it. */
export interface Load {
  url: string;
  tokens: string[];
  concurrency: number;
  seconds: number;
}

export interface LoadResult {
  latencies: number[];
  seconds: number;
}

async function main({ url, tokens, concurrency, seconds }: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const latencies: number[] = [];
  const started = performance.now();
  const client = async (token: string, name: string) => {
    for (let n = 0; performance.now() - started < seconds * 1000; n++) {
      const sent = performance.now();
      await addTask(agent, url, token, `Task ${name} ${n}`);
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(
    Array.from({ length: concurrency }, (_, n) => client(tokens[n % tokens.length]!, `${started} ${n}`)),
  );
  agent.destroy();
  return { latencies, seconds: (performance.now() - started) / 1000 };
}

function addTask(agent: Agent, url: string, token: string, title: string): Promise<void> {
  const { body, headers } = addRequest(token, title);
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/mcp`, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () =>
        answer.statusCode === 200 && text.includes('"status":"created"')
          ? resolve()
          : reject(new Error(`${answer.statusCode} ${text.slice(0, 200)}`)),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

if (parentPort) parentPort.postMessage(await main(workerData as Load));
