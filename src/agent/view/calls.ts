import { isRecord } from '../say/results.ts';
import { any, clearable, undated } from './tools.ts';

/** Arguments between a model's words and the server's: what a model means by a call, and a call as the model would have said it. */

type Args = Record<string, unknown>;

/** The server's arguments for what a model said. Nothing is refused here: what stays wrong, the tool names. */
export function meant(tool: string, said: Args): Args {
  // There is one user, whose token it is; models like to make one up.
  const { user_id: _, ...args } = said;
  if (tool === 'list_tasks') return meantFilter(args);
  if (tool === 'add_task') return withRule(meantTask(args));
  return tool === 'update_task' ? withRule(meantChange(args)) : args;
}

/** The same arguments as the model's tools name them. */
export function asSaid(tool: string, args: Args): Args {
  if (tool === 'list_tasks') return args.due === 'none' ? { ...args, due: undated } : args;
  if (tool !== 'add_task' && tool !== 'update_task') return args;
  const { recurrence, ...rest }: Args = isEmptyList(args.reminders) ? withoutReminders(tool, args) : args;
  const said: Args = isRecord(recurrence)
    ? { ...rest, recurrence: `${recurrence.rule}${recurrence.mode === 'completion' ? afterDone : ''}` }
    : { ...rest, ...(recurrence === undefined ? {} : { recurrence }) };
  const cleared = Object.keys(said).filter((field) => said[field as keyof typeof said] === null);
  if (cleared.length === 0) return said;
  const kept = Object.entries(said).filter(([field]) => !cleared.includes(field));
  return { ...Object.fromEntries(kept), clear: [...asList(said.clear), ...cleared] };
}

/** The default of a filter says nothing; what is due, some models take for a status. */
function meantFilter({ due, priority, status, ...args }: Args): Args {
  const isDue = typeof status === 'string' && dues.includes(status);
  const wanted = isDue ? status : due;
  return {
    ...args,
    ...(isDue || status === undefined ? {} : { status }),
    ...(priority === undefined || priority === any ? {} : { priority }),
    ...(wanted === undefined || noFilter.includes(String(wanted)) ? {} : { due: wanted === undated ? 'none' : wanted }),
  };
}

const dues = ['overdue', 'today', 'tomorrow', 'week', undated];
const noFilter = [any, 'none', 'all'];

/** A rule that counts from the day it is done says so in words; a mode of its own misleads models. */
function withRule({ recurrence_mode: mode, ...args }: Args): Args {
  const { recurrence: said } = args;
  if (typeof said !== 'string') return args;
  const rule = said.endsWith(afterDone) ? said.slice(0, -afterDone.length) : said;
  return rule !== said || mode === 'completion' ? { ...args, recurrence: { rule, mode: 'completion' } } : args;
}

const afterDone = ' after it is done';

/** In a field of its own, because models fill in an empty list without meaning it. */
function meantTask({ no_reminder: none, ...args }: Args): Args {
  const task = withoutEmpty(args);
  return none === true || none === 'true' ? { ...task, reminders: [] } : task;
}

function withoutReminders(tool: string, { reminders: _, ...args }: Args): Args {
  return tool === 'add_task' ? { ...args, no_reminder: true } : { ...args, clear: ['reminders'] };
}

/**
 * No model is shown a version, so one that it names is made up. Models fill what they do not mean with null, "" or []. Beside other changes that is no change; alone it can only mean to empty that field. Every field at once in `clear` is filled in, too.
 */
function meantChange({ clear, task_id, expected_version: _, replace_tags: tags, ...more }: Args): Args {
  const args = tags === undefined ? more : { ...more, tags };
  const fields = Object.keys(args);
  const [only = ''] = fields;
  const kept = withoutEmpty(args);
  const named = asList(clear).filter((field) => clearable.includes(field) && !(field in kept));
  const alone = fields.length === 1 && isEmpty(args[only]) && clearable.includes(only) && named.length === 0;
  const cleared = alone ? [only] : named.length < clearable.length ? named : [];
  return {
    ...(task_id === undefined ? {} : { task_id }),
    ...kept,
    ...Object.fromEntries(cleared.map((field) => [field, field === 'reminders' ? [] : null])),
  };
}

function withoutEmpty(args: Args): Args {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => !isEmpty(value)));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || value === '[]' || isEmptyList(value);
}

function asList(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== 'string') return [];
  try {
    return asList(JSON.parse(value));
  } catch {
    return value.split(',').map((each) => each.trim());
  }
}
