import { type ChangeKind, hashes, named, rule } from './command-words.ts';

/** Sentences that reopen, tag, untag or take something off a task. */
export const tagsAndClearings: [ChangeKind, RegExp][] = [
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
      String.raw`(?<ref>.+?)\s+(?:(?:is|was|are|were)\s+not|isn['’]t|wasn['’]t|aren['’]t)\s+(?:actually |yet )?(?:done|complete|completed|finished)(?: yet| after all)?`,
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
    rule(String.raw`(?:remove|delete|clear|drop)\s+(?:all |the )*(?:tags|labels)(?:\s+(?:from|of|on)\s+(?<ref>.+))?`),
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
  ['tag', rule(String.raw`label\s+(?<ref>${named})\s+(?:with|as)\s+(?<value>.+)`)],
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
  ['no-reminders', rule(String.raw`no\s+(?:reminders?|notifications?|alerts?)(?:\s+(?:for|on|about)\s+(?<ref>.+))?`)],
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
];
