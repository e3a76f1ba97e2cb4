import { presentOf } from '../statements.ts';

/** Words by which a clause in a chain shows that it is a command of its own. */

/** First words of a command about a task or the list. */
export const opening =
  /^(?:mark|tick|check|cross|complete|finish|close|delete|remove|cancel|erase|drop|scrap|ditch|bin|trash|get rid|take|move|push|pull|bring|reschedule|postpone|delay|shift|bump|snooze|defer|change|update|edit|set|make|rename|call (?:it|that)|tag|label|untag|reopen|undo|repeat|add|create|put|new|remind|don['’]t|remember|note|show|list|display|tell me|give me|what|what['’]s|which|how many|i|i['’]ve|we|we['’]ve|it['’]s|it is|it should|that['’]s|do (?:it|that|this)|(?:task|number|item) ?#?\d+|#\d+)(?=\s|$)/iu;
const stating = [
  String.raw`\b(?:is|are|was|were)\s+(?:now |already |also )?(?:done|finished|completed?|urgent|important|due|on|at)\b`,
  String.raw`\bcan wait (?:until|till|for)\b`,
  String.raw`\bcan (?:go$|be (?:deleted|removed|scrapped|dropped|binned|taken off)\b)`,
  String.raw`^(?:\S+\s+){1,4}(?:done|finished|completed|not yet|not done(?: yet)?|is(?: not|n['’]?t))$`,
  String.raw`^(?:\S+\s+){1,5}?(?:moves?|shifts?|slips?|goes|changes|(?:is|are|was|were|got|has been|have been)\s+(?:now\s+)?(?:moving|moved|shifted|pushed)|moved)\s+(?:back\s+|forward\s+)?to\s`,
  String.raw`^(?:\S+\s+){1,5}?(?:needs? to|has to|have to|ought to|must|should)\s+be\s+(?:now\s+)?(?:an?\s+)?(?:urgent|high|low|medium|normal|top|important)\b`,
  String.raw`^(?:\S+\s+){0,4}?\S+(?:\s+(?:is|are)|['’]s)\s+(?:now |all |already |finally )*(?:out|up|off|back|in|away|sorted|ready|gone)$`,
].join('|');
/** What is said of a task: "the rent is done", "the crane moves to the 23rd", "the visa needs to be high". */
export const states = new RegExp(stating, 'iu');
export const later = /^(?:i['’]?ll|we['’]?ll|will)\s/iu;
/** Words that make what is said hang on something else. */
export const depends =
  /^#?\d|\b(?:once|if|unless|when|until|till|after|before|as|because|since|that|which|while|though)\b/iu;
export const adding =
  /^(?:(?:please|also)\s+)*(?:add|create|new (?:task|todo)|remind me|put .+ (?:on|down|in)(?: (?:my|the|for)|$)|note|don['’]t (?:let me )?forget|remember to)\b/iu;
export const owing =
  /^(?:(?:i|we) (?:also |really |still )*(?:need|have|must|should|gotta|ought|got)\b|(?:i|we)['’](?:ve got|ll have|d better)\b|(?:don['’]t|do not) (?:let me )?forget\b|remember to\b|remind me\b)/iu;
export const head =
  /^(?:please |can you |could you )*(?<verb>set|move|push|make|mark|change|reschedule|postpone|delay|shift|bump|put|bring|tag|label|snooze|defer)\s/iu;

/** "add fill the tank, and wash the car is done": said in so many words, whatever the title begins with. */
const saidDone = /\s(?:is|are)\s+(?:now |already |also |all )*(?:done|finished|completed?)$/iu;
const toSee = /^(?:to )?(?:make|ensure|check|see|confirm|verify|ask|say|tell|write|remind)\b/iu;

/** "add check the oven is off and the door is locked": what is to be seen to may be two things. */
export const seesTo = /\b(?:make sure|ensure|check|see (?:if|that|whether)|confirm|verify)\b/iu;

export function isSaidDone(clause: string): boolean {
  return saidDone.test(clause) && !toSee.test(clause) && !depends.test(clause);
}

/** "the rent's paid", "the rent is paid already". */
export function isDoneTo(text: string): boolean {
  const verb =
    /(?:\s(?:is|are|was|were|has been|have been)|['’]s)\s+(?:now |already |also )?(?<verb>\p{L}+)(?: (?:already|now|too))?$/iu.exec(
      text,
    )?.groups?.verb;
  return verb !== undefined && presentOf(verb.toLowerCase()).length > 0;
}
