import { tagsAndClearings } from './clearing-grammar.ts';
import { type ChangeKind, every, level, named, rule } from './command-words.ts';
import { quoteToken } from './quotation.ts';

/** Sentences that change a task, as patterns with the groups `ref` and `value`. First match wins. */

export const changes: [ChangeKind, RegExp][] = [
  ...tagsAndClearings,
  ['details', rule(String.raw`(?<ref>task #?\d+|#\d+)\s*:\s*(?<value>.+)`)],
  ['shift-earlier', rule(String.raw`(?:bring|move|pull)\s+(?<ref>.+?)\s+forward\s+(?:by\s+)?(?<value>.+)`)],
  [
    'description',
    rule(String.raw`(?:notes?|description|details?)\s+(?:for|on|to|of)\s+(?<ref>${named})\s*:\s*(?<value>.+)`),
  ],
  [
    'due',
    rule(
      String.raw`(?:add|set)\s+(?:an? |the )?(?:due[- ]?date|deadline)\s+(?:to|for|on)\s+(?<ref>.+?)\s*(?::|,|\bof\b)\s*(?<value>.+)`,
    ),
  ],
  [
    'due',
    rule(
      String.raw`(?:set|add|put)\s+(?:an? |the )?(?:due[- ]?date|deadline)\s+(?:of\s+)?(?<value>.+?)\s+(?:for|to|on)\s+(?<ref>.+)`,
    ),
  ],
  ['due', rule(String.raw`give\s+(?<ref>.+?)\s+an?\s+(?:due[- ]?date|deadline)\s+(?:of|for|on)\s+(?<value>.+)`)],
  ['due', rule(String.raw`set\s+(?:the|my)\s+(?<ref>.+?)\s+(?:for|to)\s+(?<value>.+)`)],
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
  [
    'description',
    rule(
      String.raw`(?:add|attach|put|set|leave|write)\s+(?:an? |the )?(?:description|notes?|details?)\s*(?::|\b(?:saying|that says)\b:?)\s*(?<value>.+)`,
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
      String.raw`(?:reschedule|re-schedule|postpone|move|push|delay|shift|defer|bump|snooze|bring|put off)\s+(?<ref>.+)(?:\s+(?:back|forward|up|out|over|off))?\s+(?:to|until|till)\s+(?<value>.+)`,
    ),
  ],
  [
    'shift',
    rule(
      String.raw`(?:reschedule|re-schedule|postpone|move|push|delay|shift|defer|bump|snooze|bring|put off)\s+(?<ref>.+?)(?:\s+(?:back|forward|up|out|over|off))?\s+(?:by|for)\s+(?<value>.+)`,
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
  ['due', rule(String.raw`(?<ref>${named})\s*(?:is|['’]s|are|should be)?\s+(?:now )?due\s+(?<value>.+)`)],
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
  ['quality', rule(String.raw`(?:mark|make|set|flag)\s+(?<ref>${named})\s+(?:(?:as|to|to be)\s+)?(?<value>.+)`)],
  ['quality', rule(String.raw`make\s+(?<ref>it|that|this)\s+(?<value>.+)`)],
  ['bare', rule(String.raw`(?:rename|reschedule|re-schedule|postpone|snooze)\s+(?<ref>.+)`)],
  [
    'bare',
    rule(String.raw`(?:change|update|edit|modify|rename|reschedule|postpone|snooze|move)(?:\s+(?<ref>${named}))?`),
  ],
];
