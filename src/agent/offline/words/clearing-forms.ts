import { type ChangeKind, slots as common } from './command-words.ts';
import { forms } from './form.ts';

const slots = {
  ...common,
  // "Add label the plates" is a thing to do.
  'a tag': '(?<value>(?!(?:the|my|our|all|some|his|her)\\b).+?)',
  'still named':
    '(?<ref>(?:the |my )?(?!(?:tasks?|todos?|all|every\\p{L}*|nothing|both|most|some|half|(?:the )?(?:rest|others?|other ones|ones?))\\b)[^,:]{1,60}?)',
  // "The table isn't booked" is of a task, "the shop isn't needed" and "I am not interested" are not.
  'done to':
    '(?!(?:needed|required|wanted|allowed|supposed|tagged|labell?ed|interested|tired|excited|scheduled|planned|related|bored)\\b)(?:\\p{L}{2,}ed|sent|paid|bought|made|written|taken|hung|fed|built|cut|swept|sold|brought)(?: (?:in|out|up|off|back|away|over|down))?',
};

/** Sentences that reopen, tag, untag or take something off a task. */
export const tagsAndClearings = forms<ChangeKind>(
  `
  reopen (reopen|re-open|uncomplete|un-complete|unmark|uncheck|un-check|untick|unfinish) <ref> [as (done|complete|completed)]   e.g. reopen task 6
  reopen (reopen|re-open|uncomplete|untick|uncheck)   e.g. reopen
  reopen (bring|get|put) back <one of them> [task]   e.g. bring back the plumber task
  reopen (put|bring|get) <one of them> back [again|please]   e.g. put call mom back
  reopen (undo|restore|undelete) <one of them> [as (done|complete|completed)]   e.g. undo task 6
  reopen (mark|set|flag|move|change|put) <ref> [back] [as|to|to be] (not (done|complete|completed|finished)|not yet (done|complete|completed|finished)|undone|incomplete|uncompleted|pending|open|unfinished|todo|to do) [again]   e.g. mark water plants as not done
  reopen <ref> (is not|was not|are not|were not|isn't|wasn't|aren't) [actually|yet] (done|complete|completed|finished) [yet|after all|though|any more] [actually|after all|though|sorry]   e.g. task 6 is not finished yet
  reopen-or-not <ref> (is not|was not|are not|were not|isn't|wasn't|aren't) [actually|really|even|properly] <done to> [yet|after all|though] [actually|after all|though|sorry]   e.g. the trip form isn't actually signed
  reopen-or-not <ref> not [actually|really] <done to> (yet|after all)   e.g. batteries not charged after all
  reopen-or-not <still named> (is|are) still (open|pending|undone|unfinished|to do|not done|not finished|outstanding) [though|actually|sorry]   e.g. the dentist is still open
  reopen (put|move|bring) <ref> back (on|to|onto) [my|the] [todo|to-do|task] list   e.g. put cat food back on the list
  untag-all (remove|delete|clear|drop) [all|all the|the] (tags|labels)   e.g. remove all tags
  untag-all (remove|delete|clear|drop) [all|all the|the] (tags|labels) (from|of|on) <refs>   e.g. clear the labels of task 5
  untag (remove|delete|drop|take) [the] (tag|tags|label|labels) <some> (from|off|of|on) <refs>   e.g. remove the tag work from task 5
  untag (remove|delete|drop|take) [the] <label> [tag|tags|label|labels] (from|off) <refs>   e.g. remove #work from 5
  untag untag <hash or word> (from|on) <refs>   e.g. untag work from 5
  untag untag <named> [from|with|as] <value>   e.g. untag 5 work
  untag-all untag <refs>   e.g. untag write report
  retag (swap|change|replace|switch) [the] <tag swap> (on|of|for|in|from) <refs>   e.g. swap the car tag for vehicle on the oil change
  tag (add|put|set|attach) [the|a] (tag|tags|label|labels) <a tag> (to|on|for) <refs>   e.g. add the tag home to task 1
  tag (add|put|attach) [the] <label> [tag|tags|label|labels] (to|on) <refs>   e.g. add #home to task 1
  tag (add|put|attach|stick) (a|the) <label> (tag|label) (to|on) <refs>   e.g. put a shopping tag on the milk
  tag tag <ref> (with|as) <some> (too|as well|also)   e.g. tag the deck with work too
  tag (tag|label) <ref> <word> (too|as well|also)   e.g. tag the scaffolding materials too
  tag tag <ref> (with|as) <value>   e.g. tag buy milk with shopping
  tag label <named> (with|as) <value>   e.g. label 1 as shopping
  be-tagged (label|file) <ref> (with|as|under) <value>   e.g. label the essay as uni
  tag (tag|label) <ref> [:|,] <hashes>   e.g. tag buy milk #shopping
  tag (tag|label) <named> <word>   e.g. tag it shopping
  no-due-or-level (remove|clear|delete|drop) [the|its] (due date|date|deadline) and [the|its] priority (from|of|off|on|for) <refs>   e.g. remove the due date and the priority from the permit
  no-due-or-level (remove|clear|delete|drop) [the|its] (due date|date|deadline) (from|of|off|on|for) <ref> and [the|its] priority [too|as well|also]   e.g. remove the due date from the permit and the priority too
  no-due (remove|clear|delete|drop|unset) [the|its] (due-date|due-dates|due date|due dates|due|date|deadline|due time) [again]   e.g. remove the due date
  no-due (remove|clear|delete|drop|unset) [the|its] (due-date|due-dates|due date|due dates|due|date|deadline|due time) (from|of|for|on) <refs>   e.g. clear the due dates of tasks 2 and 3
  no-due (remove|clear|delete|drop|unset) <ref>'s (due-date|due date|deadline)   e.g. remove call mom's due date
  no-due (get rid of|lose|scrap) (the|its) (due date|due dates|date|deadline) [of|for|on|from] <refs>   e.g. get rid of the due date on the essay
  no-due take (the|its) (due date|date|deadline) off <refs>   e.g. take the deadline off the essay
  no-due <things> (doesn't|does not|don't|do not) [really] (have|need) (a|any) (deadline|due date|date) [any more|anymore]   e.g. the essay doesn't have a due date anymore
  no-due (nvm|nevermind|never mind|forget|forget about|scrap|lose) the <ref> (due date|date|deadline)   e.g. never mind the haircut date
  no-due (nvm|nevermind|never mind|forget|forget about|scrap|lose) the <ref> (due date|date|deadline) , [just|please|and] (clear|remove|delete|drop|lose|scrap) it   e.g. never mind the haircut date, just clear it
  be-dateless <things> [with|needs|has] (no|without a|without) (due date|deadline|date) [please|yet|now]   e.g. chapter 4 no due date
  no-due <things> (has|have|needs|need) no (deadline|due date|date) [any more|anymore]   e.g. call mom has no deadline any more
  no-reminders (remove|clear|delete|cancel|turn off|stop|disable) [the|all|all the|any|my|all my|its] (reminder|reminders|notification|notifications|alert|alerts)   e.g. turn off reminders
  no-reminders (remove|clear|delete|cancel|turn off|stop|disable) [the|all|all the|any|my|all my|its] (reminder|reminders|notification|notifications|alert|alerts) (from|of|for|on|about) <refs>   e.g. remove the reminders from task 2
  no-reminders (don't|dont|do not|stop|no need to) (remind|reminding) [me]   e.g. don't remind me
  no-reminders (don't|dont|do not|stop|no need to) (remind|reminding) [me] (about|of|for) <refs>   e.g. don't remind me about call mom
  no-reminders no [more] (reminder|reminders|notification|notifications|alert|alerts)   e.g. no more reminders
  no-reminders no [more] (reminder|reminders|notification|notifications|alert|alerts) (for|on|about) <refs>   e.g. no more reminders for call mom
  no-repeat (stop|don't|dont|do not|cancel|no longer) (repeat|repeating|recur|recurring) [it]   e.g. don't repeat it
  no-repeat (stop|don't|dont|do not|cancel|no longer) (repeat|repeating|recur|recurring) <refs>   e.g. stop repeating pay rent
  no-repeat <things> (don't|dont|doesn't|doesnt|do not|does not|shouldn't|should not|mustn't|must not|no longer|should no longer|must no longer|needn't) [need to|have to|needs to|has to] (repeat|repeats|recur|recurs|be recurring|be repeating|be repeated) [any more|anymore|any longer]   e.g. the orchids don't need to repeat anymore
  no-repeat <things> (should|must|can|may|has to|have to|needs to|need to) stop (repeating|recurring)   e.g. the orchids should stop repeating
  no-repeat (remove|clear|delete|cancel|stop|turn off) [the|its] (recurrence|repetition|repeat|repeats|repeating)   e.g. remove the repetition
  no-repeat (remove|clear|delete|cancel|stop|turn off) [the|its] (recurrence|repetition|repeat|repeats|repeating) (from|of|for|on) <refs>   e.g. remove the recurrence from pay rent
  no-repeat (make|set) <ref> (not repeat|not repeating|non-recurring|nonrecurring|one-time|one time|a one-off|one-off)   e.g. make pay rent not repeating
  no-repeat [just] (only once|just once|once only|once is enough)   e.g. only once
  no-description (remove|clear|delete) [the|its] (description|note|notes|details)   e.g. remove the description
  no-description (remove|clear|delete) [the|its] (description|note|notes|details) (from|of|for|on) <refs>   e.g. clear the notes of task 1
`,
  slots,
);
