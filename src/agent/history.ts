import { isDeepStrictEqual } from 'node:util';
import type { AgentInputItem } from '@openai/agents';
import type { Earlier } from '../db/conversations/history.ts';
import type { ToolCall } from '../domain/schemas.ts';
import { ownList } from './question.ts';
import { hidden } from './say/hidden.ts';
import { saidAt } from './say/items.ts';

/** How many past messages the model is given. */
export const historyLength = 20;
/** How many tasks of a past list it is given: enough for "the second one", without whole lists in every request. */
const listLength = 50;

/** Past messages as the model's input: what was said, which tools ran, and what they answered. */
export function toInput(messages: readonly Earlier[]): AgentInputItem[] {
  return messages.flatMap((message): AgentInputItem[] => {
    if (message.role === 'user') return [userItem(message.content, message.created_at)];
    const calls = message.tool_calls.flatMap((call, at) =>
      isOurs(call) ? [] : callItems(call, `call_${message.id}_${at}`),
    );
    if (message.role === 'hidden') return [userItem(hidden(message.content), message.created_at), ...calls];
    return [...calls, said(message.content)];
  });
}

/** What a person said, and when. */
export function userItem(content: string, at: Date): AgentInputItem {
  return { type: 'message', role: 'user', content, providerData: { [saidAt]: at.toISOString() } };
}

/** Asked for by this program, to name tasks in a question: the model has not called it. */
export function isOurs({ name, arguments: args }: ToolCall): boolean {
  return name === 'list_tasks' && isDeepStrictEqual(args, ownList);
}

function callItems({ name, arguments: args, result }: ToolCall, callId: string): AgentInputItem[] {
  return [
    { type: 'function_call', callId, name, arguments: JSON.stringify(args), status: 'completed' },
    {
      type: 'function_call_result',
      callId,
      name,
      status: 'completed',
      output: { type: 'text', text: JSON.stringify(shortened(result)) },
    },
  ];
}

function said(text: string): AgentInputItem {
  return { type: 'message', role: 'assistant', status: 'completed', content: [{ type: 'output_text', text }] };
}

function shortened(result: unknown): unknown {
  const { tasks } = (result ?? {}) as { tasks?: unknown };
  return Array.isArray(tasks) ? { ...(result as object), tasks: tasks.slice(0, listLength) } : result;
}
