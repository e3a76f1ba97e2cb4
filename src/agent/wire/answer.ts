import { randomUUID } from 'node:crypto';
import { type ModelResponse, type protocol, Usage } from '@openai/agents';
import { argumentsFrom, isToolName, toolNamed, withoutRepeatedAdds } from './calls.ts';
import { ModelFault } from './fault.ts';
import type { Part, Usage as Spent } from './parts.ts';
import { readable } from './text/readable.ts';
import { callsInText } from './text/text-calls.ts';
import { hasThoughts, withoutThoughts } from './text/thoughts.ts';

/** What a model is writing: a new answer begins and what was heard before counts no more, more of its text, or a tool that it will call. */
export type Draft = { begins: true } | { text: string } | { call: string };

/** Characters of an answer that are kept: more of it nobody reads in a chat, and every later look at the conversation would carry it. */
const longestText = 20_000;
/** Characters of an answer that are followed while it is written; what is longer is heard when it is whole. */
const longestDraft = 8_000;
/** A text is shown up to where something may begin that is none. */
const mayBeNoText =
  /<[^>\n]{0,40}$|<\|?(?:tool|function)|<\|(?:channel|start|python)|\[TOOL_CALLS\]|\[[A-Z_]{0,10}$|\bfunctools\[|^\s*[[{]|^\s*\w{0,30}_task|```(?:json|tool|python|\s{0,20}\{|\s{0,20}$)|\n[ \t]{0,20}(?:\{|\w{1,30}_task)/;
interface Fragments {
  name: string;
  text: string;
  whole?: unknown;
}

/** Gathers the parts of one answer, and tells its listener what can be shown of it. */
export class Answer {
  spent: Spent | undefined;
  #text = '';
  #refusal = '';
  #calls = new Map<number | string, Fragments>();
  #end: 'stop' | 'length' | 'filter' | undefined;
  #thought = false;
  #isRepeated = false;
  #shown = '';
  #looked = 0;
  readonly #listen: (draft: Draft) => void;

  constructor(listen: (draft: Draft) => void) {
    this.#listen = listen;
    listen({ begins: true });
  }

  take(part: Part): void {
    if ('text' in part) this.#addText(part.text);
    else if ('refusal' in part) this.#refusal += part.refusal;
    else if ('thought' in part) this.#thought = true;
    else if ('call' in part) this.#addCall(part.call);
    else if ('usage' in part) this.spent = part.usage;
    else if ('end' in part) this.#end = part.end;
    else {
      this.#isRepeated = true;
      this.#text = '';
      this.#refusal = '';
      this.#calls.clear();
    }
  }

  /** The answer in the SDK's form. `seen`: the texts that the model was given. Throws `ModelFault` when there is nothing to act on or to say. */
  finish(seen: readonly string[]): ModelResponse {
    const { calls: written, rest } = callsInText(withoutThoughts(this.#text), isToolName, seen);
    const text = readable(rest).trim();
    const sent = [...this.#calls.values()].map(({ name, text: args, whole }) => ({ name, arguments: whole ?? args }));
    const calls = withoutRepeatedAdds(
      [...sent, ...written]
        .filter(({ name, arguments: args }) => name !== '' || (args !== '' && args !== undefined))
        .map(({ name, arguments: args }) => ({ name: toolNamed(name), arguments: argumentsFrom(args) })),
    );
    if (text === '' && calls.length === 0) throw this.#nothing();
    const said = cutText(text, this.#end === 'length' && calls.length === 0);
    return {
      usage: new Usage({ requests: 1, ...this.#usage() }),
      output: [...(said === '' ? [] : [messageItem(said)]), ...calls.map(callItem)],
    };
  }

  #nothing(): ModelFault {
    if (this.#refusal.trim() !== '') return new ModelFault('declined', { words: readable(this.#refusal).trim() });
    if (this.#end === 'filter') return new ModelFault('filtered');
    return new ModelFault(this.#thought || hasThoughts(this.#text) ? 'thoughts' : 'empty');
  }

  #usage() {
    const { input, output, cached } = this.spent ?? { input: 0, output: 0, cached: 0 };
    return {
      inputTokens: input,
      outputTokens: output,
      totalTokens: input + output,
      inputTokensDetails: { cached_tokens: cached },
    };
  }

  #addText(text: string): void {
    this.#text += text;
    // The longer a text, the more of it comes at once: looking at all of it for each word would hold up the others.
    const grown = this.#text.length - this.#looked;
    if (this.#text.length <= longestDraft && grown * 64 >= this.#text.length) this.#show();
  }

  #show(): void {
    this.#looked = this.#text.length;
    const visible = visibleOf(this.#text);
    if (!visible.startsWith(this.#shown)) {
      this.#listen({ begins: true });
      this.#shown = '';
    }
    if (visible.length > this.#shown.length) this.#listen({ text: visible.slice(this.#shown.length) });
    this.#shown = visible;
  }

  #addCall({ at, name, more, whole }: Extract<Part, { call: unknown }>['call']): void {
    const call = this.#calls.get(at) ?? { name: '', text: '' };
    this.#calls.set(at, call);
    if (name && call.name === '' && !this.#isRepeated) this.#listen({ call: toolNamed(name) });
    // Names come whole; a server that repeats them in each fragment adds nothing.
    if (name) call.name = name;
    if (more) call.text += more;
    if (whole !== undefined && whole !== null) call.whole = whole;
  }
}

/** The beginning of a text that will surely stay text. */
function visibleOf(text: string): string {
  const said = withoutThoughts(text);
  const doubt = mayBeNoText.exec(said);
  return readable((doubt ? said.slice(0, doubt.index) : said).trimStart());
}

/** `ended`: the server had cut it already. */
function cutText(text: string, ended: boolean): string {
  if (text.length <= longestText && !ended) return text;
  return `${text.slice(0, longestText).toWellFormed()} ...\n(The answer was cut off here.)`;
}

function messageItem(text: string): protocol.AssistantMessageItem & { type: 'message' } {
  return { type: 'message', role: 'assistant', status: 'completed', content: [{ type: 'output_text', text }] };
}

/** Servers give ids twice, empty or not at all; ours are only ours, and a request numbers them anew. */
function callItem({ name, arguments: args }: { name: string; arguments: object }): protocol.FunctionCallItem {
  return {
    type: 'function_call',
    callId: `call_${randomUUID()}`,
    name,
    arguments: JSON.stringify(args),
    status: 'completed',
  };
}
