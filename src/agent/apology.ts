import type { ToolCall } from '../domain/schemas.ts';
import type { When } from '../language/calendar.ts';
import { summarize } from './say/calls.ts';
import { errorOf } from './say/results.ts';
import { type FaultKind, ModelFault } from './wire/fault.ts';

/** What a person is told when a turn has no answer of the model: what was done, and why there is no more. Every sentence is true of its fault alone. */

/** A turn that has used up its time. */
export const outOfTime = 'out of time';

export function apology(fault: unknown, calls: ToolCall[], when: When): string {
  const why = reasonOf(fault);
  if (calls.length === 0)
    return `Sorry, ${why.text} Nothing was changed${why.again ? '; please try again in a moment' : ''}.`;
  const done = summarize(calls, when);
  // What was done is the answer: that the model found no closing words for it is nobody's concern.
  if (isSilence(fault) && !errorOf(calls.at(-1)!)) return done;
  return `${done}\nAfter that ${why.text} If something is missing, tell me again.`;
}

/** For a turn that made as many steps as it may. */
export function cutShort(calls: ToolCall[], when: When): string {
  const changes = calls.filter((call) => call.name !== 'list_tasks' && !errorOf(call));
  const done = changes.length > 0 ? `${summarize(changes, when)}\n` : '';
  const sentence = 'That took more steps than I can make at once, so I stopped there.';
  return `${done}${sentence} ${changes.length > 0 ? 'Tell me what is still missing.' : 'Nothing was changed.'}`;
}

function isSilence(fault: unknown): boolean {
  return fault instanceof ModelFault && (fault.kind === 'empty' || fault.kind === 'thoughts');
}

/** `again`: the same may well succeed in a moment. The text goes on after "Sorry, " or "After that ". */
interface Reason {
  text: string;
  again?: boolean;
}

function reasonOf(fault: unknown): Reason {
  if (fault === outOfTime) return { text: 'I ran out of time for this message.', again: true };
  if (!(fault instanceof ModelFault)) return { text: 'a service that I rely on does not answer.', again: true };
  const reason = reasons[fault.kind];
  return typeof reason === 'function' ? reason(fault) : reason;
}

const owner = 'whoever runs this';

const reasons: Record<FaultKind, Reason | ((fault: ModelFault) => Reason)> = {
  key: { text: `the language model does not accept the key I was given; ${owner} should check OPENAI_API_KEY.` },
  unknown: {
    text: `the model server does not know the model or address that I ask for; ${owner} should check OPENAI_MODEL and OPENAI_BASE_URL.`,
  },
  unnamed: { text: `no language model is named; ${owner} should set OPENAI_MODEL.` },
  request: { text: `the model server refuses what I ask it as it is; ${owner} will find the reason in its log.` },
  overflow: {
    text: 'this is more text than the language model can read at once; ask for less at a time or begin a new conversation.',
  },
  busy: (fault) => ({
    text: `the language model has too much to do${waitOf(fault)}.`,
    again: fault.waitMs === undefined,
  }),
  timeout: { text: 'the language model took too long to answer.', again: true },
  stranger: {
    text: `what answers at the address of the language model is none; ${owner} should check OPENAI_BASE_URL.`,
  },
  broken: { text: "the language model's answer broke off.", again: true },
  empty: { text: 'the language model gave an empty answer.', again: true },
  thoughts: { text: 'the language model only thought about it and gave no answer.', again: true },
  declined: ({ words = '' }) => ({ text: `the language model declines this: ${quoted(words)}` }),
  filtered: { text: "a filter of the language model's provider took its answer away." },
  spent: {
    text: `I stopped, because one message may not use more of the language model; ${owner} can raise TURN_TOKENS.`,
  },
  outage: { text: 'the language model does not answer.', again: true },
};

function waitOf({ waitMs }: ModelFault): string {
  return waitMs === undefined ? '' : ` and asks to wait ${Math.ceil(waitMs / 1000)} seconds`;
}

/** Its own words, as its own. */
function quoted(words: string): string {
  const line = words.replaceAll('"', "'").replace(/\s+/gu, ' ').trim().slice(0, 400);
  return `"${line}".`;
}
