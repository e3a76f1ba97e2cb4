import type { AgentInputItem, ModelRequest, ModelResponse } from '@openai/agents';
import type { When } from '../../language/calendar.ts';
import { isRecord } from '../say/results.ts';
import { asSaid, meant } from './calls.ts';
import { seenResult } from './results.ts';
import { seenTool } from './tools.ts';

/** A request as a model that was not written for this program sees it, and what such a model means. The offline model needs neither. */

type Input = AgentInputItem[];

/** Where a user's item carries when it was said, as an ISO instant: to be told to the model, and to no one else. */
export const saidAt = 'said_at';

/** What was said when, as a line before the words. Equal for the same words in a later request, so that a server finds them in its cache. */
export function stamp(at: Date, { zone, locale }: Pick<When, 'zone' | 'locale'>): string {
  const options = { dateStyle: 'full', timeStyle: 'short', timeZone: zone } as const;
  return `[${new Intl.DateTimeFormat('en-GB', options).format(at)}, ${zone}, ${locale}]`;
}

/** The tools in the model's words, results in few, each message with its time. */
export function asSeen(request: ModelRequest, when: When): ModelRequest & { input: Input } {
  const input: Input =
    typeof request.input === 'string' ? [{ type: 'message', role: 'user', content: request.input }] : request.input;
  return { ...request, tools: request.tools.map(seenTool), input: input.map((item) => seenItem(item, when)) };
}

/** The model's calls with the server's arguments. */
export function asMeant(output: ModelResponse['output']): ModelResponse['output'] {
  return output.map((item) =>
    item.type === 'function_call'
      ? { ...item, arguments: JSON.stringify(meant(item.name, argumentsOf(item.arguments))) }
      : item,
  );
}

function seenItem(item: AgentInputItem, when: When): AgentInputItem {
  if (item.type === 'function_call')
    return { ...item, arguments: JSON.stringify(asSaid(item.name, argumentsOf(item.arguments))) };
  if (item.type === 'function_call_result')
    return { ...item, output: { type: 'text' as const, text: seenResult(textOf(item.output), when) } };
  if (!('role' in item) || item.role !== 'user' || typeof item.content !== 'string') return item;
  const { [saidAt]: at, ...providerData } = item.providerData ?? {};
  const said = typeof at === 'string' ? new Date(at) : undefined;
  return { ...item, providerData, content: said ? `${stamp(said, when)}\n${item.content}` : item.content };
}

/** What is no object says nothing. */
function argumentsOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function textOf(output: unknown): string {
  if (typeof output === 'string') return output;
  if (Array.isArray(output)) return output.map(textOf).join('');
  return String((output as { text?: unknown } | null)?.text ?? '');
}
