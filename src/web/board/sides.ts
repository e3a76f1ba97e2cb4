import { effect, signal } from '@preact/signals';
import { html } from 'htm/preact';
import { answers } from '../core/live.ts';
import { Lazy } from '../core/views.ts';
import { Button } from '../kit/button.ts';
import { Icon } from '../kit/icon.ts';
import { dueCount } from './data/known.ts';
import { isChatShown } from './data/store.ts';

/** The chat beside the board: a column with a separator on a wide page, a drawer on a tablet, one of two tabs on a phone. */

const chat = () => import('../chat/pane.ts').then((module) => module.ChatPane);

const wideQuery = matchMedia('(min-width: 68.75em)');
const wide = signal(wideQuery.matches);
wideQuery.addEventListener('change', ({ matches }) => {
  wide.value = matches;
});

/** An answer came while the chat was not seen. */
const hasNews = signal(false);
let seen = 0;
effect(() => {
  const count = answers.value;
  if (wide.value || isChatShown.value) seen = count;
  hasNews.value = count > seen;
});

/** Pixels; what a page that is narrow leaves to the chat is less. */
const widths = { least: 360, usual: 420, most: 480 };
const step = 16;
const widthKey = 'actodo-chat-width';

const within = (width: number) => Math.round(Math.min(widths.most, Math.max(widths.least, width)));

const width = signal(within(Number(localStorage.getItem(widthKey)) || widths.usual));

/** The width of the chat, for the columns of the page. */
export const chatWidth = (): Record<string, string> => ({ '--chat-width': `${width.value}px` });

function widen(to: number): void {
  width.value = within(to);
  localStorage.setItem(widthKey, String(width.value));
}

export function ChatSide() {
  const isShown = wide.value || isChatShown.value;
  return html`<aside class="chat-side" id="chat-side" aria-label="Chat" hidden=${!isShown}>
    ${wide.value && html`<${Separator} />`}
    ${isShown && html`<${Lazy} load=${chat} />`}
  </aside>`;
}

/** Between board and chat: dragged, or moved by arrows, Home and End; Enter or two presses give the usual width back. */
function Separator() {
  const pressed = (event: KeyboardEvent) => {
    const isRtl = getComputedStyle(event.target as Element).direction === 'rtl';
    const wider = isRtl ? 'ArrowRight' : 'ArrowLeft';
    const narrower = isRtl ? 'ArrowLeft' : 'ArrowRight';
    const to = {
      [wider]: width.peek() + step,
      [narrower]: width.peek() - step,
      Home: widths.least,
      End: widths.most,
      Enter: widths.usual,
    }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    widen(to);
  };
  const dragged = (event: PointerEvent) => {
    const handle = event.currentTarget as HTMLElement;
    if (!handle.hasPointerCapture(event.pointerId)) return;
    const { left, right } = handle.parentElement!.getBoundingClientRect();
    const isRtl = getComputedStyle(handle).direction === 'rtl';
    widen(isRtl ? event.clientX - left : right - event.clientX);
  };
  return html`<div
    class="separator"
    role="separator"
    tabindex="0"
    aria-orientation="vertical"
    aria-label="Width of the chat"
    aria-controls="chat-side"
    aria-valuemin=${widths.least}
    aria-valuemax=${widths.most}
    aria-valuenow=${width.value}
    aria-valuetext="${width.value} pixels"
    onKeyDown=${pressed}
    onDblClick=${() => widen(widths.usual)}
    onPointerDown=${(event: PointerEvent) => (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId)}
    onPointerMove=${dragged}
  ></div>`;
}

/** Opens and closes the chat where it comes over the board. */
export function ChatButton() {
  return html`<span class="chat-button"><${Button} icon="message-circle" aria-pressed=${isChatShown.value} onClick=${() => (isChatShown.value = !isChatShown.value)}>Chat<${News} /></${Button}></span>`;
}

/** The two tabs of a phone. */
export function Sides() {
  return html`<nav class="sides" aria-label="Board and chat">
    <button type="button" aria-pressed=${!isChatShown.value} onClick=${() => (isChatShown.value = false)}>
      <${Icon} name="list-todo" />Board${dueCount.value > 0 && html` <span class="count">${dueCount.value}</span>`}
    </button>
    <button type="button" aria-pressed=${isChatShown.value} onClick=${() => (isChatShown.value = true)}>
      <${Icon} name="message-circle" />Chat<${News} />
    </button>
  </nav>`;
}

const News = () => hasNews.value && html`<span class="news"><span class="unseen"> new answer</span></span>`;
