import { findRecurrence } from '../../../../language/recurrence/recurrence.ts';
import { findUnread } from '../../../../language/recurrence/unread.ts';
import type { Change, Intent, Reference } from '../../intents.ts';
import type { ChangeKind } from '../../words/command-words.ts';
import { actions, quantities } from '../../words/grammar.ts';
import { buildAdd } from '../adds.ts';
import { firstOf } from '../clauses/commands.ts';
import { isDated } from '../clauses/dated.ts';
import { priorityOf, takeDetails } from '../details.ts';
import { readFilter } from '../filters.ts';
import { readReference } from '../references.ts';
import { putDown } from '../text/put-down.ts';
import { type Said, withoutDue } from '../text/shift.ts';
import { changeOf, dueChange, type Reading, readValue, repeatChange, someTags } from '../values.ts';

/** Sentences that say how a task is now. */

/** "buy yarn is due friday", "pay rent repeats every month": changes the task of that title; where there is none it is a new one. */
export function buildBeing(kind: ChangeKind, said: Said, reading: Reading, text: string): Intent | undefined {
  const { value } = said;
  const ref = kind === 'be-due' || kind === 'be-put' ? withoutDue(said.ref ?? '') : (said.ref ?? '');
  // "got moved to 4" says an hour, "read chapter 1 to 4" none.
  const hour = moving.test(text) ? value.replace(/^(?=\d{1,2}(?::\d{2})?(?:\s+now)?$)/u, 'at ') : value;
  const change = beingChange(kind, hour, reading);
  if (!change || ordered.test(ref)) return undefined;
  if (kind === 'be-due' && !quantities.test(ref) && isDated(takeDetails(ref, reading.when))) return undefined;
  // "Conference 12 to 14 april" has no name that ends in a number.
  if (kind === 'be-due' && /(?<=\s)\d{1,2}$/u.test(ref) && findUnread(text, reading.when)) return undefined;
  const target = ofItsDay(ref, reading) ?? readReference(ref, reading.when, reading.quotes);
  const lead = /^the \d/iu.test(value) ? 'on ' : /^(?:\d{1,2}:\d{2}|noon|midnight)$/iu.test(value) ? 'at ' : '';
  const thing = wholes.has(kind) ? (putDown(text) ?? text) : `${ref} ${lead}${value}`.trim();
  const add = kind === 'be-tagged' ? undefined : buildAdd(thing, reading.when, reading.quotes);
  const isNew = add?.do === 'add' && target.every((one) => one.by === 'title' || (one.by === 'filter' && one.one));
  return { do: 'update', target, change, ...(isNew ? { orElse: add } : {}) };
}

/** "yoga this thursday is at half past five", "this week the rehearsal is at 4:30": the one of that name that is due then. */
const dayBeside =
  /^(?:(?<before>this (?:week|month))\s+)?(?<words>\S.*?)(?:\s+(?:on )?(?<behind>today|tomorrow|tonight|this (?:week|month|weekend|(?:coming )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)))?$/iu;

function ofItsDay(ref: string, reading: Reading): Reference[] | undefined {
  const { before, words = '', behind } = dayBeside.exec(ref)?.groups ?? {};
  const day = before ?? behind;
  const [named, ...more] = day ? readReference(words, reading.when, reading.quotes) : [];
  if (named?.by !== 'title' || more.length > 0) return undefined;
  return [{ by: 'filter', filter: readFilter(`due ${day}`, reading.when), one: true, words: named.words }];
}

/** "the bins only until the end of may": the series that is there ends then; "until june" includes it. */
export function buildUntil(said: Said, text: string, { when, quotes }: Reading): Intent | undefined {
  const ref = (said.ref ?? '').replace(/^(?:keep )?repeat(?:ing)? /iu, '');
  const rule = `every day until ${said.value}`;
  const found = findRecurrence(rule, when);
  const until = /UNTIL=(?<day>\d{8})/u.exec(found?.value.recurrence.rule ?? '')?.groups?.day;
  const target = readReference(ref, when, quotes);
  if (!until || found?.end !== rule.length || target.length === 0) return undefined;
  // "Work from home only until friday" is a thing to do where no task is named so.
  const orElse = actions.has(firstOf(ref)) ? buildAdd(text, when, quotes) : undefined;
  return { do: 'update', target, change: {}, until, ...(orElse?.do === 'add' ? { orElse } : {}) };
}

/** No task is called so. */
const ordered =
  /^(?:there|here|back|what|who|when|where|how|why|i|he|she|we|they|you|add|create|new|remind|show|list|find|make|set|move|change|turn|switch|put|push|get|do|delete|remove|cancel|complete|finish|mark|update|edit|rename|tag)\b/iu;
const moving =
  /\b(?:moved|moves|pushed|rescheduled|shifted|postponed|delayed|changed|bumped|(?:put|set) back|brought forward|starts|begins|kicks off)\b/iu;

/** Where none is named so, the whole sentence is the thing to do. */
const wholes: ReadonlySet<ChangeKind> = new Set(['be-put', 'be-again', 'be-noted', 'be-bumped']);

function beingChange(kind: ChangeKind, value: string, reading: Reading): Change | undefined {
  if (kind === 'be-dateless') return { due_date: null };
  if (kind === 'be-tagged') return someTags('add_tags', value, reading);
  if (kind === 'be-noted') return changeOf('description', value, reading);
  if (kind === 'be-repeated') {
    const rule = value.replace(/\s+(?:only|instead|now|any ?more|from now on)$/iu, '');
    return repeatChange(rule, reading) ?? repeatChange(`every ${rule}`, reading);
  }
  if (kind === 'be-again') return repeatChange(value, reading);
  const priority = priorityOf(value);
  if (priority) return { priority };
  // "At 4:30 this week": of the one that is due then.
  const day = value
    .replace(/\s+(?:instead|now|then|actually)$/iu, '')
    .replace(/(?<=\d(?: ?[ap]m)?)\s+this (?:week|month|time|once)$/iu, '');
  // "Put the scan on tomorrow at 3 and high priority".
  return dueChange(day, reading) ?? (/^be-(?:due|put)$/u.test(kind) ? readValue(day, reading, false) : undefined);
}
