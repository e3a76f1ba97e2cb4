import { quoteToken } from './quotation.ts';

/** Parts that the patterns of commands are made of. */

export const hashes = String.raw`#[^\s,#]+(?:(?:\s*,\s*|\s+and\s+|\s+)#[^\s,#]+)*`;
export const named = String.raw`(?:the |that |this )?(?:(?:task|todo|item|number|no\.?) ?)?#?\d+|it|that|this|that one|this one|(?:the |that |this |my )?(?!(?:an?|new|another)\b)(?:[^,:]{1,80}? )?task|the (?:first|second|third|fourth|fifth|last) (?:one|task)|them|those|both|${quoteToken}`;
export const level = `(?:(?:a |an )?(?:(?:urgent|highest|critical|top|high|higher|medium|normal|low|lower|lowest)(?:[- ]prio(?:rity)?)?|important|not urgent|not important|asap|p[1-4]))`;
export const every = `(?:(?:every|each) .+|daily|weekly|biweekly|fortnightly|monthly|quarterly|yearly|annually|weekdays|on weekdays)`;
export const rule = (source: string) => new RegExp(`^${source}$`, 'iu');

/** What a sentence changes. */
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
  | 'shift'
  | 'quality'
  | 'shift-earlier'
  | 'reopen'
  | 'bare';
