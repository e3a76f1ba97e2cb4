import type { Reads, Scan } from './scan.ts';

/**
 * A form of phrase, written as people would write it down:
 * `the? <nth> (day|<weekday>) of {which:this|next}? month`. `<x>` is a part of the vocabulary and `<x:y>` the same kept under the
 * name y, `{x:a|b}` one of these words kept as x, `?` makes optional what stands before it.
 */
export interface Pattern<Said> {
  starts: ReadonlySet<string>;
  /** Calls `found` for every way the pattern reads the text from `at` on. */
  match(scan: Scan, at: number, said: Said, found: (end: number) => void): void;
}

export type Vocabulary = Readonly<Record<string, Reads<unknown>>>;

type Captures = Record<string, unknown>;
type Then = (at: number) => void;
interface Step {
  /** Undefined: can begin with anything. */
  starts: ReadonlySet<string> | undefined;
  /** Can be left out. */
  empty: boolean;
  run(scan: Scan, at: number, said: Captures, then: Then): void;
}

const lexeme = /\(|\)|\?|\||<[^>]+>|\{[^}]+\}|[^\s()?|<>{}]+/g;

/** Throws for a form that is written wrongly or names what the vocabulary does not have: that is a fault of the table. */
export function compilePattern<Said extends object>(form: string, vocabulary: Vocabulary): Pattern<Said> {
  const lexemes = form.match(lexeme) ?? [];
  let at = 0;

  function either(): Step {
    const choices = [sequence()];
    while (lexemes[at] === '|') {
      at += 1;
      choices.push(sequence());
    }
    return choices.length === 1 ? choices[0]! : choice(choices);
  }

  function sequence(): Step {
    const steps: Step[] = [];
    while (at < lexemes.length && lexemes[at] !== ')' && lexemes[at] !== '|') steps.push(item());
    if (steps.length === 0) throw new Error(`The form "${form}" has an empty part.`);
    return steps.reduceRight((next, step) => inTurn(step, next));
  }

  function item(): Step {
    let step = atom();
    if (lexemes[at] === '?') {
      at += 1;
      step = optional(step);
    }
    return step;
  }

  function atom(): Step {
    const said = lexemes[at]!;
    at += 1;
    if (said === '(') {
      const inner = either();
      if (lexemes[at] !== ')') throw new Error(`The form "${form}" does not close a bracket.`);
      at += 1;
      return inner;
    }
    if (said.startsWith('{')) {
      const [name = '', words = ''] = said.slice(1, -1).split(':');
      return oneWord(words.split('|'), name);
    }
    if (!said.startsWith('<')) return oneWord([said]);
    const [part = '', name = part] = said.slice(1, -1).split(':');
    const reads = vocabulary[part];
    if (!reads) throw new Error(`The form "${form}" names <${part}>, which there is not.`);
    return named(reads, name);
  }

  const step = either();
  if (at < lexemes.length || step.empty || !step.starts) throw new Error(`The form "${form}" is written wrongly.`);
  const { starts, run } = step;
  return { starts, match: (scan, from, said, found) => run(scan, from, said as Captures, found) };
}

function oneWord(words: string[], name?: string): Step {
  const all = new Set(words);
  return {
    starts: all,
    empty: false,
    run(scan, at, said, then) {
      const word = scan.word(at);
      if (!all.has(word)) return;
      if (name === undefined) then(at + 1);
      else kept(said, name, word, () => then(at + 1));
    },
  };
}

function named(reads: Reads<unknown>, name: string): Step {
  return {
    starts: reads.starts,
    empty: false,
    run(scan, at, said, then) {
      for (const { end, value } of scan.ways(reads, at)) kept(said, name, value, () => then(end));
    },
  };
}

/** A name holds its value while the rest of the form is tried. */
function kept(said: Captures, name: string, value: unknown, then: () => void): void {
  const before = said[name];
  said[name] = value;
  then();
  said[name] = before;
}

function optional(step: Step): Step {
  return {
    starts: step.starts,
    empty: true,
    run(scan, at, said, then) {
      step.run(scan, at, said, then);
      then(at);
    },
  };
}

function choice(steps: Step[]): Step {
  return {
    starts: union(steps.map(({ starts }) => starts)),
    empty: steps.some(({ empty }) => empty),
    run(scan, at, said, then) {
      for (const step of steps) step.run(scan, at, said, then);
    },
  };
}

function inTurn(first: Step, second: Step): Step {
  return {
    starts: first.empty ? union([first.starts, second.starts]) : first.starts,
    empty: first.empty && second.empty,
    run(scan, at, said, then) {
      first.run(scan, at, said, (next) => second.run(scan, next, said, then));
    },
  };
}

function union(sets: (ReadonlySet<string> | undefined)[]): ReadonlySet<string> | undefined {
  if (sets.some((set) => set === undefined)) return undefined;
  return new Set(sets.flatMap((set) => [...set!]));
}
