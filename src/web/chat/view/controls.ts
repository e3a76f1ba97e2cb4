import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { refusalOf } from '../../core/refusal.ts';
import { Button, useOwnId } from '../../kit/button.ts';
import { announce } from '../../kit/say.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Action, Widget, WidgetNode } from '../protocol/wire.ts';
import { iconOf } from './icons.ts';

/** Where a node of a widget stands. */
export interface Scope {
  item: Widget;
  conversation: Conversation;
  /** What its row is about. */
  name?: string;
}

/** A text of a widget. It comes from outside and may be anything. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Runs the action of a control, which takes no second press meanwhile. What it was refused for is said, and stays beside it until the next try. */
function useAction(scope: Scope, action: unknown) {
  const [isRunning, setRunning] = useState(false);
  const [refused, setRefused] = useState<string>();
  const known = isAction(action) ? action : undefined;
  // While an answer is written the server takes only actions that are answered at once.
  const isBlocked = known?.streaming !== false && scope.conversation.phase.value !== 'idle';
  const run = async () => {
    if (!known) return;
    setRunning(true);
    setRefused(undefined);
    try {
      await scope.conversation.act(scope.item, known);
    } catch (error) {
      const { message } = refusalOf(error);
      announce(message, 'assertive');
      setRefused(message);
    } finally {
      setRunning(false);
    }
  };
  return { isRunning, isBlocked: isBlocked || !known, refused, run };
}

function isAction(value: unknown): value is Action {
  return typeof value === 'object' && value !== null && typeof (value as Action).type === 'string';
}

export function ActionButton({ node, scope }: { node: WidgetNode; scope: Scope }) {
  const { isRunning, isBlocked, refused, run } = useAction(scope, node.onClickAction);
  const label = textOf(node.label);
  const isDanger = node.color === 'danger';
  const isQuiet = node.variant === 'ghost' || node.variant === 'soft';
  const isSolid = node.variant === 'solid' || node.style === 'primary' || (!node.variant && node.color === 'primary');
  // In a row of a list a word of its own on each button would drown the titles; its name says it.
  const isBare = isDanger && isQuiet && scope.name !== undefined;
  const icon = iconOf(node.iconStart) ?? (isBare ? 'trash-2' : undefined);
  const name = [label || 'Do it', scope.name].filter(Boolean).join(': ');
  const kind = isSolid ? (isDanger ? 'danger' : 'primary') : isQuiet ? 'quiet' : 'plain';
  return html`<${Button}
      kind=${kind}
      class=${isDanger && !isSolid ? 'chat-danger' : ''}
      icon=${icon}
      label=${scope.name ? name : undefined}
      busy=${isRunning || isBlocked}
      disabled=${node.disabled === true}
      onClick=${run}
      >${isBare ? undefined : label}</${Button}
    >${refused && html`<${Refused} text=${refused} />`}`;
}

/** Shows at once what was pressed, and the old state again when it was refused. */
export function ActionCheckbox({ node, scope }: { node: WidgetNode; scope: Scope }) {
  const id = useOwnId();
  const { isRunning, isBlocked, refused, run } = useAction(scope, node.onChangeAction);
  const [pressed, setPressed] = useState<boolean>();
  const isChecked = pressed ?? node.defaultChecked === true;
  const change = async ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    if (isRunning || isBlocked) {
      currentTarget.checked = isChecked;
      return;
    }
    setPressed(!isChecked);
    await run();
    setPressed(undefined);
  };
  return html`<span class="chat-check">
      <input
        id=${id}
        type="checkbox"
        checked=${isChecked}
        disabled=${node.disabled === true}
        aria-disabled=${isBlocked || undefined}
        aria-label=${node.label ? undefined : scope.name}
        onChange=${change}
      />
      <label for=${id} class=${isChecked ? 'struck' : ''} dir="auto">${textOf(node.label)}</label>
    </span>${refused && html`<${Refused} text=${refused} />`}`;
}

function Refused({ text }: { text: string }) {
  return html`<p class="wrong chat-refused" dir="auto">${text}</p>`;
}
