import { slots as common, named } from './command-words.ts';
import { type Form, forms } from './form.ts';
import { taskNoun } from './grammar.ts';

/** Sentences that complete, delete, undo and look at single tasks, with the group `ref`. */

export type RequestKind =
  | 'complete'
  | 'ended'
  | 'finish'
  | 'done'
  | 'delete'
  | 'drop'
  | 'undo'
  | 'look'
  | 'more'
  | 'mean';

const done = `(?:done|complete|completed|finished|accomplished|ticked|checked)(?: off)?`;
const single = String.raw`(?<ref>(?:the )?(?:task|todo|item|number)?\s*#?\d+|it|that one|this one|the (?:first|second|third|fourth|fifth|last) (?:one|task))`;
const many = String.raw`(?:all|every|everything)\b.*|(?:the |my |all )*(?:completed|done|finished|overdue|old)\b.*|(?:my |the )(?:whole |entire )?(?:list|todo list|to-do list)`;

const slots = {
  ...common,
  done,
  single,
  who: `(?:i['’]?m |i am |we['’]re |we are |i['’]?ve |i have |we have |i |we |all |it['’]s )?(?:just |already |finally |now )*`,
  named: `(?<ref>${named})`,
  numbers: String.raw`(?<ref>(?:tasks? )?#?\d{1,9}(?:(?:\s*[,&+]\s*(?:and\s+)?|\s+and\s+|\s+)#?\d{1,9})+)`,
  many: `(?<ref>${named}|${many})`,
  'maybe ref': '(?<ref>.*)',
  'one thing': String.raw`(?<ref>(?:the|my)\s+(?!.*\b(?:off|at|to|in|by|from|with|on|into|for|over)\b)\S+(?: \S+){0,3})`,
  task: '(?<ref>.+ task)',
  'what it is': String.raw`(?<ref>(?!(?:i|we|you|he|she|it|they|not|almost|nearly|half|never|well|all|when|if|is|are|was|what|who|nothing|something)\b)(?:the |my )?[^,:]{1,80}?)`,
  list: `(?:my |the )?(?:(?:todo|to-do|task) ?)?list`,
};

const table = forms<RequestKind>(
  `
  done <who>(done|finished|completed|mark done|mark as done|mark complete|check|ticked) [now|already]   e.g. done
  complete (mark|set|flag|move|change|put|consider|count|make) <ref> [off] [as|to|to be|is] [a] <done>   e.g. mark task 3 as done
  complete (mark|set) [as] <done> [:] <refs>   e.g. mark as done: buy milk
  complete (check|tick|cross|mark) (off|out) <ref> [(from|on|off) <list>]   e.g. tick off buy milk
  complete (check|tick|cross|mark) <ref> off [<list>]   e.g. check buy milk off my list
  complete (check|tick|cross|close|close off|resolve) <named>   e.g. close task 1
  complete tick <refs>   e.g. tick buy milk
  complete <who>(done|finished|completed|through|complete) [with|doing] <refs>   e.g. I'm done with buy milk
  complete <who>(done|finished|completed|through|complete) [with|doing] : <refs>   e.g. done: buy milk
  complete <ref> : (done|finished|completed|complete)   e.g. call mom: done
  complete <ref> , (done|finished|completed|complete)   e.g. call mom, done
  complete <ref> (-|–|—|→|=) (done|finished|completed|complete)   e.g. call mom - done
  complete <ref> can be (ticked off|checked off|crossed off|marked done|marked as done|marked complete|closed)   e.g. call mom can be ticked off
  complete (set|change|update) [the] status (of|for) <ref> to <done>   e.g. set the status of task 3 to done
  complete <who>(took care of|taken care of|dealt with|wrapped up|knocked out|ticked off|checked off|crossed off|finished off|finished up|got through) <refs>   e.g. took care of the milk
  complete that's <ref> (done|finished|sorted|dealt with)   e.g. that's the milk done
  complete <ref> (is|are|was|were|has been|have been) [now|all|already|finally] (done|complete|completed|finished) [now|already]   e.g. the meeting is done
  complete <ref>('s|'s been) [now|all|already|finally] (done|complete|completed|finished) [now|already]   e.g. task 1's done
  complete <named> (done|completed|finished)   e.g. task 3 done
  complete <numbers> (done|completed|finished|complete)   e.g. 1, 2 & 6 done
  complete <task> (done|completed|finished)   e.g. the milk task done
  complete <who>did <named>   e.g. I did task 1
  ended <what it is> [is|are] [all|now] (done|finished|completed|sorted|taken care of|dealt with)   e.g. report done
  finish (complete|finish|finalize|finalise) [off] <refs>   e.g. finish the report
  delete (delete|remove|cancel|erase|discard|trash|get rid of|eliminate|bin) [:] <maybe ref>   e.g. delete task 4
  delete (delete|remove|cancel|erase|discard|trash|get rid of|eliminate|bin)   e.g. delete
  delete (clear|wipe|drop|scrap|dump|throw away|throw out|empty|purge|kill|forget|forget about) [out] <many>   e.g. clear my list
  delete take <ref> off [of] <list>   e.g. take buy milk off my list
  delete take <ref> off   e.g. take task 3 off
  drop (drop|scrap|ditch|bin|dump) <one thing>   e.g. drop the meeting
  undo (undo|revert|take back|bring back|take that back|take it back|put it back|put that back|bring it back|bring that back|bring them back|get it back)   e.g. take that back
  undo (undo|revert) (that|it|this|them|the last (one|action|change|thing|deletion|completion)|last|my last (action|change)|what you just did|everything you just did)   e.g. undo the last change
  look (show|view|display|open|see|describe|read|get) [me] <single> [due]   e.g. show me task 2
  look (detail|details|info|information|more) (of|for|on|about) <single>   e.g. details of task 2
  look (show|give|tell) [me] [the] [details|detail|more|info|information] [of|for|on|about] <single>   e.g. tell me more about task 2
  look what('s|) [in] <single> [due]   e.g. what's task 2
  look what is [in] <single> [due]   e.g. what is task 2
  look when is <single> [due]   e.g. when is task 2 due
  look (is|was|are) <single> (done|complete|completed|finished|pending|open|overdue|due)   e.g. is task 2 done
  mean [i] (meant|mean) <refs>   e.g. I meant pay rent
  more [show|see|list] [me] (more|the rest|next page|more tasks|next|go on|continue) [tasks|of them]   e.g. show more
`,
  slots,
);

const of = (kind: RequestKind): Form<RequestKind>[] => table.filter((form) => form.kind === kind);

export const completions = of('complete');
/** "report done": unless it is a thing to do that begins with its verb. */
export const endings = of('ended');
/** "finish the report" completes unless a date makes it a thing to do. */
export const finishing = of('finish');
export const doneAlone = of('done');
export const deletions = of('delete');
/** "drop the dentist" takes it off the list; with a place or a date it is a thing to do ("drop the kids at school"). */
export const droppings = of('drop');
export const undoing = of('undo');
/** Text that names a single task to look at. */
export const lookingAt = of('look');
export const moreOfList = of('more');
export const meaning = of('mean');
export const requests = table;

/** Without one of these words nothing is ever deleted. */
export const deletionWord =
  /\b(?:delete|remove|cancel|erase|discard|trash|get rid of|eliminate|bin|clear|wipe|drop|scrap|ditch|dump|throw (?:away|out)|empty|purge|kill|forget|take)\b/iu;

const about = `(?:${taskNoun}|lists?|stuff|pending|completed|overdue|agenda|plate|schedule|to-?do|to do|due|deadlines?)`;
const question = `(?:count|what|whats|which|how many|how much|do i|do we|did i|have i|have we|is there|are there|anything|when|am i|any|is|are|where|who|got any)`;
const state = `(?:pending|open|completed|done|finished|overdue|late|incomplete|unfinished|remaining|outstanding|active|left|urgent|important|upcoming|today['’]?s?|tomorrow['’]?s?|yesterday['’]?s?|(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]s|tagged|this week['’]?s|(?:high|medium|low|normal|top)(?:[- ]priority)?|untagged|undated|shopping|work|recent|new|latest|oldest|recurring)`;

/** Requests to see tasks: whole sentences, whose filter is read from their words afterwards. */
export const listings = forms(
  `
  list (what time|when) (is|are|was) <a thing><any>   e.g. when is the meeting?
  list (when's|whens|what time's) <a thing><any>   e.g. when's lunch with Nadia?
  list when (do|must|should) (i|we) (have to|need to|) <words>   e.g. when do I have to call mom?
  list [only] (show|list|display|view|filter)<no up or off>   e.g. show my tasks
  list <no number>(sort|order|arrange|see|print|read|read out|read me|get|give me|give us|tell|let me see|let me know|pull up|open|check|review|fetch|look at|look up|look for|find|know|hear|go over|go through|run me through|walk me through|talk me through|run through|remind me) <any><about><any>   e.g. let me see my tasks
  list (showing|telling|listing) (me|us) <words>   e.g. showing me what is due tomorrow
  list search <any>   e.g. search milk
  list look (for|up) <no a>   e.g. look for milk
  list find [me] <no a>   e.g. find milk
  list (i'm|i am|im|we're|we are) (looking|searching) for <no a>   e.g. I'm looking for milk
  list (is there|are there|got|have you got|is there not) (anything|something) (on|for|about|with|like|around|regarding|mentioning|containing) <words>   e.g. is there something about milk?
  list <question><any><state of things><any>   e.g. what is overdue?
  list (what|which|do|have) <any>(do i have|have i got|i have|i got|need to do|should i do|should i work on|should i be doing|should i be working on|should i focus on|have to do|must i do|am i doing|coming up|going on)<no news>   e.g. what do I have?
  list (anything|something) (on|for|about|with|like|before|after|by|around|mentioning|containing) <words>   e.g. anything on the 17th?
  list [(have|did|do) (i|we)|have|is there|are there|got|we got|i got] [got|a] (anything|something|any|stuff|much|a lot|things) [else|planned|scheduled|due|coming up|happening|going on|open|left|to do] (on|for|about|before|after|by|around|until|till|between|from|in|this|next|today|tomorrow|tonight) [<words>]   e.g. is there anything about flights?
  list (everything|all|all of it|anything|something|stuff) [due|that's due|that is due|planned|scheduled] (on|for|before|after|by|until|till|between|from|in|this|next|since) <words>   e.g. everything until sunday
  list (what|which|what's|whats) [tasks|todos|things|ones] [is|are|have] (on|happening|planned|scheduled|due|up|going on|coming up|there|in|for) [on|for|in|at|due|between|from|until|till|before|after|by] <words>   e.g. what's happening on monday?
  list (what|which|what's|anything|something) <any>(without|with no|has no|have no|doesn't have|don't have|does not have|do not have) [a|an|any] (due date|date|dates|due dates|deadline|deadlines) [yet]   e.g. what doesn't have a date yet?
  list (am i|are we|anything i'm|anything i am) [running|falling] (behind|late)<any>   e.g. am I behind on anything?
  list [show me] [my|the] (top|first|next|last|latest) <n> [open|pending|urgent] (tasks|todos|things|items)   e.g. my top 3 tasks
  list (what does|how does|how's|what's|how is) [my|the|our] (day|week|today|tomorrow|weekend|schedule|monday|tuesday|wednesday|thursday|friday|saturday|sunday) (look|looking)<any>   e.g. how does tomorrow look
  list (am i|are we) (free|busy) [on|at|for] <words>   e.g. am I free on friday?
  list (do|must|should) (i|we) [still|really|also] (have to|need to|got to) <words>   e.g. do I still have to call mom?
  list did (i|we) (miss|forget) (anything|something)   e.g. did I miss anything?
  list (did|have) (i|we) [already] <words>   e.g. did I call mom?
  list (what|what's|what is|what are|whats|anything) [is|on|up|for|about|next|there|planned|happening|scheduled|left for] [for|on] (today|tomorrow|this week|next week|tonight|next|my day)   e.g. what's up today?
  list <mine><states>(tasks|todos|to-dos|to-do list|todo list|todolist|task list|list|chores)<no colon>   e.g. my pending tasks
  list (pending|overdue|completed|agenda|upcoming|unfinished|todo|todos|open|everything|all|status|today|tomorrow|this week|my day|due today|due tomorrow|due this week|what now|what else) [tasks]   e.g. overdue
`,
  {
    any: '.*',
    words: '.+',
    n: String.raw`(?:\d{1,3}|two|three|four|five|ten)`,
    'a thing': String.raw`(?!(?:it|that|this|he|she|they|there|a|an|good|best|now)\b)\S`,
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

export const asksSomething =
  /^(?:what|which|who|whom|whose|when|where|why|how|is|are|am|was|were|does|did|do (?:i|you|we|they)|have (?:i|you|we)|has|can|could|should|will|would)\b|\?\s*$/iu;
