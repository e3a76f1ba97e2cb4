import { slots as common, named } from './command-words.ts';
import { type Form, forms } from './form.ts';

/** Sentences that complete, delete, undo and look at single tasks, with the group `ref`. */

export type RequestKind =
  | 'complete'
  | 'ended'
  | 'finish'
  | 'done'
  | 'delete'
  | 'drop'
  | 'off'
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
  owed: '(?<ref>[^,]{3,60}?)',
  'what it is': String.raw`(?<ref>(?!(?:i|we|you|he|she|it|they|not|almost|nearly|half|never|well|all|when|if|is|are|was|what|who|nothing|something)\b)(?:the |my )?[^,:]{1,80}?)`,
  doing:
    '(?:rename|renaming|tag|tagging|move|change|deletion|delete|completion|update|edit|add|new title|new date|new priority|reschedule)',
  finished:
    '(?<ref>(?:the |my |all |all the |all my )*(?:completed|done|finished)(?: (?:tasks|ones|items|todos|stuff|things))?)',
  'some thing': String.raw`(?<ref>(?!(?:you|it|that|this|them|those|any|to|a|an)\b)[^,]{2,60}?)`,
  off: '(?:cancelled|canceled|called off|not happening|not on|off|scrapped)',
  wholly: '(?:altogether|completely|entirely|now|again|for good|straight away|please)',
  'any more': '(?:any ?more|any longer|after all|now)',
  list: `(?:my |the )?(?:(?:todo|to-do|task) ?)?list`,
};

const table = forms<RequestKind>(
  `
  done <who>(done|finished|completed|mark done|mark as done|mark complete|check|ticked) [now|already]   e.g. done
  done (i|we) (just|already|actually|have|have just) (did|done) [it|that|so] [now|already]   e.g. I just did
  done (i|we) (have|did) [now|already|just now]   e.g. I have now
  complete (mark|set|flag|move|change|put|consider|count|make) <ref> [off] [as|to|to be|is] [a] <done>   e.g. mark task 3 as done
  complete (mark|set) [as] <done> [:] <refs>   e.g. mark as done: buy milk
  complete (check|tick|cross|mark) (off|out) <ref> [(from|on|off) <list>]   e.g. tick off buy milk
  complete (check|tick|cross|mark) <ref> off [<list>]   e.g. check buy milk off my list
  complete (check|tick|cross|close|close off|close out|resolve) <named>   e.g. close task 1
  complete (check|tick|cross|close|close off|close out|check off|tick off|cross off|resolve) <numbers>   e.g. close #1 and #3
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
  complete <ref> (is|are|was|were|has been|have been) [now|all|both|already|finally] (done|complete|completed|finished) [now|already] [actually|though|at last]   e.g. the meeting is done
  complete <ref>('s|'s been) [now|all|already|finally] (done|complete|completed|finished) [now|already] [actually|though|at last]   e.g. task 1's done
  complete <named> (done|completed|finished)   e.g. task 3 done
  complete <numbers> (done|completed|finished|complete)   e.g. 1, 2 & 6 done
  complete <task> (done|completed|finished)   e.g. the milk task done
  complete <who>did <named>   e.g. I did task 1
  ended <what it is> [is|are] [all|now] (done|finished|complete|completed|sorted|taken care of|dealt with)   e.g. report done
  finish (complete|finish|finalize|finalise) [off] <refs>   e.g. finish the report
  delete (delete|remove|cancel|erase|discard|trash|get rid of|eliminate|bin) [:] <maybe ref>   e.g. delete task 4
  delete (delete|remove|cancel|erase|discard|trash|get rid of|eliminate|bin)   e.g. delete
  delete (clear|wipe|drop|scrap|dump|throw away|throw out|empty|purge|kill|forget|forget about) [out] <many>   e.g. clear my list
  delete take <ref> off [of] <list>   e.g. take buy milk off my list
  delete (drop|scrap|ditch|bin|dump|scratch|axe|strike|kick|knock|take|wipe|clear) <some thing> (from|off) [of] <list>   e.g. drop the fence from my list
  delete take <ref> off [again]   e.g. take task 3 off
  delete (clean up|clear up|clear out|tidy up|clear away|sweep up) <finished>   e.g. clean up the completed tasks
  delete strike <one thing>   e.g. strike the bike
  delete <named> can (go|go now|be deleted|be removed|be dropped|be scrapped|be taken off|be binned) [<wholly>]   e.g. task 5 can go
  delete <some thing> can be (deleted|removed|scrapped|binned|taken off) [<wholly>]   e.g. the meeting can be deleted
  delete <named> (is|are|'s|'re) (no longer|not) needed [any more|anymore|any longer]   e.g. task 5 is no longer needed
  drop (drop|scrap|ditch|bin|dump|scratch|axe|forget|forget about|never mind|never mind about|call off) <one thing>   e.g. drop the meeting
  drop (nvm|nevermind) <one thing>   e.g. nvm the meeting
  drop (i|we) (don't|do not|no longer) (need|want) <one thing> (any more|anymore|any longer)   e.g. I don't need the passport thing any more
  drop (i|we) (don't|do not|no longer) (need|want) <some thing> <any more>   e.g. I don't need printer paper anymore
  drop [there's|there is] no [more] need for <one thing> <any more>   e.g. no need for the printer paper after all
  drop [there's|there is] no [more] need for <one thing>   e.g. no need for the printer paper
  drop <some thing> (is|are|'s|'re) (no longer|not) needed [<any more>]   e.g. printer paper is no longer needed
  off <some thing> (is|are|was|were|got|'s|has been|have been) [now|just] <off> [<any more>]   e.g. book club is cancelled
  off <some thing> (isn't|is not|aren't|are not) happening [<any more>]   e.g. book club isn't happening
  drop (i|we) no longer (need|want) <one thing>   e.g. I no longer need the passport thing
  drop no longer (need|have|want) to <owed>   e.g. no longer need to reply to Susan
  drop (i|we) (don't|do not|no longer) (need|have) to <owed> (any more|anymore|any longer)   e.g. I don't have to call the landlord any more
  undo (undo|revert|take back|bring back|take that back|take it back|put it back|put that back|bring it back|bring that back|bring them back|get it back)   e.g. take that back
  undo (change|put|set|move|switch|turn|bring) (it|that|them|this) back [again|please|how it was|to how it was|the way it was]   e.g. change it back
  undo (undo|revert) (that|it|this|them|the last (one|action|change|thing|deletion|completion)|last|my last (action|change)|what you just did|everything you just did)   e.g. undo the last change
  undo (undo|revert|reverse) (that|the|this|my) [last] <doing>   e.g. undo the rename
  look (show|view|display|open|see|describe|read|get) [me] <single> [due]   e.g. show me task 2
  look (detail|details|info|information|more) (of|for|on|about) <single>   e.g. details of task 2
  look (show|give|tell) [me] [the] [details|detail|more|info|information] [of|for|on|about] <single>   e.g. tell me more about task 2
  look what('s|) [in] <single> [due]   e.g. what's task 2
  look what is [in] <single> [due|about]   e.g. what is task 2
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
/** "book club is cancelled": whether it goes is asked. */
export const callings = of('off');
export const undoing = of('undo');
/** Text that names a single task to look at. */
export const lookingAt = of('look');
export const moreOfList = of('more');
export const meaning = of('mean');
export const requests = table;

/** Without one of these words nothing is ever deleted. */
export const deletionWord =
  /\b(?:delete|remove|cancel|erase|discard|trash|get rid of|eliminate|bin|clear|wipe|drop|scrap|scratch|axe|call off|nvm|ditch|dump|throw (?:away|out)|empty|purge|kill|forget|take|can go|can be (?:deleted|removed|dropped|scrapped|binned|taken off)|not needed|no longer|no need|(?:clean|tidy|sweep|clear) up|never ?mind|strike|cancell?ed|called off|any ?more|any longer)\b/iu;

export const asksSomething =
  /^(?:what|which|who|whom|whose|when|where|why|how|is|are|am|was|were|does|did|do (?:i|you|we|they)|have (?:i|you|we)|has|can|could|should|will|would)\b|\?\s*$/iu;
