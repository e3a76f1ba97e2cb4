import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../kit/button.ts';
import { Icon } from '../../kit/icon.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { Greeting } from './greeting.ts';
import { iconOf } from './icons.ts';
import { ItemView } from './item.ts';
import { Ending, Note, Notices } from './note.ts';
import { keepingPlace, usePin } from './pin.ts';

interface MessagesProps {
  conversation: Conversation;
  fresh: () => void;
}

/** The messages of one thread, with its end in sight unless somebody scrolled up. */
export function Messages({ conversation, fresh }: MessagesProps) {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const pin = usePin(box, content);
  const { state, phase, reading, sends } = conversation;
  const { items, notices } = state.value;
  // Who sends something wants to see what comes of it.
  useEffect(() => {
    if (sends.value > 0) pin.toEnd();
  }, [sends.value]);
  const earlier = () => void keepingPlace(box.current!, content.current!, () => reading.earlier());
  const isEmpty = items.length === 0 && !reading.id && phase.value === 'idle';
  return html`<div class="chat-messages">
    <div class="chat-scroll" ref=${box} tabindex="0" role="log" aria-live="off" aria-label="Messages">
      <div class="chat-content" ref=${content}>
        ${reading.hasEarlier.value && html`<${Button} kind="quiet" class="chat-earlier" busy=${reading.isBusy.value} onClick=${earlier}>Earlier messages</${Button}>`}
        ${isEmpty && html`<${Greeting} conversation=${conversation} />`}
        ${items.map((item, at) => html`<${ItemView} key=${item.id} item=${item} below=${items[at + 1]} conversation=${conversation} />`)}
        <${Progress} conversation=${conversation} />
        <${Ending} conversation=${conversation} />
        <${Notices} notices=${notices} />
        <${ReadingFault} conversation=${conversation} fresh=${fresh} />
      </div>
    </div>
    ${!pin.isPinned.value && html`<${Button} class="chat-newest" icon="arrow-down" onClick=${() => pin.toEnd()}>Newest</${Button}>`}
  </div>`;
}

/** What is being done, until there are words of the answer. */
function Progress({ conversation }: { conversation: Conversation }) {
  const { progress, writing } = conversation.state.value;
  if (conversation.phase.value === 'idle' || (writing && !progress)) return null;
  const icon = progress && iconOf(progress.icon);
  const text = progress?.text ?? (conversation.phase.value === 'sending' ? 'Sending' : 'Answering');
  return html`<p class="chat-progress" dir="auto">
    ${icon ? html`<${Icon} name=${icon} size=${16} />` : html`<span class="chat-dots" aria-hidden="true"><i></i><i></i><i></i></span>`}
    ${text}
  </p>`;
}

function ReadingFault({ conversation, fresh }: MessagesProps) {
  const { reading, ending } = conversation;
  if (reading.isGone.value)
    return html`<${Note} kind="warning" text="This chat was deleted elsewhere. What you typed is still here.">
      <${Button} onClick=${fresh}>Go on in a new chat</${Button}>
    </${Note}>`;
  // After a cut it is read again by itself, and the note of the cut says so.
  if (!reading.fault.value || ending.value === 'cut') return null;
  return html`<${Note} kind="danger" text=${`The messages could not be read. ${reading.fault.value.message}`}>
    <${Button} icon="rotate-cw" onClick=${() => void reading.open()}>Retry</${Button}>
  </${Note}>`;
}
