import { forms } from './form.ts';
import { taskNoun } from './grammar.ts';

/** How a request to see tasks is put. */
export type ListingKind = 'list' | 'group' | 'asked';

const about = `(?:${taskNoun}|jobs|lists?|stuff|pending|completed|overdue|agenda|plate|schedule|to-?do|to do|due|deadlines?)`;
const question = `(?:count|what|whats|whatever|which|how many|how much|do i|do we|did i|have i|have we|is there|are there|anything|when|am i|any|is|are|where|who|got any)`;
const state = `(?:pending|open|completed|done|finished|overdue|late|incomplete|unfinished|remaining|outstanding|active|left|urgent|important|upcoming|today['’]?s?|tomorrow['’]?s?|yesterday['’]?s?|(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]s|tagged|(?:this|next) (?:week|month|weekend)(?:['’]?s)?|(?:high|medium|low|normal|top)(?:[- ]priority)?|untagged|undated|p[1-4]|shopping|work|recent|new|latest|oldest|recurring)`;

/**
 * Requests to see tasks: whole sentences, whose filter is read from their words afterwards. A `group` ("family stuff") begins with a word
 * that is no verb, and what is `asked` ends in a question mark.
 */
export const listings = forms<ListingKind>(
  `
  list (what time|when) (is|are|was) <a thing><any>   e.g. when is the meeting?
  list (when's|whens|what time's) <a thing><any>   e.g. when's lunch with Nadia?
  list (when|what time|at what time|what day|which day) (do|must|should) (i|we) (have to|need to|) <words>   e.g. when do I have to call mom?
  list [only] (show|list|display|view|filter)<no up or off>   e.g. show my tasks
  list <no number>(sort|order|arrange|see|print|read|read out|read me|get|give me|give us|tell|let me see|let me know|pull up|open|<check>|review|fetch|look at|look up|look for|find|know|hear|go over|go through|run me through|walk me through|talk me through|run through|<remind of>) <any><about><any>   e.g. let me see my tasks
  list (showing|telling|listing) (me|us) <words>   e.g. showing me what is due tomorrow
  list search <any>   e.g. search milk
  list look (for|up) <no a>   e.g. look for milk
  list find [me] <no a>   e.g. find milk
  list (i'm|i am|im|we're|we are) (searching|looking for|searching for|trying to find) <no a>   e.g. I'm looking for milk
  list (is there|are there|got|have you got|is there not) (anything|something) (on|for|about|with|like|around|regarding|mentioning|containing) <words>   e.g. is there something about milk?
  list <question><any><state of things><any>   e.g. what is overdue?
  list (what|which|do|have) <any>(do i have|have i got|i have|i got|need to do|should i do|should i work on|should i be doing|should i be working on|should i start|should i begin|should i tackle|should i prioritise|should i prioritize|should we start|should we tackle|should i focus on|have to do|must i do|am i doing|coming up|going on|do we have|have we got|we have|we got|should we do|must we do|are we doing|i must|we must|i should|we should|i have to|we have to|i need to|we need to|do i got|i gotta|we gotta)<no news>   e.g. what do I have?
  list (anything|something) (on|for|about|with|like|before|after|past|beyond|by|around|mentioning|containing|called|named|titled) <words>   e.g. anything on the 17th?
  list [(have|did|do) (i|we)|have|is there|are there|got|we got|i got] [got|a] (anything|something|any|stuff|much|a lot|things) [else|planned|scheduled|due|coming up|happening|going on|open|left|to do] (on|for|about|before|after|by|around|until|till|between|from|in|this|next|today|tomorrow|tonight) [<words>]   e.g. is there anything about flights?
  list (everything|all|all of it|anything|something|stuff) [due|left|still open|that's due|that is due|planned|scheduled] (on|for|before|after|by|until|till|between|from|in|this|next|since) <words>   e.g. everything until sunday
  list (what|which|what's|whats) [tasks|todos|things|ones|jobs] [is|are|have] (on|down|pencilled in|written down|happening|planned|scheduled|due|up|going on|coming up|there|in|for|at|before|after) [on|for|in|at|due|between|from|until|till|before|after|by] <words>   e.g. what's happening on monday?
  list (what|which) (one|task|ones|tasks|job) (is|was|are|were) (for|about|with|from|to do with) <words>   e.g. which one was for Deniz?
  list (what|which) (is|was) the (one|task|job) (for|about|with|from|to do with) <words>   e.g. what was the one with the plumber?
  list (what's|whats) the (one|task|job) (for|about|with|from|to do with) <words>   e.g. what's the one with the plumber?
  list (what's|what is|whats|where's|where is|show|show me|tell me|give me|find|find me) [me] [about] (my|our|the) next <to come>   e.g. what's my next meeting?
  list (my|our) next <to come>   e.g. my next appointment
  list (what|which|what's|anything|something) <any>(without|with no|has no|have no|doesn't have|don't have|does not have|do not have) [a|an|any] (due date|date|dates|due dates|deadline|deadlines) [yet]   e.g. what doesn't have a date yet?
  list (am i|are we|anything i'm|anything i am) [running|falling] (behind|late)<any>   e.g. am I behind on anything?
  list [show me] [my|the] (top|first|next|last|latest) <n> [open|pending|urgent] (tasks|todos|things|items)   e.g. my top 3 tasks
  list (what does|how does|how's|what's|whats|what is|how is) [my|the|our] (day|week|today|tomorrow|weekend|schedule|next week|this week|next month|this month|monday|tuesday|wednesday|thursday|friday|saturday|sunday) (look|looking|like)<any>   e.g. how does tomorrow look
  list (am i|are we) (free|busy) [on|at|for] <words>   e.g. am I free on friday?
  list (do|must|should) (i|we) [still|really|also] (have to|need to|got to) <words>   e.g. do I still have to call mom?
  list did (i|we) (miss|forget) (anything|something)   e.g. did I miss anything?
  list (did|have) (i|we) [already] <words>   e.g. did I call mom?
  list (what|what's|what is|what are|whats|anything) [is|on|up|for|about|next|there|planned|happening|scheduled|left for] [for|on] (today|tomorrow|this week|next week|tonight|next|my day)   e.g. what's up today?
  list <mine><states>(tasks|todos|to-dos|jobs|to-do list|todo list|todolist|task list|list|chores)<no colon>   e.g. my pending tasks
  list <first thing> [,] (what|what's|whats|do i have|have i got|am i|is there|anything) [<words>]   e.g. first thing tomorrow what have I got
  list (give|show|get) [me|us] (a|an|the|my) [quick|short|full|brief] (overview|summary|rundown|recap|breakdown|round-up)<any>   e.g. give me a quick overview
  list (summarize|summarise|recap) (my|the|all|what|everything)<any>   e.g. summarize my tasks
  list (run|go) (down|over|through) (my|the|our) (list|tasks|todos|day|week)   e.g. run down my list
  list (what's|what is|whats) (the|my|our) (plan|plans|schedule|agenda|programme|program|lineup) [for|on|like] [<words>]   e.g. what is the plan for today?
  list (pull|bring|call) up [<mine>]<when alone>   e.g. pull up wednesday for me
  list (what|what's|which|how many|anything|is anything|is there anything) <any>(ticked|checked|crossed|tick|check|cross) off<any>   e.g. what have I crossed off so far?
  list (what|which|anything|is there anything|are there any|is there something) <any>(should|supposed to|meant to|ought to) <any>(by now|already)   e.g. what should have been done by now?
  list (anything|what|what's|whats|something) [is] coming [up] (in|within|over|on|for|this|next|today|tomorrow) <words>   e.g. anything coming within the next 7 days?
  list [what's|whats|what are] [<mine>|upcoming|next|what|which|any|show] [my|upcoming] deadlines <any>   e.g. deadlines this week?
  list (what|what's|whats|what is|which|things|stuff|tasks|ones) [tasks|things|ones] [is|are|have|has] [the] (tagged|labelled|labeled|tag|label) [as|with] <words>   e.g. what's tagged career
  list (what|anything|something) (am|are) (i|we) (behind|late) (on|with|for)   e.g. what am I behind on
  list (did|what did|what have) (i|we) (miss|missed|forget|forgotten|overlook|overlooked) [(anything|something)] [to do] [today|this week|so far]   e.g. what did I miss?
  list (stuff|things|tasks|todos|ones) (with no|without|with|that have no|that has no|having no) [a|any] (due date|date|dates|deadline|deadlines|due dates)<any>   e.g. stuff with no due date
  list (how's|hows|how is|how are) [my|the] (monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|weekend) [looking|going]   e.g. how is my thursday
  list (what|which) (have|did|do) (i|we) [got|have] (planned|plan|scheduled|booked)<any>   e.g. what have I planned for thursday
  list (what|which|what's|anything|something|is there anything) [tasks|things|else] [that] [still|really|urgently] (needs|need|must|should|has to|have to) (doing|be done|get done|to be done|to get done|finishing|attention|to happen)<any>   e.g. what still needs doing
  list (what|what's|whats|which) [tasks|things|todos] [is|are] (repeating|recurring|repeated|come every|comes every|happen every|happens every) [<words>]   e.g. what's repeating
  list (let me see|show me|tell me|see) what [all] (i have|i've got|i got|we have|we've got|we got)<any>   e.g. let me see what I have
  list (am|are) (i|we) (forgetting|overlooking|missing) (anything|something)<any>   e.g. am I forgetting something?
  list [is there|are there|have i got|do i have] (anything|something) [else] [that] (i|we) [still|really|also] (need to|have to|must|should|gotta|ought to) <words>   e.g. anything I need to pay?
  list (what|which) [tasks|things|ones] (can|could|may|might) [i|we] (wait|leave|skip|postpone|delay|put off|be <put off>) [(for|until|till) (later|another day)]   e.g. what can I leave for later?
  list [my|the|our|what are the|what are my] (top|main|biggest|highest|current) priorities [for <words>]   e.g. top priorities?
  list (what|which|everything|anything|all|tasks|things|those|ones) <any>(has|have|with|got) (a|any) (date|due date|deadline)<any>   e.g. everything with a date
  list (everything|all|all of it|anything|all tasks|what|which) [tasks|ones|things] (that has|that have|having|which has|has|have) to do with <words>   e.g. everything that has to do with papers
  list do (i|we) [still|already|really] need <no to>   e.g. do we need batteries?
  list (tell me about|how about) (my|the) (day|week|tasks|todos|list)   e.g. tell me about my day
  list (anything|something|what|what have|what did) [that|have|did] (i|we) (forgot|forgotten|missed|miss|overlooked|am forgetting|am missing) [about|on|out on]   e.g. anything I forgot about
  list (what|which|what's|anything|something|tasks|things|stuff|todos|everything) [is|are|that|that's|that is|thats] [still|not yet|not] (not scheduled|scheduled|unscheduled|undated|without date|without a date) [yet]   e.g. what's not scheduled yet?
  list (what|which) [tasks|ones|things|of them|of my tasks] [do] (repeat|repeats|recur|recurs|is recurring|are recurring|come back)   e.g. what repeats?
  list (is|are) (everything|all|all of it|all of them|it all) (done|finished|complete|completed) [yet|now]   e.g. is everything done?
  list (am i|are we) [all] (done|finished|through) [for|with] (today|tomorrow|this week|the day|everything|my list)   e.g. am I done for today?
  list (what|which) (can|could|may|might|should) (come first|be first|be done first)   e.g. what should come first?
  list (is|are|isn't|aren't) <some words> (on|in) (there|here|it|<own list>)   e.g. is milk on my list?
  list do you (see|have|find|know of) (anything|something|a task|any task|any tasks) (about|on|for|with|like|called|named) <words>   e.g. do you see anything about shoes?
  list (i|we) (can't|cannot|couldn't|can not) find <no a>   e.g. I can't find the boiler task
  list where (did|has) <some words> (go|gone|disappear|disappeared)   e.g. where did the boiler task go?
  list what did (i|we) (write|put|note|save|add|say) [down] (about|for|on) <words>   e.g. what did I write about the boiler
  list where (is|are|did|'s) [i|we] [put|write|note|save|have] <some words>   e.g. where did I put the running shoes
  list (check|see|look) (if|whether) (i|we|there|there's) (have|has|had|is|are|wrote|put|added|noted|saved|made|did|already) <words>   e.g. check if I wrote down the shoes
  list (search|find|look) [:] <words>   e.g. search: venue
  list (lookup|query) <words>   e.g. lookup the ladder
  list (remind|tell) me (what|which) <words>   e.g. remind me what I have to do
  list (everything|all|all of it|anything|all tasks) [that is|that's] (tagged|labelled|labeled|marked|about|with|without|mentioning|related to) <words>   e.g. everything tagged work
  list (sort|order|arrange) [them|it|these|everything|those] by <words>   e.g. sort by date
  list [all|only|just|everything|anything] [<mine>](high|important|medium|normal|low|urgent) [priority] [tasks|ones] (or|and) (above|higher|up|below|lower|urgent|important|high|medium|low)<any>   e.g. high priority or above
  list (newest|oldest|most important|most urgent|highest priority|latest) first   e.g. newest first
  list (what|which) [task|one|thing|todo] did (i|we) [just] (add|create|make) [last|most recently]   e.g. what did I add last
  list (what|what's|what is) the (last|latest|newest) (thing|task|todo|one) [that] [i] (added|created|wrote)   e.g. what's the last thing I added
  list (what|which) day <is> <words>   e.g. what day is the dentist
  list (when|by when|what time|at what time|by what time|what day|which day|which date|by which date) (do|did|will|should|must|can) (i|we) <words>   e.g. when do I pay rent
  list see <first thing>   e.g. see friday
  list (today's|tomorrow's|tonight's|this week's|next week's) (todo|to-do|todos|list|tasks|plan|jobs|stuff|things)   e.g. today's todo
  list [my|the|today's|tomorrow's|this week's|our] (agenda|schedule|priorities|calendar|plan|plans) [for <words>]   e.g. today's agenda
  list (number|amount) of <words>   e.g. number of completed tasks
  list (anything|what) [is|else is] (else|else there|new|there) [today|tomorrow|this week|for today]   e.g. anything else?
  list (what's|what is|whats) (on|first|unfinished|left over|undone|up next|remaining)   e.g. what's on?
  list (leftovers|unfinished business|what remains|what's unfinished)   e.g. what remains
  list how many more <any>   e.g. how many more today
  list (what|which) <any>(gotta|hafta|supposed to|meant to) do<any>   e.g. what do I gotta do today
  list (what|which) did (i|we) [not] (do|get done|finish|complete) <any>   e.g. what did I not do yesterday
  list [my|the] (top|first|next|last|latest) <n>   e.g. top three
  list (tell|show|remind) me (what's|what is|whats|when|who) <words>   e.g. tell me what's on tomorrow
  list (is|how's|how is|what's|what is) (today|tomorrow|this week|next week|monday|tuesday|wednesday|thursday|friday|saturday|sunday) [looking|going] (busy|like|full|free|packed|clear)   e.g. what's friday like
  list (who|whom) (do|should|must|did) (i|we) [still|have to|need to|want to] <words>   e.g. who do I have to call?
  list do (i|we) [still] have (anything|something|any|a task|tasks|a todo|a reminder|todos) (on|for|about|with|like|called|named|to do with|mentioning|containing|regarding) <words>   e.g. do I have something with the printer
  list how busy (am i|are we|is) <words>   e.g. how busy am I tomorrow?
  list (do (i|we) have|have (i|we) got|got|are there|do we got) [any|some|the|much|enough] (time|plans|appointments|tasks|chores|deadlines|things|stuff) [planned|scheduled|due|left] (on|at|for|this|next|today|tomorrow|tonight|in) <any>   e.g. do I have plans on saturday?
  list [see|view|look at|read|read me|let me see|let me have|let's see] <mine><state> (ones|stuff|things|items|only|tasks only|ones only)   e.g. urgent ones only
  list (get|give me|get me|have) [my|the|all the|all my] <state> (ones|tasks)   e.g. get the urgent ones
  list (only|just) [the|my] <words>   e.g. only the urgent ones
  list any (plans|appointments|deadlines|chores) (on|for|in|this|next|today|tomorrow|tonight) [<words>]   e.g. any plans for saturday?
  list (tell|show|give|read) (me|us) (everything|all|all of it|whatever|anything) [that is|that's|thats|which is|i have|we have|that i have] (still|open|pending|left|due|not|overdue|on|for|in|this|next|today|tomorrow) [<words>]   e.g. tell me everything that's still open
  list (tell|show|give|read|read out|name|list|let|know) [me|us] [know] (everything|all|whatever|anything|all of it|what) [that|which|that's|that is|there is that] <still to do><any>   e.g. tell me everything that remains to be done
  list (the lot|the whole lot|the full list|the whole list|everything|all of it|all tasks) [please] [,] [and|but|with] [the|my] (done|finished|completed|ticked|checked) [off] (ones|tasks|things|stuff) (included|too|as well|also)   e.g. the whole lot, finished ones too
  list (the lot|the whole lot|the full list|the whole list|everything|all of it|all tasks) [please] [,] [and|but] (also|including|incl|plus) [the|my] (done|finished|completed|ticked|checked) [off] [ones|tasks|things|stuff]   e.g. everything, also the completed ones
  list (the|my) <a word> (tag|label) [only]   e.g. the bills tag
  list <a tag> [,] [the|only|just] [the] (open|pending|not done|done|completed|finished|overdue|unfinished|only|all|everything) [ones|tasks|things|stuff|of them] [only]   e.g. sales tag, open ones only
  list (everything|all|all of it|anything|all tasks|what|which|what's|who|stuff|things|tasks|items|ones) <any>(with|under|in|has|have|having|carries|carry|got) (the|a|my) <a word> (tag|label)<any>   e.g. everything that has the health tag
  list (what's|what is|what are|which are|whats|which is|anything|is anything|are any) [still|not|not yet] (untagged|tagged|unlabelled|labelled) [yet|so far]   e.g. what's untagged?
  list (which|what) [ones|tasks|things|of them|of my tasks] (aren't|isn't|are not|is not|have not been|are still|are) [yet] (tagged|untagged|labelled) [yet]   e.g. which ones aren't tagged?
  list (stuff|things|items|ones) (without|with no) [a|any] (tag|tags|label|labels)   e.g. stuff without tags
  list (which|what|is anything|anything|is there anything|is something|have i|did i|show|show me) <any>(marked|flagged|rated|set) [anything|something] [as|to] [a] (urgent|high|important|medium|normal|low|p1|p2|p3|p4) [priority]   e.g. which of these are set to high?
  list (what|which) [tasks|ones|things|else] (needs|need) (doing|to be done|finishing|to get done)<any>   e.g. what needs doing first?
  list (what|which) <any>(have|do) (i|we) still (got|have|need)<any>   e.g. what have I still got today?
  list [show me] [my|the] (top|first|next|last|latest) <n> [tasks|todos|things|items] by (priority|importance|urgency|date|due date)   e.g. top 3 by priority
  list [show me] [what are] [my|the] [<n>] (most|least) (urgent|important|pressing) (tasks|things|todos|ones|items)   e.g. three most important things
  list (show|tell|give|list|read) [me|us] (them|these|those|it) all   e.g. show them all
  list (run|go|walk|talk|take) (me|us) (through|over) <when>   e.g. run me through today
  list (everything|all|all of it|anything|stuff) (up to|up until|up till|through|no later than|due|due up to) <words>   e.g. everything up to friday
  list [see|view|read|read me|let me see|let me have] [all] (the|those|my) (ones|tasks|things|items) (without|with no|due|overdue|that are due|that's due|that have no|that are overdue|tagged) <words>   e.g. the ones without a date
  list where (do|are|am) (things|we|i) (stand|at|with everything|standing)   e.g. where do things stand?
  list how (are things|are we|am i) (looking|doing|going) [for <words>]   e.g. how are things looking for friday
  list (what|which|who|whom|where) (did|do|was|were|am|are|must|should|have) (i|we) <mostly>(supposed|meant|planning|going|need|needed|have|had|want|wanted|got) to <words>   e.g. what was I supposed to buy again?
  list how (much|many) <any>(do|have) (i|we) [still] (have|got|have left|have to do|have open)   e.g. how much stuff do I still have
  list (is there|are there|do i have|have i got) (anything|something) [that] (i|we) (should|need to|ought to) (know|be aware|watch out|remember)<any>   e.g. is there anything I should know about today?
  list [let me|let us|can i|could i] (have|take|get|grab) a [quick] look [at] <any><about><any>   e.g. let me have a look at my tasks
  list (what's|what is|what are|whats) (my|our) [biggest|top|main|current|most important] (priority|priorities)<any>   e.g. what are my priorities?
  list (how's|how is|how are|hows) (my|the|our) (list|tasks|todos|things) (looking|doing|going|coming along)<any>   e.g. how's the list looking?
  list how far (am i|are we) (with|on|through) (my|the|our) (list|tasks|todos|day|week)   e.g. how far am I with the list?
  list (what's|what is|whats|anything) still (missing|to do|to be done|there|due|on)<any>   e.g. what's still missing?
  list what (do|did) (i|we) need (from|for|at) <words>   e.g. what do I need from the shop?
  list nothing [else] [due|on|planned|scheduled|open|left] (for|on|in|today|tomorrow|tonight|this|next) [<words>]   e.g. nothing for tomorrow?
  asked (i|we) (have|have got|got) (something|anything|any task|any tasks|plans|a task) (for|on|about|in|this|next|today|tomorrow) [<words>]   e.g. I have something for this Friday?
  list <mine><a word> (stuff|things) (due|that's due|still open|left) <any>   e.g. money stuff due this month
  asked <when alone>   e.g. the rest of the week?
  group <mine><a word> [<another word>] (tasks|todos|to-dos|stuff|things|list) [please]   e.g. family stuff
  list (pending|overdue|completed|agenda|upcoming|unfinished|todo|todos|open|everything|all|status|today|tomorrow|this week|my day|due today|due tomorrow|due this week|what now|what else) [tasks]   e.g. overdue
`,
  {
    any: '.*',
    words: '.+',
    state,
    check: String.raw`check(?! off\b)`,
    // "Remind me tomorrow to clear the guest list" is something to do.
    'remind of': String.raw`remind me(?=\s+(?:again |of |about )?(?:what|which|when|how|who|where|my|the|all|everything)\b)`,
    is: '(?:is|are|was|were|do|does)',
    when: String.raw`(?:(?:the rest of )?(?:today|tomorrow|tonight|(?:this|next|the) (?:week|weekend|month)|my (?:day|week)|\p{L}+day)).*`,
    mostly: '(?:(?:again|still|really|also|even) )?',
    'when alone': `(?:for )?(?:(?:the )?rest of (?:the|this|my) (?:day|week|month)|today|tomorrow|tonight|this (?:week|weekend|month|morning|afternoon|evening)|next (?:week|weekend|month)|the weekend|my (?:day|week|weekend)|(?:tomorrow|(?:on )?(?:this |next |my )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: (?:morning|afternoon|evening|night))?)(?:['’]s (?:list|tasks|todos|schedule|agenda))?(?: (?:for me|please|pls))?`,
    'still to do': String.raw`(?:(?:(?:is|are|['’]s|has|have|needs?) )?(?:still |yet )?(?:left|outstanding|open|pending|unfinished|undone|to do|to be done|doing|incomplete|not (?:yet )?done)\b|(?:still )?(?:remains?|remaining)\b|(?:is|are)n['’]?t (?:yet )?(?:done|finished)\b|(?:still )?(?:has|have|needs?) to be (?:done|finished)\b)`,
    'a tag': String.raw`(?:(?:the |my )?(?!(?:price|name|gift)\b)[\p{L}\p{N}_-]+ (?:tag|label)|#\p{L}[\p{L}\p{N}_-]*)`,
    'put off': '(?:postponed|skipped|delayed|left|put off)',
    'own list': '(?:(?:my|the|our|this) (?:list|tasks|todos|to-do list|todo list|agenda))',
    'no to': String.raw`(?!to\b)\S.*`,
    'first thing': String.raw`(?:(?:and|so|ok|what about|how about)[,\s]+)*(?:first thing )?(?:on )?(?:today|tomorrow|this (?:week|morning|afternoon|evening)|next week|\p{L}+day)`,
    'some words': '(?:\\S+ ){0,5}\\S+',
    'a word': String.raw`(?!(?:new|no|some|other|more|many|few|good|bad|these|those|a|an|add|make|create|do|finish|complete|delete|remove|clear|show|list|see|get|buy|set|move|mark|change|update|edit|rename|sort|share|export|print)\b)\p{L}[\p{L}'’-]*`,
    'another word': String.raw`\p{L}[\p{L}'’-]*`,
    n: String.raw`(?:\d{1,3}|two|three|four|five|ten)`,
    'a thing': String.raw`(?!(?:it|that|this|he|she|they|there|a|an|good|best|now)\b)\S`,
    'to come': String.raw`(?!(?:\d|few|couple|step|steps|move)\b)(?!.*\b(?:is|are|was|to|should|needs?|must|at|on)\b)\p{L}[\p{L}'’-]*(?: [\p{L}'’-]+){0,2}`,
    'no up or off': String.raw`\b(?!\s+(?:up|off)\b).*`,
    'no number': String.raw`(?!get rid\b)(?!.*(?:tasks?|items?|todos?|#) ?#?\d)`,
    'no a': String.raw`(?!an?\s|out\b).*`,
    about: String.raw`\b${about}\b`,
    question: String.raw`${question}(?:['’]s|['’]re|s)?\b`,
    'state of things': String.raw`\b(?:${about}|done|finish(?:ed)?|complete|accomplished?|left|remaining|outstanding|open|urgent|important|high[- ]priority|late|missed|priority)\b`,
    'no news': String.raw`\b(?!.*\b(?:weather|news)\b).*`,
    mine: String.raw`(?:(?:my|all|the|our|all of|every|any)\s+)*`,
    states: String.raw`(?:${state}\s+)*`,
    'no colon': String.raw`\b(?!\s*[:,-]\s)(?!\s+(?:to\b|#?\d)).*`,
  },
);
