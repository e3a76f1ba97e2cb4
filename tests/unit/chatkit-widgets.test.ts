import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Widgets } from '@openai/chatkit';
import { type Widget, widgetOf } from '../../src/api/chatkit/widgets.ts';
import type { ShownTask, WidgetItem } from '../../src/domain/thread-items.ts';
import { actionsIn } from '../support/chatkit.ts';

const when = { now: new Date('2026-03-04T12:00:00Z'), zone: 'Asia/Karachi', locale: 'en-GB' };
const task = (fields: Partial<ShownTask> = {}): ShownTask => ({ id: 3, title: 'Buy milk', clicks: 0, ...fields });
const list = (...tasks: ShownTask[]): WidgetItem => ({ tasks, total: tasks.length });

/** What a client draws, as text. */
const drawn = (item: WidgetItem, text = '') => JSON.stringify(widgetOf(item, text, when));

/** The compiler holds our nodes to those of OpenAI's types; its type of an action lacks three fields that the protocol has. */
const asPublished = (widget: Widget): Widgets.Card | Widgets.ListView => widget;

test('widgets are of the published types', () => {
  for (const item of [list(task()), { asks: [{ task_id: 1 }] }]) {
    const widget = asPublished(widgetOf(item, '', when));
    assert.ok(['Card', 'ListView'].includes(widget.type));
  }
});

test('a row has a box, what is special about the task, and a button that deletes', () => {
  const widget = widgetOf(list(task({ due_date: '2026-03-05', priority: 'urgent' })), '', when);
  assert.deepEqual(widget, {
    type: 'ListView',
    limit: 'auto',
    children: [
      {
        type: 'ListViewItem',
        key: '3',
        children: [
          {
            type: 'Row',
            gap: 2,
            align: 'center',
            children: [
              {
                type: 'Checkbox',
                name: 'checked',
                label: 'Buy milk',
                defaultChecked: false,
                onChangeAction: {
                  type: 'task.complete',
                  payload: { id: 3, completed: true, clicks: 0 },
                  handler: 'server',
                  loadingBehavior: 'auto',
                  streaming: false,
                },
              },
              { type: 'Badge', label: 'tomorrow', color: 'secondary', size: 'sm' },
              { type: 'Badge', label: 'urgent', color: 'danger', size: 'sm' },
              { type: 'Spacer' },
              {
                type: 'Button',
                label: 'Delete',
                size: 'sm',
                variant: 'ghost',
                color: 'danger',
                onClickAction: {
                  type: 'task.delete',
                  payload: { id: 3, clicks: 0 },
                  handler: 'server',
                  loadingBehavior: 'self',
                  streaming: false,
                },
              },
            ],
          },
        ],
      },
    ],
  });
});

test('the target of a click is in its payload, and a field is never named like one of it', () => {
  const [box] = actionsIn(widgetOf(list(task({ completed: true, clicks: 4 })), '', when));
  assert.deepEqual(box!.payload, { id: 3, completed: false, clicks: 4 });
  assert.ok(!('checked' in box!.payload));
});

test('dates are said as of now, in the zone of the user, and what is late is red', () => {
  const badge = (due_date: string) =>
    /"label":"([^"]+)","color":"([a-z]+)"/.exec(drawn(list(task({ due_date }))))!.slice(1);
  assert.deepEqual(badge('2026-03-04'), ['today', 'info']);
  // In Karachi it is already the fifth.
  assert.deepEqual(badge('2026-03-04T20:00:00Z'), ['tomorrow at 1:00', 'secondary']);
  assert.deepEqual(badge('2026-03-03'), ['Overdue: yesterday', 'danger']);
  assert.ok(
    !drawn(list(task({ due_date: '2026-03-03', completed: true }))).includes('danger","size":"sm"},{"type":"Spacer"'),
  );
});

test('a deleted task has nothing to click, and a long list says how long it is', () => {
  assert.deepEqual(actionsIn(widgetOf(list(task({ deleted: true })), '', when)), []);
  assert.match(drawn({ tasks: [task()], total: 120 }), /"status":\{"text":"1 of 120 tasks"\}/);
});

test('a question has two buttons until it is answered, and names at most ten tasks', () => {
  const asks = Array.from({ length: 12 }, (_, n) => ({ task_id: n + 1, ...(n > 0 ? { title: `T${n}` } : {}) }));
  const widget = widgetOf({ asks }, 'Delete them?', when);
  assert.deepEqual(
    actionsIn(widget).map(({ type, payload }) => [type, payload]),
    [
      ['question.answer', { yes: true }],
      ['question.answer', { yes: false }],
    ],
  );
  assert.match(JSON.stringify(widget), /Delete these 12 tasks\?.*"#1".*#10 T9.*and 2 more/);
  assert.ok(!JSON.stringify(widget).includes('#11'));
  assert.deepEqual(actionsIn(widgetOf({ asks, answered: 'yes' }, '', when)), []);
  // What is no deletion is asked in its own words.
  assert.match(drawn({ asks: [] }, 'Change #1 "A"?'), /Change #1/);
});
