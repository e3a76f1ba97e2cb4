import { balanced, type Json, lenient } from './json.ts';

/** Calls of tools that a model wrote into its text, in the forms of the templates in use. They are taken as calls and are no text. */

export interface TextCall {
  name: string;
  arguments: unknown;
}

interface Found {
  from: number;
  to: number;
  calls: TextCall[];
}

type Marked = Found & { isBroken: boolean };

const opened =
  /<\|?(?:tool_call|function_call|tool_calls|tools)\|?>|\[TOOL_CALLS\]|<\|python_tag\|>|\bfunctools(?=\[)|```(?:json|tool_call|tool_code|python)?[ \t]*\n?/g;
const closed = /^\s*(?:<\/?\|?\/?(?:tool_call|function_call|tool_calls|tools)\|?>|```)/;
/** Characters of a text that are searched for calls, and places that turn out to hold none: what is longer is words, and no text holds up the others. */
const longestSearched = 10_000;
const mostMisses = 5;
const named = /<(?:function=|function name="|invoke name=")([\w.-]{1,64})"?>([\s\S]*?)(?:<\/(?:function|invoke)>|$)/g;
const parameter =
  /<(?:parameter(?:=| name=")([\w.-]{1,64})"?|(?!arguments|parameters)([a-z_]{1,30}))>([^<]*)<\/[a-z_]{1,30}>/g;
const channel =
  /(?:<\|start\|>assistant)?<\|channel\|>(\w{1,20})([^<]{0,200})(?:<\|constrain\|>[^<]{0,200})?<\|message\|>([\s\S]*?)(?=<\|(?:start|channel|end|call|return)\|>|$)(?:<\|(?:end|call|return)\|>)?/g;

/**
 * The calls in `text` and the text without them. Only names that are `known` make a call, and nothing that stands in `seen`, the texts that the
 * model was given: a task's title that looks like a call is no call when it is read out.
 */
export function callsInText(
  text: string,
  known: (name: string) => boolean,
  seen: readonly string[],
): { calls: TextCall[]; rest: string } {
  if (text.length > longestSearched) return { calls: [], rest: text };
  const given = dense(seen.join('\n'));
  const found = [...inChannels(text), ...inFunctions(text), ...inMarks(text), ...bare(text, known)]
    .filter(({ from, to }) => !given.includes(dense(text.slice(from, to))))
    .filter(({ calls }) => calls.length > 0 && calls.every(({ name }) => known(name)))
    .sort((a, b) => a.from - b.from);
  let rest = '';
  let at = 0;
  const calls: TextCall[] = [];
  for (const one of found) {
    if (one.from < at) continue;
    rest += text.slice(at, one.from);
    at = one.to;
    calls.push(...one.calls);
  }
  return { calls, rest: onlyFinal(rest + text.slice(at)) };
}

/** Read out, a text may be broken in other places. */
function dense(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** Text of a model that marks its channels: what is final, or all when there are no marks. */
function onlyFinal(text: string): string {
  return text.replace(channel, (_, name: string, __, words: string) => (name === 'final' ? words : ''));
}

function inChannels(text: string): Found[] {
  return [...text.matchAll(channel)].flatMap((match) => {
    const name = /to=(?:functions\.)?([\w-]+)/.exec(match[2] ?? '')?.[1];
    return name ? [{ ...spanOf(match), calls: [{ name, arguments: match[3]?.trim() }] }] : [];
  });
}

function inFunctions(text: string): Found[] {
  return [...text.matchAll(named)].map((match) => {
    const [, name = '', body = ''] = match;
    const parameters = [...body.matchAll(parameter)].map(([, key, tag, value = '']) => [key ?? tag, value.trim()]);
    return {
      ...spanOf(match),
      calls: [{ name, arguments: parameters.length > 0 ? Object.fromEntries(parameters) : body.trim() }],
    };
  });
}

/** What follows a mark: JSON of one call or several, or the name and then its arguments. */
function inMarks(text: string): Found[] {
  const found: Found[] = [];
  let misses = 0;
  for (const match of text.matchAll(opened)) {
    const span = spanOf(match);
    if (span.from < (found.at(-1)?.to ?? 0)) continue;
    const one = behindMark(text, span) ?? brokenBehind(text, span);
    if (one) found.push(one);
    if (one?.isBroken !== false && ++misses > mostMisses) break;
  }
  return found;
}

function behindMark(text: string, { from, to: start }: { from: number; to: number }): Marked | undefined {
  const calls: TextCall[] = [];
  let at = start;
  for (let next = callAt(text, at); next; next = callAt(text, at)) {
    calls.push(...next.calls);
    at = next.to + (/^\s{0,20}[;,]/.exec(text.slice(next.to))?.[0].length ?? 0);
  }
  return calls.length > 0 ? { from, to: closedAt(text, at), calls, isBroken: false } : undefined;
}

/** A call whose JSON is broken runs to the end of its mark; its name tells the model which to mend. */
function brokenBehind(text: string, { from, to: start }: { from: number; to: number }): Marked | undefined {
  const end = text.slice(start).search(/<\/|```/);
  const body = text.slice(start, end < 0 ? undefined : start + end);
  const name = /"name"\s{0,20}:\s{0,20}"([\w.-]{1,64})"/.exec(body)?.[1];
  if (!name) return undefined;
  return { from, to: closedAt(text, start + body.length), calls: [{ name, arguments: body.trim() }], isBroken: true };
}

function closedAt(text: string, at: number): number {
  return at + (closed.exec(text.slice(at))?.[0].length ?? 0);
}

function callAt(text: string, from: number): { calls: TextCall[]; to: number } | undefined {
  const lead = /^\s*(?:([\w.-]{1,64})\s*(?:\[ARGS\]|\[CALL_ID\]\w+\[ARGS\]|:)?\s*)?(?=[[{(])/.exec(text.slice(from));
  if (!lead) return undefined;
  const first = from + lead[0].length;
  // Templates that show their own braces doubled are copied as they are, with any number of them at the end.
  const doubled = /^\{\s*(?=\{\s*")/.exec(text.slice(first))?.[0].length ?? 0;
  const begin = first + doubled;
  const whole = balanced(text, begin);
  if (whole === undefined) return undefined;
  const name = lead[1];
  const calls = whole.startsWith('(')
    ? pythonic(name, whole)
    : name
      ? [{ name, arguments: lenient(whole) ?? whole }]
      : callsOf(lenient(whole));
  const end = begin + whole.length;
  const more = doubled > 0 ? (/^[\s}]*/.exec(text.slice(end))?.[0].length ?? 0) : 0;
  return calls.length > 0 ? { calls, to: end + more } : undefined;
}

/** A text that is nothing but calls needs no mark: JSON, `name {...}` or `name(key="value")`, one a line or in a list. */
function bare(text: string, known: (name: string) => boolean): Found[] {
  const trimmed = text.trim();
  const listed = /^\[\s*[\w.]+\(/.test(trimmed) && trimmed.endsWith(']');
  const body = listed ? trimmed.slice(1, -1) : trimmed;
  const calls: TextCall[] = [];
  let at = 0;
  while (at < body.length) {
    const next = callAt(body, at);
    if (!next) return bareFirstLine(text, known);
    calls.push(...next.calls);
    at = next.to + (/^[\s;,]*/.exec(body.slice(next.to))?.[0].length ?? 0);
  }
  return calls.length > 0 ? [{ from: 0, to: text.length, calls }] : [];
}

/** After words, a line that begins with JSON of a call and ends with it. */
function bareFirstLine(text: string, known: (name: string) => boolean): Found[] {
  const found: Found[] = [];
  let misses = 0;
  for (const { index } of text.matchAll(/^[ \t]{0,20}(?=\{|[\w.]{1,64}[ \t]{0,5}[({])/gm)) {
    if (index < (found.at(-1)?.to ?? 0)) continue;
    const next = callAt(text, index);
    const endsLine = next && /^[ \t]*(?:\n|$)/.test(text.slice(next.to));
    if (endsLine && next.calls.every(({ name }) => known(name)))
      found.push({ from: index, to: next.to, calls: next.calls });
    else if (++misses > mostMisses) break;
  }
  return found;
}

/** `(title="Milk", tags=["a"])` as arguments. */
function pythonic(name: string | undefined, text: string): TextCall[] {
  if (!name) return [];
  const body = text.slice(1, -1).trim();
  if (body.startsWith('{')) return [{ name, arguments: lenient(body) ?? body }];
  const asJson = body.replace(/(^|,\s*)([A-Za-z_]\w*)\s*=/g, (_, before: string, key: string) => `${before}"${key}":`);
  const quoted = asJson.replace(
    /:\s*'((?:[^'\\]|\\.)*)'/g,
    (_, value: string) => `:${JSON.stringify(value.replaceAll("\\'", "'"))}`,
  );
  return [{ name, arguments: lenient(`{${quoted}}`) ?? body }];
}

function callsOf(value: unknown): TextCall[] {
  if (Array.isArray(value)) return value.flatMap(callsOf);
  if (typeof value !== 'object' || value === null) return [];
  const {
    function: inner,
    name,
    tool,
    tool_name,
    arguments: args,
    parameters,
    args: short,
    input,
    tool_calls,
  } = value as Json;
  if (Array.isArray(tool_calls)) return callsOf(tool_calls);
  if (typeof inner === 'object' && inner !== null) return callsOf(inner);
  const called = [name, tool, tool_name, inner].find((each) => typeof each === 'string');
  return typeof called === 'string' ? [{ name: called, arguments: args ?? parameters ?? short ?? input }] : [];
}

function spanOf(match: RegExpExecArray): { from: number; to: number } {
  return { from: match.index, to: match.index + match[0].length };
}
