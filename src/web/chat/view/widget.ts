import { html } from 'htm/preact';
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/button.ts';
import { Icon } from '../../kit/icon.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { Markdown } from '../markdown/nodes.ts';
import { childrenOf } from '../protocol/widget.ts';
import type { Action, Widget, WidgetNode } from '../protocol/wire.ts';
import { ActionButton, ActionCheckbox, type Scope, textOf } from './controls.ts';
import { iconOf } from './icons.ts';

/** A widget, drawn with our own elements. What it says comes from outside: its texts are text, its words for looks are taken from lists. */
export function WidgetView({ item, conversation }: { item: Widget; conversation: Conversation }) {
  return draw(item.widget, { item, conversation }, 0);
}

/** Deeper trees are not drawn. */
const deepest = 20;

type Draw = (node: WidgetNode, scope: Scope, children: ComponentChildren) => ComponentChildren;

const drawings: Record<string, Draw> = {
  Card: (node, scope, children) => html`<div class="chat-card">
    <${Status} node=${node} />${children}<${Confirm} node=${node} scope=${scope} />
  </div>`,
  Basic: (_node, _scope, children) => html`<div class="chat-card">${children}</div>`,
  Row: (node, _scope, children) => html`<div class="chat-row ${looks(node)}">${children}</div>`,
  Col: (node, _scope, children) => html`<div class="chat-col ${looks(node)}">${children}</div>`,
  Box: (node, _scope, children) =>
    html`<div class="${node.direction === 'row' ? 'chat-row' : 'chat-col'} ${looks(node)}">${children}</div>`,
  Text: (node) => html`<span class="chat-text ${textLooks(node)}" dir="auto">${textOf(node.value)}</span>`,
  Title: (node) => html`<h3 class="chat-title" dir="auto">${textOf(node.value)}</h3>`,
  Caption: (node) => html`<span class="chat-caption" dir="auto">${textOf(node.value)}</span>`,
  Markdown: (node) => html`<${Markdown} text=${textOf(node.value)} />`,
  Badge: (node) => html`<span class="chat-badge ${oneOf(node.color, colours)}"><bdi>${textOf(node.label)}</bdi></span>`,
  Icon: (node) => {
    const name = iconOf(node.name);
    return (
      name && html`<span class="chat-icon ${oneOf(node.color, colours)}"><${Icon} name=${name} size=${16} /></span>`
    );
  },
  Divider: () => html`<hr />`,
  Spacer: () => html`<span class="chat-spacer"></span>`,
  Button: (node, scope) => html`<${ActionButton} node=${node} scope=${scope} />`,
  Checkbox: (node, scope) => html`<${ActionCheckbox} node=${node} scope=${scope} />`,
  // Nothing in an answer loads anything.
  Image: (node) => html`<span class="chat-caption">[image: ${textOf(node.alt) || 'picture'}]</span>`,
};

function draw(node: WidgetNode, scope: Scope, depth: number): JSX.Element {
  const children = depth < deepest ? childrenOf(node) : [];
  if (node.type === 'ListView') return html`<${ListView} node=${node} scope=${scope} depth=${depth} />`;
  const drawn = children.map(
    (child, n) => html`<${Keyed} key=${child.key ?? child.id ?? n}>${draw(child, scope, depth + 1)}</${Keyed}>`,
  );
  return html`${(Object.hasOwn(drawings, node.type) ? drawings[node.type]! : plain)(node, scope, drawn)}`;
}

/** A node of a kind that this page does not know shows what is in it. */
const plain: Draw = (_node, _scope, children) => children;

function Keyed({ children }: { children: ComponentChildren }) {
  return children;
}

/** So many rows are shown at first when the widget leaves that to us. */
const rowsAtFirst = 10;

function ListView({ node, scope, depth }: { node: WidgetNode; scope: Scope; depth: number }) {
  const [isWhole, setWhole] = useState(false);
  const rows = childrenOf(node);
  const limit = typeof node.limit === 'number' ? Math.max(1, node.limit) : rowsAtFirst;
  // A list that is longer by one row is shown whole: the button would take as much room.
  const shown = isWhole || rows.length <= limit + 1 ? rows : rows.slice(0, limit);
  return html`<div class="chat-card chat-list">
    <${Status} node=${node} />
    <ul>
      ${shown.map((row, n) => {
        const name = nameOf(row);
        return html`<li class="chat-list-row" key=${row.key ?? row.id ?? n}>
          ${childrenOf(row).map((child) => draw(child, { ...scope, name }, depth + 2))}
        </li>`;
      })}
    </ul>
    ${
      shown.length < rows.length &&
      html`<${Button} kind="quiet" icon="chevron-down" onClick=${() => setWhole(true)}>Show all ${rows.length}</${Button}>`
    }
  </div>`;
}

/** What a row is about: its buttons are named after it, for who hears "Delete" without seeing the row. */
function nameOf(node: WidgetNode): string | undefined {
  if (node.type === 'Checkbox' && node.label) return textOf(node.label);
  if (node.type === 'Text' || node.type === 'Title') return textOf(node.value);
  for (const child of childrenOf(node)) {
    const name = nameOf(child);
    if (name) return name;
  }
  return undefined;
}

function Status({ node }: { node: WidgetNode }) {
  const text = textOf((node.status as { text?: unknown } | undefined)?.text);
  return text && html`<p class="chat-caption" dir="auto">${text}</p>`;
}

/** The two buttons that a card may have at its end. */
function Confirm({ node, scope }: { node: WidgetNode; scope: Scope }) {
  const buttons = [node.cancel, node.confirm].flatMap((each, n) => {
    const { label, action } = (each ?? {}) as { label?: unknown; action?: Action };
    return action ? [{ type: 'Button', label, onClickAction: action, style: n === 1 ? 'primary' : 'secondary' }] : [];
  });
  if (buttons.length === 0) return null;
  return html`<div class="chat-row end">
    ${buttons.map((button, n) => html`<${ActionButton} key=${n} node=${button} scope=${scope} />`)}
  </div>`;
}

const colours = ['secondary', 'success', 'danger', 'warning', 'info', 'discovery', 'caution'];

function oneOf(value: unknown, list: readonly string[]): string {
  return list.find((each) => each === value) ?? '';
}

function looks(node: WidgetNode): string {
  const align = oneOf(node.align, ['start', 'center', 'end', 'baseline', 'stretch']);
  const justify = oneOf(node.justify, ['start', 'center', 'end', 'between']);
  return `${align && `align-${align}`} ${justify}`;
}

function textLooks(node: WidgetNode): string {
  return [
    node.lineThrough === true ? 'struck' : '',
    node.weight === 'bold' || node.weight === 'semibold' ? 'strong' : '',
    node.size === 'xs' || node.size === 'sm' ? 'small' : '',
    oneOf(node.color, ['secondary', 'success', 'danger', 'warning']),
  ].join(' ');
}
