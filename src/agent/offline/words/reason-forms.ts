import { slots as common } from './command-words.ts';
import { type Form, forms } from './form.ts';

/** Sentences that say why, and then what is to be done about it: the reason alone changes nothing. */

/** What is done: a task named in the reason moves or goes, or the order before or behind the reason is followed. `undone`, `opened`: it is opened again. `behind`: what is no reason may be a thing to do. */
export type ReasonKind = 'move' | 'order' | 'gone' | 'undone' | 'opened' | 'behind';

const weekday = String.raw`(?:on |this |next )?\p{L}+day`;

const slots = {
  ...common,
  day: `(?:today|tomorrow|tonight|this week|this morning|this afternoon|this evening|${weekday})`,
  so: String.raw`(?:(?:so|and|but)\s+)?(?:please\s+)?(?:make|do|move|put|push|shift|have|let['’]?s (?:do|make|move|say)|(?:can|could) (?:we|you|i) (?:do|make|move|put)|(?:i|we)['’]?(?:ll|d rather) do)(?: it| that)?(?: to| on| for| till| until| instead)*`,
  'a day': '(?<value>.+)',
  thing: String.raw`(?<ref>(?:the |my )?(?!(?:it|that|this)\b)[^,:]{1,60}?)`,
  things: '(?:the |my )?[^,:]{1,60}?',
  order:
    "(?<order>(?:(?:please|you can|just|let['’]?s) )*(?:delete|remove|drop|scrap|cancel|forget about|get rid of|take|cross) [^,;]+)",
  'order first': String.raw`(?<order>(?:delete|remove|scrap|get rid of|take \S.*? off|cross \S.*? off|cross off|check off|tick off|mark|reopen|untick) ?[^,;]*?)`,
  'delete it': String.raw`(?:(?:so|and)\s+)?(?:(?:please|just|you can|can you|could you)\s+)*(?:delete|remove|drop|scrap|cancel|bin|ditch|get rid of|take|cross|kick|erase)\s+(?:it|that|this)(?: (?:one|task))?(?:\s+(?:off|out|from))*(?:\s+(?:my|the|of the) list)?(?:\s+(?:please|then|again))?`,
  'just delete': String.raw`(?:(?:please|just|you can|can you|could you)\s+)*(?:delete|remove|scrap|erase|ditch|bin)(?:\s+please)?`,
  state: String.raw`(?<state>(?:(?:i|we)(?:['’]?m|['’]re| am| are| feel| have| got)|something|running (?:late|behind)|too (?:much|busy|tired|late|many)|it['’]?s|there['’]?s|(?:the |my |our )?[^,;]{1,40}? (?:is|are|was|were|got|has|have|came|broke|called))\b[^,;]{0,60}?)`,
  'order behind':
    "(?:(?:please|just|you can|can you|could you|can we|could we|let['’]?s) )*(?<order>(?:move|push|postpone|reschedule|delay|shift|bump|delete|remove) [^,;]+)",
  never: "(?:never|haven['’]?t|have not|didn['’]?t|did not)",
  'undone thing': String.raw`(?<past>(?!(?:mind|mean|meant|want|wanted|need|needed|like|liked|the|my)\b)(?:\p{L}{2,}ed|\p{L}{2,8})) (?<ref>[^,;]{1,60})`,
  'reopen it': String.raw`(?:(?:so|please|just|you can|can you|could you) )*(?:(?:put|set|mark|change|move|turn|switch) (?:it|that)(?: (?:one|task))?(?: back(?: (?:to|as|on)(?: (?:my|the) list| (?:not done|not finished|open|pending|undone|to do|todo|unfinished)))?| (?:as|to) (?:not done|not finished|open|pending|undone|to do|unfinished))|(?:reopen|untick|uncheck) (?:it|that)(?: (?:one|task))?)`,
  'order open': String.raw`(?<order>(?!(?:i|we|it|that|you|he|she|they|all|every\p{L}*|nothing|both|most|some|(?:the )?(?:rest|others?|tasks?|todos?|ones?))\b)(?:the |my )?[^,;]{1,60}? (?:(?:is|are) (?:still (?:open|pending|undone|unfinished|to do|not done|outstanding)|not (?:done|finished)(?: yet)?)|(?:isn['’]?t|aren['’]?t) (?:\p{L}+ )?(?:done|finished|\p{L}{3,}ed|paid|sent|bought|made)(?: (?:yet|after all))?))`,
  told: String.raw`(?<state>(?!.*\b(?:then|but|if|unless)\b)[^,;]{1,80})`,
  reason: String.raw`(?!.*\b(?:and|then|but|if|unless)\b)[^,;]{1,60}`,
  'told because': String.raw`(?<state>(?:he|she|they|i|we|it)(?:['’](?:ve|s|re))?\s+(?:(?:have|has|had|are|is|already|just|don['’]?t|do not)\s+)?(?:\p{L}{2,}ed|quit|left|sold|gone|got|has|have|had|is|are|was|were|won['’]?t|can['’]?t|doesn['’]?t|don['’]?t|did|went|found|bought|said|took|made)(?:\s+(?!.*\b(?:and|then|but|if|unless)\b)[^,;]{1,60})?)`,
};

export const reasons: Form<ReasonKind>[] = forms<ReasonKind>(
  `
  move (i|we) (need|want|would like|'d like) <thing> (earlier|sooner|later) [,] <so> <a day>   e.g. I need the report earlier, make it the 18th
  move (i|we) (don't have|do not have|have no|won't have|haven't got|ran out of|run out of) [any|the|enough] time (for|to do) <thing> [<day>] [,] <so> <a day>   e.g. I don't have time for the invoice today, do it on friday
  move (i|we) (can't|cannot|can not|won't|couldn't) (make|do|manage|get to|make it to|go to) <thing> [<day>] [,] <so> <a day>   e.g. I can't make the dentist on thursday, move it to friday
  move <thing> (won't work|doesn't work|isn't happening|won't happen|isn't possible|is not possible) [for me|for us] [<day>] [,] <so> <a day>   e.g. the dentist won't work on thursday, make it friday
  move <thing> is [way|much|a bit] too (early|late|soon) [for me|for us] [,] <so> <a day>   e.g. yoga is too early, make it 10am
  move <thing> (called|rang|phoned|emailed|mailed|texted|wrote) [,] [and] (they|he|she) ['ve|have|has|had|just] <moved> (me|us|it|things|my appointment|our appointment) [back|forward|up] to <a day>   e.g. the dentist called and they moved me to monday
  gone <thing> (got|was|were|is|are|has been|have been) [now] (cancelled|canceled|called off|off|over|not happening) [,] <delete it>   e.g. yoga is cancelled, remove it
  gone (i|we) (changed my mind about|changed our minds about|gave up on|don't need|do not need|no longer need|don't want|no longer want|decided against) <thing> [any more|anymore|any longer] [,] <delete it>   e.g. I changed my mind about the report, delete it
  gone <thing> (got|was|were|is|are|has been|have been) [now] (cancelled|canceled|called off|off|over|not happening) , [so|and] <just delete>   e.g. the poster got cancelled, delete
  gone <thing> (got|was|were|is|are|has been|have been) [now] (cancelled|canceled|called off|off|over|not happening) (so|and) <just delete>   e.g. the festival got called off so delete
  gone (nvm|never mind|nevermind|forget|forget about) <thing> [,] <delete it>   e.g. never mind the concert, get rid of it
  gone (i am|i'm|we are|we're) not (going to|doing|having|seeing|buying) <thing> [any more|anymore|any longer|after all] [,] <delete it>   e.g. we're not going to the concert any more, take it off
  gone (i|we) (don't have|do not have|no longer have|haven't got|sold|gave away|got rid of|threw away|threw out) <thing> [any more|anymore|any longer] [,] <delete it>   e.g. we don't have the fish any more so remove that one
  behind <state> , [so|and so] <order behind>   e.g. something came up, can you move the dentist to next week
  behind <state> so <order behind>   e.g. the gym is closed tomorrow so move the workout to friday
  order <things> (got|was|were|is|are|has been|have been) [now] (cancelled|canceled|called off|off|over|not happening) [,] [and] [so] <order>   e.g. porto got cancelled so drop the flights
  opened <told> , [and] (so|which means) [that] <order open>   e.g. the transfer bounced, so the rent is still open
  undone [i|we] [actually|really] <never> [actually|really|even] <undone thing> , <reopen it>   e.g. I never booked the flights, put it back
  order <order first> [,] (because|since|cause|cuz|bc) <reason>   e.g. delete the milk because we have enough
  order <order first> , <told because>   e.g. take piano off my list, she quit
`,
  slots,
);
