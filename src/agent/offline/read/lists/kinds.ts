import type { When } from '../../../../language/calendar.ts';
import type { Filter, Intent, Reference } from '../../intents.ts';
import { readFilter } from '../filters.ts';
import { takeLevels } from '../text/levels.ts';
import { type Quotes, unmaskQuotes } from '../text/quotes.ts';

/** What a list is asked for by and its filter does not know: it is looked up and picked from. */

const recurs =
  /\b(?:recurring|repeating|repeats?|recurs?|(?:comes?|happens?|comes? (?:back|up)|is|are) every (?:day|week|month|year))\b/iu;
const withDate =
  /\b(?<!\b(?:no|not|without|missing|don['’]?t|doesn['’]?t)\b.{0,30})(?:(?:that |which )?(?:has|have|with|got) (?:an?|any|some) (?:due )?(?:dates?|deadlines?)\b(?! (?:on|for|of|in|before|after|by|this|next)\b)|(?<!\bby )(?:deadlines|due dates)\b)/iu;
const eitherOr = /^(?<one>.{3,80}?)\s+or\s+(?:the |a |an |my )?(?<other>\S.{0,40})$/iu;

const named = (words: string | undefined, quotes?: Quotes) =>
  words ? { words: quotes ? unmaskQuotes(words, quotes) : words } : {};

/** "High or above", "knives or scarves": lists know no "or". */
export function readEither(asked: string, when: When, quotes?: Quotes): Intent | undefined {
  const several = takeLevels(asked);
  if (several) {
    const { status = 'pending', search, ...filter } = readFilter(several.rest, when);
    const open: Filter = { ...filter, status: status === 'all' ? 'pending' : status };
    return { do: 'show', target: [{ by: 'filter', filter: open, levels: several.levels, ...named(search, quotes) }] };
  }
  const found = eitherOr.exec(asked)?.groups;
  if (!found || !/\bor\b/iu.test(readFilter(asked, when).search ?? '')) return undefined;
  const [one, other] = [found.one!, found.other!].map((part) => readFilter(part, when));
  if (!one || !other || Object.keys(one).length === 0 || Object.keys(other).length === 0) return undefined;
  const both = one.search && other.search ? [one, { ...one, ...other }] : [one, other];
  return {
    do: 'show',
    target: both.map(
      ({ search, ...filter }): Reference => ({
        by: 'filter',
        filter: search ? filter : { status: 'pending', ...filter },
        ...named(search, quotes),
      }),
    ),
  };
}

/** What is asked for without "with a date", of which the filter of a list knows only days. */
export function withoutDated(asked: string): string {
  return asked.replace(withDate, ' ');
}

/** What repeats, and what has a date; of a list with days that is every task. */
export function readKind(asked: string, filter: Filter, quotes?: Quotes): Intent | undefined {
  const { search, ...rest } = filter;
  if (recurs.test(asked))
    return { do: 'show', target: [{ by: 'filter', filter: rest, repeats: true, ...named(search, quotes) }] };
  if (!withDate.test(asked) || filter.due || filter.due_after || filter.due_before) return undefined;
  const open: Filter = { ...rest, ...(/\bdeadlines\b/iu.test(asked) ? { status: 'pending' } : {}) };
  return { do: 'show', target: [{ by: 'filter', filter: open, dated: true, ...named(search, quotes) }] };
}
