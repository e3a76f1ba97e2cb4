import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../kit/button.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { meaningOf } from './keys.ts';
import { Note, Unsent } from './note.ts';
import { canHear, isListening, listen, stopListening } from './voice.ts';

const isOnline = signal(navigator.onLine);
addEventListener('online', () => {
  isOnline.value = true;
});
addEventListener('offline', () => {
  isOnline.value = false;
});

const touch = matchMedia('(pointer: coarse)');

/** The field of a chat. It draws itself alone: a key never waits for the messages. */
export function Composer({ conversation }: { conversation: Conversation }) {
  const { draft, phase, unsent, reading } = conversation;
  const field = useRef<HTMLTextAreaElement>(null);
  /** Somebody wanted to send while nobody could be reached. */
  const waits = useRef(signal(false)).current;
  const isAnswering = phase.value !== 'idle';
  const isEmpty = draft.text.value.trim() === '';
  useEffect(() => {
    if (isEmpty) waits.value = false;
  }, [isEmpty]);
  const send = () => {
    if (!isOnline.value) {
      waits.value = true;
      return;
    }
    waits.value = false;
    void conversation.send();
  };
  const press = (event: KeyboardEvent) => {
    const meaning = meaningOf(event, { empty: isEmpty, answering: isAnswering, touch: touch.matches });
    if (!meaning) return;
    // Keys of the page have no part in what the field took.
    event.preventDefault();
    event.stopPropagation();
    if (meaning === 'send') send();
    if (meaning === 'stop') conversation.stop();
  };
  const compose = (isComposing: boolean) => {
    draft.composing(isComposing);
    // The field keeps its height until the words are chosen.
    const { current } = field;
    if (current) current.style.height = isComposing ? `${current.offsetHeight}px` : '';
  };
  return html`<div class="chat-composer">
    ${unsent.value && !reading.isGone.value && html`<${Unsent} refusal=${unsent.value} retry=${send} />`}
    ${waits.value && html`<${Waiting} send=${send} />`}
    <form class=${`chat-field ${isOnline.value || isEmpty ? '' : 'offline'}`} onSubmit=${(event: Event) => event.preventDefault()}>
      <label class="unseen" for="chat-field">Message to Actodo</label>
      <textarea
        id="chat-field"
        ref=${field}
        rows="1"
        dir="auto"
        placeholder="Message Actodo"
        enterkeyhint=${touch.matches ? 'enter' : 'send'}
        value=${draft.text.value}
        onInput=${() => draft.write(field.current?.value ?? '')}
        onKeyDown=${press}
        onCompositionStart=${() => compose(true)}
        onCompositionEnd=${() => compose(false)}
      ></textarea>
      <div class="chat-field-buttons">
        ${canHear && html`<${VoiceButton} conversation=${conversation} />`}
        <${SendButton} isAnswering=${isAnswering} conversation=${conversation} isEmpty=${isEmpty} send=${send} />
      </div>
    </form>
  </div>`;
}

interface SendProps {
  conversation: Conversation;
  isAnswering: boolean;
  isEmpty: boolean;
  send: () => void;
}

/** One button in one place: Send, and Stop while an answer is written. */
function SendButton({ conversation, isAnswering, isEmpty, send }: SendProps) {
  const isFixed = isAnswering && !conversation.state.value.allowCancel;
  const label = isAnswering ? 'Stop answering' : 'Send message';
  const press = isAnswering ? () => conversation.stop() : send;
  const isOffline = !isOnline.value && !isAnswering;
  // In an empty field there is nothing to send, and nothing moves.
  const isWorded = isOffline && !isEmpty;
  return html`<${Button}
    kind=${isAnswering ? 'plain' : 'primary'}
    class=${`chat-send ${isAnswering ? 'stop' : ''}`}
    icon=${isAnswering ? 'square' : isOffline ? 'clock' : 'send'}
    label=${isWorded ? undefined : isOffline ? 'Send when online' : label}
    busy=${isAnswering ? isFixed : isEmpty}
    onClick=${press}
    >${isWorded ? 'Send when online' : undefined}</${Button}
  >`;
}

function Waiting({ send }: { send: () => void }) {
  if (!isOnline.value)
    return html`<${Note} kind="warning" text="You are offline. Your message stays here until you send it." />`;
  return html`<${Note} kind="info" text="Back online. Your message is not sent yet.">
    <${Button} kind="primary" onClick=${send}>Send message</${Button}>
  </${Note}>`;
}

function VoiceButton({ conversation }: { conversation: Conversation }) {
  useEffect(() => stopListening, []);
  const hear = (words: string) => {
    const { draft } = conversation;
    draft.write([draft.text.value.trimEnd(), words].filter(Boolean).join(' '));
  };
  return html`<${Button}
    kind="quiet"
    icon="mic"
    class=${isListening.value ? 'chat-listening' : ''}
    label=${isListening.value ? 'Stop listening' : 'Speak'}
    aria-pressed=${isListening.value}
    onClick=${() => (isListening.value ? stopListening() : void listen(hear))}
  />`;
}
