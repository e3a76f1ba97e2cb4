/** Words by which a clause in a chain shows that it is a command of its own. */

/** First words of a command about a task or the list. */
export const opening =
  /^(?:mark|tick|check|cross|complete|finish|close|delete|remove|cancel|erase|drop|scrap|ditch|bin|trash|get rid|take|move|push|pull|bring|reschedule|postpone|delay|shift|bump|snooze|defer|change|update|edit|set|make|rename|call (?:it|that)|tag|label|untag|reopen|undo|repeat|add|create|put|new|remind|don['’]t|remember|note|show|list|display|tell me|give me|what|what['’]s|which|how many|i|i['’]ve|we|we['’]ve|it['’]s|it is|it should|that['’]s|do (?:it|that|this)|give (?:it|them|that|the|my|task|#?\d)|forget(?= (?:the|my|about)\b)|(?:task|number|item) ?#?\d+|#\d+)(?=\s|$)/iu;
export const adding =
  /^(?:(?:please|also)\s+)*(?:add|create|new (?:task|todo)|remind me|put .+ (?:on|down|in)(?: (?:my|the|for)|$)|note|don['’]t (?:let me )?forget|remember to)\b/iu;
export const owing =
  /^(?:(?:i|we) (?:also |really |still )*(?:need|have|must|should|gotta|ought|got)\b|(?:i|we)['’](?:ve got|ll have|d better)\b|(?:now |still |also )?(?:need|have|got|gotta) to\b|(?:don['’]t|do not) (?:let me )?forget\b|remember to\b|remind me\b)/iu;
export const head =
  /^(?:please |can you |could you )*(?<verb>set|move|push|make|mark|change|reschedule|postpone|delay|shift|bump|put|bring|tag|label|snooze|defer)\s/iu;

/** "remind me to call mum and delete the photos" is to be done, and behind "add ..." nobody does these but to a list. */
export const askedFor = /^(?:add|create|new|put|pop|stick|pencil)\b/iu;
export const offTheList =
  /^(?:please )?(?:delete|tick(?: off)?|cross off|check off|tag)\s+(?!(?:it|them|that|all|old|every)\b)/iu;

/** "add buy rosin, and move the email to 6pm": only with a day or a time it is no thing to do. */
export const movesOne =
  /^(?:please )?(?:move|push|shift|reschedule|postpone|delay|bump)\s+(?!(?:it|them|that|all|old|every)\b)/iu;

/** "then" or "also" of what joins two clauses; "oh and" is one more thing, too. */
export function orderOf(joint: string): string | undefined {
  if (/\boh\b/iu.test(joint)) return 'then';
  return /\b(?<word>then|also)\s*$/iu.exec(joint)?.groups?.word?.toLowerCase();
}
