import { compilePattern, type Pattern, type Vocabulary } from './pattern.ts';
import type { Reader, Reads, Scan, Way } from './scan.ts';

/** One form of phrase and what it means. */
export interface Form<Said, Meaning> {
  form: string;
  /** Undefined when the words do not mean this after all. */
  means(said: Said, reader: Reader): Meaning | undefined;
  /** A phrase of this form and what it says in the tests' moment, a Tuesday: 10 March 2026, 10:00 in Berlin. */
  example: readonly [phrase: string, says: string];
}

/** A form that read a text from a token on. */
export interface Read<Said, Meaning, F extends Form<Said, Meaning>> extends Way<Meaning> {
  form: F;
}

/** A table of forms as a part of the grammar. It reads the longest phrase that begins at a token. */
export class Table<Said extends object, Meaning, F extends Form<Said, Meaning> = Form<Said, Meaning>>
  implements Reads<Meaning>
{
  readonly starts: ReadonlySet<string>;
  readonly forms: readonly F[];
  /** Each place of a text is read once. */
  readonly #known = new WeakMap<Scan, Map<number, readonly Read<Said, Meaning, F>[]>>();
  readonly #byStart = new Map<string, { form: F; pattern: Pattern<Said> }[]>();

  constructor(forms: readonly F[], vocabulary: Vocabulary) {
    this.forms = forms;
    for (const form of forms) {
      const pattern = compilePattern<Said>(form.form, vocabulary);
      for (const start of pattern.starts) {
        const there = this.#byStart.get(start) ?? [];
        this.#byStart.set(start, [...there, { form, pattern }]);
      }
    }
    this.starts = new Set(this.#byStart.keys());
  }

  read(scan: Scan, at: number): Way<Meaning>[] {
    const [longest] = this.all(scan, at);
    return longest ? [longest] : [];
  }

  /** What every form reads at a place, the longest reading of each; the longest first, among equals the form that stands first. */
  all(scan: Scan, at: number): readonly Read<Said, Meaning, F>[] {
    let known = this.#known.get(scan);
    if (!known) {
      known = new Map();
      this.#known.set(scan, known);
    }
    let found = known.get(at);
    if (!found) {
      found = this.#readAll(scan, at);
      known.set(at, found);
    }
    return found;
  }

  #readAll(scan: Scan, at: number): readonly Read<Said, Meaning, F>[] {
    const found: Read<Said, Meaning, F>[] = [];
    for (const { form, pattern } of this.#byStart.get(scan.key(at)) ?? []) {
      let best: Read<Said, Meaning, F> | undefined;
      const said = {} as Said;
      pattern.match(scan, at, said, (end) => {
        if (best && best.end >= end) return;
        // A copy: what the form means may look at it later, when other ways have been tried.
        const value = form.means({ ...said }, scan.reader);
        if (value !== undefined) best = { end, value, form };
      });
      if (best) found.push(best);
    }
    return found.sort((a, b) => b.end - a.end);
  }
}
