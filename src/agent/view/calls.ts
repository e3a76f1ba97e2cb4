import { clearable, undated } from './tools.ts';

/** Arguments between a model's words and the server's: what a model means by a call, and a call as the model would have said it. */

type Args = Record<string, unknown>;

/** The server's arguments for what a model said. Nothing is refused here: what stays wrong, the tool names. */
export function meant(tool: string, said: Args): Args {
  // There is one user, whose token it is; models like to make one up.
  const { user_id: _, ...args } = said;
  if (tool === 'list_tasks') return meantFilter(args);
  if (tool === 'add_task') return withRule(args);
  return tool === 'update_task' ? meantChange(withRule(args)) : args;
}

/** The same arguments as the model's tools name them. */
export function asSaid(tool: string, args: Args): Args {
  if (tool === 'list_tasks') return args.due === 'none' ? { ...args, due: undated } : args;
  if (tool !== 'add_task' && tool !== 'update_task') return args;
  const { recurrence, ...rest } = args;
  const said = isRecord(recurrence)
    ? { ...rest, recurrence: recurrence.rule, ...(recurrence.mode ? { recurrence_mode: recurrence.mode } : {}) }
    : args;
  const cleared = Object.keys(said).filter((field) => said[field as keyof typeof said] === null);
  if (cleared.length === 0) return said;
  const kept = Object.entries(said).filter(([field]) => !cleared.includes(field));
  return { ...Object.fromEntries(kept), clear: cleared };
}

function meantFilter({ due, ...args }: Args): Args {
  if (due === undefined || due === 'none' || due === 'all' || due === 'any') return args;
  return { ...args, due: due === undated ? 'none' : due };
}

function withRule({ recurrence_mode: mode, ...args }: Args): Args {
  const { recurrence } = args;
  return mode && typeof recurrence === 'string' && recurrence !== ''
    ? { ...args, recurrence: { rule: recurrence, mode } }
    : args;
}

/**
 * Models fill what they do not mean with null, so a null beside other changes is no change. Alone it can only mean to clear that field.
 */
function meantChange({ clear, ...args }: Args): Args {
  const fields = Object.entries(args).filter(([field]) => field !== 'task_id');
  const [only] = fields;
  if (fields.length === 1 && only?.[1] === null && clear === undefined) return args;
  const kept = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null));
  const cleared = asList(clear).filter((field) => clearable.includes(field) && !(field in kept));
  return { ...kept, ...Object.fromEntries(cleared.map((field) => [field, null])) };
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

function isRecord(value: unknown): value is Args {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
