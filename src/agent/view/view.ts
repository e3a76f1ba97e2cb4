import type { AgentInputItem, ModelRequest, ModelResponse } from '@openai/agents';
import { localNow, type When } from '../../language/calendar.ts';
import { hidden } from '../say/hidden.ts';
import { argumentsOf, itemsOf, saidAt, textOf } from '../say/items.ts';
import { claimsChange } from '../say/told.ts';
import { asSaid, meant } from './calls.ts';
import { leftOver } from './left-over.ts';
import { changingTool, isUnasked } from './own-reading.ts';
import { oneLine, seenDue, seenResult } from './results.ts';
import { isMadeUp, isRepeated, soFar } from './so-far.ts';
import { seenTool } from './tools.ts';
import { onlySaid } from './unsaid.ts';

/** A request as a model that was not written for this program sees it, and what such a model means. The offline model needs neither. */

type Input = AgentInputItem[];
type FunctionCall = Extract<ModelResponse['output'][number], { type: 'function_call' }>;

/**
 * What was said when, as a line before the words, with the dates of the coming weekdays, which small models cannot count. Equal for the same words in
 * a later request, so that a server finds them in its cache.
 */
export function stamp(at: Date, { zone, locale }: Pick<When, 'zone' | 'locale'>): string {
  const options = { dateStyle: 'full', timeStyle: 'short', timeZone: zone } as const;
  const today = localNow(at, zone).toPlainDate();
  const days = [1, 2, 3, 4, 5, 6].map((days) =>
    today.add({ days }).toLocaleString('en-GB', { weekday: 'short', day: 'numeric' }),
  );
  return `[${new Intl.DateTimeFormat('en-GB', options).format(at)}, ${zone}, ${locale}; then ${days.join(', ')}]`;
}

/** The tools in the model's words, results in few, each message with its time. */
export function asSeen(request: ModelRequest, when: When): ModelRequest & { input: Input } {
  const input = itemsOf(request.input).map((item) => seenItem(item, when));
  return { ...request, tools: request.tools.map(seenTool), input };
}

/**
 * The model's calls with the server's arguments, without what nobody said and without calls that this turn has made already. `asked` is the request
 * before it was made to be seen. May be empty: then all that is left is to tell what was done.
 */
export function asMeant(
  output: ModelResponse['output'],
  asked: ModelRequest['input'],
  when: When,
): ModelResponse['output'] {
  const heard = soFar(itemsOf(asked), when);
  const made = heard.done.map(({ name }) => name);
  let looks = false;
  return output.flatMap((item): ModelResponse['output'] => {
    if (item.type !== 'function_call') return [item];
    const args = meant(item.name, onlySaid(item.name, argumentsOf(item.arguments), heard, when));
    if (isUnasked(item.name, heard, made)) return [];
    const madeUp = isMadeUp(args, heard);
    if (madeUp) {
      const looksNow = madeUp === 'named otherwise' && !looks;
      looks ||= looksNow;
      return looksNow ? [lookingInstead(item)] : [];
    }
    return isRepeated(item.name, args, heard) ? [] : [{ ...item, arguments: JSON.stringify(args) }];
  });
}

function lookingInstead(call: FunctionCall): FunctionCall {
  return { ...call, name: 'list_tasks', arguments: '{}' };
}

/**
 * The same request once more, for a model that tells of a change or of how it would be made, and makes none; undefined for any other answer. A
 * question of the model's is one to the person.
 */
export function askedAgain(
  request: ModelRequest,
  meant: ModelResponse['output'],
  when: When,
): ModelRequest | undefined {
  const { hasTried, reading } = soFar(itemsOf(request.input), when);
  if (meant.some(isCall) || hasTried) return undefined;
  const text = wordsOf(meant);
  const tool = changingTool(reading);
  if (text.includes('?') || !(tool || claimsChange(text))) return undefined;
  return nudged(request, `Nothing was changed yet. Call ${tool ?? 'the tool'} now.`, when);
}

/**
 * The same request once more, for a model that makes no call although the message, as this program reads it for certain, asks for some that were not
 * made: these are named. In steps; undefined when nothing is missing.
 */
export function* reminded(
  request: ModelRequest,
  meant: ModelResponse['output'],
  when: When,
): Generator<void, ModelRequest | undefined> {
  if (meant.some(isCall)) return undefined;
  const missing = yield* leftOver(itemsOf(request.input), when);
  // Who asks back before deleting for good is not talked out of it.
  const isAsked = wordsOf(meant).includes('?') && missing.some(({ name }) => name === 'delete_task');
  if (missing.length === 0 || isAsked) return undefined;
  const calls = missing.map(({ name, arguments: args, title }) => {
    const task = title === undefined ? '' : ` for ${JSON.stringify(oneLine(title))}`;
    return `${name} ${JSON.stringify(asSaid(name, inZone(args, when)))}${task}`;
  });
  return nudged(request, `You have not called this yet: ${calls.join('; ')}. Call it now.`, when);
}

function wordsOf(output: ModelResponse['output']): string {
  return output.map((item) => ('content' in item ? textOf(item.content) : '')).join('');
}

export function isCall({ type }: ModelResponse['output'][number]): boolean {
  return type === 'function_call';
}

/** An instant as a list shows it: a small model that reads another form of it believes that it is another time. */
function inZone(args: Record<string, unknown>, when: When): Record<string, unknown> {
  const { due_date: due } = args;
  return typeof due === 'string' && /^\d{4}-/.test(due) ? { ...args, due_date: seenDue(due, when) } : args;
}

/** Without the words of the model that made no call: a small one only says them again. */
function nudged(request: ModelRequest, words: string, when: When): ModelRequest {
  const said = { [saidAt]: when.now.toISOString() };
  const nudge = { type: 'message', role: 'user', content: hidden(words), providerData: said } as const;
  return { ...request, input: [...itemsOf(request.input), nudge] };
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
