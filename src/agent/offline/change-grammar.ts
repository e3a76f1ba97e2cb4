import { quoteToken } from './quotes.ts';

/** Sentences that change a task, as patterns with the groups `ref` and `value`. First match wins. */

export type ChangeKind =
  | 'untag'
  | 'untag-all'
  | 'tag'
  | 'no-due'
  | 'no-reminders'
  | 'no-repeat'
  | 'no-description'
  | 'priority'
  | 'prioritise'
  | 'title'
  | 'description'
  | 'due'
  | 'repeat'
  | 'remind'
  | 'details'
  | 'value'
  | 'due-rest'
  | 'reopen'
  | 'bare';

const hashes = String.raw`#[^\s,#]+(?:(?:\s*,\s*|\s+and\s+|\s+)#[^\s,#]+)*`;
export const named = String.raw`(?:the |that |this )?(?:(?:task|todo|item|number|no\.?) ?)?#?\d+|it|that|this|that one|this one|(?:the |that |this |my )?(?:[^,:]{1,80}? )?task|the (?:first|second|third|fourth|fifth|last) (?:one|task)|them|those|both|${quoteToken}`;
const level = String.raw`(?:(?:a |an )?(?:(?:urgent|highest|critical|top|high|higher|medium|normal|low|lower|lowest)(?:[- ]prio(?:rity)?)?|important|not urgent|not important|asap|p[1-4]))`;
const every = String.raw`(?:(?:every|each) .+|daily|weekly|biweekly|fortnightly|monthly|quarterly|yearly|annually|weekdays|on weekdays)`;
export const rule = (source: string) => new RegExp(`^${source}$`, 'iu');

export const changes: [ChangeKind, RegExp][] = [
  [
    'reopen',
    rule(
      String.raw`(?:re-?open|un-?complete|un-?mark|un-?check|un-?tick|un-?finish|undo|restore)\s+(?<ref>.+?)(?:\s+as (?:done|complete(?:d)?))?`,
    ),
  ],
  [
    'reopen',
    rule(
      String.raw`(?:mark|set|flag|move|change|put)\s+(?<ref>.+?)\s+(?:back )?(?:(?:as|to|to be)\s+)?(?:not (?:yet )?(?:done|complete|completed|finished)|undone|incomplete|uncompleted|pending|open|unfinished|todo|to do)(?: again)?`,
    ),
  ],
  [
    'reopen',
    rule(
      String.raw`(?<ref>.+?)\s+(?:is|was|isn['’]t|wasn['’]t|are|aren['’]t)\s*(?:not)?\s+(?:actually )?(?:not (?:yet )?)?(?<value>(?:done|complete|completed|finished))(?: yet| after all)+`,
    ),
  ],
  [
    'reopen',
    rule(
      String.raw`(?<ref>${named})\s+(?:is not|isn['’]t|was not|wasn['’]t|are not|aren['’]t)\s+(?:actually )?(?:done|complete|completed|finished)(?: yet)?`,
    ),
  ],
  [
    'untag-all',
    rule(
      String.raw`(?:remove|delete|clear|drop)\s+(?:all |the |all the )*(?:tags|labels)(?:\s+(?:from|of|on)\s+(?<ref>.+))?`,
    ),
  ],
  [
    'untag',
    rule(
      String.raw`(?:remove|delete|drop|take)\s+(?:the )?(?:tags?|labels?)\s+(?<value>.+?)\s+(?:from|off|of|on)\s+(?<ref>.+)`,
    ),
  ],
  [
    'untag',
    rule(
      String.raw`(?:remove|delete|drop|take)\s+(?:the )?(?<value>${hashes}|\S+ (?=tag|label))(?:\s*(?:tags?|labels?))?\s+(?:from|off)\s+(?<ref>.+)`,
    ),
  ],
  ['untag', rule(String.raw`untag\s+(?<value>${hashes}|\S+)\s+(?:from|on)\s+(?<ref>.+)`)],
  ['untag', rule(String.raw`untag\s+(?<ref>${named})\s+(?:from |with |as )?(?<value>.+)`)],
  ['untag-all', rule(String.raw`untag\s+(?<ref>.+)`)],
  [
    'tag',
    rule(
      String.raw`(?:add|put|set|attach)\s+(?:the |a )?(?:tags?|labels?)\s+(?<value>.+?)\s+(?:to|on|for)\s+(?<ref>.+)`,
    ),
  ],
  [
    'tag',
    rule(
      String.raw`(?:add|put|attach)\s+(?:the )?(?<value>${hashes}|\S+ (?=tag|label))(?:\s*(?:tags?|labels?))?\s+(?:to|on)\s+(?<ref>.+)`,
    ),
  ],
  ['tag', rule(String.raw`tag\s+(?<ref>.+?)\s+(?:with|as)\s+(?<value>.+)`)],
  ['tag', rule(String.raw`(?:tag|label)\s+(?<ref>.+?)\s*[:,]?\s+(?<value>${hashes})`)],
  ['tag', rule(String.raw`(?:tag|label)\s+(?<ref>${named})\s+(?<value>\S+)`)],
  [
    'no-due',
    rule(
      String.raw`(?:remove|clear|delete|drop|unset)\s+(?:the |its )?(?:due[- ]?dates?|due|date|deadline|due time)(?:\s+(?:from|of|for|on)\s+(?<ref>.+))?`,
    ),
  ],
  ['no-due', rule(String.raw`(?:remove|clear|delete|drop|unset)\s+(?<ref>.+?)['’]s\s+(?:due[- ]?date|deadline)`)],
  [
    'no-reminders',
    rule(
      String.raw`(?:remove|clear|delete|cancel|turn off|stop|disable)\s+(?:the |all |any |my |its )*(?:reminders?|notifications?|alerts?)(?:\s+(?:from|of|for|on|about)\s+(?<ref>.+))?`,
    ),
  ],
  [
    'no-reminders',
    rule(
      String.raw`(?:don['’]?t|do not|stop|no need to)\s+remind(?:ing)?(?: me)?(?:\s+(?:about|of|for)\s+(?<ref>.+))?`,
    ),
  ],
  [
    'no-repeat',
    rule(String.raw`(?:stop|don['’]?t|do not|cancel|no longer)\s+(?:repeat(?:ing)?|recur(?:ring)?)(?:\s+(?<ref>.+))?`),
  ],
  [
    'no-repeat',
    rule(
      String.raw`(?:remove|clear|delete|cancel|stop|turn off)\s+(?:the |its )?(?:recurrence|repetition|repeats?|repeating)(?:\s+(?:from|of|for|on)\s+(?<ref>.+))?`,
    ),
  ],
  ['no-repeat', rule(String.raw`(?:make|set)\s+(?<ref>.+?)\s+(?:not repeat(?:ing)?|non-?recurring|one[- ]time)`)],
  [
    'no-description',
    rule(
      String.raw`(?:remove|clear|delete)\s+(?:the |its )?(?:description|notes?|details)(?:\s+(?:from|of|for|on)\s+(?<ref>.+))?`,
    ),
  ],
  [
    'description',
    rule(
      String.raw`(?:change|set|update|edit|replace|add)\s+(?:the |a |its )?(?:description|notes?|details?)\s+(?:of|for|to|on|from)\s+(?<ref>${named}|.+?)(?:\s+to\s+|\s*:\s*|\s+as\s+|\s+(?=${quoteToken}$))(?<value>.+)`,
    ),
  ],
  [
    'description',
    rule(
      String.raw`(?:add|attach|put)\s+(?:the |a )?(?:description|notes?)\s*:?\s*(?<value>.+?)\s+(?:to|on|for)\s+(?<ref>.+)`,
    ),
  ],
  [
    'description',
    rule(
      String.raw`(?:change|set|update|edit)\s+(?<ref>.+?)(?:['’]s)?\s+(?:description|notes?|details?)\s+(?:to|as)\s+(?<value>.+)`,
    ),
  ],
  ['description', rule(String.raw`describe\s+(?<ref>.+?)\s+as\s+(?<value>.+)`)],
  [
    'priority',
    rule(
      String.raw`(?:set|change|raise|lower|update|make|bump|increase|decrease|put)\s+(?:the |its )?prio(?:rity)?\s+(?:of|for|on)\s+(?<ref>.+?)\s+(?:(?:to|as|=|at)\s+)?(?<value>${level})`,
    ),
  ],
  [
    'priority',
    rule(
      String.raw`(?:set|change|raise|lower|update|make|bump|increase|decrease|give)\s+(?<ref>.+?)(?:['’]s)?\s+(?:a )?prio(?:rity)?\s+(?:(?:to|as|of)\s+)?(?<value>${level})`,
    ),
  ],
  [
    'priority',
    rule(
      String.raw`(?:set|change|raise|lower|update|make)\s+(?:the |its )?prio(?:rity)?\s+(?:to\s+)?(?<value>${level})`,
    ),
  ],
  [
    'priority',
    rule(
      String.raw`(?:set|make|mark|flag|change|bump|raise|lower|give|move|update)\s+(?!(?:an?|new) )(?<ref>.+?)\s+(?:(?:to|as|to be|at)\s+)?(?!asap)(?<value>${level})`,
    ),
  ],
  ['priority', rule(String.raw`(?<ref>${named})(?:['’]s| is| are)\s+(?:now |really |very )?(?<value>${level})`)],
  ['prioritise', rule(String.raw`prioriti[sz]e\s+(?<ref>.+)`)],
  ['title', rule(String.raw`(?:rename|retitle|reword)\s+(?<ref>${named}|.+?)\s+(?:to|as|into)\s+(?<value>.+)`)],
  [
    'title',
    rule(
      String.raw`(?:change|set|update|edit)\s+(?:the |its )?(?:title|name|text)\s+(?:(?:of|for)\s+(?<ref>${named}|.+?)\s+)?(?:to|as)\s+(?<value>.+)`,
    ),
  ],
  [
    'title',
    rule(String.raw`(?:change|set|update|edit)\s+(?<ref>.+?)(?:['’]s)?\s+(?:title|name)\s+(?:to|as)\s+(?<value>.+)`),
  ],
  ['title', rule(String.raw`call\s+(?<ref>it|that|task \d+|#\d+)\s+(?<value>${quoteToken})`)],
  [
    'due',
    rule(
      String.raw`(?:change|set|update|move|push|make|reschedule)\s+(?:the |its )?(?:due[- ]?date|due[- ]?time|due|deadline|date|time)\s+(?:(?:of|for|on)\s+(?<ref>.+)\s+)?(?:to|as|for|at)\s+(?<value>.+)`,
    ),
  ],
  [
    'due',
    rule(
      String.raw`(?:change|set|update)\s+(?<ref>.+?)(?:['’]s)?\s+(?:due[- ]?date|due[- ]?time|deadline)\s+(?:to|as|for)\s+(?<value>.+)`,
    ),
  ],
  [
    'due',
    rule(
      String.raw`(?:reschedule|re-schedule|postpone|move|push|delay|shift|defer|bump|snooze|bring|put off)\s+(?<ref>.+)(?:\s+(?:back|forward|up|out|over|off))?\s+(?:to|until|till|by)\s+(?<value>.+)`,
    ),
  ],
  [
    'due',
    rule(
      String.raw`(?:move|push|bring|bump|delay|postpone|snooze)\s+(?<ref>${named})(?:\s+(?:back|forward|up|out|over|off))?\s+(?:for|on|at|by)?\s*(?<value>.+)`,
    ),
  ],
  [
    'due',
    rule(
      String.raw`(?:reschedule|re-schedule|postpone|delay|defer|snooze|put off)\s+(?<ref>.+?)\s+(?:for|on|at)\s+(?<value>.+)`,
    ),
  ],
  ['due-rest', rule(String.raw`(?:reschedule|re-schedule|postpone|delay|defer|snooze|put off)\s+(?<value>.+)`)],
  [
    'due',
    rule(
      String.raw`(?:set|make|schedule|change)\s+(?<ref>${named})\s+(?:to be |as )?(?:due\s+)?(?:for |on |at |by |to )?(?<value>.+)`,
    ),
  ],
  ['due', rule(String.raw`(?:make|set)\s+(?<ref>.+?)\s+(?:to be )?due\s+(?<value>.+)`)],
  ['due', rule(String.raw`(?<ref>${named})\s*(?:is|['’]s|are|should be)\s+(?:now )?due\s+(?<value>.+)`)],
  ['repeat', rule(String.raw`repeat\s+(?<ref>.+?)\s+(?<value>${every})`)],
  [
    'repeat',
    rule(
      String.raw`(?:make|set|change|have)\s+(?<ref>${named})\s+(?:to )?(?:be )?(?:repeat|recur|recurring|repeating|happen)?\s*(?<value>${every})`,
    ),
  ],
  ['repeat', rule(String.raw`(?:make|set|have)\s+(?<ref>.+?)\s+(?:to )?(?:repeat|recur|happen)\s+(?<value>${every})`)],
  ['repeat', rule(String.raw`(?<ref>${named})\s+(?:should )?(?:repeats?|recurs?|happens?)\s+(?<value>${every})`)],
  ['details', rule(String.raw`(?:update|change|edit|modify|set)\s+(?<ref>${named})\s*[:,]\s*(?<value>.+)`)],
  [
    'value',
    rule(
      String.raw`(?:change|update|edit|modify|turn|set|make|replace)\s+(?<ref>${named})\s+(?:to|into|with|as)\s+(?:say |be |read )?(?<value>.+)`,
    ),
  ],
  ['value', rule(String.raw`(?:change|update|edit|modify)\s+(?<ref>.+?)\s+(?:to|into)\s+(?<value>.+)`)],
  ['value', rule(String.raw`make\s+(?<ref>it|that|this)\s+(?<value>.+)`)],
  [
    'bare',
    rule(String.raw`(?:change|update|edit|modify|rename|reschedule|postpone|snooze|move)(?:\s+(?<ref>${named}))?`),
  ],
];
