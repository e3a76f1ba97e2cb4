import type { When } from '../../../language/calendar.ts';
import { findUnread } from '../../../language/recurrence/unread.ts';
import type { Filter, Intent, Reference } from '../intents.ts';
import { notPast, pastTense } from '../words/grammar.ts';
import {
  asksSomething,
  completions,
  deletions,
  deletionWord,
  doneAlone,
  dropping,
  finish,
  listings,
  lookingAt,
  statement,
} from '../words/request-grammar.ts';
import type { Reading } from './changes.ts';
import { hasDetails, takeDetails } from './details.ts';
import { readFilter } from './filters.ts';
import { unmaskQuotes } from './quotes.ts';
import { readReference } from './references.ts';

/** Sentences that show, complete and delete. */

export function readLook(text: string, { when, quotes }: Reading): Intent | undefined {
  for (const pattern of lookingAt) {
    const ref = pattern.exec(text.replace(/(?<!\?)\?+$/u, '').trim())?.groups?.ref;
    const target = ref ? readReference(ref, when, quotes) : [];
    if (target.length > 0) return { do: 'show', target };
  }
  return undefined;
}

export function readListing(text: string, when: When, reading?: Reading): Intent | undefined {
  const asked = text.replace(/(?<![?\s])[?\s]+$/u, '');
  if (!listings.some((pattern) => pattern.test(asked))) return undefined;
  const filter = readFilter(asked, when);
  const unread = filter.due || filter.due_after || filter.due_before ? undefined : findUnread(asked, when);
  if (unread) return { do: 'unread', words: unread.value };
  if (filter.search && reading) filter.search = [...unmaskQuotes(filter.search, reading.quotes)].slice(0, 200).join('');
  return { do: 'list', filter: completeFilter(filter, asked) };
}

/** What is due or to be done is open; without any word of filtering everything is shown. */
function completeFilter(filter: Filter, text: string): Filter {
  const { status, due, ...rest } = filter;
  if (status === 'completed' && due) return { status, ...rest };
  if (/\b(?:upcoming|coming up)\b/iu.test(text)) {
    const { search, ...others } = rest;
    return {
      status: 'pending',
      ...(due ? { due } : {}),
      ...others,
      ...(search?.toLowerCase() === 'upcoming' ? {} : { search }),
      sort_by: 'due_date',
      order: 'asc',
    };
  }
  if (due === 'overdue') return { due, ...rest };
  if (status) return { status, ...(due ? { due } : {}), ...rest };
  const open =
    due ||
    rest.due_after ||
    rest.due_before ||
    /\b(?:do i have|have i got|should i|need to do|on my plate|agenda|my day|what['’]?s next|what now|what else|to ?do\?*$)/iu.test(
      text,
    );
  if (open && !/\blist\b$/iu.test(text)) return { status: 'pending', ...(due ? { due } : {}), ...rest };
  if (due) return { due, ...rest };
  return Object.keys(rest).some((key) => !['sort_by', 'order', 'limit'].includes(key))
    ? rest
    : { status: 'all', ...rest };
}

const otherVerb = /^(?:add|create|delete|remove|clear|erase|cancel|show|list|find|rename|change|update|move|tag)\b/iu;

export function readCompletion(text: string, { when, quotes }: Reading): Intent | undefined {
  if (doneAlone.test(text)) return { do: 'complete', target: [{ by: 'last' }] };
  if (asksSomething.test(text)) return undefined;
  for (const pattern of completions) {
    const ref = pattern.exec(text)?.groups?.ref;
    if (ref === undefined || otherVerb.test(ref) || /\b(?:not|n['’]t)$/iu.test(ref)) continue;
    const target = readReference(ref, when, quotes);
    if (target.length > 0) return { do: 'complete', target };
  }
  const finishing = finish.exec(text)?.groups;
  if (!finishing) return undefined;
  const target = readReference(finishing.ref!, when, quotes);
  const { due, recurrence } = takeDetails(finishing.ref!, when);
  const isTitle = target.some(({ by }) => by === 'title');
  return isTitle && (due || recurrence) ? undefined : { do: 'complete', target };
}

export function readDeletion(text: string, { when, quotes }: Reading): Intent | undefined {
  if (!deletionWord.test(text)) return undefined;
  for (const pattern of deletions) {
    const ref = pattern.exec(text)?.groups?.ref;
    if (ref !== undefined) return { do: 'delete', target: readReference(ref, when, quotes) };
  }
  const dropped = dropping.exec(text)?.groups?.ref;
  if (dropped === undefined || hasDetails(takeDetails(dropped, when))) return undefined;
  return { do: 'delete', target: readReference(dropped, when, quotes) };
}

/** "I bought the milk" completes a matching open task and adds nothing. */
export function readStatement(text: string, { when, quotes }: Reading): Intent | undefined {
  const said = statement.exec(text)?.groups;
  const verb = said?.verb?.toLowerCase();
  if (!said?.object || !verb || notPast.has(verb)) return undefined;
  if (!pastTense.has(verb) && !/ed$/u.test(verb)) return undefined;
  const { rest } = takeDetails(said.object, when);
  const target: Reference[] = readReference(rest, when, quotes);
  return target.length > 0 ? { do: 'complete', target, statement: true } : undefined;
}
