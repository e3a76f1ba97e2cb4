import { presentOf } from '../statements.ts';

/** Sentences that say how a task is, or when: behind a joint they are commands of their own. */

const stating = [
  String.raw`\b(?:is|are|was|were)\s+(?:now |already |also )?(?:done|finished|completed?|urgent|important|due|on|at|for)\b`,
  String.raw`\b(?:is|are|was|were|got|has been|have been)\s+(?:now |just )*(?:cancell?ed|called off|off|over|scrapped|not happening)\b`,
  String.raw`\bcan wait (?:until|till|for)\b`,
  String.raw`\bcan (?:go$|be (?:deleted|removed|scrapped|dropped|binned|taken off)\b)`,
  String.raw`^(?:\S+\s+){1,4}(?:done|finished|completed|not yet|not done(?: yet)?|is(?: not|n['’]?t))$`,
  String.raw`^(?:\S+\s+){1,5}?(?:moves?|shifts?|slips?|goes|changes|(?:is|are|was|were|got|has been|have been)\s+(?:now\s+)?(?:moving|moved|shifted|pushed)|moved)\s+(?:back\s+|forward\s+)?to\s`,
  String.raw`^(?:\S+\s+){1,5}?(?:needs? to|has to|have to|ought to|must|should)\s+be\s+(?:now\s+)?(?:an?\s+)?(?:urgent|high|low|medium|normal|top|important)\b`,
  String.raw`^(?:\S+\s+){0,4}?\S+(?:\s+(?:is|are)|['’]s)\s+(?:now |all |already |finally )*(?:out|up|off|back|in|away|sorted|ready|gone)$`,
  String.raw`\b(?:is|are) now\b`,
  String.raw`\b(?:moved|pushed|postponed|rescheduled|shifted|delayed|moves|goes) (?:back |forward )?(?:to|until|till)\b`,
  String.raw`\b(?:starts|begins) (?:at|on)\b`,
  String.raw`\b(?:needs?|has|have) to (?:be|move|go|come|get|happen)\b`,
  String.raw`\bneeds? \p{L}+ing\b`,
  String.raw`\bshould be\b`,
].join('|');
/** What is said of a task: "the rent is done", "the crane moves to the 23rd", "the visa needs to be high". */
export const states = new RegExp(stating, 'iu');
export const later = /^(?:i['’]?ll|we['’]?ll|will)\s/iu;
/** Words that make what is said hang on something else. "3 is urgent" behind a whole command does not. */
export const depends =
  /^#?\d(?!\d*(?:(?:['’]s| is| isn['’]?t| should be| can (?:go|be))(?: |,|$)| not (?:yet|done)| done$))|\b(?:once|if|unless|when|until|till|after|before|as|because|since|that|which|while|though)\b/iu;
/** "book club to wednesday", "7 -> saturday". */
export const arrow =
  /^(?:\S+\s+){1,5}?(?:to|->|→|=>)\s+(?:next |this |the )?(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|tonight|noon|week)/iu;
/** "oven tomorrow": a thing and its day. */
export const onDay =
  /^(?<thing>(?!(?:i|we|it|that|this|they|he|she|and|not|but)\b)[^,]{2,40}?) (?:on |at |for )?(?<day>(?:today|tomorrow|tonight|next week|(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: .{1,20})?)$/iu;
/** What happened, from which something follows. */
const news =
  /\b(?:rang|called|phoned|texted|emailed|mailed|wrote|messaged|says?|said|told|turns out|heard|got (?:a|an) (?:call|text|email|message)|is (?:ill|sick|off|closed|late|early|full|out))\b/iu;

/** "add fill the tank, and wash the car is done": said in so many words, whatever the title begins with. */
const saidDone = /\s(?:is|are)\s+(?:now |already |also |all )*(?:done|finished|completed?)$/iu;
const toSee = /^(?:to )?(?:make|ensure|check|see|confirm|verify|ask|say|tell|write|remind)\b/iu;

/** "add check the oven is off and the door is locked": what is to be seen to may be two things. */
export const seesTo = /\b(?:make sure|ensure|check|see (?:if|that|whether)|confirm|verify)\b/iu;

export function isSaidDone(clause: string): boolean {
  return saidDone.test(clause) && !toSee.test(clause) && !depends.test(clause);
}

const doneTo =
  /(?:\s(?:is|are|was|were|has been|have been|got)|['’]s(?: been)?|['’]ve been)\s+(?:now |already |also )?(?<verb>\p{L}+)(?: (?:in|out|up|off|back|away|over|down|already|now|too))?$/iu;

/** "the rent's paid", "the rent is paid already". */
export function isDoneTo(text: string): boolean {
  const verb = doneTo.exec(text)?.groups?.verb;
  return verb !== undefined && presentOf(verb.toLowerCase()).length > 0;
}

/** "dentist rang, checkup is now friday": what happened, and what comes of it. */
export const isTold = (left: string) => news.test(left) && !depends.test(left);
