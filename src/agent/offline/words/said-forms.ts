import type { ChangeKind } from './command-words.ts';
import { type Form, forms } from './form.ts';
import { slots } from './said-slots.ts';

/** Sentences that change a task without an order: how it is now, what it needs no more, what it was called by mistake. */

export const sayings: Form<ChangeKind>[] = forms<ChangeKind>(
  `
  be-due (do|make|have|schedule) that <things> <on value>   e.g. do that landlord call at 5pm
  that-one (do|make) that <value>   e.g. make that landlord call first thing tomorrow morning
  be-repeated (change|make|set|have) <ref> so [that] it (repeats|recurs|happens|comes|is) <rule>   e.g. change yoga so it repeats every 2 weeks
  be-repeated (make|set|change|do|have) <ref> [to] <rule> (instead of|rather than|and not|not) <old rule>   e.g. make bins every other week instead of weekly
  be-repeated (make|set|have|do) <ref> [to|on] (only|just) [on] <some days>   e.g. make the plants only monday and friday
  be-repeated (make|set|have|do) <ref> [to|on] <some days> only   e.g. make the plants monday and friday only
  be-repeated <name> (is|are|should be|will be|goes|should repeat|should happen|should come up|should be done|should go) [now|only] <rule> (instead of|rather than|and not|not) <old>   e.g. bins should be fortnightly instead of weekly
  until <name> (should|must|shall|needs to|has to) [only|just] (repeat|recur|happen|go on|be repeated) [only|just] (until|till|through) <end of series>   e.g. the bins should only repeat until april 15
  until <name> (only|just) [repeats|repeat|goes on] (until|till|through) <end of series>   e.g. the bins only until the end of may
  until <name> [only|just] (repeat|repeats|recur|recurs|happen|happens) [only|just] (until|till|through) <end of series>   e.g. the bins repeat only until june
  until <name> (until|till) <end of series> only   e.g. the bins until june only
  until (repeat|keep repeating) <bare name> [only|just] (until|till|through) <end of series>   e.g. repeat the bins only until june
  until <name> (stops|should stop|can stop|must stop) repeating (after|on|at|in|by) <end of series>   e.g. the bins should stop repeating after june
  swapped <value> (instead of|rather than) <old>   e.g. dentist nine thirty instead of three
  swapped <what is named> [is|are] not [on|at|until|for] <old> [,] but [rather] <fresh>   e.g. dentist not at 10 but at 11:30
  swapped <what is named> (isn't|is not|aren't|are not) [on|at|until|for] <old> [,] [but] (it's|its|it is|they're) [on|at] <fresh>   e.g. the meeting isn't the 11th, it's the 12th
  swapped <value> [,] not [on|at] <old>   e.g. dentist is at 4 now not 3
  renamed <name> (is|are|should be|goes|go) [<about>] <to> [,] (not|instead of) [<about>] <from at end>   e.g. the flights are to Lisbon not Porto
  renamed (call|name) it <to> [,] [and] not <from at end>   e.g. call it piano class not piano lesson
  renamed (it's|it is|that's) not <from> [(i|we) (have to|need to|should|must|want to) [call|see|meet|buy|visit|email|do]] [,] [but] (it's|it is|that's) <to at end>   e.g. it's not the landlord i have to call it's the caretaker
  renamed (it's|it is|it should be|that's) <to> [,] not <from at end>   e.g. it's Lisbon not Porto
  title (call|name) (the|my) <ref> (task|one|entry) <quote> [<quiet>]   e.g. call the bike task "get the bike fixed" from now on
  respelt (change|correct|fix) <spelt> to <spelt so>   e.g. change Susan to Susanne
  respelt <spelt> is (actually|really|spelled|spelt) <spelt so>   e.g. Karen is actually Karin
  reword (change|correct|fix) <to swap> in <refs>   e.g. change Henderson to Hendersen in the tiles task
  title <name> should (say|read) <value>   e.g. the invoice should say send invoice to Kessler and Sons
  shift <name> (can|could|will|must|should|has to|have to) wait <amount>   e.g. dry cleaning can wait another week
  be-shift <name> (has to|have to|must|needs to|need to|should) (be|get) [in|there|done|ready|finished|sent|handed in] <amount later>   e.g. the report has to be in two days earlier
  be-shift <name> (starts|begins|will be) [now] <amount later> [<this time>]   e.g. the meeting starts an hour later
  shift <name> (is|are|comes|was|got|has been) [now|actually|really] [due|moved|put off] <amount later> [<this time>]   e.g. the report is actually due a week later
  be-shift <name> [:|due] <amount later> [<this time>]   e.g. the dentist an hour earlier today
  be-shift <name> (+|plus) <amount>   e.g. the report + 2 days
  be-put <name> (starts|begins|kicks off) [now|only|actually|at] <value>   e.g. the meeting starts at 3 now
  be-put <name> <owes> <leave> [by|on|before] <on value>   e.g. the books have to go back tomorrow
  be-put <name> can [also] be <handled> <on value>   e.g. the timesheet can be handed in tomorrow
  be-due <bare name> now <on value>   e.g. the dentist now on the 20th at 10
  be-due <who moves> [has|have|just] <moved> <one of mine> [back|forward] (to|until|till) <value>   e.g. Lisa moved my haircut to thursday at 2
  be-due (they|he|she|we|i|someone|the office) [have|has|had|just] (rescheduled|rebooked|re-booked) <things> for <value>   e.g. they rescheduled the haircut for thursday
  be-due <bare name> <on value> (now|from <for now>)   e.g. the dentist at 10:45 now
  be-due <bare name> now <on value>   e.g. webers now at 12
  be <name> (is|are) [now|actually|really] [at] <clock> [now|instead]   e.g. the pickup is 3:30
  due-of <name> <owes> be <done up> <on value>   e.g. Leo needs to be picked up at 2:45
  due-of <name> (needs|need|wants) <doing up> <on value>   e.g. Leo needs picking up at 2pm
  title <name> (is|are) now (called|named|titled) <value>   e.g. team lunch is now called farewell lunch
  title <name> (shall|will|is to|should) [now] be (called|named|titled) <value>   e.g. the report shall be called sales report
  shift-earlier <name> [got|was|were|is|are|has been|have been|has|have] [now|just] (moved|brought|pulled) (forward|up) [by] <amount>   e.g. the report has been brought forward by half an hour
  due [<giver>] [have|has|just] (got|gave me|gave us|been given|was given|were given|given|granted me|granted us) [an|another] extension (on|for|with) <refs> (till|til|until|to) <value>   e.g. I got an extension on the report till monday
  shift [<giver>] [have|has|just] (got|gave me|gave us|been given|was given|were given|given|granted me|granted us) [a|an|another] <amount> extension (on|for|with) <refs>   e.g. they gave me a two day extension for the report
  due <giver> [have|has|just] gave (me|us) (until|till|til) <some> (for|on) <refs>   e.g. my boss gave me until friday for the report
  shift (i|we|i've|we've) [have|just] (got|been given|have) <more time> (for|on|with) <refs>   e.g. I got 3 more days for the report
  shift <giver> [have|has|had|just] (moved|pushed|put|set) <ref> back [by] <amount>   e.g. they put the meeting back by half an hour
  shift-earlier <giver> [have|has|had|just] (moved|brought|pulled) <ref> (forward|up) [by] <amount>   e.g. they moved the meeting up by an hour
  be-put <name> [(is|on)] [the] same day [but] [at] <value>   e.g. the dentist same day but at 4pm
  be-put <name> (needs|need) doing (by|on|before) <value>   e.g. the gutters need doing by friday
  due [(i|we) (put|wrote|typed|entered|gave|noted)] [the|a] wrong (date|day|time) (on|for|with|of) <ref> , [it] <should be> <value>   e.g. wrong date on the report, it's the 23rd
  due (the|my) <field> (of|for|on) <ref> is wrong , [it] <should be> <value>   e.g. the time of yoga is wrong, should be 6pm
  due [the|my] <field> (of|for|on) <refs> [,] (please|pls|plz|can you|could you) (change|move|set|put|push|update) [it] (to|until|till) <value>   e.g. the date of the report please change to friday
  be-due <name> (isn't|is not|aren't|are not) [actually|really|on|due] (until|till|til) <value>   e.g. the dentist isn't until the 19th
  be-due <name> (need|needs|has|have|ought) to (move|go|shift|slip|be <moved>) to <value>   e.g. all work tasks need to move to next monday
  be-due <name> (must|should|can|could) (move|go|shift|slip|be <moved>) to <value>   e.g. yoga should move to friday
  be-due <name> (is moving|are moving|is going|move|shift) to <value>   e.g. physio is moving to the 14th
  be-due <quantity> (can|could|will|must|should|has to|have to) wait (until|till|to|for) <value>   e.g. everything due today can wait till thursday
  due <quantity> [,] [just|please] (shove|chuck|stick|kick|throw|slide|drag) (it|them|those|that|these) [all] [over] (to|on|for|until|till) <value>   e.g. everything due today just shove it to friday
  shift add <amount> to <refs>   e.g. add 2 days to the report
  shift <move> [the|my] (deadline|due date|date) (of|for|on) <refs and amount>   e.g. extend the deadline of the report by 3 days
  be-due <name> got (an extension|extended|more time) [,] [and|so] (it's|its|it is) [now] [due] [on|by|until|till] <value> [now]   e.g. the essay got an extension, it's due the 26th now
  be-put <name> (deadline|due date) (is|should be) [now] <value> [now]   e.g. the training deadline is end of march now
  be-due <things> : (do|finish|get|have) it [done] [by|on] <value>   e.g. the membership: do it today
  be-due (the|my) (deadline|due date|date|time) (for|of|on) <name> (has been|was|got|is|has) [now|just] <moved> [back|forward|up] (to|until|till) <value>   e.g. the deadline for the report has been pushed to friday
  be-due <name> (has|have) [just|now] <moved> [back|forward|up] to <value>   e.g. the report has moved up to wednesday
  be-put (hold off|hold back|wait|hang on) (on|with) <put where> (until|till|to) <value>   e.g. hold off on the report till friday
  be-put (leave|save|keep|park|hold) <put where> (for|until|till) <value>   e.g. leave the invoice for friday
  be-put give <put where> (until|till) <value>   e.g. give the report until friday
  be-put <name> (can|could|may|should|will) (stay|stand|sit|hold|go|slip|run) (until|till|to) <value>   e.g. the report can stay until friday
  be-put <name> should (go out|go|happen|take place|start|be done|get done) [by] <on value>   e.g. the rent should go out on the 1st
  be-put put <put where> (on|for) <day value>   e.g. put the spanish vocab on tonight
  due-rest (set|add|put|give) [a|an|the|my] (due-date|due date|deadline) (for|to|on) <value>   e.g. set deadline for passport end of the month
  no-due <clear> <all of> (due dates|dates|deadlines)   e.g. remove all due dates
  no-due no [more|fixed|set] (deadline|due date|date) (for|on) <ref> [yet|any more|anymore] , <clear it>   e.g. no date for the flights yet, clear it
  no-due no [more|fixed|set] (deadline|due date|date) (for|on) <ref> yet   e.g. no date for the flights yet
  no-due without [a|the|any] (deadline|due date|date)   e.g. without the date
  no-due no [more] (deadline|due date|date) (for|on) <refs> [please]   e.g. no date for the flights any more
  no-time take (the|its) time off <ref> , (it's|its|it is) [an] (all|whole) day [event|thing]   e.g. take the time off the dentist, it's all day
  no-time take (the|its) time off <refs>   e.g. take the time off the dentist
  no-due no (deadline|due date|date) [needed|necessary|after all|please|at all]   e.g. no date after all
  no-due <name> needn't have (a|any) (deadline|due date|date)   e.g. the essay needn't have a date
  no-time (remove|clear|delete|drop|lose|scrap) (the|its) time (from|of|for|on|off) <refs>   e.g. drop the time of the dentist
  no-time <name> (has|have|needs|need) no <time word> [<any more>] [,] <day alone>   e.g. the dentist has no fixed time, only the day
  no-time <name> (has|have|needs|need) no <time word> [<any more>]   e.g. the dentist has no fixed time any more
  no-time <name> (doesn't|don't|does not|do not) (have|need) (a|any) <time word> [<any more>]   e.g. the dentist doesn't need a time
  no-time no <time word> for <refs>   e.g. no fixed time for the dentist
  no-time take (the|its) time off <the things>   e.g. take the time off the dentist
  no-time (make|set|put) <ref> [to|as|for|an|the] (all|whole) day   e.g. make the dentist all day
  priority <name> (isn't|is not|aren't|are not|is no longer) [<so>] (<old level>|a priority) [<any more>] [,] <make it> [at|to|as|on|down to] <level>   e.g. the report isn't that urgent, put it at medium
  priority <name> (isn't|is not|aren't|are not|is no longer) [<so>] (<old level>|a priority) [<any more>] , <level> <enough>   e.g. the report is not that urgent, medium is enough
  priority <name> (is|should be|could be|can be) [a bit|a little|much] (less|more) (urgent|important) , [like|say|so|maybe|just] <level>   e.g. the report should be a bit less important, like medium
  priority (make|set|mark) <ref> [a bit|a little|much] (less|more) (urgent|important) , [like|say|so|maybe|just] <level>   e.g. make the report less urgent, say medium
  priority <name> (isn't|is not|aren't|are not) <old level> [<any more>] [,] (it's|its|it is|they're) <level>   e.g. the report isn't low, it's urgent
  priority (downgrade|upgrade|demote|promote|knock|relegate|drop) <ref> [down|up] to <level>   e.g. downgrade the report to medium
  priority <name> (no longer|not) <old level> [<any more>] [,] <make it> [at|to|as] <level>   e.g. the report no longer low priority, make it medium
  be-bumped <name> (-|–|—|:) <raise> [it] [up|down] [to|as] <level>   e.g. the report - bump to urgent
  be-priority <name> (should be|must be|needs to be|need to be|has to be|have to be) [at] <level>   e.g. everything due this week should be high priority
  be-priority <name> (has|have|gets|get|should have|should get|deserves) <level> [now|instead]   e.g. the report has high priority now
  be-priority <name> (needs to be|need to be|has to be|have to be|must be|ought to be) [now] <level>   e.g. the report needs to be high priority
  be-priority <name> <no more> <old level> [<any more>] , [just] <level> (is|would be|will be) [fine|ok|okay|enough|good|alright|all right]   e.g. the report doesn't need to be high priority, medium is fine
  be-priority <name> <no more> <old level> [<any more>] , [just] <level> [will|would|should] (do|does|works|work|suffice|suffices)   e.g. the report needn't be urgent any more, medium will do
  deprioritise <name> <no more> [that|so|as|really|very] (urgent|important|a priority|high priority|high prio|top priority) [<any more>]   e.g. the report doesn't have to be urgent any more
  priority [the] (prio|priority) (of|for|on) <ref> [,] (please|pls|plz|can you|could you) (change|set|put|raise|lower|update) [it] to <level>   e.g. the priority of the invoice please set to high
  prioritise <name> (is|are) the most (important|urgent) [one|thing|task|of all|of them]   e.g. call mom is the most important
  prioritise <the things> (comes|goes|has to come|should come) first   e.g. the report comes first
  deprioritise [there's|there is] no (rush|hurry|pressure) (on|with|for|about) <refs>   e.g. no rush on the report
  deprioritise <name> (isn't a|is not a|is no) (rush|hurry)   e.g. the report is no rush
  deprioritise <name> (isn't|is not|aren't|are not|is no longer|are no longer) [really] (a priority|top priority|that important|that urgent|so important|so urgent|as urgent|as important) [<any more>]   e.g. the flights are no longer a priority
  deprioritise <name> (is|are) (not|no longer) [really|that|so|very|all that] (urgent|important) [<any more>] [<any more>]   e.g. the report is not urgent after all
  deprioritise <name> (isn't|aren't) [really|that|so|very|all that] (urgent|important) [<any more>] [<any more>]   e.g. the report isn't that urgent after all
  prioritise <name> (is|are) [much|a lot|way|even] more (important|urgent) [now|<than before>]   e.g. the vocab is more important than I thought
  deprioritise <name> (is|are) [much|a lot|way|even] less (important|urgent) [now|<than before>]   e.g. the gift is less important now
  deprioritise <name> (doesn't|don't|does not|do not) matter [that much|so much|much|a lot|at all] [<any more>]   e.g. the flights don't matter that much any more
  priority (put|set) <level> on <refs>   e.g. put a high priority on the report
  priority [the] (prio|priority) (of|for|on) <ref> (is|to|should be|->|→|=>|=|:) <level>   e.g. prio of the invoice -> urgent
  tag (add|put|use|set) <word> as (a|the) (tag|label) (on|to|for) <refs>   e.g. add money as a tag on the rent
  untag (remove|take|drop) <one word> (from|off) <quantity>   e.g. remove party from all tasks
  tag <name> : (add|plus|new) [the|a] (tag|tags|label|labels) <value>   e.g. flights: add tags family and holiday
  tag <name> : [please|can you] (tag|label) it [as|with] <value>   e.g. flights: tag it family and holiday
  tag <name> (-|–|—) [please|can you] (tag|label) it [as|with] <value>   e.g. flights - tag it family and holiday
  be-tagged (put|file|list|add) <ref> under <one word> [as well|too|also|please]   e.g. put the passport under travel as well
  be-tagged <name> (should have|should get|needs|gets) the (tag|label) <one word>   e.g. the passport should have the tag travel
  be-tagged <name> should be (tagged|labelled|labeled|filed) [as|with|under] <one word>   e.g. the passport should be tagged travel
  untag <name> (shouldn't|should not|needn't|doesn't need to|isn't supposed to|must not) be (tagged|labelled|labeled|filed) [as|with|under] <some>   e.g. the invoice shouldn't be tagged work
  untag <name> (doesn't|don't|does not|do not) need the <one word> (tag|label) [<any more>]   e.g. the invoice doesn't need the work tag
  untag <name> (doesn't|don't|does not|do not) (belong|go) (under|with|to) <one word> [<any more>]   e.g. the invoice doesn't belong under work
  retag (replace|swap|change|switch|exchange) [the] (tag|label) <tag> (on|of|for|in|from) <ref> (with|by|to|for|into) <value>   e.g. replace the tag travel on the flights with vacation
  retag (replace|swap|change|switch|exchange) [the] <tag> (tag|label) (on|of|for|in|from) <ref> (with|by|to|for|into) <value>   e.g. swap the travel tag on the flights for vacation
  description [for|on|about] <ref> (note|write|jot) [down] that <value>   e.g. for the passport note down that I need two photos
  description (put|add|leave|write|make|stick|pop|drop|pin|slap|jot) [the|a|this] (description|note|notes) (on|to|for|in) <ref> that <value>   e.g. put a note on the dentist that I need the card
  description (write|note|jot|put) [down] (in|on) <ref> that <value>   e.g. write in the dentist task that parking is free
  description (note|write|jot) down (for|on|about) <ref> [:|,] [that] <value>   e.g. note down for task 4 that I need two photos
  description [the] (description|note|notes|detail|details) (of|for|on) <ref> (should be|should say) [:] <value>   e.g. description of the report should be use the new template
  description (note|notes|description) (on|for|of) <name> : <value>   e.g. note on the bins: the blue one
  description <name> : (add|put) [a|the] (note|notes) [that|:] <value>   e.g. the meeting: add a note bring the card
  description (put|add|write) [it] [in|to|into|down in] the (notes|description) (for|of|on) <ref> [:|,] [that] <value>   e.g. put in the notes for the meeting that Ann comes
  description [a] (note|notes) (on|for|to|about) <name> (-|–|—) <value>   e.g. note on the dentist one - bring the card
  description add <some> to (the|my) <ref> (note|notes|description)   e.g. add gluten free to the cake notes
  no-reminders (i|we) [really] (don't|do not|won't) (need|want) [a|any|the|its|to be] (reminder|reminders|reminded|notification|notifications|alert|alerts) [(for|about|on|of) <refs>]   e.g. I don't need a reminder for piano
  no-reminders (set|give me|send me) no [more] (reminder|reminders|notification|notifications|alert|alerts) (for|about|on) <refs>   e.g. set no reminder for yoga
  no-reminders (don't|do not|stop) (bother reminding|nagging|bugging|pinging|notifying|bother) me (about|of|for|with) <refs>   e.g. stop nagging me about the report
  no-reminders no (reminder|reminders|notification|alert) [needed|necessary|required]   e.g. no reminder needed
  no-reminders no [need for a|need for any] (reminder|reminders|notification|alert) [needed|necessary|required] (for|about|on) <refs>   e.g. no reminder needed for piano
  no-reminders <name> (doesn't|don't|does not|do not) need (a|any) (reminder|reminders|notification|alert) [<any more>]   e.g. piano doesn't need a reminder
  no-repeat stop <bare name> [from] (repeating|recurring) [any more|anymore]   e.g. stop the piano repeating
  no-repeat <name> (isn't|aren't|is not|are not|is no longer|are no longer) [a] (<old rule>|recurring|repeating) [thing] [<any more>]   e.g. piano isn't weekly any more
  be-done-often <name> [only|just|now] (need|needs|want|wants) [only|just|now] <gerund> [only|just] <rule> [now|from <for now>]   e.g. the plants only need watering every other day
  be-done-often <name> [only|just|now] (gets|get|is|are|has to be|have to be|should be|needs to be|need to be) [only|just|now] <past> [only|just] <rule> [now|from <for now>]   e.g. the cleaner gets paid every two weeks from now on
  be-repeated (change|switch|set|move|turn) <ref> from <old rule> to <rule>   e.g. change bins from weekly to monthly
  be-repeated <name> (is|are|should be|will be) [only|just|now] <rule>   e.g. bins should be every other week instead
  be-repeated <name> (only|just) <rule> [from <for now>]   e.g. piano only every two weeks from now on
  be-repeated <name> <rule> (from <for now>|now)   e.g. piano every two weeks from now on
  be-again <name> [now] (is|are) [now] due <value> [now|from <for now>]   e.g. rent is due on the first of every month now
  be-again <name> [only] (needs|need|has|have) to be [done] [only] <value> [now|from <for now>]   e.g. the gym only needs to be once a month
  be-again <bare name> [on|only on] <days> (now|from <for now>|instead)   e.g. laundry on sundays from now on
  be-repeated <name> (has been|have been|was|were|got|is|are) [now] <moved> to <days>   e.g. yoga was moved to wednesdays
  be-repeated <name> <moved> to <days>   e.g. football moved to wednesdays
  be-again <name> (less|more) often , <value>   e.g. water the plants less often, every 5 days
  be-again <name> [now] (go|goes|come|comes|meet|meets|run|runs|take place|takes place) [out|back|on|up|round|around] <value> [now|from <for now>]   e.g. bins go out tuesdays and fridays now
`,
  slots,
);
