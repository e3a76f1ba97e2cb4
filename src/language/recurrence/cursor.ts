import { phraseAt } from '../date-phrases.ts';
import type { Reader, Reading } from '../phrase-rules.ts';

/** Moves along the text; every helper either takes what stands there or leaves it. */
export class Cursor {
  at: number;
  readonly text: string;
  readonly reader: Reader;

  constructor(text: string, at: number, reader: Reader) {
    this.text = text;
    this.at = at;
    this.reader = reader;
  }

  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text) ?? undefined;
    if (match) this.at += match[0].length;
    return match;
  }

  takeForm<T>(forms: { at: RegExp; read(match: RegExpExecArray): T | undefined }[]): T | undefined {
    for (const form of forms) {
      const from = this.at;
      const match = this.take(form.at);
      const draft = match && form.read(match);
      if (draft) return draft;
      this.at = from;
    }
    return undefined;
  }

  takePhrase(accept: (reading: Reading) => boolean, reader = this.reader): Reading | undefined {
    const found = phraseAt(this.text, this.at, reader);
    if (!found || !accept(found.value)) return undefined;
    this.at = found.end;
    return found.value;
  }
}
