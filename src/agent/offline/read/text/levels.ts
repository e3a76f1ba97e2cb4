import type { Priority } from '../../intents.ts';
import { priorityOf } from '../details.ts';

/** Several priorities named at once: "high and urgent", "high or above", "medium and below". */

const all: Priority[] = ['low', 'medium', 'high', 'urgent'];

const level = '(?:urgent|critical|high|important|medium|normal|low|p[1-4])(?:[- ]prio(?:rity)?)?';
const nouns = '(?: (?:tasks|ones|items|things|stuff))?';
const bound = new RegExp(
  String.raw`\b(?<from>${level})${nouns} (?:or|and) (?:(?<up>above|higher|up|more)|(?<down>below|lower|less|down))\b`,
  'iu',
);
const row = new RegExp(
  String.raw`\b${level}${nouns}(?:\s*(?:,|/|&|\+|\band\b|\bor\b|\bas well as\b)\s*(?:the |also )?${level}\b)+`,
  'iu',
);

/** The priorities, and the text without them; undefined where one or none is named. */
export function takeLevels(text: string): { levels: Priority[]; rest: string } | undefined {
  const found = bound.exec(text);
  if (found) {
    const at = all.indexOf(plainLevel(found.groups!.from!)!);
    const levels = found.groups!.up ? all.slice(at) : all.slice(0, at + 1);
    return { levels, rest: text.replace(found[0], ' ') };
  }
  const named = row.exec(text)?.[0];
  if (!named) return undefined;
  const levels = named.match(new RegExp(level, 'giu'))!.flatMap((word) => plainLevel(word) ?? []);
  return { levels, rest: text.replace(named, ' ') };
}

function plainLevel(word: string): Priority | undefined {
  return priorityOf(word.replace(/[- ]prio(?:rity)?$/iu, ''));
}
