import { type Form, forms } from './form.ts';

/** Questions about one task: `ref` is what it is called, `deed` what was done, `past` the same in words of the past. */
export type AskingKind = 'ask' | 'deed' | 'past' | 'state';

const done = String.raw`(?:\p{L}+ed|done|paid|sent|bought|made|sold|written|taken|brought|built|sewn|cut|fed|met|given|eaten|found|gone|back|ready|sorted|over|through|due|finished|complete)`;
const behind = '(?: (?:out|in|up|off|back|away|over|down|through|on|by|already|yet|now|again|today))*';

const table = forms<AskingKind>(
  `
  ask (how long|how many days|how many weeks|how many hours|how many more days|how much time|how much longer) <left>(until|till|til|before|for|to) <thing> [is due|are due|is]   e.g. how long until the rent is due?
  ask how (soon|far away|far off|late|urgent|important|overdue) (is|are) <thing> [due|now]   e.g. how soon is the tax return due?
  ask (when|what time|at what time|what day|which day) (does|do|will) <thing> (start|begin|end|happen|take place|run out|expire|need to be <done>|need <doing>)   e.g. what time does parents evening start?
  ask (what's|what is|whats) the (due date|date|deadline|day|time|priority|status|due time) (for|of|on) <thing>   e.g. what is the date for the MOT?
  ask <thing> [is] due when   e.g. rent due when?
  ask how often (do|does|did|should|must|is|are) [i|we] [have to|need to|supposed to] <thing> [repeat|come up|come back|happen|recur|due]   e.g. how often do I water the plants?
  ask (what|which|by what|by which) (day|date|weekday) <is> <thing> [due|on|at]   e.g. which day is the chemistry test?
  ask (when|by when) <aux> <thing> (have to be|has to be|need to be|needs to be|supposed to be|meant to be|be) (<done>|in|there|handed in)   e.g. when do the passports have to be renewed by?
  ask when (do|did) (i|we) (say|plan|want|mean|promise|intend|decide|hope) [that] [i|we] (id|i'd|i would|i wanted to|we'd|we would|to) <thing>   e.g. when did I say I'd do the essay?
  ask when (was|were|am|are) (i|we) (going|supposed|meant|planning|meaning) to <thing>   e.g. when was I supposed to do the essay?
  ask (does|do|has|have) <thing> (have|got) [a|an|any] <field>   e.g. does task 8 have a deadline?
  ask (is|are) there [a|an|any] <field> (for|on|of) <thing>   e.g. is there a deadline for the roadmap?
  ask (does|do) <thing> (repeat|recur|come back|come up again|happen again)   e.g. does the gym task repeat?
  ask is <thing> (recurring|repeating|a recurring task|repeated)   e.g. is the gym recurring?
  ask (when|what time|what day|which day) (am|are|was|were) (i|we) <doing> [with|to|at|for] <thing>   e.g. when am I seeing the dentist?
  ask (is|are|was) (the|my) <thing> [on|due|due on] (today|tomorrow|tonight|this week|next week|<weekday>) [or <words>]   e.g. is the dentist tomorrow?
  ask [show|give|tell] [me] [all|the|more] (detail|details|info|information) (of|for|on|about) <thing>   e.g. show details for the report
  ask tell me [more] about [the|my] <thing> (task|todo|item)   e.g. tell me about the ethics task
  ask (status|state|progress) (of|on) <thing>   e.g. status of the report
  ask whose <thing> (do|did|is|are|was|have|should) <words>   e.g. whose charger do I have?
  ask (what|how) about <no day><thing>   e.g. what about the dentist?
  deed did (i|we) [already|actually|ever|remember to|manage to] <deed>   e.g. did I bring back the library books?
  past (have|has) (i|we|anyone|anybody|someone|somebody) [already|actually|ever|finally] <deed>   e.g. have I paid the rent yet?
  state (is|are|was|were|has|have) <the thing> [already|now|finally|all] [been] <done>   e.g. is the rent paid already?
`,
  {
    words: '.+',
    doing: String.raw`\p{L}+ing`,
    weekday: '(?:mon|tues|wednes|thurs|fri|satur|sun)day',
    left: '(?:(?:is it|is there|(?:do|have) (?:i|we)(?: still)?(?: have| got)?|left|more|remaining|to go|is left|are left|are there) )*',
    is: '(?:is|are|was|were|do i have to|do we have to|did i|should i|must i)',
    aux: '(?:do|does|did|must|should|shall|will|is|are|was|has|have)',
    'no day': String.raw`(?=the |my )(?!.*\b(?:\p{L}*day|week|weekend|month|year|tomorrow|tonight|morning|afternoon|evening|ones?|rest|others?|list|tasks|\d+(?:st|nd|rd|th))\b)`,
    thing: '(?!(?:it|this|now)$)(?<ref>.+?)',
    field: '(?:deadline|due date|date|time|priority|note|notes|description|tag|tags|repetition)',
    deed: String.raw`(?<ref>(?!(?:got|have|miss|forget|add|create|put|set|write|get|finish|leave|any)\b)(?!.*\b(?:everything|anything|something|all|tasks?|todos?|list|today|tomorrow|yesterday|week|month|not|\p{L}+day|or)\b)\p{L}+ .+)`,
    'the thing': String.raw`(?<ref>(?!(?:everything|anything|something|all|there|it|i|we|today|tomorrow|that|this|task|number|the (?:tasks?|todos?|list))\b)(?!.*\b(?:everything|anything|tasks|todos|not|or)\b)(?:the |my |our )?\S.*?)`,
    done: `${done}${behind}`,
  },
);

const of = (...kinds: AskingKind[]): Form<AskingKind>[] => table.filter(({ kind }) => kinds.includes(kind));

export const askings = table;
export const asking = of('ask');
export const deeds = of('deed', 'past');
/** Where it is no request to see tasks: "is the rent paid already?". */
export const states = of('state');
