import { isRecord } from '../say/results.ts';
import { clearable, noReminders, undated } from './tools.ts';

/** Arguments between a model's words and the server's: what a model means by a call, and a call as the model would have said it. */

type Args = Record<string, unknown>;

/** The server's arguments for what a model said. Nothing is refused here: what stays wrong, the tool names. */
export function meant(tool: string, said: Args): Args {
  // There is one user, whose token it is; models like to make one up.
  const { user_id: _, ...args } = said;
  if (tool === 'list_tasks') return meantFilter(args);
  if (tool === 'add_task') return withoutReminders(withRule(withoutEmpty(args)));
  return tool === 'update_task' ? withoutReminders(withRule(meantChange(args))) : args;
}

/** The same arguments as the model's tools name them. */
export function asSaid(tool: string, args: Args): Args {
  if (tool === 'list_tasks') return args.due === 'none' ? { ...args, due: undated } : args;
  if (tool !== 'add_task' && tool !== 'update_task') return args;
  const { recurrence, ...rest }: Args = isEmptyList(args.reminders) ? { ...args, reminders: [noReminders] } : args;
  const said = isRecord(recurrence)
    ? { ...rest, recurrence: recurrence.rule, ...(recurrence.mode ? { recurrence_mode: recurrence.mode } : {}) }
    : { ...rest, ...(recurrence === undefined ? {} : { recurrence }) };
  const cleared = Object.keys(said).filter((field) => said[field as keyof typeof said] === null);
  if (cleared.length === 0) return said;
  const kept = Object.entries(said).filter(([field]) => !cleared.includes(field));
  return { ...Object.fromEntries(kept), clear: cleared };
}

function meantFilter({ due, ...args }: Args): Args {
  if (due === undefined || due === 'none' || due === 'all' || due === 'any') return args;
  return { ...args, due: due === undated ? 'none' : due };
}

/** A mode alone says nothing to the server but that there is no rule; the usual one is filled in by models that mean nothing by it. */
function withRule({ recurrence_mode: mode, ...args }: Args): Args {
  const { recurrence: rule } = args;
  if (!mode || isRecord(rule) || rule === null || (mode === 'schedule' && rule === undefined)) return args;
  return { ...args, recurrence: rule === undefined ? { mode } : { rule, mode } };
}

/** In a word, because models fill in an empty list without meaning it. */
function withoutReminders(args: Args): Args {
  const said = asList(args.reminders);
  return said.length === 1 && said[0] === noReminders ? { ...args, reminders: [] } : args;
}

/**
 * No model is shown a version, so one that it names is made up. Models fill what they do not mean with null, "" or []. Beside other changes that is no change; alone it can only mean to empty that field. Every field at once in `clear` is filled in, too.
 */
function meantChange({ clear, task_id, expected_version: _, ...args }: Args): Args {
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
