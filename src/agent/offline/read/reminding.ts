import type { When } from '../../../language/calendar.ts';
import { findDueDate } from '../../../language/dates.ts';
import { countWord } from '../../../language/number-words.ts';
import { earlierDay, findReminder } from '../../../language/reminders.ts';
import type { Intent, Reference } from '../intents.ts';
import { buildAdd } from './adds.ts';
import { hasDetails, takeDetails } from './details.ts';
import { readReference } from './references.ts';
import { cut, tidy } from './text/cut.ts';
import type { Quotes } from './text/quotes.ts';

/** Wishes for a reminder of a task that is there. */

const itself = (): Reference[] => [{ by: 'last' }];

const wish =
  /^(?:(?:please )?(?:remind|notify|alert|ping|warn|nudge)(?: me)?|(?:please )?let me know(?= .* (?:before|ahead|prior|in advance))|(?:set|add|create|change|update|move|give me|put|i want|i need)(?: up)? (?:a |an |the |another )?(?:reminder|notification|alert|alarm|heads[- ]up))\b(?<rest>.*)$/iu;

const offset = new RegExp(
  String.raw`\b(?:${countWord}[\s-]*(?:minutes?|mins?|hours?|hrs?|days?|weeks?)(?:\s+and .+?)?|the (?:${earlierDay}))\s+(?:before(?:hand)?|prior(?: to)?|earlier|ahead(?: of)?|in advance(?: of)?)\b`,
  'iu',
);
export const onlyOffset = new RegExp(`^${offset.source}$`, 'iu');
const itOrDue = /^(?:it|that|then|due|(?:the )?(?:due (?:date|time)|deadline|event))?$/iu;

/** "30 min reminder please", "give me a 10 minute warning for the meeting". */
const amountAhead = new RegExp(
  String.raw`^(?:(?:give|send|set) (?:me )?)?(?:an? )?(?<amount>${countWord}[\s-]*(?:minutes?|mins?|hours?|hrs?|days?|weeks?)) (?:reminder|notice|warning|heads[- ]up)(?: (?:for|before|on|about) (?<ref>.+))?$`,
  'iu',
);

/** "make the dentist reminder 2 hours before". */
const otherEarly = new RegExp(
  String.raw`^(?:make|set|change|move|update|put|switch)\s+(?:the |my )?(?<ref>(?!(?:the|my|an?|its|another|that|this)\s)[^,]{1,60}?)(?:['’]s)?\s+(?:reminder|notification|alert|alarm)\s+(?:to |for |at |be |go off )?(?<early>${offset.source})(?: instead| please)?$`,
  'iu',
);
/** "tax form - remind me 2 days before": a task that is named and nothing else; with a day of its own it is a new one. */
const namedFirst = new RegExp(
  String.raw`^(?<ref>(?:the |my )?(?!(?:add|create|new|note|remember|i|we|it|that|this)\b)[^,:]{2,60}?)(?:\s*[:,]\s*|\s+[-–—]\s+)(?:please |and )?remind me (?<early>${offset.source})$`,
  'iu',
);
/** "30 and 10 minutes before", "30 min and 10 min before": two reminders, where an hour and 30 minutes are one. */
const twice = new RegExp(
  String.raw`\b(?<one>${countWord})(?:[\s-]*(?<unit>min|hour|hr|day|week)[a-z]*)?\s+and\s+(?:then )?(?<two>${countWord})[\s-]*(?<same>min|hour|hr|day|week)[a-z]*\s+(?:before(?:hand)?|prior(?: to)?|earlier|ahead(?: of)?|in advance(?: of)?)\b`,
  'iu',
);

/** "one day before and again 2 hours before", "a day before the meeting and again an hour before". */
const andAgain = new RegExp(
  String.raw`^(?<first>.*\b(?:before(?:hand)?|in advance|ahead)\b.*?)(?:,\s*(?:and\s+)?|\s+and\s+|\s+(?=again\s|then\s))(?:(?:then|again|also)\s+)*(?<early>${offset.source})\s*$`,
  'iu',
);

/** "remind me 30 minutes before", "set a reminder for task 3 an hour before". What names a new thing to do is no change. */
export function readReminder(said: string, { when, quotes }: { when: When; quotes: Quotes }): Intent | undefined {
  const named = namedFirst.exec(said)?.groups;
  if (named && !hasDetails(takeDetails(named.ref!, when))) {
    const intent = readReminder(`remind me ${named.early} ${named.ref}`, { when, quotes });
    return intent?.do === 'update' ? { ...intent, orElse: buildAdd(said, when, quotes) } : undefined;
  }
  const ahead = amountAhead.exec(said)?.groups;
  const other = otherEarly.exec(said)?.groups;
  const text = ahead
    ? `remind me ${ahead.amount} before ${ahead.ref ?? ''}`
    : other
      ? `remind me ${other.early} ${other.ref}`
      : said;
  const rest = wish.exec(text)?.groups?.rest;
  if (rest === undefined || /^\s*to\s+\p{L}/iu.test(rest)) return undefined;
  const again = rest.match(andAgain)?.groups;
  const first = again && readReminder(`remind me ${again.first}`, { when, quotes });
  const next = again && findReminder(`remind me ${again.early}`, when)?.value.reminder;
  if (first?.do === 'update' && first.change.reminders && next)
    return { ...first, change: { reminders: [...first.change.reminders, next] } };
  const both = twice.exec(rest);
  const two = both && bothReminders(both, rest, { when, quotes });
  if (two) return two;
  const early = offset.exec(rest);
  const wanted = early && (findReminder(`remind me ${early[0]}`, when)?.value.reminder ?? partBefore(early[0]));
  if (early && wanted) {
    const ref = aboutWhat(cut(rest, early.index, early.index + early[0].length));
    return reminderChange(itOrDue.test(ref) ? itself() : readReference(ref, when, quotes), [wanted]);
  }
  const due = findDueDate(rest, when);
  if (!due) return undefined;
  const ref = aboutWhat(cut(rest, due.start, due.end));
  const target = itOrDue.test(ref) ? itself() : readReference(ref, when, quotes);
  if (target.some(({ by }) => by === 'title' || by === 'filter')) return undefined;
  return reminderChange(target, [due.value.hasDay ? due.value.due : due.value.phrase.replace(/^due\s+/iu, '')]);
}

/** "the evening before": which moment that is hangs on the due date, which the tool knows. */
function partBefore(phrase: string): string | undefined {
  const part = /^the (?<part>[\p{L} ]+?)\s+(?:before|prior|ahead|in advance|earlier)/iu.exec(phrase)?.groups?.part;
  return part && `the ${part.toLowerCase()} before`;
}

function bothReminders(
  found: RegExpExecArray,
  rest: string,
  { when, quotes }: { when: When; quotes: Quotes },
): Intent | undefined {
  const { one, two, unit, same } = found.groups!;
  if (unit && unit.toLowerCase() !== same!.toLowerCase()) return undefined;
  const reminders = [one, two].flatMap(
    (count) =>
      findReminder(`remind me ${count} ${same}${/^(?:hour|day|week)$/iu.test(same!) ? 's' : ''} before`, when)?.value
        .reminder ?? [],
  );
  const ref = aboutWhat(cut(rest, found.index, found.index + found[0].length));
  if (reminders.length < 2) return undefined;
  return reminderChange(itOrDue.test(ref) ? itself() : readReference(ref, when, quotes), reminders);
}

function reminderChange(target: Reference[], reminders: string[]): Intent {
  return { do: 'update', target, change: { reminders } };
}

function aboutWhat(phrase: string): string {
  return tidy(phrase)
    .replace(/^(?:(?:about|of|for|to|on|at|by|me|before)(?=\s|$)\s*)+/iu, '')
    .replace(/\s+(?:at|on|by|for|to)$/iu, '')
    .replace(/\s+(?:(?:is|are) due|starts?|begins?|is)$/iu, '');
}
