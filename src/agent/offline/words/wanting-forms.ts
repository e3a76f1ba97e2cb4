import { forms } from './form.ts';
import { actions } from './grammar.ts';

/** Sentences that ask for nothing and say what is wanting: they are a thing to do as they stand. */

const slots = {
  /** "Out of time" and its like are said of other things than what is to be bought. */
  stuff:
    '(?!(?:(?:my|our|the|this|your) )?(?:time|luck|office|town|order|control|energy|patience|breath|words|ideas|sorts|reach|sync|here|there|bed|it|work|hand|line|sight|touch|date|options|excuses|steam)\\b).+',
  'some thing':
    '(?!(?:i|we|you|he|she|it|they|that|this|what|who|there|time|nobody|everybody|everyone)\\b)[^,:?]{1,80}?',
  'a thing':
    '(?!(?:i|we|you|he|she|it|they|that|this|what|who|which|why|how|nobody|everybody|everyone|nothing|people|no one|no|all|one|still|also|just)\\b)(?!.*\\b(?:nobody|nothing|no longer|not|never)\\b)[^,:?]{2,60}?',
  'must be': '(?:needs to|need to|has to|have to|must|should|ought to) (?:be|get)',
  changed:
    '(?:\\p{L}{2,}ed|done|sent|paid|written|taken|bought|made|cut|put|fed|swept|brought|built|shut|sold|hung|redone)(?: .*)?',
  'what it needs':
    '(?:(?:an?|some|more|new|another|to|help) \\S.*|help|gas|fuel|petrol|oil|water|(?:\\p{L}{2,}ing|\\p{L}{3,}ed)(?: .*)?)',
  'what is so':
    "(?:the|my|our|his|her|their|there|it|no|\\p{L}+['’]s) ?(?=[^,]*\\b(?:is|are|has|have|keeps?|broke|died|expires?|ends?|lands?|arrives?|needs?|wants?)\\b|[^,]*['’]s\\b)[^,:?]{2,80}",
  deed: `(?!\\S+ (?:me|us)\\b)(?:${[...actions].join('|')}) \\S[^?]*`,
  again: '(?:again|already|now|too|soon|fast)',
  'no news':
    '(?!.*\\b(?:no|not|never|nothing|as|if|when|is|are|was|were|be|much|longer|i|we|you|they)\\b)[^,:?]{2,80}?',
};

export const wantings = forms(
  `
  short (i am|i'm|we are|we're) [all|almost|nearly|completely|totally] (out of|low on|short on|short of|running out of|running low on|running short of|running short on) <stuff>   e.g. we're out of milk
  short (i|we|i've|we've|i have|we have) [just|almost|nearly] (ran out of|run out of) <stuff>   e.g. we've run out of dog food
  short [all|almost|nearly] (out of|low on|running out of|running low on) <stuff>   e.g. running low on coffee
  short <some thing>('s| is|'re| are) [almost|nearly|all] (running low|running out|getting low|used up) [<again>]   e.g. toilet paper's running low again
  short <some thing>('s| is|'re| are) (almost|nearly) (out|empty|gone|finished) [<again>]   e.g. the dishwasher salt is almost gone
  short [there's|there is|there are|we have|we've got] no more <stuff> [left|at home|in the house|in the fridge]   e.g. there's no more coffee
  short [there's|there is|there are|we have|we've got] no <stuff> left   e.g. no eggs left
  need <a thing> (needs|need) <what it needs>   e.g. the car needs an oil change before the road trip
  need <a thing> <must be> <changed>   e.g. the tyres should be changed before winter
  need <some thing> , <no news> (needed|required)   e.g. the lamp is dead, new bulb needed
  need <no news> (needed|required) [asap|urgently]   e.g. new battery needed
  because <what is so> , [so|then] <deed>   e.g. the wifi is broken, call the provider
`,
  slots,
);
