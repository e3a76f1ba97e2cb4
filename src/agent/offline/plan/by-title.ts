import type { ToolCall } from '../../../domain/schemas.ts';
import { errorOf, type Seen, tasksOf } from '../../say/results.ts';
import type { Split } from '../intents.ts';
import { isPart } from './parts.ts';
import {
  failedWith,
  found,
  inSteps,
  list,
  type Purpose,
  problem,
  type Resolved,
  type Step,
  together,
} from './steps.ts';
import {
  beginsWithVerb,
  inOtherWords,
  isBroughtAway,
  isNounOf,
  isPutThere,
  nowDoing,
  saysNoMore,
  startsWithOneOf,
} from './title-verbs.ts';
import { searchFor } from './title-words.ts';
import { isExact, matching, mistyped, mostSpokenOf, nearby, perhaps, spokenOf } from './titles.ts';

/** From words to the tasks whose titles they are. What is not clearly named is asked about. */

const pageLimit = 200;
/** Who only asks sees all that fit; of more it is asked which one. */
const shownAtMost = 10;
/** So many that are only like the words are worth a question. */
const askedAtMost = 5;

const statusFor = {
  complete: 'pending',
  reopen: 'completed',
  update: undefined,
  delete: undefined,
  show: undefined,
} as const;

const wideStatus: Partial<Record<Purpose, 'completed' | 'all'>> = { reopen: 'completed', show: 'all' };

/** How the words were said: with a verb of the past, with what it is now ("out"), with "a" in front, or beside a clause that says which. */
type Said = { verbs?: string[]; particle?: string; article?: string; beside?: string; asks?: true };

const particle =
  /(?<=\S)\s+(?:back|up|out|off|in|down|away|over)$|(?<=\S)\s+back(?=\s+from\s)|^(?:back|up|out|off|in|down|away|over)\s+(?:the |my |our )?(?=\S)/iu;

/** "buy milk and call mom": one title first, else one for each part when all parts are found. */
export function* resolveTitles(words: string, purpose: Purpose, how: Said = {}): Step<Resolved> {
  const first = yield* resolveTitle(words, purpose, how);
  // "Took the jacket back" is said of "return the jacket".
  const bare = how.verbs && first.problems[0]?.kind === 'none' ? words.replace(particle, '') : words;
  const plain = bare === words ? first : yield* resolveTitle(bare, purpose, how);
  const whole = how.verbs && plain.problems[0]?.kind === 'none' ? yield* resolveDone(plain, bare, purpose, how) : plain;
  const said = words.split(/\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)/iu).filter((part) => part.trim() !== '');
  const numbered = eachNumbered(said);
  const isOpen = whole.found.length === 0 && (numbered !== undefined || whole.problems[0]?.kind === 'none');
  const parts = numbered ?? said;
  if (!isOpen || parts.length < 2 || parts.length > 20) return whole;
  const each = yield* together(parts.map((part) => resolveTitle(part, purpose, how)));
  if (each.some((part) => part.found.length !== 1)) return whole;
  return found(...each.flatMap((part) => part.found));
}

const place = /\s+(?:at|on|in|from|via|through|with|by|over)\s+(?:(?:the|my|our|a)\s+)?\S+(?:\s\S+)?$/iu;

/** "Ordered the cat food on amazon": where it was done is not in the title, and all else is. */
function* resolveDone(whole: Resolved, words: string, purpose: Purpose, how: Said): Step<Resolved> {
  const thing = words.replace(place, '');
  if (thing === words) return whole;
  const done = yield* resolveTitle(thing, purpose, how);
  return done.found.length === 1 && saysNoMore(done.found[0]!, thing) ? done : whole;
}

/** "Invoices 311" and "312" are one invoice each. */
function eachNumbered([first = '', ...more]: string[]): string[] | undefined {
  const noun = /^(?<noun>.*\p{L}s) #?\d+$/u.exec(first)?.groups?.noun;
  if (noun === undefined || more.length === 0 || !more.every((part) => /^#?\d+$/u.test(part))) return undefined;
  return [first, ...more.map((part) => `${noun} ${part}`)];
}

function* resolveTitle(words: string, purpose: Purpose, said: Said = {}): Step<Resolved> {
  const search = searchFor(words);
  const status = statusFor[purpose];
  const [first] = yield [list({ search, ...(status ? { status } : {}), limit: 100 })];
  if (!first || errorOf(first)) return failedWith(first);
  const tasks = tasksOf(first);
  // "Have I paid Brandt?" asks about what was to be paid, done or not.
  const { verbs } = said;
  const asked = verbs && purpose === 'show' ? tasks.filter((task) => startsWithOneOf(task, verbs)) : [];
  const hits = yield* inSteps(matching(asked.length > 0 ? asked : tasks, words));
  return hits.length > 0 ? oneOf(hits, words, purpose, said) : yield* resolveWide(words, purpose, said);
}

/** Those of the verb, and before those that have none; of "gas invoice" and "water invoice" none begins with it, though "water" is one. */
function fittingVerbs(hits: Seen[], words: string, verbs: string[]): Seen[] {
  const begun = hits.filter((task) => startsWithOneOf(task, verbs));
  const sure = begun.filter((task) => beginsWithVerb(task));
  if (begun.length === 0 || sure.length > 0) return sure;
  return hits.filter((task) => begun.includes(task) || isNounOf(task, words));
}

/** The one task that the words name, or a question. */
function oneOf(hits: Seen[], words: string, purpose: Purpose, said: Said): Resolved {
  const { verbs, particle: where, article, beside, asks } = said;
  const begun = verbs ? fittingVerbs(hits, words, verbs) : [];
  // "The bins are out" is said of "take the bins out".
  const isThere = (task: Seen) => where !== undefined && isPutThere(task, where, words);
  const fitting = verbs ? hits.filter((task) => begun.includes(task) || isThere(task)) : [];
  const those = fitting.length > 0 ? fitting : hits;
  const meant = beside && those.length > 1 ? mostSpokenOf(those, beside) : undefined;
  const [task, ...more] = meant ? [meant] : those;
  if (!task) return problem({ kind: 'none', words, near: [] });
  if (purpose === 'show' && more.length < shownAtMost) return found(task, ...more);
  if (more.length > 0) return problem({ kind: 'several', words, found: [task, ...more].sort((a, b) => a.id - b.id) });
  if (purpose === 'show') return found(task);
  if (isPart(task.title, words)) return problem({ kind: 'sure', words, task, part: true });
  if (asks) return problem({ kind: 'sure', words, task, asks });
  const isVague =
    article !== undefined &&
    !isExact(task, `${article} ${words}`) &&
    !isExact(task, words) &&
    !(fitting.length > 0 && saysNoMore(task, words));
  const isLikely = verbs !== undefined && fitting.length === 0 && !isExact(task, words) && !isBroughtAway(task, words);
  return isVague || isLikely ? problem({ kind: 'sure', words, task }) : found(task);
}

/** A deletion is asked about where a word of the title was mistyped. */
function isKept(purpose: Purpose): boolean {
  return purpose === 'complete' || purpose === 'update';
}

/** Nothing found by search: look through the open tasks for other forms of the words, and for titles nearby. */
function* resolveWide(words: string, purpose: Purpose, said: Said = {}): Step<Resolved> {
  const other = purpose === 'complete' ? [list({ search: searchFor(words), status: 'completed', limit: 100 })] : [];
  const [open, completed] = yield [list({ status: wideStatus[purpose] ?? 'pending', limit: pageLimit }), ...other];
  if (!open || errorOf(open)) return failedWith(open);
  const tasks = tasksOf(open);
  const hits = yield* inSteps(matching(tasks, words));
  if (hits.length > 0) return oneOf(hits, words, purpose, said);
  const [done] = completed ? yield* inSteps(matching(tasksOf(completed), words)) : [];
  if (done) return problem({ kind: 'already', task: done });
  const alike = said.verbs ? [] : yield* inSteps(inOtherWords(tasks, words));
  if (alike.length > 0) return oneOf(alike, words, purpose, said);
  const doing = yield* inSteps(nowDoing(tasks, words));
  if (doing.length > 0) return oneOf(doing, words, purpose, said);
  const slips = isKept(purpose) ? yield* inSteps(mistyped(tasks, words, said.verbs)) : [];
  const [slip, ...others] = slips;
  // What is done is done: nobody is told that it was another task.
  if (slip && others.length === 0)
    return purpose === 'complete' ? problem({ kind: 'sure', words, task: slip }) : oneOf(slips, words, purpose, said);
  const [likely, ...more] = yield* inSteps(perhaps(tasks, words));
  if (likely && purpose === 'show' && more.length < shownAtMost) return found(likely, ...more);
  if (likely && more.length === 0) return problem({ kind: 'sure', words, task: likely });
  if (likely && more.length < askedAtMost)
    return problem({ kind: 'several', words, found: [likely, ...more].sort((a, b) => a.id - b.id) });
  const whole = [...(said.verbs ?? []), words].join(' ');
  return problem({ kind: 'none', words, near: yield* inSteps(nearby(tasks, whole)) });
}

/** "The curtains are up, you can tick that one": the task that the first clause speaks of. */
export function* resolveMention(clause: string, purpose: Purpose, words?: string): Step<Resolved> {
  const status = purpose === 'reopen' ? 'completed' : purpose === 'complete' ? 'pending' : 'all';
  const [all] = yield [list({ status, limit: pageLimit })];
  if (!all || errorOf(all)) return failedWith(all);
  const hits = yield* inSteps(spokenOf(tasksOf(all), clause));
  const [task, ...more] = hits;
  if (!task) return words === undefined ? problem({ kind: 'unknown-last' }) : yield* resolveTitle(words, purpose);
  if (more.length > 0) return problem({ kind: 'several', words: clause, found: hits.sort((a, b) => a.id - b.id) });
  return isPart(task.title, clause) ? problem({ kind: 'sure', words: clause, task, part: true }) : found(task);
}

/** The way to take a rename apart whose first part is the whole title of a task; undefined when none is. */
export function* splitThatFits(splits: Split[]): Step<Split | undefined> {
  const [all]: (ToolCall | undefined)[] = yield [
    list({ status: 'all', sort_by: 'created_at', order: 'desc', limit: pageLimit }),
  ];
  const tasks = all ? tasksOf(all) : [];
  return splits.find(({ target }) => {
    const [reference] = target;
    return reference?.by === 'title' && tasks.some((task) => isExact(task, reference.words));
  });
}
