import { slots as common, level } from './command-words.ts';
import { type Form, forms } from './form.ts';

/** Sentences that say why, and then what is to be done about it: the reason alone changes nothing. */

/** What is done: a task named in the reason moves, changes or goes, or the order before or behind the reason is followed. `undone`, `opened`: it is opened again. `behind`: what is no reason may be a thing to do. */
export type ReasonKind = 'move' | 'changed' | 'order' | 'gone' | 'undone' | 'opened' | 'behind';

const weekday = String.raw`(?:on |this |next )?\p{L}+day`;

const slots = {
  ...common,
  day: `(?:today|tomorrow|tonight|this week|this morning|this afternoon|this evening|${weekday})`,
  so: String.raw`(?:(?:so|and|but)\s+)?(?:please\s+)?(?:(?:(?:i|we) )?(?:need|have|want) to (?:move|push|do|put)|make|do|move|put|push|shift|have|let['’]?s (?:do|make|move|say)|(?:can|could) (?:we|you|i) (?:do|make|move|put)|(?:i|we)['’]?(?:ll|d rather) do)(?: it| that)?(?: to| on| for| till| until| instead)*`,
  'so it': String.raw`(?:(?:so|and|but)\s+)?(?:please\s+)?(?:make|do|move|put|push|shift|bump|delay)\s+(?:it|that)(?: back| out)?(?: to| on| for| by| till| until)*`,
  'a day': '(?<value>.+)',
  'a level': level,
  thing: String.raw`(?<ref>(?:the |my )?(?!(?:it|that|this)\b)[^,:]{1,60}?)`,
  things: '(?:the |my )?[^,:]{1,60}?',
  order:
    "(?<order>(?!.*\\band (?:add|then|also|create|put|move|mark|remind)\\b)(?:(?:please|you can|just|let['’]?s) )*(?:delete|remove|drop|scrap|cancel|forget about|get rid of|take|cross) [^,;]+)",
  'order first': String.raw`(?<order>(?:delete|remove|scrap|get rid of|take \S.*? off|cross \S.*? off|cross off|check off|tick off|mark|reopen|untick) ?[^,;]*?)`,
  'delete it': String.raw`(?:(?:so|and)\s+)?(?:(?:please|just|you can|can you|could you)\s+)*(?:delete|remove|drop|scrap|cancel|bin|ditch|get rid of|take|cross|kick|erase)\s+(?:it|that|this|them|those|him|her)(?: (?:one|task))?(?:\s+(?:off|out|from))*(?:\s+(?:my|the|of the) list)?(?:\s+(?:please|then|again))?`,
  'just delete': String.raw`(?:(?:please|just|you can|can you|could you)\s+)*(?:delete|remove|scrap|erase|ditch|bin)(?:\s+please)?`,
  state: String.raw`(?<state>(?:(?:i|we)(?:['’]?m|['’]re| am| are| feel| have| got)|something|running (?:late|behind)|too (?:much|busy|tired|late|many)|it['’]?s|there['’]?s|(?:the |my |our )?[^,;]{1,40}? (?:is|are|was|were|got|has|have|came|broke|called))\b[^,;]{0,60}?)`,
  'order behind':
    "(?:(?:please|just|you can|can you|could you|can we|could we|let['’]?s) )*(?<order>(?:move|push|postpone|reschedule|delay|shift|bump|delete|remove) [^,;]+)",
  who: '(?!(?:i|you|it|that|this|what|who|which|there)\\b)(?:(?:the|my|our) )?\\p{L}[^\\s,:]*',
  never: "(?:never|haven['’]?t|have not|didn['’]?t|did not)",
  'undone thing': String.raw`(?<past>(?!(?:mind|mean|meant|want|wanted|need|needed|like|liked|the|my)\b)(?:\p{L}{2,}ed|\p{L}{2,8})) (?<ref>[^,;]{1,60})`,
  'reopen it': `(?:(?:so|please|just|you can|can you|could you) )*(?:(?:put|set|mark|change|move|turn|switch) (?:it|that)(?: (?:one|task))?(?: back(?: (?:to|as|on)(?: (?:my|the) list| (?:not done|not finished|open|pending|undone|to do|todo|unfinished)))?| (?:as|to) (?:not done|not finished|open|pending|undone|to do|unfinished))|(?:reopen|untick|uncheck) (?:it|that)(?: (?:one|task))?)`,
  'order open': String.raw`(?<order>(?!(?:i|we|it|that|you|he|she|they|all|every\p{L}*|nothing|both|most|some|(?:the )?(?:rest|others?|tasks?|todos?|ones?))\b)(?:the |my )?[^,;]{1,60}? (?:(?:is|are) (?:still (?:open|pending|undone|unfinished|to do|not done|outstanding)|not (?:done|finished)(?: yet)?)|(?:isn['’]?t|aren['’]?t) (?:\p{L}+ )?(?:done|finished|\p{L}{3,}ed|paid|sent|bought|made)(?: (?:yet|after all))?))`,
  told: String.raw`(?<state>(?!.*\b(?:then|but|if|unless)\b)[^,;]{1,80})`,
  reason: String.raw`(?!.*\b(?:and|then|but|if|unless)\b)[^,;]{1,60}`,
  'told because': String.raw`(?<state>(?:he|she|they|i|we|it)(?:['’](?:ve|s|re))?\s+(?:(?:have|has|had|are|is|already|just|don['’]?t|do not)\s+)?(?:\p{L}{2,}ed|quit|left|sold|gone|got|has|have|had|is|are|was|were|won['’]?t|can['’]?t|doesn['’]?t|don['’]?t|did|went|found|bought|said|took|made)(?:\s+(?!.*\b(?:and|then|but|if|unless)\b)[^,;]{1,60})?)`,
};

export const reasons: Form<ReasonKind>[] = forms<ReasonKind>(
  `
  move (i|we) (need|want|would like|'d like) <thing> (earlier|sooner|later) [,] <so> <a day>   e.g. I need the report earlier, make it the 18th
  move (i|we) (need|want|could use) [some|a bit|a little] more time (for|on|with) <thing> [,] <so> <a day>   e.g. I need more time for the report, make it april 7
  move (i|we) (don't have|do not have|have no|won't have|haven't got|ran out of|run out of) [any|the|enough] time (for|to do) <thing> [<day>] [,] <so> <a day>   e.g. I don't have time for the invoice today, do it on friday
  move (i|we) need more time (for|on|with) <thing> [,] [so|please] give (it|me) (till|until) <a day>   e.g. I need more time for the invoice, give it till monday
  move [i|we] (can't|cannot|can not|won't|couldn't) (make|do|manage|get to|make it to|go to) <thing> [<day>] [,] <a day> (works|is better|would work|suits me)   e.g. I can't do yoga on wednesday, thursday works
  move [i|we] (can't|cannot|can not|won't|couldn't) (make|do|manage|get to|make it to|go to) <thing> [<day>] [,] <so> <a day>   e.g. I can't make the dentist on thursday, move it to friday
  move <thing> (won't work|doesn't work|isn't happening|won't happen|isn't possible|is not possible) [for me|for us] [<day>] [,] <so> <a day>   e.g. the dentist won't work on thursday, make it friday
  changed <thing> (isn't|is not|aren't|are not|is no longer|are no longer|doesn't have to be|doesn't need to be|needn't be) [so|that|really|actually] [a] <a level> [any more|anymore|any longer|now|after all] [,] (so|just|please|you can) [just|please] (make|set|put|mark) it [to|as|at] <a level>   e.g. the report isn't low priority, just make it medium
  changed <thing> (isn't|is not|aren't|are not|is no longer|are no longer|doesn't have to be|doesn't need to be|needn't be) [so|that|really|actually] [a] <a level> [any more|anymore|any longer|now|after all] [,] (make|set|put|mark) it [to|as|at] <a level>   e.g. the report isn't high prio any more, make it medium
  changed <thing> (isn't|is not|aren't|are not) [a] <a level> [any more|anymore|any longer|now|after all] [,] (it's|its|it is) [now] <a level>   e.g. the report isn't low priority any more, it's urgent
  move <thing> is [way|much|a bit] too (early|late|soon) [for me|for us] [,] <so> <a day>   e.g. yoga is too early, make it 10am
  move <thing> (is|are|'s|was|were|will be) [now|still|really|very|a bit|running|feeling] (late|later|ill|sick|unwell|away|busy|off sick|delayed|better|out|closed|full|stuck|behind|held up|not ready) [today|tomorrow|this week|in traffic|after all] [,] <so it> <a day>   e.g. Kassel is running late, push it by an hour
  move <thing> (called|rang|phoned|emailed|mailed|texted|wrote) [,] [and] (they|he|she) ['ve|have|has|had|just] <moved> (me|us|it|things|my appointment|our appointment) [back|forward|up] to <a day>   e.g. the dentist called and they moved me to monday
  gone <thing> (got|was|were|is|are|has been|have been) [now] (cancelled|canceled|called off|off|over|not happening) [,] <delete it>   e.g. yoga is cancelled, remove it
  gone (i|we) (changed my mind about|changed our minds about|gave up on|don't need|do not need|no longer need|don't want|no longer want|decided against) <thing> [any more|anymore|any longer] [,] <delete it>   e.g. I changed my mind about the report, delete it
  gone <thing> (got|was|were|is|are|has been|have been) [now] (cancelled|canceled|called off|off|over|not happening) , [so|and] <just delete>   e.g. the poster got cancelled, delete
  gone <thing> (got|was|were|is|are|has been|have been) [now] (cancelled|canceled|called off|off|over|not happening) (so|and) <just delete>   e.g. the festival got called off so delete
  gone (nvm|never mind|nevermind|forget|forget about) <thing> [,] <delete it>   e.g. never mind the concert, get rid of it
  gone (i am|i'm|we are|we're) not (going to|doing|having|seeing|buying) <thing> [any more|anymore|any longer|after all] [,] <delete it>   e.g. we're not going to the concert any more, take it off
  gone <who> (doesn't|does not|no longer|don't|do not) (need|needs|want|wants) <thing> [any more|anymore|any longer|after all|now] [,] <delete it>   e.g. mum doesn't need the walker anymore, delete it
  gone (don't|do not|no longer) (need|want) <thing> [any more|anymore|any longer|after all|now] [,] <delete it>   e.g. don't need the printer paper anymore delete it
  gone <thing> [has|have|just] (cancelled|canceled|pulled out|backed out|dropped out) [on me|on us|again|today] [,] <delete it>   e.g. Mrs Keller cancelled, take her off the list
  gone (i|we) (don't have|do not have|no longer have|haven't got|sold|gave away|got rid of|threw away|threw out) <thing> [any more|anymore|any longer] [,] <delete it>   e.g. we don't have the fish any more so remove that one
  behind <state> , [so|and so] <order behind>   e.g. something came up, can you move the dentist to next week
  behind <state> so <order behind>   e.g. the gym is closed tomorrow so move the workout to friday
  order <things> (got|was|were|is|are|has been|have been) [now] (cancelled|canceled|called off|off|over|not happening) [,] [and] [so] <order>   e.g. porto got cancelled so drop the flights
  opened <told> , [and] (so|which means) [that] <order open>   e.g. the transfer bounced, so the rent is still open
  undone [i|we] [actually|really] <never> [actually|really|even] <undone thing> , <reopen it>   e.g. I never booked the flights, put it back
  order <order first> [,] (because|since|cause|cuz|bc) <reason>   e.g. delete the milk because we have enough
  order <order first> , <things> (is|are|was|were|got|has been) (cancelled|canceled|called off|off|over|not happening)   e.g. remove the cake and the cards, the party is cancelled
  order <order first> , <things>('s|'s been) (cancelled|canceled|called off|off|over)   e.g. remove the cake and the cards, the party's cancelled
  order <order first> , <told because>   e.g. take piano off my list, she quit
`,
  slots,
);

/** Sentences that hold a change, `said`, and around it who says so, that it is to be done, an excuse or why. */
export type AsideKind = 'echo' | 'told' | 'sorry' | 'stays' | 'calm' | 'gone' | 'why';

const asking = '(?:please|pls|plz|can you|can u|could you|could u|would you|will you|just|kindly)';
const around = {
  said: '(?<said>.+?)',
  'said at end': '(?<said>.+)',
  'what is so': '(?<said>(?!to\\b).+)',
  asked: `${asking}(?: ${asking}){0,2}`,
  'change it':
    '(?:change|update|adjust|amend|edit|fix|correct|note|bump|raise|lower)(?: (?:it|that|this))?(?: (?:up|down|accordingly|then|too|there|for me|in (?:the|my) list|on (?:the|my) list))*',
  'bump it':
    '(?:(?:change|update|adjust|amend|edit|fix|correct|raise|lower) (?:it|that|this)|bump (?:it|that|this) (?:up|down))',
  who: '(?!(?:i|you|it|that|this|what|who|which|there|add|note|remember|remind)\\b)(?:(?:the|my|our) )?\\p{L}[^\\s,:]*(?: [^\\s,:]+)?',
  'keep it':
    "(?:(?:please|just|do|still) )*(?:(?:leave|keep) (?:it|that|them|the task|the rest)(?: (?:on|in) (?:the|my) (?:to-?do )?list| on there| there| as it is| as is| open)?|(?:don['’]?t|do not) (?:delete|remove|cancel|lose|drop) (?:it|that|them|the task))",
  'no rush':
    "(?:there['’]?s |there is |it['’]?s |it is |really |absolutely )?no (?:rush|hurry|pressure|stress)(?: (?:with|on|about|for) (?:it|that|this|that one))?(?: there| here| at all| any ?more| now| really)?",
  'to be deleted':
    '(?<said>(?:(?:please|just|can you|could you|you can) )*(?:(?:delete|remove|scrap|erase|discard|trash|bin|ditch|dump|axe|drop|get rid of|cancel|kill|scratch|strike|forget|forget about|never mind|nevermind|nvm|call off) [^,;:]{1,60}|(?:take|strike|kick) [^,;:]{1,60}? off(?: [^,;:]{1,20})?|[^,;:]{1,60}? can (?:go|be (?:deleted|removed|binned|scrapped|dropped|taken off))(?: [^,;:]{1,20})?))',
  'the reason':
    "(?!\\s|(?:and|or|but|then|also|if|unless|until|please|when|once|maybe|perhaps)\\b|#?\\d)(?=(?:i|we|he|she|it|they|you|that['’]?s|nobody|no one|someone|somebody|no|not|don['’]?t|do not|doesn['’]?t|dont|going|because|since|already|too|turns out|[^,;]*?\\b(?:is|are|was|were|has|have|had|does|do|did|will|won['’]?t|can|can['’]?t|could|got|went|wants?|needs?|says?|said|isn['’]?t|aren['’]?t|doesn['’]?t|didn['’]?t|don['’]?t))\\b|[^,;]*?(?<!^)['’](?:s|re|ve|ll|m)\\b)(?!.*\\b(?:except|keep|instead of)\\b)[^;:]{3,80}",
  'they moved':
    '(?<said>.+? (?:moved|pushed|put|postponed|delayed|rescheduled|shifted|bumped|brought|moves|put back|put off) .*?)',
  'to be moved': '(?<said>(?:move|push|postpone|delay|reschedule|shift|bump) .+?)',
  'a few words':
    '(?!(?:and|or|but|not|then|also|still|if|unless|until|so|with|at|on|in|by|same)\\b)(?!.*(?:\\d|\\b(?:too|also|as well|instead|and|or)\\b))\\S+(?: \\S+){0,4}',
  'what happened':
    "(?!(?:and|or|but|not|then|also|still|if|unless|until)\\b)(?=.*(?:\\b(?:i['’]?m|is|are|am|was|were|has|have|had|got|can['’]?t|cannot|won['’]?t|no|feel|need|needs)\\b|['’]s\\b))(?!.*\\b(?:too|also|as well|instead|and|or)\\b)[^,:]{3,60}",
};

export const asides: Form<AsideKind>[] = forms<AsideKind>(
  `
  echo <said> [so|and|then] <asked> <change it>   e.g. the report is urgent now, can you bump it up
  echo <said> , [so|and|then] <bump it>   e.g. the report is due on friday, change that
  echo [<asked>] (change|update|adjust|amend|fix|correct|note) (this|that|it|something|one thing) [for me] : <said at end>   e.g. can you change this: the report is due on friday
  told <who> [just|already] (says|said|reckons|thinks|told me|told us|mentioned) [that] <what is so>   e.g. mum says the report is high priority
  told (turns out|it turns out|apparently|looks like|it looks like|seems like|heads up|just so you know) [that|,|:] <said at end>   e.g. turns out the dentist is on friday
  sorry <said> , [so|very|really] (sorry|sry|soz|my mistake|my bad|my fault|apologies|oops) [about that|for that|everyone|all]   e.g. the dentist is one week later, sorry
  stays <said> [,] (but|and) <keep it>   e.g. take the date off the report but leave it on the list
  calm <said> , <no rush>   e.g. take the date off the report, no rush with it
  gone <to be deleted> , <the reason>   e.g. delete the report, Ben is writing it
  why <they moved> , <a few words>   e.g. the report is postponed to monday, rain
  why <to be moved> , <what happened>   e.g. push the report to friday, Ben is ill
`,
  around,
);

/** What people say behind what they have done: how it went, what else was done with it, that it is over. It asks for nothing. */

export type RemarkKind = 'joy' | 'course' | 'also' | 'over';

const doubt =
  "(?!.*(?:\\b(?:not|no|never|nothing|if|unless|until|till|once|when|still|but|except|again|instead|only|half|almost|nearly|or|and|need|needs|have to|has to|must|should|will|would|might|due|urgent|important|prio|priority|tag|tomorrow|tonight|next|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\\b|n['’]t\\b|['’]ll\\b|\\d(?::\\d\\d|\\s?[ap]m)))";

const beside = {
  day: String.raw`(?:today|tomorrow|tonight|soon|next week|(?:next |this )?\p{L}+day|in a (?:day|week)|in \d+ days)`,
  amount: '(?:\\d{1,3}|all|both|two|three|four|five|six|ten|twelve|twenty|a dozen|half a dozen)',
  it: '(?:it|that|this|they|all|everything|all of (?:it|them)|the lot)',
  'it is': "(?:that|it|this|they|that one|this one)(?:['’]?s|\\s+(?:is|are))",
  who: '(?:he|she|they|we|i|everyone|everybody|(?:the |my |our |his |her )?\\p{L}+)',
  very: '(?:so|very|really|pretty|quite|all|too|actually|super|absolutely|totally|more|much)',
  well: '(?:well|good|great|fine|ok|okay|alright|nice|nicely|smoothly|perfect|perfectly|easy|easily|quick|quickly|lovely|brilliant|brilliantly|wonderful|better than expected|to plan)',
  glad: '(?:happy|glad|pleased|relieved|proud|chuffed|delighted|over the moon|exhausted|knackered|tired|grateful|thrilled)',
  'what happened': `${doubt}[^,;]{1,60}`,
  'a few words': `${doubt}[^,;]{1,60}`,
  past: "(?:i |we )?(?:have |['’]ve )?(?:just |already |also )?(?:\\p{L}{2,}ed|sent|paid|put|gave|took|brought|left|got|made|did|wrote|told|bought|rang|met|hung|cut|dropped)",
};

export const remarks: Form<RemarkKind>[] = forms<RemarkKind>(
  `
  joy (hooray|hurray|hurrah|yay|phew|yippee|woohoo|woo|finally|eventually|at last|at long last|thankfully|luckily|result|done and dusted|job done|nice one|get in|easy peasy|happy days|whoop|whew)   e.g. hooray
  joy (thank god|thank goodness|thank heavens|about time|what a relief|what a day|what a job|what a pain)   e.g. about time
  joy (what a|such a|that was a) (relief|pain|nightmare|faff|mess|job|day|slog|treat|pleasure|delight|success|result)   e.g. such a relief
  joy [i'm|i am|we're|we are] [<very>] <glad> [<a few words>]   e.g. so glad it is over
  course [<it>] (went|turned out|came out|came off|worked|worked out|looks|look|is looking|runs|works|fits|tastes|was|were|is|are) [<very>] <well> [<a few words>]   e.g. it went really well
  course [it] (looks|smells|tastes|feels|sounds|runs|works|shines|sparkles|fits) <what happened>   e.g. looks as good as new
  course (it|he|she|they|everyone|everybody) <what happened>   e.g. he was very brave
  course [it|everything] (is|are) [now|back] in [good|working|full|perfect] order   e.g. everything is in good order
  course all (good|fine|well|ok|okay|in order|in good order|in working order|working|working again|clean|set|clear|sorted|there|safe|sound|accounted for|ready to go)   e.g. all in good order
  course no (problem|problems|issue|issues|trouble|complaints|drama|surprises|faults|damage) [at all|this time|found|whatsoever|so far]   e.g. no problems at all
  course (it|they|he|she) (come|comes|arrive|arrives|get here|gets here|start|starts|will be here|should be here) [on] <day>   e.g. they come friday
  course [it] [only|just] (took|cost) [me|us] <a few words>   e.g. took ages
  course <who> (loved|liked|enjoyed|adored) <what happened>   e.g. she loved it
  course <who> (was|were|is|are|seemed|looked) [<very>] <glad> [<a few words>]   e.g. the client was very pleased
  course <amount> (of them|of it|in total|in all)   e.g. 20 of them
  course (as promised|as planned|as agreed|as usual|on time|in time|with time to spare|ahead of time|first try|first time|in one go|just in time)   e.g. as promised
  over so (that|it|this|they|that one) can (go|come off|be ticked off|be crossed off|be closed) [now|too|as well]   e.g. so that can go
  also <past> (it|them|him|her|that|everything|the lot|all of it|all of them) [<a few words>]   e.g. emailed it last night
  also <who> (did|fixed|made|got|bought|brought|took|sent|paid|helped|sorted|handled) [it|them|that|me|us] [<a few words>]   e.g. dad did it
  over [so] (you can|we can|please|just) (tick|cross|check|take|mark|strike) (it|that|this|them|that one) [off] [done|as done|my list|the list]   e.g. you can tick it off
  over so <it is> [now|all|also] (done|complete|completed|finished|sorted|over|that|out of the way|off my list|off the list|dealt with|done and dusted)   e.g. so that one is complete
`,
  beside,
);

/** Words that take back or put off what stands before them: "just kidding", "not yet", "no, wait". */
export const takesBack =
  /\b(?:never ?mind|kidding|joking|jokes?|jk|dreams?|dreamt|wish|yet|almost|nearly|wait|hang on|hold on|stop|sorry|lie|lying|or (?:not|so)|i think|i guess|lol|undo|back|instead of that|except|besides|apart|other than|but|only|half|partly|some|most|bar|minus|really)\b|^(?:no\b(?! (?:longer|rush|hurry|stress|need|point|use|more|one))|not\b(?! (?:going|needed|necessary|worth|happening|doing|relevant|any|my|our|interested))|(?:please )?(?:don['’]?t|do not)(?: do)?(?: it| that)?$)/iu;
