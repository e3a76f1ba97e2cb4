import type { Temporal } from 'temporal-polyfill';
import type { When } from '../../../../language/calendar.ts';
import { localDay, wallOf } from '../../../../language/dates.ts';
import type { Filter, Intent } from '../../intents.ts';
import { actions, commandVerbs } from '../../words/grammar.ts';
import { readFilter } from '../filters.ts';
import { readPlainReference } from '../references.ts';
import { bareQuestion } from '../text/asked.ts';
import type { Reading } from '../values.ts';

/** What is said of a list that was just shown: it is narrowed, counted, sorted, or turned to other days. */

const lead =
  /^(?:(?:ok(?:ay)?|and|or|but|so|now|then|hm+|great|cool|thanks|actually|also|please|no|nope|sorry|i mean|i meant|can you|could you|show|list|give)[,\s]+(?:me\s+)?)+/iu;
const about = /^(?:what|how) about\s+/iu;
const onDay = /^(?:for|on|due|in)\s+/iu;
const counting =
  /^how (?:many|much) (?:is|are|were) (?:that|those|these|they|them|it|there)(?: (?:in total|altogether|all together|now|left|all))*$/iu;
const when =
  /^(?:(?:so )?when|at what time|what time|which day|what day)(?:['’]?s| is| are)?(?: (?:that|it|they|those|this))?(?: due)?(?: exactly)?$/iu;
const narrowing = /^(?:only|just)\s+(?:show(?: me)?\s+|list\s+)?(?<words>.+)$/iu;
const without =
  /^(?:without|not|except|minus|hide|skip|leave out)(?: the| those)? (?:done|completed|finished)(?: ones| tasks| things)?$/iu;
const including =
  /^(?:with|include|including|plus|also)(?: the| those)? (?:done|completed|finished)(?: ones| tasks| things)?(?: too| as well)?$/iu;
const reversing =
  /^(?:(?:in )?(?:reverse|reversed|the other way (?:a?round))(?: order| it| them)?|(?:the )?other way (?:a?round))$/iu;
/** "Which of those is due first": of what was shown. */
const whichOf =
  /^(?:which|what|any|how many|is any|are any)(?: ones?)? of (?:those|them|these|the(?:se|m)? (?:tasks|ones))\b(?<words>\s.+)$/iu;
const nouns = /\b(?:ones?|tasks?|things?|stuff|items?|those)\b/iu;
const dayAfter =
  /^(?:(?:the )?(?<unit>day|week) (?:after|following)(?: (?:that|it|this))?|(?:the )?(?:next|following) (?<next>day))$/iu;

/** What the list becomes; undefined where the words are none about it. */
export function readAfterList(text: string, listed: Filter, reading: Reading): Intent | undefined {
  if (text.length > 80 || /[\r\n]/u.test(text)) return undefined;
  const asked = bareQuestion(text).replace(/(?<![?.!\s])[?.!\s]+$/u, '');
  const said = asked.replace(lead, '');
  if (counting.test(said)) return { do: 'list', filter: listed };
  if (when.test(said)) return { do: 'show', target: [{ by: 'shown' }] };
  if (without.test(said)) return { do: 'list', filter: { ...listed, status: 'pending' } };
  if (including.test(said)) return { do: 'list', filter: { ...listed, status: 'all' } };
  if (reversing.test(said))
    return { do: 'list', filter: { ...listed, order: listed.order === 'desc' ? 'asc' : 'desc' } };
  const sorted = sortedBy(said, reading);
  if (sorted) return { do: 'list', filter: { ...listed, ...sorted } };
  const ofThose = whichOf.exec(said)?.groups?.words;
  if (ofThose) return { do: 'list', filter: { ...listed, ...readFilter(ofThose, reading.when) } };
  const goesOn = said !== asked || about.test(said);
  return (
    (goesOn ? readOtherDays(said.replace(about, ''), listed, reading) : undefined) ??
    readNarrower(said, goesOn, listed, reading)
  );
}

/** "by date", "sort them by priority", "newest first". */
function sortedBy(said: string, { when: moment }: Reading): Filter | undefined {
  const { sort_by, order, status, ...others } = readFilter(said, moment);
  if (!sort_by || Object.keys(others).length > 0) return undefined;
  return { sort_by, order: order ?? 'asc' };
}

/** "and tomorrow", "what about friday", "and the day after": the same list of other days. */
function readOtherDays(day: string, listed: Filter, { when: moment }: Reading): Intent | undefined {
  const { due, due_after, due_before, search, ...others } = readFilter(`due ${day.replace(onDay, '')}`, moment);
  const following = dayAfter.exec(day)?.groups;
  const days = following
    ? daysAfter(listed, following.unit?.toLowerCase() === 'week' ? 7 : 1, moment)
    : { ...(due ? { due } : {}), ...(due_after ? { due_after } : {}), ...(due_before ? { due_before } : {}) };
  if (!days || Object.keys(days).length === 0) return undefined;
  if (!following && (search || Object.keys(others).length > 0)) return undefined;
  return { do: 'list', filter: { ...withoutDays(listed), ...days } };
}

/** "only the urgent ones", "and the high ones", "what about the car ones". */
function readNarrower(said: string, goesOn: boolean, listed: Filter, { when: moment }: Reading): Intent | undefined {
  const only = narrowing.exec(said)?.groups?.words;
  const words = only ?? (goesOn && nouns.test(said) ? said.replace(about, '') : undefined);
  const [first = ''] = (words ?? '').toLowerCase().split(/\s/u, 1);
  // "and buy things for the party" is a thing to do.
  const plain = words ? readPlainReference(words) : undefined;
  if (only && plain) return { do: 'show', target: plain };
  if (!words || plain || actions.has(first) || commandVerbs.has(first)) return undefined;
  const filter = readFilter(words, moment);
  if (Object.keys(filter).length === 0 || (filter.search && !nouns.test(words))) return undefined;
  const base = filter.due || filter.due_after || filter.due_before ? withoutDays(listed) : listed;
  const search = only && listed.search && filter.search ? `${listed.search} ${filter.search}` : filter.search;
  const tags = only && listed.tags && filter.tags ? [...new Set([...listed.tags, ...filter.tags])] : filter.tags;
  return {
    do: 'list',
    filter: { ...base, ...filter, ...(search ? { search } : {}), ...(tags ? { tags } : {}) },
  };
}

function withoutDays({ due, due_after, due_before, ...filter }: Filter): Filter {
  return filter;
}

/** As many days as asked for, from the end of those that were shown. */
function daysAfter(listed: Filter, days: number, moment: When): Partial<Filter> | undefined {
  const until = endOf(listed, moment);
  return until && { due_after: until.toString(), due_before: until.add({ days }).toString() };
}

function endOf({ due, due_after, due_before }: Filter, { now, zone }: When): Temporal.PlainDate | undefined {
  const today = wallOf(localDay(now, zone), zone).date;
  if (due === 'today') return today.add({ days: 1 });
  if (due === 'tomorrow') return today.add({ days: 2 });
  if (due === 'week') return today.add({ days: 7 });
  return due_after && due_before ? wallOf(due_before, zone).date : undefined;
}
