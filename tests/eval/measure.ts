import type { ModelChoice } from '../../src/agent/model.ts';
import { answerFaults } from './answer.ts';
import type { Conversation, Table, Turn } from './conversation.ts';
import { openProgram, type Program, type Talk } from './program.ts';
import { differences, type Tasks } from './state.ts';

export interface TurnResult {
  category: string;
  conversation: string;
  /** From 1. */
  turn: number;
  say: string;
  answer: string;
  /** Why it is a miss; none when it is right. */
  faults: string[];
  /** An earlier turn of the conversation was a miss. */
  afterMiss: boolean;
  seconds: number;
  tokensIn: number;
  tokensOut: number;
}

/** Tokens so far, of all requests. */
export interface Meter {
  tokensIn: number;
  tokensOut: number;
}

/**
 * Runs every conversation of the table with the program and compares the tasks after every turn with what they should be: with what they were
 * before, and what the turn should change.
 */
export async function measure(
  table: Table,
  model: ModelChoice,
  {
    meter = { tokensIn: 0, tokensOut: 0 },
    hear = () => {},
    begin = () => {},
    before = () => {},
    streams = () => false,
    turnTimeoutMs,
  }: MeasureOptions = {},
): Promise<TurnResult[]> {
  const program = await openProgram(model, turnTimeoutMs);
  const results: TurnResult[] = [];
  try {
    for (const [category, conversations] of Object.entries(table))
      for (const conversation of conversations) {
        begin(conversation, category);
        for await (const result of talk(program, conversation, { meter, before, streams })) {
          results.push({ category, ...result });
          hear({ category, ...result });
        }
      }
  } finally {
    await program.close();
  }
  return results;
}

export interface MeasureOptions {
  meter?: Meter;
  /** Told each result when it is there. */
  hear?: (result: TurnResult) => void;
  /** Told each conversation and its category before it begins, */
  begin?: (conversation: Conversation, category: string) => void;
  /** and each turn before it is said. */
  before?: (turn: Turn) => void;
  /** Does somebody listen, so that answers are streamed? */
  streams?: () => boolean;
  /** Of the program; default its own. */
  turnTimeoutMs?: number;
}

async function* talk(
  program: Program,
  conversation: Conversation,
  { meter, before: told, streams }: Required<Pick<MeasureOptions, 'meter' | 'before' | 'streams'>>,
): AsyncGenerator<Omit<TurnResult, 'category'>> {
  const talk = await program.begin(conversation);
  let before = await talk.tasks();
  let afterMiss = false;
  for (const [at, turn] of conversation.turns.entries()) {
    told(turn);
    const [started, tokens] = [performance.now(), { ...meter }];
    const answer = await said(talk, turn, streams());
    const seconds = (performance.now() - started) / 1000;
    const after = await talk.tasks();
    const faults = 'fault' in answer ? [answer.fault] : faultsOf(turn, before, after, answer.text);
    yield {
      conversation: conversation.name,
      turn: at + 1,
      say: turn.say,
      answer: 'text' in answer ? answer.text : '',
      faults,
      afterMiss,
      seconds,
      tokensIn: meter.tokensIn - tokens.tokensIn,
      tokensOut: meter.tokensOut - tokens.tokensOut,
    };
    afterMiss ||= faults.length > 0;
    before = after;
  }
}

/** A turn that fails is a miss, not the end of the run. */
async function said(talk: Talk, { say }: Turn, stream: boolean): Promise<{ text: string } | { fault: string }> {
  try {
    return { text: (await talk.say(say, stream)).response };
  } catch (error) {
    return { fault: `the turn failed: ${error instanceof Error ? error.message : error}` };
  }
}

/** Why a turn is a miss: of several right effects the one that is nearest to what happened. */
export function faultsOf(turn: Turn, before: Tasks, after: Tasks, answer: string): string[] {
  const [state = []] = (turn.either ?? [turn])
    .map((effect) => differences(before, after, effect))
    .sort((one, other) => one.length - other.length);
  // What is gone may be named as gone.
  return [...state, ...answerFaults(answer, turn, after)];
}
