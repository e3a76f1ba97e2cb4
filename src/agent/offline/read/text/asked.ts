/** Requests to see tasks in plainer words, before their filter is read. */

const amount = String.raw`(?:\d{1,2}|two|three|four|five|ten)`;

/** Ways to say the same, and what stands behind a question: "the next couple of days", "my week", "or is it clear". */
const alike: [RegExp, string][] = [
  [/\b(this|next|last) (week|month|weekend)s\b/giu, '$1 $2'],
  [/\b(week|month|weekend|year)['’]s\b/giu, '$1'],
  [/\bmy (week|weekend|month)\b/giu, 'this $1'],
  [/\bmy day\b/giu, 'today'],
  [
    /\b(is|are|['’]s|have|got|anything|what|things|stuff|jobs|tasks) (?:pencilled in|(?:written |put |noted )?down|in)(?: for (?:me|us))? (?=(?:for|on)\b)/giu,
    '$1 ',
  ],
  [/\bmy ((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/giu, '$1'],
  [/\b(?:past|beyond) (?=(?:the \d|\p{L}+day\b|tomorrow|today|the weekend|(?:this|next) (?:week|month)))/giu, 'after '],
  // "Marked urgent" is urgent.
  [
    /\b(?:marked|flagged|labelled|labeled|rated|classed|set)(?: (?:anything|something))?(?: (?:as|to|at|with))?(?: an?)? (?=(?:urgent|high|important|medium|normal|low|lowest|highest|top|p[1-4]|done|completed?|finished|open|pending|overdue)\b)/giu,
    ' ',
  ],
  // A number of tasks in front of what makes them first: "which two tasks have the highest priority".
  [
    new RegExp(
      String.raw`\b(?<n>${amount}) (?:open |pending )?(?:tasks|things|todos|to-dos|items|ones) (?:(?:that |which )?(?:have|with|of|got) )?(?:the |my )?(?<way>highest|top|lowest) priority\b`,
      'giu',
    ),
    '$<n> $<way> priority tasks',
  ],
  [
    /\b(?:task|thing|todo|item|one) (?:(?:that |which )?(?:has|with|of) )(?:the |my )?(?:highest|top) priority\b/giu,
    ' most urgent one ',
  ],
  [new RegExp(String.raw`\b(?<n>${amount}) (?:highest|top)[- ]priority\b`, 'giu'), '$<n> most urgent '],
  [new RegExp(String.raw`\b(?<n>${amount}) lowest[- ]priority\b`, 'giu'), '$<n> least urgent '],
  [
    /\b(?:(?:is|are|['’]s) )?(?:is|are|['’]s|comes?|coming(?: up)?|due|up) (?:first|soonest|earliest)\b(?! thing)|\b(?:due|comes?) next\b(?! \p{L})|(?<=\b(?:deadlines?|due dates?) )(?:is|comes|coming|is coming)(?: up)? next\b|\b(?:nearest|closest|earliest|soonest|next|first) (?:deadline|due date)\b(?! first| (?:at|on) )/giu,
    ' due next task',
  ],
  [
    /\b(?:the )?(?:last|latest|newest) (?:thing|task|todo|one|item) (?:that )?(?:i )?(?:added|created|made|wrote)\b/giu,
    ' added last ',
  ],
  [/\b(?:add(?:ed)?|create[d]?) (?:last|most recently)\b/giu, ' newest first, last 1 '],
  // "The lot, done ones included": all.
  [
    /[,\s]+(?:(?:and|but|also|as well as|plus|even|including|incl\.?|with)[\s,]+)*(?:the |my |those |what['’]?s |what is |whatever is )?(?:already )?(?:done|finished|completed|ticked(?: off)?|checked(?: off)?|crossed off)(?: ones| tasks| things| stuff)?,? (?:included|too|as well|inclusive)\b|\b(?:including|incl\.?|also|plus|even|as well as) (?:the |my |those |what['’]?s |what is |whatever is )?(?:already )?(?:completed|done|finished|ticked(?: off)?|checked off|crossed off)(?: ones| tasks| things)?\b|,? (?:done|finished|completed?) (?:or|and) not(?: done)?\b/giu,
    ' all ',
  ],
  [/\bthe (?:whole |entire )?lot\b/giu, ' everything '],
  [/\bfor the day\b/giu, 'for today'],
  [/\b(today|tomorrow|yesterday|tonight)s\b/giu, "$1's"],
  [/^(\s*what \p{L}+) work\b(?= (?:is|do|have|are)\b)/iu, '$1 stuff'],
  [/\bthe (morning|afternoon|evening) (?=(?:free|off|busy)\b)/giu, 'this $1 '],
  [/\b(?:come|happen|repeat)s? (?:back |up )?every (?:day|week|month|year)\b/giu, ' recurring '],
  [/\b(?:did|have) (?:i|we) (?:already )?(?:add(?:ed)?|put|saved?|noted?) (?=\S)/giu, ' '],
  [/^\s*where (?:did|has) (.+?) (?:go|gone|disappear(?:ed)?)\s*$/iu, 'where is $1'],
  [/^\s*(?:bring|call) up\b/iu, 'show'],
  [/\bmost (?:pressing|critical|burning)\b/giu, 'most urgent'],
  [/\b(between|from) (?:right )?now (?=(?:and|to|until|till|through)\b)/giu, '$1 today '],
  // What should be done by now is late.
  [
    /\b(?:should|ought to|(?:is|are|was|were|am) (?:i |we )?(?:meant|supposed) to)\b[^?]{0,60}\b(?:by now|already)\b/giu,
    ' overdue ',
  ],
  [
    /\b(?:that |which )?(?:has|have|having|is|are) (?:(?:any|some)thing )?to do with\b(?! the \S+ (?:tag|label)\b)/giu,
    'about',
  ],
  [
    /\b(?:can|could|may|might) (?:(?:i|we) )?(?:wait|be (?:postponed|skipped|delayed|left|put off)|postpone|skip|delay|put off|leave)(?: (?:for|until|till) (?:later|another day|some other day))?\s*$/giu,
    ' low priority open ',
  ],
  [/\bnext (?:a )?couple(?: of)? (?=(?:days|weeks|months)\b)/giu, 'next 2 '],
  [/\bnext few (?=(?:days|weeks|months)\b)/giu, 'next 3 '],
  [/\s+or (?:is|am|are|not|what|nothing|do)\b.*$/giu, ''],
  [/\s+(?:please )?and thank you\s*$/giu, ''],
  // What is not done is open, however the "not" is written.
  [
    /\b(are|is|was|were|have|has)n['’]?t(?= (?:(?:been|yet|really|quite|all|fully|due|getting)\s+)*(?:done|finish(?:ed)?|completed?|scheduled|made|ticked|checked|closed)\b)/giu,
    '$1 not',
  ],
  [/\b(do|does)n['’]?t(?= have (?:an?|any)?\s?(?:due|dates?|deadlines?)\b)/giu, '$1 not'],
  // Both ends of a time, said in other words.
  [/\b(?:no|not) (?:later|any later) than\b/giu, 'by'],
  [/\b(?:no|not) (?:earlier|sooner) than\b/giu, 'from'],
  [/\blater than\b/giu, 'after'],
  [/\b(?:earlier|sooner) than\b|\bprior to\b|\bahead of\b/giu, 'before'],
  [/\bup (?:to|until|till)\b(?: and including\b)?|\bthrough to\b/giu, 'until'],
  [/\b(?:on |by )?(\p{L}+day|tomorrow) or (?:earlier|before|sooner)\b/giu, 'by $1'],
  [/\b(?:on )?(\p{L}+day|tomorrow) (?:or (?:later|after)|onwards?|and after)\b/giu, 'from $1'],
  [
    /\b(?:that )?(?:i|we) (?:should|need to|ought to) (?:know|be aware|watch out|remember)(?: (?:about|of|for))?\b/giu,
    ' ',
  ],
  [/\bstill missing\b/giu, ' still open '],
  [
    /\b(?:my (?:(?:biggest|top|main|current|most important) )?priorit(?:y|ies)|(?:biggest|top|main|current|highest) priorities)\b/giu,
    ' by priority open ',
  ],
  [/\bwhat (?:all )?did (?:i|we) do\b/giu, 'what did i finish'],
  [/\b(?:do|have) (?:i|we) still (?:have|got)\s*$/giu, ' still open '],
  [
    /\b(?:of )?where (?:everything|things|it all|we|i) (?:stands?|are|am|is)(?: (?:at|now))?\b|\bwhere (?:do|are|am) (?:things|we|i) (?:stand(?:ing)?|at|with everything)\b/giu,
    ' ',
  ],
];

/** Behind a question: "again", "then", "if anything", "or whatever", "I think it was in the morning". */
const tail =
  /(?<=\S)(?:\s*,\s*|\s+)(?:again|exactly|(?<!\b(?:before|by|until|till|since|after|from)\s)then|tho|though|in general|if (?:anything|any|at all|there (?:is|are) any(?:thing)?)|or (?:anything|whatever|something|so|what)|by any chance|rn|atm|right now|at the moment|right|correct|yeah|is(?:n['’]t|nt) it|innit|you know|i (?:guess|suppose|wonder|believe|think)(?: (?:it|there|that|they) (?:is|are|was|were|might be) .*)?|bro|bruh|dude|man|mate|buddy|my friend)\s*$/iu;

/** "What is left for today before I head home": the day is what counts. */
const beforeLeaving =
  /^(?<asked>.*\b(?:today|tonight|tomorrow|this (?:morning|afternoon|evening|week|weekend|month)|the day|\p{L}+day)\b.*?)[,\s]+(?:before|until|till) (?:i|we) (?:go|leave|head|close|clock|finish|knock|call it|log|set off|get (?:off|home)|start|sign|pack up|drive|fly|am off|['’]?re off|can go)\b.*$/iu;

const leaving =
  /[,\s]+before (?:i|we) (?:go (?:home|to bed)|leave|head (?:home|out|off)|clock off|close up|finish (?:up|work)|knock off|call it a day|log off)(?: (?:for )?(?:today|tonight|the day|work))?$/iu;

/** Longer ones are no question but a story. */
const askedAtMost = 200;

/** "I wonder what is due", "do you know when the dentist is": the question is what stands behind. */
const indirect =
  /^(?:(?:(?:please|just|and|so|ok)\s+)*(?:tell me|let me know|do you know|any idea|i wonder|i['’]?m wondering|i was wondering|i['’]?d like to (?:know|see)|i (?:want|need) to (?:know|see)|see|know|i (?:forgot|forget|can['’]?t remember|don['’]?t (?:know|remember))|remind me|not sure|say|tell us)\s+)+(?=(?:what|whats|when|which|who|whom|how|if|whether)\b)/iu;
const turned: [RegExp, string][] = [
  [
    /^(when|what day|which day|what time)\s+((?!(?:is|are|was|were|am|do|does|did|should|must|can|will|i|we)\b)\S.*?)\s+(is|are)(?:\s+due)?$/iu,
    '$1 $3 $2',
  ],
  [/^(?:if|whether)\s+((?:the|my|our)\s.+?)\s+(is|are|was|has|have)\s+/iu, '$2 $1 '],
  [/^(?:if|whether)\s+(?:i|we)\s+(have|did)\s+/iu, '$1 i '],
];

function direct(text: string): string {
  const asked = text.replace(indirect, '');
  return asked === text ? text : turned.reduce((said, [pattern, plain]) => said.replace(pattern, plain), asked);
}

/** The question without what is said around it. */
export function bareQuestion(text: string): string {
  if (text.length > askedAtMost) return text;
  const bare = text.replace(/(?<![?!.\s])(?<!\d\.\d{1,2})[?!.\s]+$/u, '');
  const cut = bare.replace(tail, '');
  if (cut !== bare) return bareQuestion(cut);
  const straight = direct(bare.replace(beforeLeaving, '$<asked>').replace(leaving, ''));
  return straight === bare ? text : straight;
}

/** Words of lists with a letter missing, twice or swapped: "evrything", "ovedrue". */
const listWords =
  'everything anything something overdue pending completed finished unfinished urgent important tomorrow outstanding weekend monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  );

/** The text with such words as they were meant. */
export function spelledAsked(text: string): string {
  if (text.length > askedAtMost) return text;
  return text.replace(/\p{L}{5,}/gu, (word) => {
    const small = word.toLowerCase();
    if (listWords.includes(small)) return word;
    return listWords.find((one) => isMistyped(small, one)) ?? word;
  });
}

function isMistyped(word: string, meant: string): boolean {
  // "complete" is another word than "completed".
  if (meant === `${word}d` || word[0] !== meant[0] || Math.abs(word.length - meant.length) > 1) return false;
  let at = 0;
  while (at < meant.length && word[at] === meant[at]) at++;
  if (word.length < meant.length) return word.slice(at) === meant.slice(at + 1);
  if (word.length > meant.length) return word[at] === word[at - 1] && word.slice(at + 1) === meant.slice(at);
  return word[at] === meant[at + 1] && word[at + 1] === meant[at] && word.slice(at + 2) === meant.slice(at + 2);
}

/** The phrase in the words that filters are read from. */
export function plainlyAsked(phrase: string): string {
  return alike.reduce((text, [pattern, plain]) => text.replace(pattern, plain), phrase);
}
