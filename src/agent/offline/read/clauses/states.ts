import { presentOf } from '../statements.ts';

/** Sentences that say how a task is, or when: behind a joint they are commands of their own. */

export const states =
  /\b(?:is|are|was|were)\s+(?:now |already |also )?(?:done|finished|completed?|urgent|important|due|on|at|for)\b|\b(?:is|are) now\b|\bcan wait (?:until|till|for)\b|\bcan (?:go$|be (?:deleted|removed|scrapped|dropped|binned|taken off)\b)|^(?:\S+\s+){1,4}(?:done|finished|completed|not yet|not done(?: yet)?|is(?: not|n['’]?t))$|\b(?:moved|pushed|postponed|rescheduled|shifted|delayed|moves|goes) (?:back |forward )?(?:to|until|till)\b|\b(?:starts|begins) (?:at|on)\b|\b(?:needs?|has|have) to (?:be|move|go|come|get|happen)\b|\bneeds? \p{L}+ing\b|\bshould be\b/iu;
export const later = /^(?:i['’]?ll|we['’]?ll|will)\s/iu;
/** Words that make what is said hang on something else. "3 is urgent" behind a whole command does not. */
export const depends =
  /^#?\d(?!\d*(?:['’]s| is| should be| can (?:go|be)) )|\b(?:once|if|unless|when|until|till|after|before|as|because|since|that|which|while|though)\b/iu;
/** "book club to wednesday", "7 -> saturday". */
export const arrow =
  /^(?:\S+\s+){1,5}?(?:to|->|→|=>)\s+(?:next |this |the )?(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|tonight|noon|week)/iu;
/** What happened, from which something follows. */
const news =
  /\b(?:rang|called|phoned|texted|emailed|mailed|wrote|messaged|says?|said|told|turns out|heard|got (?:a|an) (?:call|text|email|message)|is (?:ill|sick|off|closed|late|early|full|out))\b/iu;

const doneTo =
  /(?:\s(?:is|are|was|were|has been|have been|got)|['’]s(?: been)?|['’]ve been)\s+(?:now |already |also )?(?<verb>\p{L}+)(?: (?:in|out|up|off|back|away|over|down))?$/iu;

/** "the rent's paid". */
export function isDoneTo(text: string): boolean {
  const verb = doneTo.exec(text)?.groups?.verb;
  return verb !== undefined && presentOf(verb.toLowerCase()).length > 0;
}

/** "dentist rang, checkup is now friday": what happened, and what comes of it. */
export const isTold = (left: string) => news.test(left) && !depends.test(left);

/** "then" or "also" of what joins two clauses; "oh and" is one more thing, too. */
export function orderOf(joint: string): string | undefined {
  if (/\boh\b/iu.test(joint)) return 'then';
  return /\b(?<word>then|also)\s*$/iu.exec(joint)?.groups?.word?.toLowerCase();
}
