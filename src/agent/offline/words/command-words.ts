import { countWord } from '../../../language/number-words.ts';
import type { Slots } from './form.ts';
import { quoteToken } from './quotation.ts';

/** What sentences about tasks are made of: the slots of the tables of forms. */

export const hashes = String.raw`#[^\s,#]+(?:(?:\s*,\s*|\s+and\s+|\s+)#[^\s,#]+)*`;
export const named = String.raw`(?:the |that |this )?(?:(?:task|todo|item|number|no\.?) ?)?#?\d+|it|that|this|that one|this one|(?:the |that |this |my )?(?!(?:an?|new|another)\b)(?:[^,:]{1,80}? )?task|the (?:first|second|third|fourth|fifth|last) (?:one|task)|them|those|both|${quoteToken}`;
export const level = `(?:(?:a |an |my |the )?(?:(?:urgent|highest|critical|top|high|higher|medium|normal|low|lower|lowest)(?:[- ]prio(?:rity)?)?|important|not (?:so |that |really )?(?:urgent|important)|asap|p[1-4]))`;
export const every = `(?:(?:every|each) .+|daily|weekly|biweekly|fortnightly|monthly|quarterly|yearly|annually|weekdays|on weekdays)`;
const units = '(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?)';
const some = String.raw`(?:by |for )?(?:another\s+|(?:another )?${countWord}(?: more)?[\s-]*)${units}(?: and a half)?`;
const way = '(?:later|earlier|sooner|ahead)';
const said = (source: string) => `(?<value>${source})`;

export const slots: Slots = {
  ref: '(?<ref>.+?)',
  refs: '(?<ref>.+)',
  named: `(?<ref>${named})`,
  move: String.raw`(?:reschedule|re-schedule|postpone|prepone|move|push|delay|shift|defer|bump|snooze|bring|put off|extend|carry|roll|kick|pull|shove|slide|nudge)(?:\s+(?:back|forward|up|out|over))?`,
  new: '(?!(?:an?|new) )',
  number: String.raw`(?!\d{1,2}:\d{2}\b)(?<ref>(?:task |number |no\. ?)?#?\d+)`,
  numbers: String.raw`(?<ref>(?:tasks? |numbers? )?#?\d{1,9}(?:(?:\s*[,&+]\s*(?:and\s+)?|\s+and\s+|\s+)#?\d{1,9})+)`,
  'task number': String.raw`(?<ref>(?:task|number|no\.?) #?\d+|#\d+)`,
  quantity: String.raw`(?<ref>(?:everything|all|every|the tasks|tasks|anything)\b.*?)`,
  'the things': `(?<ref>(?:the|my) [^,:]+?)`,
  'old thing': '(?<ref>[^,:]{1,60}?)',
  'new thing': '(?<to>(?!.* in (?:task|number|#|the \\S+ task))[^,]{1,60})',
  swap: said('.+? (?:with|for|by) .+?'),
  'other words': said(String.raw`(?:it['’]?s|it is|it should be|should be)\s+.+?,?\s+not\s+.+`),
  'tag swap': said(String.raw`\S+ (?:tag|label) (?:for|to|with|by) .+?`),
  'one of them': String.raw`(?<ref>(?!(?:(?:the |my )?last|both|all|everything)\b).+?)`,
  it: '(?<ref>it|that|this)',
  'a place': '(?<ref>the (?:first|second|third|fourth|fifth|last) (?:one|task))',
  'new name': said(String.raw`(?!(?:a day|a night|quits|off|in|back|even|out|up)\b).+?`),
  'on value': said(
    String.raw`(?:(?:on|at|by|for|in|from|after|before|next|this) .+|(?:today|tomorrow|tonight|noon|midnight|\p{L}+day)\b.*)`,
  ),
  moved:
    '(?:moved|pushed|pushed back|put back|put off|set back|bumped|rescheduled|shifted|postponed|delayed|extended|changed|brought forward|moved up|moved back)',
  rhythm: said('(?:daily|weekly|biweekly|fortnightly|monthly|quarterly|yearly|annual|annually)'),
  'it or number': String.raw`(?<ref>it|that|task \d+|#\d+)`,
  thing: `(?<ref>${named}|.+?)`,
  'due thing': String.raw`(?!(?:description|notes?|details?|priority|prio|title|name|text|time|date|due date|deadline|day)\b)(?<ref>.+?)`,
  things: `(?<ref>(?:the |my )?[^,:]+?)`,
  value: said('.+'),
  some: said('.+?'),
  // "2 should be discussed" says no name.
  'no deed': said(
    String.raw`(?!(?:\p{L}{2,}(?:ed|en)|done|paid|sent|made|bought|sold|told|kept|left|put|cut|brought|built|redone)(?:\s(?!the\b|my\b|an?\b)|$)).+`,
  ),
  word: said(String.raw`\S+`),
  label: said(String.raw`${hashes}|\S+(?= (?:tag|label))`),
  hashes: said(hashes),
  'hash or word': said(String.raw`${hashes}|\S+`),
  quote: said(quoteToken),
  'one quote': said(`${quoteToken}$`),
  level: said(level),
  'plain level': `(?!asap)${said(level)}`,
  'level and more': said(`${level}(?:,| and) .+`),
  // "Make the bed" and "make the call" are things to do.
  'made otherwise': String.raw`(?<value>(?:the|my|our) (?!(?:\S+ )?(?:beds?|cakes?|teas?|coffees?|dinner|lunch|breakfast|supper|salad|soup|bread|sandwich\p{L}*|pizza|food|dough|sauce|jam|calls?|payments?|appointments?|bookings?|reservations?|lists?|plans?|copies|deposit|deadline|trip|journey|most|rest|time|effort|decision|announcement)\b)\S.*)`,
  'day and level': said(`[^,]{2,40}?(?:,| and| with) (?:make it |it['’]?s )?${level}`),
  every: said(every),
  amount: said(`${some}(?: ${way})?`),
  'another amount': said(String.raw`(?:another\s+(?:${countWord}\s+)?|${countWord}\s+more\s+)${units}`),
  'amount later': said(`${some} ${way}`),
};

/** What a sentence changes. */
export type ChangeKind =
  | 'untag'
  | 'untag-all'
  | 'tag'
  | 'retag'
  | 'reword'
  | 'renamed'
  | 'swapped'
  | 'replaced'
  | 'respelt'
  | 'that-one'
  | 'no-due'
  | 'no-due-or-level'
  | 'no-time'
  | 'no-reminders'
  | 'no-repeat'
  | 'no-description'
  | 'priority'
  | 'prioritise'
  | 'deprioritise'
  | 'title'
  | 'description'
  | 'due'
  | 'be-due'
  | 'be-shift'
  | 'be-noted'
  | 'be-bumped'
  | 'due-of'
  | 'be-put'
  | 'be-dateless'
  | 'be-priority'
  | 'be'
  | 'be-repeated'
  | 'be-again'
  | 'be-done-often'
  | 'be-tagged'
  | 'until'
  | 'repeat'
  | 'details'
  | 'value'
  | 'due-rest'
  | 'shift'
  | 'quality'
  | 'shift-earlier'
  | 'reopen'
  | 'reopen-or-not'
  | 'bare';
