import { html } from 'htm/preact';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Refusal } from '../../core/refusal.ts';
import { Button } from '../../kit/button.ts';
import { Icon, type IconName } from '../../kit/icon.ts';
import { announce } from '../../kit/say.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { Markdown } from '../markdown/nodes.ts';
import type { Notice, Trouble } from '../protocol/thread.ts';

interface NoteProps {
  kind: 'quiet' | 'info' | 'warning' | 'danger';
  text: string;
  /** Default true: it is said at once. */
  speak?: boolean;
  children?: ComponentChildren;
}

const icons: Record<NoteProps['kind'], IconName> = {
  quiet: 'info',
  info: 'info',
  warning: 'triangle-alert',
  danger: 'triangle-alert',
};

/** Something that happened, in one sentence, and what can be done about it. It is said once. */
export function Note({ kind, text, speak = true, children }: NoteProps) {
  useEffect(() => {
    if (speak) announce(text, kind === 'quiet' ? 'polite' : 'assertive');
  }, [text]);
  return html`<div class="chat-note ${kind}">
    <${Icon} name=${icons[kind]} size=${16} />
    <p dir="auto">${text}</p>
    ${children && html`<div class="chat-note-buttons">${children}</div>`}
  </div>`;
}

/** How the last answer ended, when it did not end by itself. */
export function Ending({ conversation }: { conversation: Conversation }) {
  const { ending, phase, state, reading } = conversation;
  if (phase.value !== 'idle') return null;
  const retry = html`<${Button} icon="rotate-cw" onClick=${() => void conversation.retry()}>Retry</${Button}>`;
  switch (ending.value) {
    case 'stopped':
      return html`<${Note} kind="quiet" text="Stopped. Changes made so far stay.">${retry}</${Note}>`;
    case 'cut':
      return html`<${Note} kind="warning" text="The answer was cut off. What was done is on the board.">
        ${reading.isBusy.value || reading.fault.value ? html`<span class="muted">Looking what arrived...</span>` : retry}
      </${Note}>`;
    case 'trouble':
      return html`<${Note} kind="danger" text=${reasonOf(state.value.trouble)}>
        ${state.value.trouble?.allowRetry && retry}
      </${Note}>`;
    default:
      return (
        isUnanswered(conversation) &&
        html`<${Note} kind="quiet" speak=${false} text="There is no answer to this yet.">${retry}</${Note}>`
      );
  }
}

/** After a reload in the middle of an answer the question is the last that is known. */
function isUnanswered({ state, reading }: Conversation): boolean {
  return !reading.isBusy.value && state.value.items.at(-1)?.type === 'user_message';
}

function reasonOf(trouble: Trouble | undefined): string {
  if (trouble?.message) return trouble.message;
  return 'The answer could not be finished. What was done is on the board.';
}

/** Why what stands in the field was not taken. */
export function Unsent({ refusal, retry }: { refusal: Refusal; retry: () => void }) {
  const text =
    refusal.code === 'offline' ? 'Not sent: no connection. Your text is still here.' : `Not sent. ${refusal.message}`;
  return html`<${Note} kind="danger" text=${text}><${Button} icon="rotate-cw" onClick=${retry}>Retry</${Button}></${Note}>`;
}

/** What the server wants to be known. */
export function Notices({ notices }: { notices: readonly Notice[] }) {
  return notices.map(
    (
      { level, message, title },
      n,
    ) => html`<div key=${n} class="chat-note ${level === 'danger' || level === 'warning' ? level : 'info'}">
      <${Icon} name=${level === 'info' ? 'info' : 'triangle-alert'} size=${16} />
      <div>${title && html`<strong dir="auto">${title}</strong>`}<${Markdown} text=${message} /></div>
    </div>`,
  );
}
