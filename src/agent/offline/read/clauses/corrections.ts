import type { Intent } from '../../intents.ts';
import { actions } from '../../words/grammar.ts';
import { readPlainReference, readReference } from '../references.ts';
import { type Reading, readValue } from '../values.ts';
import { isUnknown } from './together.ts';

/** "add a card for tomorrow, no wait, for thursday", "complete 3, I mean 4": what is said last is meant. */

type Reader = (text: string) => Intent;

/** In front of a sentence: what was said before is not meant. */
const turn =
  /^(?:(?:oh|ah|uh|um|but|ok)[,\s]+)*(?:(?:no,? wait|wait,? no|oh wait|scratch that|i mean|i meant|or rather|no(?=[,.!])|wait(?=[,.!])|sorry(?=[,.!])|oops(?=[,.!])|actually(?=,)|correction(?=[:,])|(?:actually )?make (?:that|it)(?=\s))(?:[,.!:\s]+|$))+/iu;
const turning =
  /^(?<said>.+?)\s*(?:[,.;–—-]+\s*(?:(?:oh|ah|uh|um)[,\s]+)?(?!no (?:problem|issue|trouble|complaint|drama|surprise|fault|damage))(?:(?:no|wait|sorry|oops|hang on|scratch that|i mean|i meant|or rather|rather|correction|make (?:that|it)|actually)\b[,\s]*)+|\s(?:no wait|oh wait|wait no|i mean|i meant|or rather|scratch that)\b[,\s]*)(?<meant>\S.*)$/iu;

/** A command and what it is corrected to; undefined when nothing is. */
export function readCorrection(text: string, reading: Reading, read: Reader): Intent[] | undefined {
  const found = text.length > 300 ? undefined : turning.exec(text)?.groups;
  if (!found) return undefined;
  return corrected(read(found.said!), found.meant!, reading, read);
}

/** Whether a sentence takes back the one before it. */
export function takesBack(text: string): boolean {
  return turn.test(text);
}

/** The words behind those that take back. */
export function withoutTurn(text: string): string {
  return text.replace(turn, '');
}

/** The command as it is meant after all; undefined when the words correct nothing. */
export function corrected(before: Intent, meant: string, reading: Reading, read: Reader): Intent[] | undefined {
  const words = meant.replace(/(?<![\s.!,])[\s.!,]+$/u, '').replace(/\s+(?:instead|please|i mean)$/iu, '');
  if (words === '') return 'target' in before ? [kept] : undefined;
  if (before.do === 'add' || before.do === 'update' || before.do === 'shift') {
    const change = readValue(words, reading, false);
    if (change) return [before, { do: 'update', target: [{ by: 'last' }], change }];
  }
  const instead = read(words);
  if (before.do === 'add') return instead.do === 'add' && actions.has(firstOf(words)) ? [instead] : undefined;
  if (!('target' in before)) return undefined;
  const plain = readPlainReference(words);
  if (plain) return [{ ...before, target: plain } as Intent];
  if (before.do !== 'complete' && before.do !== 'delete') return undefined;
  if (instead.do === 'answer' && (instead.topic === 'kept' || instead.topic === 'no')) return [kept];
  if ('target' in instead) return [aboutSame(instead, before.target)];
  if (!isUnknown(instead) || words.split(/\s/u).length > 6) return undefined;
  const target = readReference(words, reading.when, reading.quotes);
  return target.every(({ by }) => by === 'title') ? [{ ...before, target } as Intent] : undefined;
}

const kept: Intent = { do: 'answer', topic: 'kept' };
const firstOf = (text: string) => text.toLowerCase().split(/[\s,]/u, 1)[0] ?? '';

/** "delete 3, no wait, complete it": an "it" is what the first command named. */
function aboutSame<Later extends Extract<Intent, { target: unknown }>>(
  later: Later,
  target: Extract<Intent, { do: 'complete' }>['target'],
): Later {
  return later.target.length === 1 && later.target[0]?.by === 'last' ? { ...later, target } : later;
}
