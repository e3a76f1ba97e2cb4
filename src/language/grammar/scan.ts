import type { Temporal } from 'temporal-polyfill';
import { type Token, tokensOf } from './tokens.ts';

/** Whose day it is when a text is read. */
export interface Reader {
  now: Temporal.ZonedDateTime;
  today: Temporal.PlainDate;
  /** "3/4" is the third of April. */
  dayFirst: boolean;
  /** The text is nothing but the phrase. */
  whole: boolean;
}

/** One way to read a text: up to the token `end`, exclusive, with what it says. */
export interface Way<Value> {
  end: number;
  value: Value;
}

/** A part of the grammar: what can be read from a token on, the longest first. */
export interface Reads<Value> {
  /** The words and marks that it can begin with, '#' for any number; absent when it can be anything. */
  starts?: ReadonlySet<string>;
  read(scan: Scan, at: number): Way<Value>[];
}

/** A sentence is searched for phrases in so many characters from its beginning: nobody says when further behind, and no text holds the event loop. */
const searched = 1_000;

export function searchedPart(text: string): string {
  if (text.length <= searched) return text;
  const space = text.lastIndexOf(' ', searched);
  return text.slice(0, space > 0 ? space : searched);
}

const none: readonly never[] = [];

/** A text on its way through the grammar: its tokens, and what has been read of it already. */
export class Scan {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly reader: Reader;
  readonly #read = new Map<Reads<unknown>, Map<number, readonly Way<unknown>[]>>();

  constructor(text: string, reader: Reader) {
    this.text = text;
    this.tokens = tokensOf(text);
    this.reader = reader;
  }

  /** The word, number or mark at a place; '' outside of the text. */
  word(at: number): string {
    return this.tokens[at]?.text ?? '';
  }

  /** The same as `starts` has it. */
  key(at: number): string {
    return this.isNumber(at) ? '#' : this.word(at);
  }

  isNumber(at: number): boolean {
    return this.tokens[at]?.kind === 'number';
  }

  isWord(at: number): boolean {
    return this.tokens[at]?.kind === 'word';
  }

  isGlued(at: number): boolean {
    return this.tokens[at]?.glued ?? false;
  }

  /** The number at a place when nothing but digits stands there, of at most so many. */
  number(at: number, digits: number): number | undefined {
    const token = this.tokens[at];
    return token?.kind === 'number' && token.text.length <= digits ? Number(token.text) : undefined;
  }

  /** What a part of the grammar reads at a place; each is asked once. */
  ways<Value>(part: Reads<Value>, at: number): readonly Way<Value>[] {
    if (at >= this.tokens.length || (part.starts && !part.starts.has(this.key(at)))) return none;
    let known = this.#read.get(part);
    if (!known) {
      known = new Map();
      this.#read.set(part, known);
    }
    let ways = known.get(at) as readonly Way<Value>[] | undefined;
    if (!ways) {
      ways = part.read(this, at);
      known.set(at, ways);
    }
    return ways;
  }
}
