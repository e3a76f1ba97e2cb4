import { named, rule } from './command-words.ts';
import { taskNoun } from './grammar.ts';

/** Sentences that show, complete, delete and reopen, as patterns with the group `ref`. */

const done = `(?:done|complete|completed|finished|accomplished|ticked|checked)(?: off)?`;

export const completions: RegExp[] = [
  rule(
    String.raw`(?:mark|set|flag|move|change|put|consider|count|make)\s+(?<ref>.+?)\s+(?:off\s+)?(?:(?:as|to|to be|is)\s+)?(?:a\s+)?${done}`,
  ),
  rule(String.raw`(?:mark|set)\s+(?:as\s+)?${done}\s*:?\s*(?<ref>.+)`),
  rule(String.raw`(?:check|tick|cross|mark)\s+(?:off|out)\s+(?<ref>.+?)(?:\s+(?:from|on|off) (?:my |the )?list)?`),
  rule(String.raw`(?:check|tick|cross|mark)\s+(?<ref>.+?)\s+off(?:\s+(?:my |the )?list)?`),
  rule(String.raw`(?:check|tick|cross|close|resolve)\s+(?<ref>${named})`),
  rule(String.raw`tick\s+(?<ref>.+)`),
  rule(
    String.raw`(?:i['’]?m |i am |we['’]re |i['’]?ve |i have |we have |i |we |all )?(?:just |already |finally |now )*(?:done|finished|completed|through|complete)(?:\s+(?:with|doing))?\s*:?\s+(?<ref>.+)`,
  ),
  rule(
    String.raw`(?<ref>.+?)\s*(?:is|are|was|were|has been|have been|['’]s(?: been)?)\s+(?:now |all |already |finally )*(?:done|complete|completed|finished)(?: now| already)?`,
  ),
  rule(String.raw`(?<ref>${named}|.+ task)\s+(?:done|completed|finished)`),
  rule(String.raw`(?:i |we )?(?:just |already |finally )*did\s+(?<ref>${named})`),
];
/** "finish the report" completes unless a date makes it a thing to do. */
export const finish = rule(String.raw`(?<verb>complete|finish|finalize|finalise)\s+(?:off\s+)?(?<ref>.+)`);
export const doneAlone = rule(
  `(?:i['’]?m |i am |all |we['’]re |i['’]ve |it['’]s )?(?:just |already |finally )*(?:done|finished|complete|completed|mark done|mark as done|mark complete|check|ticked)(?: (?:now|already))?`,
);

export const deletions: RegExp[] = [
  rule(String.raw`(?:delete|remove|cancel|erase|discard|trash|get rid of|eliminate|bin)\b\s*:?\s*(?<ref>.*)`),
  rule(
    String.raw`(?:clear|wipe|drop|scrap|dump|throw (?:away|out)|empty|purge|kill|forget(?: about)?)\s+(?:out\s+)?(?<ref>${named}|(?:all|every|everything)\b.*|(?:the |my |all )*(?:completed|done|finished|overdue|old)\b.*|(?:my |the )(?:whole |entire )?(?:list|todo list|to-do list))`,
  ),
  rule(String.raw`take\s+(?<ref>.+?)\s+off(?:\s+(?:of )?(?:my |the )?list)?`),
];
/** "drop the dentist" takes it off the list; with a place or a date it is a thing to do ("drop the kids at school"). */
export const dropping = rule(
  String.raw`drop\s+(?<ref>(?:the|my)\s+(?!.*\b(?:off|at|to|in|by|from|with|on|into|for|over)\b)\S+(?: \S+){0,3})`,
);
/** Without one of these words nothing is ever deleted. */
export const deletionWord =
  /\b(?:delete|remove|cancel|erase|discard|trash|get rid of|eliminate|bin|clear|wipe|drop|scrap|dump|throw (?:away|out)|empty|purge|kill|forget|take)\b/iu;

export const undo = rule(
  String.raw`(?:undo|revert)(?:\s+(?:that|it|this|the last (?:one|action|change|thing)|last|my last (?:action|change)))?`,
);

const about = `(?:${taskNoun}|lists?|pending|completed|overdue|agenda|plate|schedule|to-?do|to do|due|deadlines?)`;
const question = `(?:count|what|which|how many|how much|do i|do we|did i|have i|have we|is there|are there|anything|when|am i|any|is|are|where|who|got any)`;

export const listings: RegExp[] = [
  rule(String.raw`(?:what time|when)\s+(?:is|are|was)\s+(?!it\b|that\b|this\b)(?:the |my ).+`),
  rule(String.raw`(?:only\s+)?(?:show|list|display|view|filter)\b(?!\s+(?:up|off)\b).*`),
  rule(
    String.raw`(?!.*(?:tasks?|items?|todos?|#) ?#?\d)(?:sort|order|arrange|see|print|read(?: out| me)?|get|give (?:me|us)|tell|let me see|let me know|pull up|open|check|review|fetch|look at|look up|look for|find|know|hear|go over|go through)\b.*\b${about}\b.*`,
  ),
  rule(String.raw`search\b.*`),
  rule(String.raw`find\s+(?:me\s+)?(?!an?\s|out\b).*`),
  rule(
    String.raw`${question}(?:['’]s|['’]re|s)?\b.*\b(?:${about}|done|finish(?:ed)?|complete|accomplished?|left|remaining|outstanding|open|urgent|important|high[- ]priority|late|missed|priority)\b.*`,
  ),
  rule(
    String.raw`(?:what|which|do|have)\b.*\b(?:do i have|have i got|i have|i got|need to do|should i (?:do|work on|focus on)|have to do|must i do|am i doing|coming up|going on)\b(?!.*\b(?:weather|news)\b).*`,
  ),
  rule(
    String.raw`(?:what(?:['’]s| is| are|s)?|anything)\s+(?:(?:is|are|on|up|for|about|next|there|planned|happening|scheduled|left for)\s*)*(?:for |on )?(?:today|tomorrow|this week|next week|tonight|next|my day)\s*`,
  ),
  rule(
    String.raw`(?:(?:my|all|the|our|all of|every|any)\s+)*(?:(?:pending|open|completed|done|finished|overdue|late|incomplete|unfinished|remaining|outstanding|active|urgent|important|upcoming|today['’]?s?|tomorrow['’]?s?|tagged|this week['’]?s|(?:high|medium|low|normal|top)(?:[- ]priority)?|untagged|undated|shopping|work|recent|new|latest|oldest|recurring)\s+)*(?:tasks|todos|to-dos|to-do list|todo list|todolist|task list|list|chores)\b(?!\s*[:,-]\s)(?!\s+to\b).*`,
  ),
  rule(
    `(?:pending|overdue|completed|agenda|upcoming|unfinished|todo|todos|open|everything|all|status|today|tomorrow|this week|my day|due (?:today|tomorrow|this week)|what now|what else)(?: tasks)?`,
  ),
];
/** Text that names a single task to look at. */
export const lookingAt: RegExp[] = [
  rule(
    String.raw`(?:show|view|display|open|see|describe|read|get|details? (?:of|for|on|about)|(?:show|give|tell)(?: me)?(?: the)?(?: details?| more| info(?:rmation)?)?(?: (?:of|for|on|about))?|what(?:['’]s| is)(?: in)?|when is|info (?:on|about))\s+(?:me\s+)?(?<ref>(?:the )?(?:task|todo|item|number)?\s*#?\d+|it|that one|this one|the (?:first|second|third|fourth|fifth|last) (?:one|task))(?:\s+due)?`,
  ),
  rule(
    String.raw`(?:is|was|are)\s+(?<ref>(?:task|todo|item|number)?\s*#?\d+)\s+(?:done|complete|completed|finished|pending|open|overdue|due)`,
  ),
];
export const moreOfList = rule(
  `(?:show |see |list )?(?:me )?(?:more|the rest|next page|more tasks|next|go on|continue)(?: tasks| of them)?`,
);
export const asksSomething =
  /^(?:what|which|who|whom|whose|when|where|why|how|is|are|am|was|were|does|did|do (?:i|you|we|they)|have (?:i|you|we)|has|can|could|should|will|would)\b|\?\s*$/iu;
export const statement =
  /^(?:i|we)(?:['’]ve| have)?(?:\s+(?:just|already|finally|also))*\s+(?<verb>\p{L}+)(?:\s+(?<object>.+))?$/iu;
