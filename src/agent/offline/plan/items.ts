import type { AgentInputItem } from '@openai/agents';
import type { ToolCall } from '../../../domain/schemas.ts';
import type { When } from '../../../language/calendar.ts';
import { isHidden } from '../../say/hidden.ts';
import { saidAt } from '../../say/items.ts';
import { cursorOf, isRecord, tasksOf } from '../../say/results.ts';
import type { Intent, Memory } from '../intents.ts';
import { afterChanges, afterList, blank, filterOf } from '../memory.ts';
import { type Context, understand } from '../read/understand.ts';
import { secondReading } from './named/second-reading.ts';
import { plan } from './plan.ts';
import { withCalls } from './undo.ts';

/** The SDK's input items as turns of a conversation, and what earlier turns leave in mind. */

/** `at`: when the message was said, where that is known. */
export type Exchange = { message: string; calls: ToolCall[]; reply: string; at?: Date };

/** Only this many turns back are looked at: a person's "it" does not reach further. */
const turnsInMind = 12;

/** Turns in order; the last one is the one to answer. */
export function turnsOf(input: string | AgentInputItem[]): Exchange[] {
  if (typeof input === 'string') return [{ message: input, calls: [], reply: '' }];
  const turns: Exchange[] = [];
  const outputs = outputsOf(input);
  for (const item of input) {
    if ('role' in item && item.role === 'user') {
      const at = item.providerData?.[saidAt];
      const said = typeof at === 'string' ? { at: new Date(at) } : {};
      turns.push({ message: textOf(item.content), calls: [], reply: '', ...said });
    }
    const turn = turns.at(-1);
    if (!turn) continue;
    if ('role' in item && item.role === 'assistant') turn.reply += textOf(item.content);
    if (item.type !== 'function_call' || !outputs.has(item.callId)) continue;
    turn.calls.push(callResult(item.name, item.arguments, outputs.get(item.callId)!));
  }
  return turns;
}

function outputsOf(input: AgentInputItem[]): Map<string, string> {
  const outputs = new Map<string, string>();
  for (const item of input) if (item.type === 'function_call_result') outputs.set(item.callId, textOf(item.output));
  return outputs;
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(textOf).join('');
  return isRecord(content) && typeof content.text === 'string' ? content.text : '';
}

function callResult(name: string, args: string, output: string): ToolCall {
  const said = parsed(args);
  const result = parsed(output) ?? output;
  const refused = (isRecord(result) && 'error' in result) || typeof result === 'string';
  return { name, arguments: isRecord(said) ? said : {}, result, status: refused ? 'error' : 'ok' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How messages are understood; in steps. */
type Understand = typeof understand;

/**
 * Folds the earlier turns into what was last spoken of, last shown, and asked; in the steps in which `read` understands them. Each means what it did when
 * it was said: "tomorrow" of yesterday is today.
 */
export function* recall(turns: Exchange[], when: When, read: Understand = understand): Generator<void, Memory> {
  let memory: Memory = blank;
  for (const turn of turns.slice(-turnsInMind))
    memory = yield* after(memory, turn, turn.at ? { ...when, now: turn.at } : when, read);
  return memory;
}

/**
 * Understands each message once, as long as it is remembered: a turn asks its model again after each answer of a tool, and the next turns ask what was said
 * before them. `mostCharacters` of messages are remembered, those that were asked for last.
 */
export function rememberingUnderstand(mostCharacters: number): Understand {
  const known = new Map<string, Intent[]>();
  let characters = 0;
  const forget = (key: string) => {
    if (known.delete(key)) characters -= key.length;
  };
  return function* (message, context) {
    const { when, ...said } = context;
    const key = JSON.stringify([message, said, when.now.getTime(), when.zone, when.locale]);
    const intents = known.get(key) ?? (yield* understand(message, context));
    forget(key);
    known.set(key, intents);
    characters += key.length;
    for (const oldest of known.keys()) {
      if (characters <= mostCharacters) break;
      forget(oldest);
    }
    return intents;
  };
}

/** What a message is read in. */
export function contextOf({ question, just, again, listed, done }: Memory): Omit<Context, 'when'> {
  const gone = just === 'change' && done.at(-1)?.every(({ name }) => name === 'delete_task');
  return { question, just, again, listed, ...(gone ? { gone } : {}) };
}

function* after(memory: Memory, turn: Exchange, when: When, read: Understand): Generator<void, Memory> {
  if (isHidden(turn.message)) return withCalls(fromResults(memory, turn), turn.calls, false);
  const { question, ...before } = memory;
  const context = { when, ...contextOf(memory) };
  const intents = yield* read(turn.message, context);
  const replay = yield* plan(intents, before, turn.calls, when, secondReading(turn.message, context, read));
  const isUndo = intents.every((intent) => intent.do === 'undo');
  // Another model may have taken another way; then the replay stops early or leaves calls unused.
  if (!('done' in replay) || replay.used !== turn.calls.length)
    return withCalls(fromResults(before, turn), turn.calls, isUndo);
  const waiting = turn.reply.includes('?') ? replay.memory.question : undefined;
  return withCalls({ ...replay.memory, question: waiting }, turn.calls, isUndo);
}

/** What a turn of another model, or one that was cut short, leaves in mind: its results speak for themselves. */
function fromResults(memory: Memory, turn: Exchange): Memory {
  const changed = { ...afterChanges(memory, turn.calls), again: undefined, listed: undefined };
  const last = turn.calls.at(-1);
  if (last?.name === 'list_tasks' && last.status === 'ok') {
    const cursor = cursorOf(last);
    const more = cursor ? { ...last.arguments, cursor } : undefined;
    return { ...afterList(changed, tasksOf(last), more), listed: filterOf(last) };
  }
  const numbers = [...turn.reply.matchAll(/#(\d{1,15})\b/gu)].map((found) => Number(found[1]));
  if (turn.calls.length > 0 || new Set(numbers).size !== 1) return changed;
  return { ...changed, last: { id: numbers[0]!, title: '' }, spoken: [{ id: numbers[0]!, title: '' }] };
}
