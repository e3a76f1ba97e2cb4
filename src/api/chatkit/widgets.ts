import { isOverdue } from '../../agent/say/tasks.ts';
import type { Priority } from '../../domain/schemas.ts';
import type { Question, ShownTask, TaskRows, WidgetItem } from '../../domain/thread-items.ts';
import type { When } from '../../language/calendar.ts';
import { describeDue, localDay, startOfDue } from '../../language/dates.ts';

/** Widgets of ChatKit, drawn from what is stored. Titles are values and labels, which no client reads as markup. */

interface WireAction {
  type: string;
  payload: Record<string, unknown>;
  handler: 'server';
  loadingBehavior: 'auto' | 'self' | 'container';
  /** False: also while an answer comes, and answered without a stream. */
  streaming: boolean;
}

type Node =
  | { type: 'Row' | 'Col'; gap: number; align?: 'center'; wrap?: 'wrap'; children: Node[] }
  | { type: 'Text' | 'Caption'; value: string; size?: 'sm'; weight?: 'semibold'; lineThrough?: boolean }
  | { type: 'Badge'; label: string; color: 'secondary' | 'danger' | 'warning' | 'info' | 'success'; size: 'sm' }
  | { type: 'Checkbox'; name: string; label: string; defaultChecked: boolean; onChangeAction: WireAction }
  | { type: 'Spacer' }
  | {
      type: 'Button';
      label: string;
      size: 'sm';
      variant: 'ghost' | 'outline' | 'solid';
      color: 'danger' | 'secondary' | 'primary';
      onClickAction: WireAction;
    };

export interface ListView {
  type: 'ListView';
  limit: 'auto';
  status?: { text: string };
  children: { type: 'ListViewItem'; key: string; children: Node[] }[];
}

export interface Card {
  type: 'Card';
  size: 'sm';
  children: Node[];
}

export type Widget = ListView | Card;

export const actionTypes = { complete: 'task.complete', remove: 'task.delete', answer: 'question.answer' } as const;

export const isQuestion = (item: WidgetItem): item is Question => 'asks' in item;

/** `text`: what the item says in words; of a question, the question. */
export function widgetOf(item: WidgetItem, text: string, when: When): Widget {
  return isQuestion(item) ? questionCard(item, text) : listView(item, when);
}

function listView({ tasks, total }: TaskRows, when: When): ListView {
  const rows = tasks.map((task) => ({
    type: 'ListViewItem' as const,
    key: `${task.id}`,
    children: [row(task, when)],
  }));
  const status = total > tasks.length ? { status: { text: `${tasks.length} of ${total} tasks` } } : {};
  return { type: 'ListView', limit: 'auto', ...status, children: rows };
}

function row(task: ShownTask, when: When): Node {
  const { id, title, completed = false, deleted, clicks } = task;
  if (deleted)
    return {
      type: 'Row',
      gap: 2,
      align: 'center',
      children: [{ type: 'Text', value: title, lineThrough: true }, badge('Deleted', 'secondary')],
    };
  const onChange = action(actionTypes.complete, { id, completed: !completed, clicks }, 'auto');
  return {
    type: 'Row',
    gap: 2,
    align: 'center',
    children: [
      // Its name is no key of the payload: a client may put the box's value beside them.
      { type: 'Checkbox', name: 'checked', label: title, defaultChecked: completed, onChangeAction: onChange },
      ...dueBadge(task, when),
      ...priorityBadge(task.priority),
      { type: 'Spacer' },
      {
        type: 'Button',
        label: 'Delete',
        size: 'sm',
        variant: 'ghost',
        color: 'danger',
        onClickAction: action(actionTypes.remove, { id, clicks }, 'self'),
      },
    ],
  };
}

function dueBadge(task: ShownTask, when: When): Node[] {
  const { due_date: due } = task;
  if (!due) return [];
  const label = describeDue(due, when);
  // In words as well: not everybody sees the colour.
  if (isOverdue(task, when)) return [badge(`Overdue: ${label}`, 'danger')];
  const isToday = localDay(startOfDue(due, when.zone), when.zone) === localDay(when.now, when.zone);
  return [badge(label, isToday ? 'info' : 'secondary')];
}

const priorityColors = { low: 'secondary', high: 'warning', urgent: 'danger' } as const;

function priorityBadge(priority: Priority | undefined): Node[] {
  return priority && priority !== 'medium' ? [badge(priority, priorityColors[priority])] : [];
}

function badge(label: string, color: Extract<Node, { type: 'Badge' }>['color']): Node {
  return { type: 'Badge', label, color, size: 'sm' };
}

const mostNamed = 10;

function questionCard({ asks, answered }: Question, text: string): Card {
  const names = asks.slice(0, mostNamed).map(({ task_id: id, title }): Node => {
    return { type: 'Text', value: title === undefined ? `#${id}` : `#${id} ${title}`, size: 'sm' };
  });
  const rest = asks.length - names.length;
  const head = asks.length > 0 ? `Delete ${asks.length === 1 ? 'this task' : `these ${asks.length} tasks`}?` : text;
  return {
    type: 'Card',
    size: 'sm',
    children: [
      { type: 'Text', value: head, weight: 'semibold' },
      ...(names.length > 0 ? [{ type: 'Col', gap: 1, children: names } as const] : []),
      ...(rest > 0 ? [{ type: 'Caption', value: `and ${rest} more` } as const] : []),
      answered ? { type: 'Caption', value: answers[answered] } : yesAndNo(asks.length > 0 ? 'danger' : 'primary'),
    ],
  };
}

const answers = { yes: 'You said yes.', no: 'You said no.', other: 'Not answered.' };

function yesAndNo(color: 'danger' | 'primary'): Node {
  const button = (label: string, yes: boolean): Node => ({
    type: 'Button',
    label,
    size: 'sm',
    variant: yes ? 'solid' : 'outline',
    color: yes ? color : 'secondary',
    onClickAction: { ...action(actionTypes.answer, { yes }, 'container'), streaming: true },
  });
  return { type: 'Row', gap: 2, children: [button('Yes', true), button('No', false)] };
}

function action(
  type: string,
  payload: Record<string, unknown>,
  loadingBehavior: WireAction['loadingBehavior'],
): WireAction {
  return { type, payload, handler: 'server', loadingBehavior, streaming: false };
}
