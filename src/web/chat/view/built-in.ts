import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../kit/button.ts';
import type { Chat } from '../conversation/chat.ts';
import type { Thread } from '../protocol/wire.ts';
import { Composer } from './composer.ts';
import { History, ThreadMenu, titleOf } from './history.ts';
import { Messages } from './messages.ts';

/** The built-in chat: its head, the messages or the list of chats, and the field. */
export function BuiltIn({ chat }: { chat: Chat }) {
  const conversation = chat.current.value;
  const { thread } = conversation.state.value;
  const [isHistory, setHistory] = useState(false);
  const box = useRef<HTMLElement>(null);
  useEffect(() => watchKeyboard(box.current!), []);
  const leaveHistory = () => {
    setHistory(false);
    // The button that was pressed is gone; on touch the field would bring the keyboard up.
    const target = matchMedia('(pointer: coarse)').matches ? '.chat-head h2' : '#chat-field';
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(target)?.focus());
  };
  const open = (chosen: Thread) => {
    chat.open(chosen);
    leaveHistory();
  };
  const fresh = (text?: string) => {
    chat.fresh(text);
    leaveHistory();
  };
  return html`<section class="chat" ref=${box} aria-label="Conversation">
    <header class="chat-head">
      <${Button}
        kind="quiet"
        icon=${isHistory ? 'x' : 'history'}
        label=${isHistory ? 'Back to the chat' : 'All chats'}
        aria-expanded=${isHistory}
        onClick=${() => setHistory(!isHistory)}
      />
      <h2 tabindex="-1" dir="auto">${isHistory ? 'All chats' : titleOf(thread)}</h2>
      ${thread && !isHistory && html`<${ThreadMenu} chat=${chat} thread=${thread} />`}
      <${Button} kind="quiet" icon="plus" label="New chat" onClick=${() => fresh()} />
    </header>
    ${
      isHistory
        ? html`<div class="chat-history"><${History} chat=${chat} open=${open} /></div>`
        : html`<${Messages} key=${conversation.draft.id} conversation=${conversation} fresh=${() => fresh(conversation.draft.text.value)} />
          <${Composer} conversation=${conversation} />`
    }
  </section>`;
}

/** A keyboard on the screen that covers the page instead of making it smaller: the chat ends above it. */
function watchKeyboard(box: HTMLElement): () => void {
  const view = globalThis.visualViewport;
  if (!view) return () => undefined;
  const fit = () => {
    const covered = Math.max(0, innerHeight - view.height - view.offsetTop);
    box.style.paddingBlockEnd = covered > 0 && view.scale === 1 ? `${covered}px` : '';
  };
  view.addEventListener('resize', fit);
  view.addEventListener('scroll', fit);
  return () => {
    view.removeEventListener('resize', fit);
    view.removeEventListener('scroll', fit);
  };
}
