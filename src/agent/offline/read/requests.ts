import type { When } from '../../../language/calendar.ts';
import { findUnread } from '../../../language/recurrence/unread.ts';
import type { Filter, Intent, Reference } from '../intents.ts';
import type { Form } from '../words/form.ts';
import { actions, commandVerbs } from '../words/grammar.ts';
import { listings } from '../words/listing-forms.ts';
import {
  asksSomething,
  callings,
  completions,
  deletions,
  deletionWord,
  doneAlone,
  droppings,
  endings,
  finishing,
  lookingAt,
  meaning,
} from '../words/request-forms.ts';
import { buildAdd } from './adds.ts';
import { hasDetails, takeDetails } from './details.ts';
import { readFilter } from './filters.ts';
import { readEither, showKind, takeKind } from './lists/kinds.ts';
import { readReference } from './references.ts';
import { presentOf, readStatement } from './statements.ts';
import { bareQuestion, spelledAsked } from './text/asked.ts';
import { type Quotes, unmaskQuotes } from './text/quotes.ts';
import type { Reading } from './values.ts';

/** Sentences that show, complete and delete. */

/** What stands in the slots of the first form that fits, and whose words are good for something. */
export function* slotsOf(table: Form[], text: string): Generator<Record<string, string | undefined>> {
  for (const { pattern } of table) {
    const found = pattern.exec(text);
    if (found) yield found.groups ?? {};
  }
}

export function fits(table: Form[], text: string): boolean {
  return table.some(({ pattern }) => pattern.test(text));
}

export function readLook(text: string, { when, quotes }: Reading): Intent | undefined {
  const asked = text.replace(/(?<!\?)\?+$/u, '').trim();
  for (const { ref } of slotsOf([...lookingAt, ...meaning], asked)) {
    const target = ref ? readReference(ref, when, quotes) : [];
    if (target.length > 0) return { do: 'show', target };
  }
  return undefined;
}

export function readListing(text: string, when: When, reading?: Reading): Intent | undefined {
  const asked = spelledAsked(bareQuestion(text)).replace(/(?<![?\s])[?\s]+$/u, '');
  if (!asksForTasks(asked, /\?\s*$/u.test(text)) || withReminder.test(text)) return undefined;
  const either = readEither(asked, when, reading?.quotes);
  if (either) return either;
  const { kind, rest } = takeKind(asked);
  const filter = readFilter(rest, when);
  const unread = filter.due || filter.due_after || filter.due_before ? undefined : findUnread(asked, when);
  if (unread) return { do: 'unread', words: unread.value };
  if (filter.search && reading) filter.search = [...unmaskQuotes(filter.search, reading.quotes)].slice(0, 200).join('');
  const complete = completeFilter(filter, asked);
  const shown = kind?.untagged && !filter.status ? { ...complete, status: 'pending' as const } : complete;
  return (kind && showKind(kind, asked, shown, reading?.quotes)) ?? { do: 'list', filter: complete };
}

/** "print the parts tomorrow, reminder 15 min before" is a thing to do. */
const withReminder =
  /^(?:print|order|sort|read|check|review|fetch|get|find|look up)\b.*(?:,|\band|\bwith)\s+(?:an? )?(?:(?:\d+|an?|one|two) ?(?:minutes?|mins?|hours?|days?) )?remind(?:er)?\b.*(?:\d|\b(?:an?|one|two|the)) ?(?:minutes?|mins?|hours?|h|days?|weeks?)\b/iu;

/** "All tasks without a date, put them on sunday", "everything for today is done". */
const changing =
  /^(?:all|everything|every|the tasks|tasks)\b.*(?:\b(?:put|move|push|make|set|reschedule|shift|shove|chuck|stick|kick|throw|slide|drag|bump) (?:it|them|those|that)\b|\b(?:can|could|will|must|should|has to|have to|needs? to) (?:wait|move|go|shift|slip|be \p{L}+ed)\b|(?:['’]?s| is| are) (?:all )?(?:done|finished|completed?)$|\s(?:in|for|due|tagged|about|from|on|with|without) \S.* (?:is|are|should be|must be|needs? to be|(?:has|have) to be) (?:now |all )?(?:an? )?(?:urgent|important|(?:high|low|medium|top)(?: prio(?:rity)?)?)$|\s(?:->|→|=>)\s|:\s*(?:move|push|put|make|set|shift)\s)/iu;

/** "Family stuff" asks for tasks, "buy stuff" is one. */
function asksForTasks(text: string, isQuestion: boolean): boolean {
  if (changing.test(text)) return false;
  const kind = listings.find(({ kind, pattern }) => (kind !== 'asked' || isQuestion) && pattern.test(text))?.kind;
  const [first = ''] = text.toLowerCase().split(/\s/u, 1);
  if (kind !== 'group') return kind !== undefined;
  const isOrder = commandVerbs.has(first) || deletionWord.test(first);
  return !isOrder && (!actions.has(first) || /^\S+ (?:tasks|todos|to-dos)$/iu.test(text));
}

/** What is due or to be done is open; without any word of filtering everything is shown. */
function completeFilter(filter: Filter, text: string): Filter {
  const { status, due, ...rest } = filter;
  // "is the report done?" asks about it, done or not.
  if (status === 'completed' && rest.search && /^(?:is|are|was|were|did|have|has)\b/iu.test(text)) return rest;
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
    (!rest.search && /\b(?:do i have|have i got)\b/iu.test(text)) ||
    /\b(?:should i|need to do|on my plate|agenda|my day|what['’]?s next|what now|what else|to ?do\?*$)/iu.test(text);
  if (open && !/\blist\b$/iu.test(text)) return { status: 'pending', ...(due ? { due } : {}), ...rest };
  if (due) return { due, ...rest };
  return Object.keys(rest).some((key) => !['sort_by', 'order', 'limit'].includes(key))
    ? rest
    : { status: 'all', ...rest };
}

const otherVerb =
  /^(?:add|create|delete|remove|get rid|scrap|throw|wipe|clear|erase|cancel|show|list|find|rename|change|update|move|tag)\b/iu;

/** "every 5 days after it is done" says when, "almost done" that it is not. */
const unsure =
  /^(?:not|almost|nearly|half|never|when|if|unless|once)\b|\b(?:is|are|not|n['’]t|(?:after|once|until|when|if|unless|before)(?: it| that| they| this)?)$/iu;

/** "everything is done except the cards". */
const allBut =
  /^(?:everything|all|all of (?:it|them))(?:['’]?s| is| are)? (?:all )?(?:done|finished|completed?) (?<but>(?:except|but|apart from|besides|other than)\s.+)$/iu;

export function readCompletion(text: string, { when, quotes }: Reading): Intent | undefined {
  const but = allBut.exec(text)?.groups?.but;
  if (but) return { do: 'complete', target: readReference(`everything ${but}`, when, quotes) };
  if (fits(doneAlone, text)) return { do: 'complete', target: [{ by: 'last' }] };
  if (/^(?:complete|finish|tick off|check off)$/iu.test(text)) return { do: 'complete', target: [] };
  if (asksSomething.test(text)) return undefined;
  for (const { ref } of slotsOf(completions, text)) {
    if (ref === undefined || otherVerb.test(ref) || unsure.test(ref)) continue;
    const ended = readEnded(ref, when, quotes);
    if (ended) return ended;
    const target = readReference(ref, when, quotes);
    if (target.length > 0) return { do: 'complete', target };
  }
  for (const { ref = '' } of slotsOf(endings, text)) {
    const [first = ''] = ref.toLowerCase().split(/\s/u, 1);
    const target = otherVerb.test(ref) ? [] : readReference(ref, when, quotes);
    if (target.length === 0) continue;
    if (!actions.has(first)) return { do: 'complete', target };
    // "Water plants done" is done where there is such a task, and "get it all done" may be a thing to do.
    const add = buildAdd(text, when, quotes);
    if (add.do === 'add') return { do: 'complete', target, orElse: add };
  }
  const [finish] = slotsOf(finishing, text);
  if (!finish) return undefined;
  const target = readReference(finish.ref!, when, quotes);
  const { due, recurrence, tags } = takeDetails(finish.ref!, when);
  const isTitle = target.some(({ by }) => by === 'title');
  if (isTitle && (due || recurrence || tags)) return undefined;
  // "finish the essay" without such a task is a thing to do.
  const add = isTitle && /^finish\b/iu.test(text) ? buildAdd(text, when, quotes) : undefined;
  return { do: 'complete', target, ...(add?.do === 'add' ? { orElse: add } : {}) };
}

/** "finished folding the laundry": the task that begins with this verb; "have read the contract, done": what was done says it. */
function readEnded(ref: string, when: When, quotes: Quotes): Intent | undefined {
  if (/^(?:(?:i|we)(?:['’]ve|\s)|have\s)/iu.test(ref)) return readStatement(ref, { when, quotes });
  const { doing = '', thing = '' } = /^(?<doing>\p{L}{3,})ing\s+(?<thing>\S.*)$/iu.exec(ref)?.groups ?? {};
  const verbs = presentOf(`${doing.toLowerCase()}ed`).filter((verb) => actions.has(verb));
  const target = verbs.length > 0 ? readReference(thing, when, quotes) : [];
  if (target.length !== 1 || target[0]?.by !== 'title') return undefined;
  return { do: 'complete', target: [{ ...target[0], verbs }], statement: true };
}

/** "the drill can be deleted because Marco keeps it": why it goes names nothing. */
const because = /(?<=\S)\s+(?:because|bc|b\/c|cuz|coz|cos|['’]cause)\s.*$/iu;
/** "trash goes out on thursday", "bin day is wednesday": the thing and not the deed. */
const isNoun =
  /^(?:trash|bin|dump|drop|scratch)\s+(?:(?:day|bags?|pick-?up|collection|liners?|cans?|men|lorry|truck|off)\b|\p{L}+(?:es|[^s\W]s)\s+(?:out|in|on|off|up|to|by|at|every)\b|(?:is|are|was|has|needs|must|should|will)\b)/iu;

export function readDeletion(said: string, { when, quotes }: Reading): Intent | undefined {
  if (!deletionWord.test(said) || isNoun.test(said)) return undefined;
  const text = said.replace(because, '');
  for (const { ref = '' } of slotsOf(deletions, text)) {
    const target = readReference(ref, when, quotes);
    // "cancel the subscription on monday" is a thing to do that day.
    if (/^cancel\b/iu.test(text) && target.some(({ by }) => by === 'title') && takeDetails(ref, when).due)
      return undefined;
    // "Delete old photos tomorrow" is one, too, where no task is called so.
    const isDated = !/^(?:the|my|this|that|task)\b/iu.test(ref) && takeDetails(ref, when).due !== undefined;
    const add = isDated && target.every(({ by }) => by === 'title') ? buildAdd(said, when, quotes) : undefined;
    return { do: 'delete', target, ...(add?.do === 'add' ? { orElse: add } : {}) };
  }
  for (const { ref } of slotsOf(droppings, text))
    if (ref !== undefined && !hasDetails(takeDetails(ref, when)))
      return { do: 'delete', target: readReference(ref, when, quotes) };
  for (const { ref = '' } of slotsOf(callings, text)) {
    const target = readReference(ref, when, quotes);
    if (!hasDetails(takeDetails(ref, when)) && target.every(({ by }) => by === 'title'))
      return { do: 'delete', target: target.map((one) => ({ ...one, asks: true }) as Reference) };
  }
  return undefined;
}
