import type { TestContext } from 'node:test';
import type { AgentInputItem, ModelRequest, ModelResponse } from '@openai/agents';
import type { Draft } from '../../src/agent/wire/answer.ts';
import { onlyModel } from '../../src/agent/wire/only-model.ts';
import { type Asked as Answered, WireModel } from '../../src/agent/wire/wire-model.ts';
import { toolDefinitions } from '../../src/mcp/server.ts';
import { type Api, type Asked, plainly, type Reply, type Says, wireServer } from './wire.ts';

/** A model behind a scripted server, asked without a turn around it. */

export interface Way {
  api: Api;
  stream: boolean;
}

export const ways: Way[] = [
  { api: 'chat', stream: false },
  { api: 'chat', stream: true },
  { api: 'responses', stream: false },
  { api: 'responses', stream: true },
];
export const nameOf = ({ api, stream }: Way): string => `${api}${stream ? ', streamed' : ''}`;

export const user = (content: string): AgentInputItem => ({ type: 'message', role: 'user', content });

const tools = toolDefinitions.map(({ name, description, inputSchema }) => ({
  type: 'function' as const,
  name,
  description,
  parameters: inputSchema,
  strict: false,
}));

export interface Outcome {
  /** What is said, and each call as its name and arguments. */
  text: string;
  calls: [string, unknown][];
  callIds: string[];
  drafts: Draft[];
  asked: Asked[];
  answered: Answered[];
  response: ModelResponse;
}

type Replies = (Says | Reply | ((asked: Asked) => Reply))[];

/** One answer. Each request gets the next reply, and the last one stays. Throws what the model throws. */
export async function askWire(
  t: TestContext,
  { api, stream }: Way,
  replies: Replies,
  more: {
    input?: AgentInputItem[];
    timeoutMs?: number;
    maxRetries?: number;
    contextTokens?: number;
    turnTokens?: number;
    unnamed?: boolean;
    signal?: AbortSignal;
  } = {},
): Promise<Outcome> {
  const server = await wireServer(
    t,
    replies.map((one) => (typeof one === 'object' && isSays(one) ? plainly(one) : (one as Reply))),
  );
  const {
    input = [user('hello')],
    timeoutMs = 20_000,
    maxRetries = 0,
    contextTokens = 8_192,
    turnTokens = 200_000,
    unnamed,
    signal,
  } = more;
  const endpoint = {
    url: server.baseUrl,
    key: 'sk-secret',
    api,
    headers: {},
    contextTokens,
    turnTokens,
    timeoutMs,
    maxRetries,
    model: unnamed ? undefined : 'm',
  };
  const drafts: Draft[] = [];
  const answered: Answered[] = [];
  const model = new WireModel({
    endpoint,
    when: { now: new Date(), zone: 'UTC', locale: 'en-US' },
    nameModel: (until) => onlyModel(endpoint, until),
    listen: stream ? (draft) => void drafts.push(draft) : undefined,
    asked: (one) => void answered.push(one),
  });
  const request = { systemInstructions: 'Rules.', input, tools, modelSettings: {}, ...(signal ? { signal } : {}) };
  const response = await model.getResponse(request as unknown as ModelRequest);
  const said = response.output.flatMap((item): { text?: string }[] =>
    item.type === 'message' && Array.isArray(item.content) ? (item.content as { text?: string }[]) : [],
  );
  const calls = response.output.flatMap((item) => (item.type === 'function_call' ? [item] : []));
  return {
    text: said.map((part) => part.text ?? '').join(''),
    calls: calls.map(({ name, arguments: args }) => [name, JSON.parse(args)]),
    callIds: calls.map(({ callId }) => callId),
    drafts,
    asked: server.asked,
    answered,
    response,
  };
}

function isSays(one: Says | Reply): one is Says {
  return 'text' in one || 'calls' in one;
}

/** The text that the drafts of an answer leave on a screen. */
export function drafted(drafts: Draft[]): string {
  return drafts.reduce((shown, draft) => ('begins' in draft ? '' : 'text' in draft ? shown + draft.text : shown), '');
}
