import type { TestContext } from 'node:test';
import type { Model } from '@openai/agents';
import { functionCall } from '@openai/agents/testing';
import type { Hear } from '../../src/agent/heard.ts';
import { createTurns, type TurnDeps } from '../../src/agent/turns.ts';
import type { Db } from '../../src/db/database.ts';
import type { ChatRequest, ChatResponse } from '../../src/domain/schemas.ts';
import { openLog } from '../../src/log.ts';
import { shareOfCalls } from '../../src/mcp/server.ts';
import { ann } from './mcp-endpoint.ts';
import { type TestTools, testTools } from './tools.ts';

/** Who says it (ann, unless told), and who listens to the turn. */
export interface Speaker {
  userId?: string;
  token?: string;
  hear?: Hear;
}

export interface TestChat {
  db: Db;
  tools: TestTools;
  deps: TurnDeps;
  logged: string[];
  /** Says something as `user`, in a process of its own: nothing but the database and the tasks is shared. */
  say(request: string | ChatRequest, as?: Speaker): Promise<ChatResponse>;
  use(model: Model): void;
}

/** A chat on a real database and real tools, with the model that the test gives it. */
export async function testChat(t: TestContext, overrides: Partial<TurnDeps> = {}): Promise<TestChat> {
  const tools = await testTools(t);
  const logged: string[] = [];
  const log = openLog('info', { write: (line) => void logged.push(line) });
  let model: Model | undefined;
  const deps: TurnDeps = {
    db: tools.db,
    log,
    tasks: tools.tasks,
    mcp: { ...tools, log, share: shareOfCalls() },
    model: { modelFor: () => model! },
    ...overrides,
  };
  const say = (request: string | ChatRequest, { userId = ann, ...options }: Speaker = {}) => {
    const caller = { userId, origin: 'chat', requestId: 'request-1' } as const;
    return createTurns(deps)(caller, typeof request === 'string' ? { message: request } : request, options);
  };
  const use = (next: Model) => {
    model = next;
  };
  return { db: tools.db, tools, deps, logged, say, use };
}

let calls = 0;

export function call(name: string, args: Record<string, unknown>) {
  return functionCall(name, args, { callId: `c${++calls}` });
}
