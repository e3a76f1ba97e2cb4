/** What stands around what was done: where and when, and what follows from it. */

/** "I paid the rent, so tick it off": what follows from it. */
const soTick =
  /,?\s+so (?:(?:you|i|we) can |please )?(?:close|tick|complete|mark|check|cross|remove|take) (?:it|that|this|them)\b[^,;]*(?:,\s*(?:thanks|thank you|thx|cheers|please|pls)\b.*)?$/iu;

/** "The dinner is off so remove it": what does not happen is not done. */
export const calledOff =
  /(?:\b(?:is|are|was|were|got|been)|['’]s)\s+(?:now\s+)?(?:off|cancell?ed|called off|not happening)\s*,?\s+so\s/iu;

/** Where or when it was done, behind what was done. */
const tail =
  /(?:,\s+(?:finally|eventually|phew|yay|hooray|woo(?:hoo)?|thankfully|luckily|thank god)|,?\s+(?:on (?:my|the|our) way (?:home|back|there|in|to work|from work)|in the end|at last|at lunch(?: ?time)?|finally|in full|(?<!\b(?:due|from|of|on|by|until|till|the)\s)(?:yesterday(?: (?:morning|afternoon|evening|night))?|today|this (?:morning|afternoon)|last week)|over lunch|before work|after work|(?:an?|\d+|two|three|a few) (?:minutes?|hours?|days?) ago|earlier(?: today| on)?|just now|last night|over the weekend|for (?:today|now|good|the day|this week|the week))|(?<=(?:\b(?:is|are|was|were)|['’]s)\s\p{L}{3,})\s+already)$/iu;
/** "That's the rent paid", "the card is bought and posted". */
const around =
  /^that['’]?s (?=(?:the|my|our) .*\p{L}{2}(?:ed|nt|id|ght|ne)$)|(?<=(?:\b(?:is|are)|['’]s)\s\p{L}{3,})\s+and\s+(?:\p{L}{2,}ed|sent|paid|gone|done)$/iu;

/** "bought stamps (20)". */
const aside = /(?<=\S)\s*\([^()]{1,40}\)$/u;

/** What was done, without it. */
export function whatWasDone(message: string): string {
  const said = message.replace(soTick, '');
  // "Everything for today" is less than everything, and "I ran this morning" names the verb alone.
  if (/\b(?:all|everything|every|each)\b/iu.test(said)) return said;
  const bare = said.replace(aside, '').replace(tail, '').replace(around, '');
  return /^(?:(?:i|we)\s+)?\S+$/iu.test(bare) ? said : bare;
}
