import type { When } from '../../../../language/calendar.ts';
import type { Filter, Intent, Reference } from '../../intents.ts';
import { readFilter } from '../filters.ts';
import { takeLevels } from '../text/levels.ts';
import { type Quotes, unmaskQuotes } from '../text/quotes.ts';

/** What a list is asked for by and its filter does not know: it is looked up and picked from. */

type Kind = Pick<Extract<Reference, { by: 'filter' }>, 'repeats' | 'dated' | 'untagged'>;

const recurs =
  /\b(?:recurring|repeating|repeats?|recurs?|(?:comes?|happens?|comes? (?:back|up)|is|are) every (?:day|week|month|year))\b/iu;
const withDate =
  /\b(?<!\b(?:no|not|without|missing|don['’]?t|doesn['’]?t)\b.{0,30})(?:(?:that |which )?(?:has|have|with|got) (?:an?|any|some) (?:due )?(?:dates?|deadlines?)\b(?! (?:on|for|of|in|before|after|by|this|next)\b)|(?<!\bby )(?:deadlines|due dates)\b)/iu;
const withoutTag =
  /\b(?:(?:that |which )?(?:without|with no|(?:has|have|having|got|carry|carries) no|(?:does|do)(?:n['’]?t| not) (?:have|carry)|lacking|missing)(?: (?:an?|any|some|the))? (?:tags?|labels?)|untagged|unlabell?ed|(?:(?:is|are|was|were)n['’]?t|not)(?: yet)? (?:tagged|labell?ed))\b(?: yet)?/iu;
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

/** What is asked for of these, and the words of the filter without it. */
export function takeKind(asked: string): { kind?: Kind; rest: string } {
  if (withoutTag.test(asked)) return { kind: { untagged: true }, rest: asked.replace(withoutTag, ' ') };
  const rest = asked.replace(withDate, ' ');
  if (recurs.test(asked)) return { kind: { repeats: true }, rest };
  return withDate.test(asked) ? { kind: { dated: true }, rest } : { rest };
}

/** Those of this kind; of a list with days every task has a date. */
export function showKind(kind: Kind, asked: string, filter: Filter, quotes?: Quotes): Intent | undefined {
  if (kind.dated && (filter.due || filter.due_after || filter.due_before)) return undefined;
  const { search, ...rest } = filter;
  const open: Filter = { ...rest, ...(kind.dated && /\bdeadlines\b/iu.test(asked) ? { status: 'pending' } : {}) };
  return { do: 'show', target: [{ by: 'filter', filter: open, ...kind, ...named(search, quotes) }] };
}
