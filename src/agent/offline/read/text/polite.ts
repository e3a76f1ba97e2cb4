import { closers, openers, ordering } from '../../words/grammar.ts';

/** What people say around a command: politeness, sounds, a tick. */

/** Sounds between words. */
const sounds = /(?<![\p{L}\p{N}'’-])(?:u[hm]+|erm+|hm+|umm+)(?![\p{L}\p{N}'’-])[,.]*\s*/gu;

/** Words as they are typed in a hurry, where they can be nothing else. */
const typed: [RegExp, string][] = [
  [/^(?:wat|wut|wot)\b/iu, 'what'],
  [/^what['’]?ve (?=(?:i|we|you)\b)/iu, 'what have '],
  [/^what have you got (?=(?:down|on|for|in)\b)/iu, 'what have i got '],
  [/^(?:wats|wuts|wots)\b/iu, "what's"],
  [/(?<![\p{L}\p{N}])2(?:moro|morow|morrow)(?![\p{L}\p{N}])/giu, 'tomorrow'],
  [/(?<![\p{L}\p{N}])2day(?![\p{L}\p{N}])/giu, 'today'],
  [/^(what|where|when|who|how) r (?=\p{L})/iu, '$1 are '],
  [
    /^((?:what|whats|what['’]s|show|list|anything|any|is there|do i have)\b.*) 4 (?=(?:today|tomorrow|tonight|tmrw|this|next|the week|\p{L}+day)\b)/iu,
    '$1 for ',
  ],
  [/\b(is there|there is|got|have|or) sth\b/giu, '$1 something'],
  [
    /(?<=\s)w\/o(?= (?:(?:an?|any|the) )?(?:due|dates?|deadlines?|tags?|labels?|times?|reminders?|priority)\b)/giu,
    'without',
  ],
  [/^(what|that|who|when|where|how|everything|it)s\b(?=\s)/iu, "$1's"],
  [/^im\b(?=\s)/iu, "I'm"],
  [/(?<=^(?:(?:actually|ok|okay|please|so|and)[, ]+)?)lets\b(?=\s)/iu, "let's"],
  [/^ive\b(?=\s)/iu, "I've"],
  [/\b(i|we|you) hav\b/giu, '$1 have'],
  [/\bits (?=(?:now|not|on|at|due|urgent|important|high|low|done|finished|moved|super|very|really)\b)/giu, "it's "],
  [/\b(everything|all|those|tasks|ones) thats\b/iu, "$1 that's"],
  [
    /^((?:please |just )?(?:move|push|shift|shove|delete|remove|clear|drop|postpone|reschedule|mark|complete) )whatever(?:['’]?s| is) (?=due|overdue|left|planned|scheduled|tagged|open)/iu,
    '$1everything ',
  ],
  [
    /^whatever(?:['’]?s| is) (?=(?:due|overdue|left|planned|scheduled|tagged|open)\b.* (?:it|them|those|that) )/iu,
    'everything ',
  ],
  [/(?<=^(?:move|push|shift|postpone|reschedule|bump|delete|remove|change) )teh /iu, 'the '],
  [/(?<= )mornin['’]?(?=$|[\s.,!])/giu, 'morning'],
  [/(?<=\d) n (?=#?\d)/giu, ' and '],
  // "make everything low except 2"
  [
    /^((?:please )?(?:make|set|mark|move|push|put) (?:everything|all(?: of them| tasks)?)) ((?:to )?[^,]{2,40}?) ((?:except|but not|apart from|other than|besides)(?: for)? [^,]{1,60})$/iu,
    '$1 $3 $2',
  ],
  [/(?<![\p{L}\p{N}'’-])(?:tonite|2nite)(?![\p{L}\p{N}'’-])/giu, 'tonight'],
  [/^(?:mornin['’g]?|morning|afternoon|evening|g['’]?day|heya|greetings)\s*[.!,]+\s+(?=\S)/iu, ''],
  [
    /^(?:bruh|bro|dude|mate|buddy|bestie|sis|man|guys|folks|boss)\b[,!]?\s+(?=(?:what|wh?en|who|how|show|list|do i|did i|am i|is|are|can|could|anything|add|remind)\b)/iu,
    '',
  ],
  [/(?<=^|[,;.!] |\band )please to (?=\p{L})/iu, 'please '],
  [/^(?:i )?(?:need|want) (?:u|you|that you) (?:to )?(?=(?:remind|add|put|note|write)\b)/iu, ''],
  [/(?<=\bremind me )bout\b/giu, 'about'],
  [/^(?:please|pls|plz) you (?=(?:add|put|remind|note|create|make|write)\b)/iu, 'please '],
  [/^((?:please |can you |could you )?(?:add|create|note|put|write|make)) for me:? (?=\S)/iu, '$1 '],
  [
    /\bremind to me\b|\b(?:remm?ind|remnind|remid|reming|remaind|rimind) me\b|\bremember me(?= (?:to|about|of|that)\b)/giu,
    'remind me',
  ],
  [
    /(?<=^(?:(?:please|pls|also|and|ok)[, ]+)?)(?:rember|remeber|rememer|remmember|remembr|rembmer|rememeber|remmeber)\b/iu,
    'remember',
  ],
  [
    /(?<=\b(?:remind me|forget|remember|have|got) )2 (?=(?:buy|get|call|ring|pay|send|book|pick|take|do|go|make|email|text|ask|tell|clean|wash|bring|order|check|finish|write|post|return|water|feed)\b)/giu,
    'to ',
  ],
  [/\b(?:urgnt|urgant|urgetn|urgen|ugrent|urgently)(?=\s*[!.,]*\s*$)/giu, 'urgent'],
  [/\b(?:improtant|importnat|importent|imporant|impotant)\b/giu, 'important'],
  [/\b(?:prioirty|priorty|priotity|prority|pirority|priortiy)\b/giu, 'priority'],
  [
    /^(?!.*\n)(?<p>urgent|important|asap|(?:high|top|low) prio(?:rity)?)\s*(?:[!:]+|\s[-–—])\s*(?!(?:what|which|show|list|when|how|is|are|mark|move|delete)\b)(?<rest>\p{L}.*?)[\s.!]*$/iu,
    '$<rest>, $<p>',
  ],
  [
    /^((?:please )?(?:set|create|make)) (?:an? )?reminder (?!(?:to|for|about|of|that|on|at|in|by|every|before|the|due|\d)\b|\d|#)(?=\p{L}+ \S)/iu,
    'add reminder to ',
  ],
  // "The trash is out n the quiz is done", "tick the milk n add eggs".
  [/(?<=\b(?:done|out|up|off|in|sent|paid|bought|sorted|finished|\p{L}{2,}ed|too)) (?:n|nd) (?=\p{L})/gu, ' and '],
  [/ (?:n|nd) (?=(?:add|delete|remove|bin|scrap|mark|tick|move|push|remind|rename|put|set)\s)/gu, ' and '],
  [
    /^((?:(?:please|pls|plz|can|could|u|you|just|ok|and|now)[, ]+){0,4})(?:del|dlt|rmv|rm) (?=#?\d|\p{L})/iu,
    '$1delete ',
  ],
  [/\b(one|ones|task|tasks|todo|reminder|everything|all) abt (?=\p{L})/giu, '$1 about '],
  [/\b(done|finished|through|thru) w(?:\/\s?|\s)(?=[\p{L}\d#])/giu, '$1 with '],
  [
    /(?<=\p{L}s) r (?=(?:(?:all|now|already|both) )*(?:\p{L}{2,}ed|done|sent|paid|bought|made|sold|written|in|out|up|back|off|ready)\b)/giu,
    ' are ',
  ],
  [/(?<![\p{L}\p{N}])b4 (?=(?:mon|tue|wed|thu|fri|sat|sun|tom|tmr|next|this|the end|noon|lunch|\d))/giu, 'before '],
  // "Mark the car as done, and the stairs".
  [
    /^((?:(?:please|pls|can you|you can) )*mark [^,;]{2,60}?) (as (?:done|finished|completed?))(?: please| pls)?,? (?:and|&) (?:also )?(?=(?:the|my|task|number|#|\d))([^,;]{1,60})$/iu,
    '$1 and $3 $2',
  ],
  [
    /(?<=\bbefore),? and then (?=(?:an?|\d+|\p{L}+) (?:minutes?|mins?|hours?|days?|weeks?) before[.!]*$)/giu,
    ' and again ',
  ],
  [/(?<=[^\s:;])\s+(?:[:;]-?[)D]|\^\^|xD)(?=\s|$)/gu, ''],
];

/** "..., please add it": what stands before is to be added anyway. */
const addIt =
  /(?<=\S),?\s+(?:so |and )?(?:(?:can|could) you )?(?:please )?(?:add|note|save|put) (?:it|that|this)(?: down| in| (?:to|on) (?:my|the) list)?(?: please| for me)?[\s.!]*$/iu;

/** "scratch the milk, I have some", "drop the gym, we're not going any more": why something goes. */
const why =
  /,\s+(?:(?:i|we) (?:already |still )?(?:have|got) (?:some|it|one|enough|plenty|that)(?: already)?|(?:because |bc |cuz )?(?:i['’]?m|we['’]?re|i am|we are) (?:not|no longer) (?:doing|going|needing|having|using|attending|interested)(?: (?:that|it|this|there|to))?(?: any ?more| any longer| after all)?|(?:because |bc |cuz )?(?:i|we) (?:don['’]?t|do not|no longer) need (?:that|it|them|this|one)(?: any ?more| any longer| after all)?|(?:it['’]?s |they['’]?re )?(?:no longer needed|not needed(?: any ?more)?))(?=\s*(?:[,.!]|$))/giu;

/** "and also, if you don't mind, push the report to monday". */
const aside =
  /,\s*(?:if (?:you (?:don['’]?t mind|do not mind|can|could|would|have (?:time|a (?:sec(?:ond)?|minute|moment)))|possible|that['’]?s (?:ok|okay|alright|all right|fine|possible)(?: with you)?)|when you (?:can|get a chance|have (?:time|a (?:sec(?:ond)?|minute|moment)))|by the way|for me|please)\s*,/giu;

/** "the invoice is done, yes, mark it": said again what is said. */
const markIt =
  /(?<=\b(?:done|finished|completed|sorted|sent|paid|ready)),?\s+(?:(?:yes|yeah|ok|okay|so|please|go ahead and)[,\s]+)+(?:you can )?(?:mark|tick|check|cross) (?:it|that|them)(?: off| done| as done| as finished| complete)?[.!]*$/iu;

/** "the cake's ordered and the cards are out, so tick those off": each of them. */
const tickThose =
  /^(?<one>[^,;]{3,60}?) and (?<two>[^,;]{3,60}?),? so (?:(?:you can|please|just) )*(?:tick|mark|check|cross) (?:those|them|both)(?: of them)?(?: off| done| as done)?[.!]*$/iu;

/** "friday is no good, let's do the haircut on thursday": the day is another one. */
const noGood =
  /^(?:\p{L}+day|tomorrow|that) (?:is no good|is bad|is full|(?:doesn['’]?t|won['’]?t) work)(?: for me)?,?\s+(?:so |but )?(?<rest>(?:let['’]?s|can we|could we|i['’]?d rather) .{1,80}?)[.!]*$/iu;

/** The message without "be so kind and" and the sounds between its words. */
export function plainSpoken(message: string): string {
  const text = typed
    .reduce((said, [pattern, plain]) => said.replace(pattern, plain), message)
    .replace(addIt, '')
    .replace(why, '')
    .replace(aside, '')
    .replace(markIt, '')
    .replace(tickThose, '$<one>, so tick it off. $<two>, so tick it off')
    .replace(noGood, '$<rest> instead');
  return text
    .replace(/\bwould you be so (?:kind|good)(?: and| to| as to)\b/giu, 'please')
    .replace(/\bbe so (?:kind|good)(?: and| to| as to)\b/giu, '')
    .replace(/(?<=\S)\s(?=\S)[\s\S]*/u, (rest) => rest.replace(sounds, ''));
}

/** "swimming lesson done too", "buy beans for friday as well": said beside something else. */
const beside = /(?<=\S),?\s+(?:too|as well|also)[\s.!]*$/iu;
const besideDone =
  /(?<=\s(?:done|finished|completed?|sorted|sent|paid|bought|\p{L}{3,}ed)),?\s+(?:too|as well|also)[\s.!]*$/iu;

/** A clause without the "too" that only ties it to another; tagging knows it itself. */
export function withoutToo(text: string, isJoined: boolean): string {
  return text.replace(isJoined && !/^(?:also )?(?:tag|label|file)\b/iu.test(text) ? beside : besideDone, '');
}

/** Nobody thanks at greater length, and a thousand thanks would hold up the others. */
const longestClosing = 200;

/** Without politeness and closing punctuation, unless nothing else was said. */
export function stripped(text: string): string {
  // "Until 20.4." ends with the stop of its day.
  const bare = ticked(text.replace(/(?<![\s.!,;])(?<day>(?<=\s\d{1,2}\.\d{1,2})\.)?[\s.!,;]*$/u, '$<day>'));
  const opened = bare.replace(openers, '').replace(ordering, '');
  const polite = opened !== bare ? opened.replace(/(?<!\?)\?+$/u, '') : opened;
  const end = Math.max(0, polite.length - longestClosing);
  const closed = `${polite.slice(0, end)}${polite.slice(end).replace(closers, '')}`.trim();
  return closed === '' ? bare : closed;
}

const tick = /\s*[✅✔✓☑]\uFE0F?$/u;

/** "slides ✅" says that they are done. */
function ticked(text: string): string {
  if (!tick.test(text)) return text;
  const bare = text.replace(tick, '').trim();
  return bare === '' || /\b(?:done|finished|completed?|paid|sent|bought|made|\p{L}{3,}ed)$/iu.test(bare)
    ? bare || text
    : `${bare}: done`;
}
