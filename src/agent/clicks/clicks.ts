import { randomUUID } from 'node:crypto';
import type { Caller } from '../../actors/contract.ts';
import type { Message } from '../../db/conversations/history.ts';
import { type Clicked, changeWidget } from '../../db/conversations/items.ts';
import type { Db } from '../../db/database.ts';
import type { ToolCall } from '../../domain/schemas.ts';
import type { ShownTask, TaskRows, WidgetItem } from '../../domain/thread-items.ts';
import { settingsOf } from '../../domain/user.ts';
import { type Code, Rejected } from '../../errors.ts';
import type { When } from '../../language/calendar.ts';
import { errorOf, tasksOf } from '../say/results.ts';
import { rowOf, rowsText } from '../say/shown.ts';
import { type ShownItem, shownItem } from '../threads/items.ts';
import { type ChatTools, openTools } from '../tools.ts';

export interface ClickDeps extends ChatTools {
  db: Db;
}

/** What a click on a row of a list wants. `clicks` is the row's count as the person saw it. */
export interface Click {
  widget: Extract<ShownItem, { role: 'widget' }>;
  taskId: number;
  to: 'completed' | 'open' | 'deleted';
  clicks: number;
}

/**
 * Does it by one of the five tools, without a model, and answers the widget as it then is. A click on a row that has changed since does nothing; the
 * same click again, also after a crash, has one effect.
 * Throws `Rejected` for a row that the widget has not, for what the tool refuses, and for a widget that is gone.
 */
export type Clicks = (caller: Caller, click: Click, options?: { token?: string }) => Promise<ShownItem>;

export function createClicks(deps: ClickDeps): Clicks {
  return async (caller, click, { token } = {}) => {
    const { widget, taskId, clicks } = click;
    const row = rowIn(widget.widget, taskId);
    if (!row) throw new Rejected('invalid', 'This list has no such task; open the conversation again.');
    if (isOutdated(row, clicks)) return widget;
    const { timezone: zone, locale } = settingsOf(await deps.mcp.readSettings(caller.userId));
    const call = await callTool(deps, caller, click, { zone, ...(token === undefined ? {} : { token }) });
    const when = { now: new Date(), zone, locale };
    const changed = await changeWidget(deps.db, { id: widget.rowId, user_id: caller.userId }, (now) =>
      clicked(now, click, call, when),
    );
    if (!changed) throw new Rejected('not_found', 'This list is gone; open the conversation again.');
    return shownItem(changed);
  };
}

/** Somebody has clicked since, or there is nothing left to click. */
const isOutdated = (row: ShownTask, clicks: number) => row.clicks !== clicks || row.deleted === true;

function rowIn(item: WidgetItem, taskId: number): ShownTask | undefined {
  return 'tasks' in item ? item.tasks.find(({ id }) => id === taskId) : undefined;
}

/** Throws `Rejected` when the tool refuses, unless the task is gone. */
async function callTool(
  deps: ClickDeps,
  caller: Caller,
  { widget, taskId, to, clicks }: Click,
  { zone, token }: { zone: string; token?: string },
): Promise<ToolCall> {
  const tools = openTools(
    deps,
    caller,
    { id: `click/${widget.id}/${clicks}`, zone },
    token === undefined ? {} : { token },
  );
  await tools.connect();
  try {
    const [name, more] = toolOf[to];
    await tools.callToolResult(name, { task_id: taskId, ...more });
  } finally {
    await tools.close().catch(() => {});
  }
  const call = tools.calls[0]!;
  const error = errorOf(call);
  if (error && error.code !== 'not_found') throw new Rejected(codeOf(error.code), error.message);
  return call;
}

const toolOf = {
  completed: ['complete_task', {}],
  open: ['update_task', { completed: false }],
  deleted: ['delete_task', {}],
} as const;

const codes: readonly string[] = ['invalid', 'conflict', 'forbidden', 'limit'] satisfies Code[];
const codeOf = (code: string): Code => (codes.includes(code) ? (code as Code) : 'unavailable');

function clicked(now: Message, { taskId, to, clicks }: Click, call: ToolCall, when: When): Clicked | undefined {
  const shown = now.item as TaskRows;
  const row = rowIn(shown, taskId);
  if (!row || isOutdated(row, clicks)) return undefined;
  const tasks = shown.tasks.map((each) => (each === row ? { ...rowAfter(row, to, call), clicks: clicks + 1 } : each));
  const item = { ...shown, tasks };
  const isGone = errorOf(call) !== undefined;
  const line = `With a click in the list the user ${doneWords[to]} task #${taskId}. Nothing is to be answered.`;
  return {
    item,
    text: rowsText(item, when),
    ...(isGone ? {} : { hidden: { turnId: randomUUID(), line, calls: [call] } }),
  };
}

const doneWords = { completed: 'completed', open: 'reopened', deleted: 'deleted' };

function rowAfter(row: ShownTask, to: Click['to'], call: ToolCall): ShownTask {
  if (to === 'deleted' || errorOf(call)) return { ...row, deleted: true };
  const [task] = tasksOf(call);
  return to === 'completed' ? { ...row, completed: true } : { ...rowOf({ ...row, ...task }), completed: false };
}
