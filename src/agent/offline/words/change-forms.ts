import { tagsAndClearings } from './clearing-forms.ts';
import { type ChangeKind, slots } from './command-words.ts';
import { type Form, forms } from './form.ts';
import { sayings } from './said-forms.ts';

/** Sentences that change a task, with the groups `ref` and `value`. First match wins. */
export const changes: Form<ChangeKind>[] = [
  ...tagsAndClearings,
  ...sayings,
  ...forms<ChangeKind>(
    `
  reword (replace|swap|exchange) <swap> in <refs>   e.g. replace van with truck in task 4
  replaced (replace|swap|exchange|substitute) <old thing> (with|for|by) <new thing>   e.g. replace the printer paper with ink
  reword (fix|correct|change) <named> [,] <other words>   e.g. fix task 7, it's chapter 5 not 4
  details <number> : <value>   e.g. task 1: high priority
  shift-earlier (bring|move|pull) <ref> (forward|up) [by] <amount>   e.g. bring the meeting forward by an hour
  shift-earlier (bring|move|pull) (forward|up) <ref> [by] <amount>   e.g. bring forward the meeting by an hour
  shift-earlier (prepone|advance) <ref> [by] <amount>   e.g. prepone the meeting by an hour
  description (note|notes|description|detail|details) (for|on|to|of) <named> : <value>   e.g. note for task 1: oat milk
  due (add|set) [a|an|the] (due-date|due date|deadline) (to|for|on) <ref> : <value>   e.g. add a due date to task 1: friday
  due (add|set) [a|an|the] (due-date|due date|deadline) (to|for|on) <ref> of <value>   e.g. add a due date to task 1 of friday
  due (set|add|put) [a|an|the] (due-date|due date|deadline) [of] <some> (for|to|on) <refs>   e.g. set a deadline of friday for task 1
  due give <ref> (a|an) (due-date|due date|deadline) (of|for|on) <value>   e.g. give buy milk a deadline of friday
  due <quantity> [,] (put|move|push|make|set|reschedule|shift|bump) (it|them|those|that|these) [all] [on|to|for|until|till|due] <value>   e.g. everything due tomorrow, make it thursday
  due <numbers> [,] (both|all) [to|on|for|until|due] <value>   e.g. task 1 and 4 both next monday
  due give me (until|till|til) <some> (for|on) <refs>   e.g. give me till thursday for the report
  shift give me <amount> [more] (for|on|with) <refs>   e.g. give me another day for the report
  shift (i|we) (need|want|could use) <amount> [more] (for|on|with) <refs>   e.g. I need another week for the report
  shift give <ref> <another amount>   e.g. give the report another week
  due set (the|my) <due thing> (for|to) <value>   e.g. set the meeting to friday
  description (change|set|update|edit|replace|add) [the|a|its] (description|note|notes|detail|details) (of|for|to|on|from) <thing> (to|as) <value>   e.g. set the description of task 1 to oat milk
  description (change|set|update|edit|replace|add) [the|a|its] (description|note|notes|detail|details) (of|for|to|on|from) <thing> : <value>   e.g. add a note to task 1: oat milk
  description (change|set|update|edit|replace|add) [the|a|its] (description|note|notes|detail|details) (of|for|to|on|from) <thing> <one quote>   e.g. add a note to task 1 "oat milk"
  description (add|put|leave|attach|write|make|stick|pop|drop|pin|slap|jot) [the|a|this] (description|note|notes) (on|to|for|in) <thing> (saying|that says|to say) [:] <value>   e.g. add a note to the gift saying he likes dinosaurs
  description add to <named> : <value>   e.g. add to the dentist task: bring the card
  description (put|leave|attach|write|make) [the|a|this] (description|note|notes) (on|to|for|in) <thing> : <value>   e.g. put a note on task 4: bring the card
  description (add|attach|put) [the|a] (description|note|notes) <some> (to|on|for) <refs>   e.g. add the note oat milk to task 1
  description (add|attach|put) [the|a] (description|note|notes) : <some> (to|on|for) <refs>   e.g. add a note: oat milk to task 1
  description (change|set|update|edit) <ref>['s] (description|note|notes|detail|details) (to|as) <value>   e.g. change buy milk's description to oat
  description (add|attach|put|set|leave|write) [a|an|the] (description|note|notes|detail|details) : <value>   e.g. add a note: oat milk
  description (add|attach|put|set|leave|write) [a|an|the] (description|note|notes|detail|details) (saying|that says) [:] <value>   e.g. add a note saying oat milk
  description describe <ref> as <value>   e.g. describe task 1 as oat milk
  be-noted <things> (note|notes) : <value>   e.g. the tiles note: ask for 10% extra
  prioritise make <ref> (more important|more urgent|a priority|my priority|top of the list)   e.g. make the gift more important
  deprioritise make <ref> (less important|less urgent|not a priority)   e.g. make the gift less important
  quality (make|set|mark|flag) <thing> [as|to] <level and more>   e.g. make the milk task urgent and due on friday
  quality (set|move|change|make|put|push|bump) <ref> (to|for|on) <day and level>   e.g. set the gift to saturday and high prio
  priority (set|change|raise|lower|update|make|bump|increase|decrease|put|drop|reduce|move|turn) [the|its] (prio|priority) (of|for|on) <ref> [to|as|=|at] <level>   e.g. set the priority of task 1 to high
  priority (set|change|raise|lower|update|make|bump|increase|decrease|give) <ref>['s] [a] (prio|priority) [to|as|of] <level>   e.g. give task 1 priority high
  priority (set|change|raise|lower|update|make|bump|increase|decrease) [the|its] (prio|priority) [to] <level>   e.g. set the priority to low
  priority (set|put|move|bring|turn) <ref> back to <level>   e.g. set buy milk back to medium priority
  priority (bump|raise|move|push|bring|turn|lower|drop) <ref> (up|down) [to] <plain level>   e.g. bump buy milk up to high
  priority (set|make|mark|flag|change|bump|raise|lower|give|move|update|upgrade|downgrade) <new><ref> [to|as|at|to be] <plain level>   e.g. make buy milk urgent
  priority <named> (is|are) [now|really|very|actually|quite|pretty|super] <level> [now|any more|anymore|actually]   e.g. task 1 is urgent
  priority <named>('s|'re) [now|really|very|actually|quite|pretty|super] <level> [now|any more|anymore|actually]   e.g. it's urgent
  be-priority <things> (is|are) [now|really|very|actually|quite|pretty|super|just|only] <level> [now|any more|anymore|actually]   e.g. the report is urgent now
  priority <number> [to|as] <level>   e.g. task 5 low
  prioritise (bump|raise|increase|up|boost) [up] [the|its] (prio|priority) (of|on|for) <refs>   e.g. bump the priority on the gift
  deprioritise (lower|reduce|decrease|drop) [the|its] (prio|priority) (of|on|for) <refs>   e.g. lower the priority of the meeting
  deprioritise (deprioritise|deprioritize|de-prioritise|de-prioritize) <refs>   e.g. deprioritize the gift
  prioritise (prioritise|prioritize|star|flag) <refs>   e.g. prioritise buy milk
  title (rename|retitle|reword) <thing> (to|as|into) <value>   e.g. rename buy milk to buy oat milk
  title (rename|retitle|reword) <named> : <value>   e.g. retitle #1: buy oat milk
  title (change|set|update|edit) [the|its] (title|name|text) (to|as) <value>   e.g. change the title to buy oat milk
  title (change|set|update|edit|correct|fix) [the|its] (title|name|text) (of|for) <thing> (to|as|into) <value>   e.g. change the title of task 1 to buy oat milk
  title (change|set|update|edit) <ref>['s] (title|name) (to|as) <value>   e.g. change buy milk's title to buy oat milk
  title call <it or number> <quote> [instead|now|from now on]   e.g. call task 1 "oat milk"
  title call <it> <new name> [instead|from now on]   e.g. call it buy a floor lamp
  title (rename|retitle|reword) <ref> : <value>   e.g. rename the report: annual report
  value turn <ref> into <value>   e.g. turn the report into annual report
  title call <task number> <new name> [instead]   e.g. call number 3 get leo a bike
  title [there's a|there is a|fix the|fix a] (typo|spelling mistake|spelling error|mistake|error) in <ref> [:|,] [it] should (be|say|read) <value>   e.g. spelling mistake in 7, should be read chapter 14
  title (fix the|fix|correct the) (typo|spelling|spelling mistake|title|name) (in|of) <ref> : <value>   e.g. fix the typo in 7: read chapter 14
  title <named> should (say|read|be called|be named) <value>   e.g. task 4 should say hot yoga
  title <things> should be (called|named) <value>   e.g. the report should be called sales report
  due (change|set|update|move|push|make|reschedule) [the|its] (due-date|due-time|due date|due time|due|deadline|date|time) (to|as|for|at) <value>   e.g. change the due date to friday
  due (change|set|update|move|push|make|reschedule) [the|its] (due-date|due-time|due date|due time|due|deadline|date|time) (of|for|on) <refs> (to|as|for|at) <value>   e.g. change the deadline of task 1 to friday
  due (change|set|update) <ref>['s] (due-date|due-time|due date|due time|deadline) (to|as|for) <value>   e.g. change call mom's due date to friday
  due (extend|move|push|set|change|shift) [the] (due date|deadline|date|time) (of|for|on) <refs> (to|until|till) <value>   e.g. extend the deadline of the report to wednesday
  due [the] (due date|deadline) (of|for|on) <refs> (is|:|should be|is now) <value>   e.g. the deadline for the report is wednesday
  due <ref>'s (due date|deadline) (is|should be|is now) <value>   e.g. the report's deadline is wednesday
  due <move> <refs> [back|forward|up|out|over|off] (to|until|till) <value>   e.g. move the meeting to friday
  due (put|set|move) <quantity> (on|for) <value>   e.g. put everything that has no date on sunday
  due put <named> <on value>   e.g. put it at 9am
  due (put|set|bring|get|move|change) <named> back (to|on|for) <value>   e.g. put it back to thursday
  due (put|bring|get|set) <refs> back to <value>   e.g. put the bank call back to 5pm
  due put <refs> off (to|until|till) <value>   e.g. put the meeting off until monday
  shift <move> <ref> [back|forward|up|out|over|off] <amount>   e.g. push the meeting back an hour
  shift <move> <ref> [back|forward|up|out|over|off] <amount>   e.g. postpone the meeting by two days
  shift put <ref> off [by|for] <amount>   e.g. put the meeting off for a week
  shift (make|set|change|do|have|start|schedule|take) <ref> <amount later>   e.g. make the meeting half an hour earlier
  shift <another amount>   e.g. another hour
  shift <amount later>   e.g. two days later
  due (move|push|bring|bump|delay|postpone|snooze) <named> [back|forward|up|out|over|off] [for|on|at|by] <value>   e.g. move task 2 on friday
  due (reschedule|re-schedule|postpone|delay|defer|snooze|put off) <ref> (for|on|at) <value>   e.g. reschedule the meeting for friday
  due-rest (reschedule|re-schedule|postpone|delay|defer|snooze|put off) <value>   e.g. postpone the meeting monday
  due (set|make|schedule|change) <named> [as|to be] [due] [for|on|at|by|to] <value>   e.g. set task 1 for friday
  due (make|set) <ref> [to be] due <value>   e.g. make buy milk due friday
  due (do|schedule|plan|have) <it> [due] <on value>   e.g. do it on sunday
  due (do|schedule|plan|put) <a place> [due] <on value>   e.g. do the first one on sunday
  due <named> [is|are|should be] [now] due <value>   e.g. task 1 is due friday
  due <named>('s|'re) [now|actually|really|meant to be|supposed to be] [due] <on value>   e.g. it's actually at 4
  due <it> (is|should be) [now|actually|really] [due] <on value>   e.g. it is on friday
  be-due <things> (is|are) [now|actually] due <value>   e.g. buy milk is due friday
  be-due <things>('s|'s been|'s now) <moved> (to|until|till) <value>   e.g. yoga's been moved to 7pm
  be-due <things> (has been|have been|was|were|got|gets|is|are|is being|will be) [now] <moved> (to|until|till) <value>   e.g. the meeting has been moved to 7pm
  be-due <things> <moved> (to|until|till) <value>   e.g. the meeting moved to friday
  be-due <things> (moves|shifts|changes|goes) to <value>   e.g. the meeting moves to friday
  be-due <things> : <move> [it] [on|back|forward] (to|until|till) <value>   e.g. the report: move to tuesday
  be-due <things> (can|could|will|must|should|has to|have to|needs to) wait (until|till|til|to) <value>   e.g. the report can wait until april 1
  be-due <things> (needs|need|has|have|must|should) [to] be (done|finished|ready|completed|handed in|sent|in) [by|on|before] <value>   e.g. the report needs to be done by monday
  be-due <things> (isn't|isnt|is not|aren't|arent|are not) [actually] due (until|till|til) <value>   e.g. the timesheet isn't due until friday
  be-due <things> (got|was|has been|is|were) <moved> [,] [and|so] (it's|its|it is) [now] [on|at] <value>   e.g. my haircut got rescheduled, it's now on the 17th at 11
  be-due put <the things> down (for|on) <value>   e.g. put the report down for friday
  be-due (set|put) <things> to <value>   e.g. set the gift for leo to the 20th
  be-due set <things> for <value>   e.g. set leo's gift for the 20th
  due (switch|swap) <refs> to <on value>   e.g. switch the dentist to friday
  shift <things> (got|was|has been|is|were) <moved> [back|forward|up] [by] <amount>   e.g. the meeting got pushed back half an hour
  shift <the things> [is|are] [now] <amount later>   e.g. the dentist is an hour later
  be-due (they|he|she|we|i|someone|the office) [have|has|had|just] <moved> <things> [back|forward|up] (to|until|till) <value>   e.g. they moved the dentist to friday
  be-due <things> [back] (to|:|->|→|=>) <value>   e.g. dentist to friday
  be-due <things> : <value>   e.g. dentist: friday
  be-due <things> should be [on|at|by|due] <value>   e.g. call mom should be at 6pm instead
  value <number> should be <no deed>   e.g. number 3 should be buy a gift for leo and mia
  be <things> (is|are) [now|actually|really] <on value>   e.g. team meeting is on friday
  repeat repeat <ref> <every>   e.g. repeat pay rent every month
  repeat (make|set|change|have) <named> [to] [be] [repeat|recur|recurring|repeating|happen] <every>   e.g. make it weekly
  repeat (make|set|have) <ref> [to] (repeat|recur|happen) <every>   e.g. make pay rent repeat monthly
  repeat repeat <refs>   e.g. repeat the rent on the last day of every month
  repeat <it>('s|'ll be) [now|actually|really|meant to be|supposed to be] <every> [actually|though]   e.g. it's every week actually
  repeat <it> (is|happens|repeats|should be|is meant to be|is supposed to be) [now|actually|really] <every> [actually|though]   e.g. this is every thursday
  repeat <it>('s| is) [actually|really] a <rhythm> (thing|task|one|event|job|appointment) [actually|though]   e.g. it's a daily thing
  repeat <named> [should] (repeat|repeats|recur|recurs|happen|happens) <every>   e.g. task 4 repeats every month
  be-repeated <things> [should] (repeats|recurs|happens|repeat|recur|happen) <value>   e.g. pay rent repeats every month
  be-repeated <things> <every> instead   e.g. the orchids every 4 days instead
  be-repeated (set|change|switch) <ref> to <every>   e.g. set gym to every tuesday
  be-repeated (make|set) <ref> (recurring|repeating|recur|repeat) <every>   e.g. make gym recurring every tuesday
  be-repeated <things> (is|are|should be|is now|are now) <every>   e.g. the gym is every tuesday
  be-repeated (make|turn|set) <ref> [into|to] [a] <rhythm>   e.g. make yoga weekly
  details (update|change|edit|modify|set) <named> (:|,) <value>   e.g. update task 1: high priority
  value (change|update|edit|modify|turn|set|make|replace) <named> (to|into|with|as) [say|be|read] <value>   e.g. change task 1 to Call mom tonight
  value (change|update|edit|modify) <ref> (to|into) [say|read] <value>   e.g. change buy milk to buy bread
  quality (mark|make|set|flag) <named> [as|to|to be] <value>   e.g. make it due tomorrow
  quality make <it> <value>   e.g. make that 11am
  be-again (make|set) <things> <every>   e.g. make football every thursday at 6:30pm
  be-repeated (make|set|move|change|turn) <ref> [to|into] <every> instead   e.g. make the gym every other thursday instead
  that-one make <made otherwise>   e.g. make the dentist friday at 8am
  due-rest <value> instead   e.g. yoga tomorrow 8pm instead
  bare (change|move|edit|set|update) the (date|time|due date|title|name|priority|deadline) (of|for) <refs>   e.g. change the date of the meeting
  bare (rename|reschedule|re-schedule|postpone|snooze) <refs>   e.g. rename task 4
  bare (change|update|edit|modify|rename|reschedule|postpone|snooze|move) <named>   e.g. change task 4
  bare (change|update|edit|modify|rename|reschedule|postpone|snooze|move)   e.g. reschedule
`,
    slots,
  ),
];
