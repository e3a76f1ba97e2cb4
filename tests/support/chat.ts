import type { TestContext } from 'node:test';
import type { Model } from '@openai/agents';
import { functionCall } from '@openai/agents/testing';
import type { ChatUser } from '../../src/agent/run.ts';
import { type ChatDeps, createChat } from '../../src/agent/turn.ts';
import type { Db } from '../../src/db/database.ts';
import type { ChatRequest, ChatResponse } from '../../src/domain/schemas.ts';
import { openLog } from '../../src/log.ts';
import { ann } from './mcp-endpoint.ts';
import { type TestTools, testTools } from './tools.ts';

export interface TestChat {
  db: Db;
  tools: TestTools;
  deps: ChatDeps;
  logged: string[];
  /** Says something as `user`, in a process of its own: nothing but the database and the tasks is shared. */
  say(request: string | ChatRequest, user?: ChatUser): Promise<ChatResponse>;
  use(model: Model): void;
}

/** A chat on a real database and real tools, with the model that the test gives it. */
export async function testChat(t: TestContext, overrides: Partial<ChatDeps> = {}): Promise<TestChat> {
  const tools = await testTools(t);
  const logged: string[] = [];
  const log = openLog('info', { write: (line) => void logged.push(line) });
  let model: Model | undefined;
  const deps: ChatDeps = {
    db: tools.db,
    log,
    tasks: tools.tasks,
    mcp: { tasks: tools.tasks, list: tools.list, nearby: tools.nearby, log },
    model: { settings: {}, modelFor: () => model! },
    storeZoneIfNone: async () => {},
    ...overrides,
  };
  const say = (request: string | ChatRequest, user: ChatUser = { userId: ann }) =>
    createChat(deps)(user, typeof request === 'string' ? { message: request } : request, 'request-1');
  const use = (next: Model) => {
    model = next;
  };
  return { db: tools.db, tools, deps, logged, say, use };
}

let calls = 0;

export function call(name: string, args: Record<string, unknown>) {
  return functionCall(name, args, { callId: `c${++calls}` });
}
