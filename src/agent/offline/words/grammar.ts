import { smallOrdinals } from '../../../language/number-words.ts';
import { noWords, yesWords } from '../../yes-no.ts';
import type { Topic } from '../intents.ts';
import { quoteToken } from './quotation.ts';

/** The English words the model knows, apart from the code that uses them. */

const words = (list: string) => list.trim().split(/\s+/);

/** Said before a command without changing it. */
export const openers =
  /^(?:(?:uh+|um+|hm+|er+m?|oops|whoops|yay|woo(?:hoo|t)?|phew|ugh|aha|yeah|yep|right(?=,)|(?:nah|nope)(?=[,\s])|sorry(?=,)|no(?=,)|(?:no |oh )?wait(?=,)|no wait|hang on|hold on|correction|fyi|my bad|guess what|good news|change of plans?|(?:two|three|a few|a couple of|couple of) (?:more |quick |other |small )?things|one (?:more|last) thing|(?:you|u|ya) (?:can|may)|would you mind|be so kind(?: and| to)?|if you don['’]?t mind|i think(?: that)?(?: i should)?|maybe i should|(?:hey|hi|hello)(?: there)?|yo|hiya|good (?:morning|afternoon|evening)|i was (?:hoping|wondering if) you (?:could|can)|any chance you (?:could|can)|(?:it (?:would|['’]d) |it['’]d |would )be (?:great|nice|good|lovely|awesome|cool|helpful|amazing) if you (?:could|can|would)|do you think you (?:could|can)|ok+(?:ay)?|so+|well|now|then|also|and|plus|to(?= (?:add|create|remind|mark|delete|move|show)\b)|oh|oh no|wait no|ah|alright|yes|actually|btw|great|thanks|thank you|perfect|actodo|bot|just|quickly|kindly|please|pls|plz|lemme|go ahead and|can (?:you|u|ya)|could (?:you|u)|would (?:you|u)|will you|can we|could we|(?:could|can|may) i (?:ask|trouble|get|bother) you to|can i|could i|may i|let's|let us|(?:(?:would|is) it (?:be )?|is )possible (?:for you )?to(?= (?:add|put|remind|note|create|make)\b)|i['’]?(?:d| would) (?:be (?:grateful|thankful|happy)|appreciate it) if you (?:could|can|would)|do me a favou?r and|when you (?:get a (?:chance|minute|moment)|have time)(?=,),|i(?:'d| would) like (?:you )?to|i want (?:you )?to|i want that you|i wanna|i need you to|help me(?: to)?)(?:\s*[,!:]\s*|\s+|$))+/iu;
/** Said of the order of what is said, in front of a command. */
export const ordering =
  /^(?:(?:number )?(?:one|two|three|four)\s*[,:.]\s*(?=(?:(?:i|we)\s|(?:please\s+)?forget\s))|(?:(?:number )?(?:one|two|three|four)\s*[,:.]|first(?: of all)?|firstly|second(?:ly)?|third(?:ly)?|next|finally|lastly|last)(?:\s*,\s*|\s+)(?=(?:please\s+)?(?:add|create|make|mark|tick|delete|remove|move|show|list|complete|remind|rename|set|tag|change|cancel|finish|push|put|reschedule|drop|clear)\b))/iu;
export const closers =
  /(?<![,\s])(?:[,\s]+(?:please|pls|plz|(?:please )?and thank you|thanks(?: a lot| so much| in advance)?|thank you|thx|cheers|that['’]?s (?:all|it)|(?:so (?:please |pls |plz )?)?(?:don['’]?t let me (?:forget|miss)(?: it)?|(?<=so (?:please |pls |plz )?)(?:remind me|make sure (?:that )?i don['’]?t forget))|for me|right now|(?<!\b(?:from|by|until|till|just) )now|if you can|if possible|when you can|would you|will you|ok|okay|btw|by the way|lol|haha|ugh|argh|omg|grr+))+$/iu;

const address = String.raw`(?:[\s,!]+(?:there|again|everyone|friend|buddy|man|mate|actodo|bot|all|you|so much|very much|a lot|a bunch|indeed|then|for (?:that|it|the help|your help|everything)|today|doing|going|now|soon|tomorrow|later))*`;
const talk = (source: string) => new RegExp(`^(?:${source})${address}\\??$`, 'iu');

const oneOf = (list: string[]) => new RegExp(`^(?:${list.join('|')})$`, 'iu');

export const smallTalk: [Topic, RegExp][] = [
  [
    'greeting',
    talk(
      "hi|hey|hello|yo|hiya|howdy|salam|assalam.{0,20}|good (?:morning|afternoon|evening|day)|how are you|how's it going|what's up|sup",
    ),
  ],
  [
    'thanks',
    talk(
      '(?:many |ok |okay |great |perfect )?(?:thanks|thank you|thx|ty|cheers)|great|awesome|perfect|nice|cool|good job|well done|wonderful',
    ),
  ],
  [
    'farewell',
    talk(
      '(?:(?:bye|good night|gn|ok|thanks)[,.!]* )?(?:bye|bye bye|goodbye|good night|gn|see (?:you|ya)(?: (?:on )?(?:next )?\\p{L}+day)?|later|cya|ttyl|take care|sleep well|(?:(?:i|we) )?(?:gotta|got to|have to|must|need to|should) (?:go|run|leave)|(?:talk|speak|chat)(?: to you)?(?= (?:tomorrow|later|soon|then)))',
    ),
  ],
  [
    'help',
    /^(?:help|help me|(?:can|could|will|would) you (?:please )?help(?: me)?(?: out| please| with (?:something|this))?|what can you do|how (?:do|can) (?:i|you).*|how does (?:this|it) work|who are you|what are you|commands|\?+|usage|instructions)\??$/iu,
  ],
  ['yes', oneOf(yesWords)],
  ['no', oneOf(noWords)],
];

/** First words that make a bare phrase an imperative: "buy milk". */
export const actions = new Set(
  words(`
  analyze answer apply approach arrange ask assemble attend back backup bake bathe book borrow bring brush build buy calculate call
  celebrate change charge check choose clean clear collect compare compose configure confirm contact convert cook copy count
  cut debug declutter decide decorate deliver deploy design develop discuss do donate download draft draw drink drive drop dry dust
  eat email enroll exchange exercise explain explore expense fax feed fetch file fill find fix fold follow format freeze fold fuel gather get give go
  grab grade groom grow hang harvest help hire host install interview invest investigate invite invoice iron jog join journal
  learn leave lend lift listen load lock look mail make measure meditate meet memorize merge message migrate mop mow negotiate
  notify order organise organize pack paint park pay phone photograph pick plan plant play polish post practice practise prep prepare present
  print process proofread publish purchase push put query quit read rebook rebuild receive recharge recycle redeem refactor refill
  register rehearse release rent repair replace replant reply report request research reserve respond rest return review revise ride run
  sand save scan schedule scrub sell send service setup sew shave ship shop shovel sign sketch sleep solve sort speak start
  stock stretch study submit subscribe summarize sweep swim switch take talk teach test text throw tidy top train transfer translate travel treat trim
  try turn type unpack unsubscribe update upgrade upload vacuum validate verify visit volunteer vote wake walk wash watch water wax weed
  weigh wipe withdraw work wrap write
  rake hoover empty restock chase dig prune renew ring reset restart reboot sharpen defrost descale unblock tighten repaint rewrite resubmit
  rsvp enrol babysit mend knit hem bleach disinfect sterilize sterilise vaccinate claim declare quote skim rewire
  insulate demolish inspect dismantle varnish plumb bleed annotate cite memorise summarise analyse code
  commit rerun retake resit brainstorm edit pop nip hand chop peel marinate roast boil fry blend thaw fertilize fertilise repot
  sow mulch strim worm deworm burp potty braid swap restore sync uninstall chart administer dispense discharge admit roster
  onboard mentor reorder deposit refund reimburse budget forecast shred laminate staple extinguish inflate jumpstart refuel
  insure valet hitch tow forage hunt hike ski remortgage renovate rehang declog flush fumigate sponsor fundraise petition
  nominate elect greet thank apologise apologize congratulate console assist escort accompany chaperone carry haul unload stash
  blow rake dig mend peel pour prune pump hoover
`),
);

/** First words of commands: a phrase that begins with one and was not understood is no thing to do either. */
export const commandVerbs = new Set(
  words(
    'mark rename retitle tag untag reschedule reopen undo delete remove show list unmark uncheck filter only complete',
  ),
);

/** Past tense to the verb a task is written with; a regular "-ed" needs no entry. */
export const pastTense = new Map(
  words(`
  bought:buy paid:pay made:make did:do wrote:write read:read sent:send got:get met:meet took:take went:go ate:eat ran:run
  brought:bring built:build caught:catch chose:choose cut:cut drew:draw drove:drive fed:feed found:find gave:give had:have
  held:hold hung:hang kept:keep left:leave lent:lend put:put rang:ring sold:sell set:set spoke:speak swam:swim swept:sweep
  taught:teach told:tell threw:throw woke:wake wore:wear won:win picked:pick dropped:drop fixed:fix called:call
  written:write taken:take eaten:eat given:give driven:drive worn:wear woken:wake chosen:choose spoken:speak drawn:draw flown:fly ridden:ride
  rung:ring sung:sing swum:swim begun:begin drunk:drink drank:drink grew:grow grown:grow blew:blow blown:blow threw:throw thrown:throw
  froze:freeze frozen:freeze hidden:hide mown:mow sown:sow sawn:saw shorn:shear slept:sleep stole:steal struck:strike swung:swing
  withdrew:withdraw withdrawn:withdraw rewrote:rewrite rewritten:rewrite redid:redo redone:redo repaid:repay resold:resell rebuilt:rebuild
  retook:retake retaken:retake resent:resend reread:reread dealt:deal learnt:learn burnt:burn knelt:kneel laid:lay spun:spin
  wove:weave woven:weave seen:see proofread:proofread saw:see sewn:sew sewed:sew began:begin dug:dig lit:light sang:sing stuck:stick shut:shut rode:ride hid:hide flew:fly
  clean:clean tidy:tidy booked:book cleaned:clean washed:wash watered:water walked:walk mailed:mail emailed:email submitted:submit
`).map((pair) => pair.split(':') as [string, string]),
);
/** Verbs that people take for one another when they say what they did. */
export const sameVerb: ReadonlySet<string>[] = [
  new Set(words('do finish complete make handle')),
  new Set(words('get have')),
  new Set(words('buy get pick fetch grab order purchase collect')),
  new Set(words('call phone ring speak talk')),
  new Set(words('send mail email post message text write')),
  new Set(words('clean tidy wash wipe')),
  new Set(words('fix repair mend')),
  new Set(words('book reserve')),
  new Set(words('visit see go')),
  new Set(words('hand submit return bring take')),
  new Set(words('hand submit turn file')),
  new Set(words('vacuum hoover')),
  new Set(words('reply answer respond')),
  new Set(words('mow cut trim')),
];
export const notPast = new Set(
  words(
    'need feed bleed speed expired wanted needed liked loved hated used tried planned started wished hoped cancelled canceled',
  ),
);

export const quantities = /^(?:all|every|everything|anything|each|both)\b/iu;

/** What the language's `ordinal` reads, as far as a place in a list is said by it. */
export const placeWord = `1st|2nd|3rd|[4-9]th|10th|${smallOrdinals}|last|final`;

export const stopWords = new Set(
  words('a an the my our your his her their to of for on at in with and this that some about task tasks todo todos'),
);

/** Nouns for what this program keeps. */
export const taskNoun = `(?:tasks?|to-?dos?|to dos?|items?|reminders?|things?|entries|entry|chores?)`;

/** An "and" or comma in front of one of these starts a new command. */
const reference = String.raw`(?:the )?(?:(?:tasks?|todos?|items?|number|no\.?) ?)?#?\d+\b|(?:it|that|them|those|this|that one|the (?:first|second|third|last) (?:one|task))\b|(?:the |my )?(?:${quoteToken}|[^,.]{1,60}? tasks?)\b`;
export const newCommand = [
  String.raw`(?:another|one more)(?: one| task| todo)?\s*[:,]\s*`,
  String.raw`(?:please |also |then ){0,3}(?:add|create|make)\s+(?:a |an |another |new )*(?:task|todo|to-do|reminder)s?\b`,
  String.raw`(?:please |also |then ){0,3}(?:add|create)\s+`,
  String.raw`(?:please |also |then ){0,3}(?:show|list|display)(?:\s+(?:me|all|my|the|every|pending|what)|$)`,
  String.raw`(?:please |also |then ){0,3}(?:what(?:['’]?s| is| are| do| have| else)|how many)\b`,
  String.raw`(?:please |also |then ){0,3}(?:mark|rename|reschedule|reopen|untag|uncheck)\s+`,
  String.raw`(?:please |also |then ){0,3}remind me (?:[^,;]{1,40}? )?(?:to|about)\s+`,
  String.raw`(?:tasks? |number |#)\d{1,9}(?:(?:\s*,\s*|\s+and\s+)#?\d{1,9})* (?:is|are) (?:now |also |already )?(?:done|finished|completed?)\s*$`,
  String.raw`(?:also )?label (?:it|that) (?:as |with )?\S+`,
  String.raw`(?:task |#)\d{1,9} (?:to |as )?(?:urgent|high|medium|low|p[1-4])(?:[- ]prio(?:rity)?)?\s*$`,
  String.raw`(?:please |also |then |you can |you may |can you ){0,3}(?:delete|remove|cancel|complete|finish|check off|tick off|tick|check|move|postpone|change|update|tag|set|repeat|make)\s+(?:${reference})`,
].join('|');

/** A full stop after these ends no sentence. */
export const abbreviations =
  /(?:^|[\s(]|(?<=[\s(]\p{L})\.)(?:dr|mr|mrs|ms|prof|st|vs|etc|e\.g|i\.e|approx|no|a\.m|p\.m|jr|sr|inc|ltd|dept|apt|tel|ext|fig|vol|pp|reg|attn|nr|incl|excl|ave|rd|blvd|hon|rev|capt|gen|sgt|qty|ref|misc|co|corp|bros|acct|[a-z])\.$/iu;

export const priorityWords: [RegExp, 'low' | 'medium' | 'high' | 'urgent'][] = [
  [/(?<![\p{L}\p{N}!])!(?:urgent|critical|asap)(?![\p{L}\p{N}])/iu, 'urgent'],
  [/(?<![\p{L}\p{N}!])!(?:high|important)(?![\p{L}\p{N}])/iu, 'high'],
  [/(?<![\p{L}\p{N}!])!(?:medium|normal)(?![\p{L}\p{N}])/iu, 'medium'],
  [/(?<![\p{L}\p{N}!])!low(?![\p{L}\p{N}])/iu, 'low'],
  [
    /(?:\b(?:with|at|as) )?(?:\b(?:an?|the) )?(?:priority|prio)\s*(?:of|is|to|:|=)?\s*(?:urgent|highest|critical|p1|1)\b/iu,
    'urgent',
  ],
  [/(?:\b(?:with|at|as) )?(?:\b(?:an?|the) )?(?:priority|prio)\s*(?:of|is|to|:|=)?\s*(?:high|p2|2)\b/iu, 'high'],
  [
    /(?:\b(?:with|at|as) )?(?:\b(?:an?|the) )?(?:priority|prio)\s*(?:of|is|to|:|=)?\s*(?:medium|normal|mid|default|p3|3)\b/iu,
    'medium',
  ],
  [/(?:\b(?:with|at|as) )?(?:\b(?:an?|the) )?(?:priority|prio)\s*(?:of|is|to|:|=)?\s*(?:low|lowest|p4|4)\b/iu, 'low'],
  [/(?:\b(?:with|at|as|of) )?(?:\b(?:an?|the) )?(?:urgent|highest|critical|top)[- ]prio(?:rity)?\b/iu, 'urgent'],
  [/(?:\b(?:with|at|as|of) )?(?:\b(?:an?|the) )?high[- ]prio(?:rity)?\b/iu, 'high'],
  [/(?:\b(?:with|at|as|of) )?(?:\b(?:an?|the) )?(?:medium|normal)[- ]prio(?:rity)?\b/iu, 'medium'],
  [/(?:\b(?:with|at|as|of) )?(?:\b(?:an?|the) )?(?:low|lowest)[- ]prio(?:rity)?\b/iu, 'low'],
  [/(?:,\s*|\(\s*)?\b(?:it's |it is |this is |that's )?not (?:urgent|important)\b\)?/iu, 'low'],
  [
    /(?:,\s*|\(\s*)?\b(?:it['’]?s |it is |this is |that['’]?s |and )?(?:very |really |super |most )?(?:urgent(?:ly)?|asap|as soon as possible)\b\)?/iu,
    'urgent',
  ],
  [
    /(?:,\s*|\(\s*)?\b(?:it['’]?s |it is |this is |that['’]?s |and )?(?:very |really |super |most )?important\b\)?/iu,
    'high',
  ],
  [/(?<![\p{L}\p{N}])!?p1(?![\p{L}\p{N}])/iu, 'urgent'],
  [/(?<![\p{L}\p{N}])!?p2(?![\p{L}\p{N}])/iu, 'high'],
  [/(?<![\p{L}\p{N}])!?p3(?![\p{L}\p{N}])/iu, 'medium'],
  [/(?<![\p{L}\p{N}])!?p4(?![\p{L}\p{N}])/iu, 'low'],
];

/** A value that is a priority and nothing else: "high", "top priority", "p2". */
export const barePriority: [RegExp, 'low' | 'medium' | 'high' | 'urgent'][] = [
  [/^(?:an? |my |the )?(?:urgent|asap|p1|highest|top|critical)(?:[- ]prio(?:rity)?)?$/iu, 'urgent'],
  [/^(?:an? |my |the )?(?:high|important|p2|higher)(?:[- ]prio(?:rity)?)?$/iu, 'high'],
  [/^(?:an? )?(?:medium|normal|mid|default|p3)(?:[- ]prio(?:rity)?)?$/iu, 'medium'],
  [
    /^(?:an? )?(?:low|p4|lowest|lower|not (?:so |that |really )?(?:urgent|important)|unimportant)(?:[- ]prio(?:rity)?)?$/iu,
    'low',
  ],
];
