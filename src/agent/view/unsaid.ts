import { localNow, type When } from '../../language/calendar.ts';
import { dueInstant, findDueDate, resolveDueDate } from '../../language/dates.ts';
import { asRead } from './own-reading.ts';
import type { SoFar } from './so-far.ts';

/**
 * What a model fills in although nobody said it. Small models give every argument that they are offered: the minute that stands before the message as
 * due date, "off" as repetition, the title again as description. Only what can mean nothing else is left out; a value that somebody could have
 * meant stays.
 */

type Args = Record<string, unknown>;

/** The model's arguments without what nobody said. */
export function onlySaid(tool: string, args: Args, heard: SoFar, when: When): Args {
  const { words } = heard;
  const read = asRead(tool, args, heard, when);
  if (read !== args) return read;
  if (tool !== 'add_task' && tool !== 'update_task') return args;
  const said = { ...args };
  if (noRule.test(String(said.recurrence ?? ''))) said.recurrence = null;
  if (isThisMinute(said.due_date, when) && !/\bnow\b/.test(words)) delete said.due_date;
  said.reminders = atDueTime(said.reminders, said.due_date, when);
  if (said.reminders === undefined) delete said.reminders;
  if (tool === 'update_task') return withoutEcho(said, heard);
  return newTask(said, words, when);
}

/** A renamed task without what only says its new title again, or the usual priority, where the message has a new title and nothing of these. */
function withoutEcho(args: Args, { reading }: SoFar): Args {
  if (reading?.do !== 'update' || reading.change.title === undefined || typeof args.title !== 'string') return args;
  const own = wordSet(args.title);
  const isEcho = (value: unknown) =>
    value === 'medium' || [...wordSet([value].flat().join(' '))].every((word) => own.has(word));
  const kept = ([field, value]: [string, unknown]) =>
    !beside.includes(field) || field in reading.change || !isEcho(value);
  return Object.fromEntries(Object.entries(args).filter(kept));
}

const beside = ['description', 'priority', 'tags', 'add_tags', 'replace_tags'];

/** Words for no rule, and the names of the modes, which stand beside it. */
const noRule = /^\s*(?:off|none|no|not|never|once|null|false|n\/a|schedule|completion)\s*$/i;

function newTask(args: Args, words: string, when: When): Args {
  const title = typeof args.title === 'string' ? withoutItsDate(args.title, args.due_date, when) : args.title;
  const { description, ...rest } = args;
  const tags = Array.isArray(args.tags)
    ? { tags: args.tags.filter((tag) => !isOfTitle(tag, String(args.title), words)) }
    : {};
  const says = typeof description === 'string' && !saysTitleAgain(description, String(args.title), words);
  return {
    ...rest,
    ...tags,
    title,
    ...(says ? { description } : {}),
  };
}

/** "Call mom tomorrow at 5pm" that is due then is "Call mom". */
function withoutItsDate(title: string, due: unknown, when: When): string {
  const found = typeof due === 'string' ? findDueDate(title, when) : undefined;
  if (!found || dueOf(due, when) !== found.value.due) return title;
  const rest = `${title.slice(0, found.start)}${title.slice(found.end)}`.replace(/\s+/g, ' ').trim();
  return rest === '' ? title : rest;
}

/** All the words of the title are in it, and none besides that anybody said. */
function saysTitleAgain(description: string, title: string, words: string): boolean {
  const own = wordSet(title);
  const said = wordSet(words);
  const more = [...wordSet(description)].filter((word) => !own.has(word) && word.length > 3);
  const holds = [...own].every((word) => wordSet(description).has(word));
  return holds && !more.some((word) => said.has(word));
}

function wordSet(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** A word of the title that nobody said once more. */
function isOfTitle(tag: unknown, title: string, words: string): boolean {
  const name = String(tag).toLowerCase();
  const times = (text: string) => text.toLowerCase().split(name).length - 1;
  return times(title) > 0 && times(words) <= times(title);
}

/** The instant that the task is due is the reminder at its due time, which moves with it. */
function atDueTime(reminders: unknown, due: unknown, when: When): unknown {
  if (!Array.isArray(reminders)) return reminders;
  const at = dueOf(due, when);
  if (at === undefined) return reminders;
  const instant = dueInstant(at, when.zone).getTime();
  return reminders.map((each) => {
    const said = typeof each === 'string' && /^\d{4}-\d\d-\d\dT/.test(each) ? dueOf(each, when) : undefined;
    return said !== undefined && dueInstant(said, when.zone).getTime() === instant ? 'PT0S' : each;
  });
}

function isThisMinute(due: unknown, { now, zone }: When): boolean {
  if (typeof due !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(due)) return false;
  const at = dueOf(due, { now, zone, locale: 'en-US' });
  return at !== undefined && minuteOf(new Date(at), zone) === minuteOf(now, zone);
}

function minuteOf(at: Date, zone: string): string {
  return localNow(at, zone).toString().slice(0, 16);
}

function dueOf(text: unknown, when: When): string | undefined {
  try {
    return typeof text === 'string' ? resolveDueDate(text, when) : undefined;
  } catch {
    return undefined;
  }
}
