import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from './button.ts';

/** A tab that nobody sees draws no frame: when it is seen again, not everything is said that happened meanwhile. */
const mostAtOnce = 3;

/** What each region says in the next frame. */
const waiting = new Map<string, string[]>();

/** Two hidden live regions of the shell speak to screen readers; they are there from the start, because late ones are not heard. */
export function announce(text: string, how: 'polite' | 'assertive' = 'polite'): void {
  const id = how === 'polite' ? 'say-politely' : 'say-at-once';
  const region = document.getElementById(id);
  if (!region || text === '') return;
  const others = waiting.get(id);
  // What is said in one frame is said together: the later words would silence the earlier ones.
  if (others) {
    others.push(text);
    return;
  }
  const texts = [text];
  waiting.set(id, texts);
  region.textContent = '';
  // The same words twice are heard twice only when the region was empty between them.
  requestAnimationFrame(() => {
    waiting.delete(id);
    region.textContent = texts.slice(-mostAtOnce).join(' ');
  });
}

export interface ToastAction {
  label: string;
  run: () => void;
}

export interface ToastOptions {
  text: string;
  action?: ToastAction;
  /** More than one thing to do; shown before `action`. */
  actions?: ToastAction[];
  /** How long it stays; default 4, with something to do 8. It waits while it is pointed at, has the focus or cannot be seen. */
  seconds?: number;
  /** A new toast with the same tag takes the place of the old one. */
  tag?: string;
  /** Called once when it goes, whichever way. */
  onGone?: () => void;
  /** Default true: it is read to screen readers. */
  speak?: boolean;
}

interface Shown extends ToastOptions {
  id: number;
}

const mostShown = 3;
const shown = signal<Shown[]>([]);
let made = 0;

/** Shows a short message that takes no focus, at most three at once. Answers the function that takes it away. */
export function toast(options: ToastOptions): () => void {
  const id = ++made;
  const others = shown.value.filter(({ tag }) => tag === undefined || tag !== options.tag);
  const next = [...others, { ...options, id }];
  const kept = next.slice(-mostShown);
  const gone = shown.value.filter(({ id }) => !kept.some((each) => each.id === id));
  shown.value = kept;
  for (const each of gone) each.onGone?.();
  if (options.speak !== false) announce(options.text);
  return () => dismiss(id);
}

function dismiss(id: number): void {
  const found = shown.value.find((each) => each.id === id);
  if (!found) return;
  shown.value = shown.value.filter((each) => each !== found);
  found.onGone?.();
}

/** Takes all of them away, as if they had not been: they were for somebody who has left. */
export function forgetToasts(): void {
  shown.value = [];
}

/** Where toasts are shown; once in the page. */
export function Toasts() {
  return html`<div class="toasts" role="region" aria-label="Messages">
    ${shown.value.map((each) => html`<${Toast} key=${each.id} toast=${each} />`)}
  </div>`;
}

function Toast({ toast }: { toast: Shown }) {
  const element = useRef<HTMLDivElement>(null);
  const actions = [...(toast.actions ?? []), ...(toast.action ? [toast.action] : [])];
  const seconds = toast.seconds ?? (actions.length > 0 ? 8 : 4);
  useEffect(() => countDown(element.current, seconds, () => dismiss(toast.id)), [toast.id]);
  // What its going away would do may be just what is taken back.
  const press = ({ run }: ToastAction) => {
    run();
    dismiss(toast.id);
  };
  return html`<div class="toast" ref=${element}>
    <span class="toast-text" dir="auto">${toast.text}</span>
    ${actions.map((each) => html`<${Button} kind="quiet" onClick=${() => press(each)}>${each.label}</${Button}>`)}
    <${Button} kind="quiet" icon="x" label="Close message" onClick=${() => dismiss(toast.id)} />
  </div>`;
}

/** Runs `end` after so many seconds in which nobody points at the element, has it in focus, or looks elsewhere. */
function countDown(element: HTMLElement | null, seconds: number, end: () => void): () => void {
  let left = seconds * 1000;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const isPaused = document.hidden || element?.matches(':hover, :focus-within');
    if (!isPaused) left -= now - last;
    last = now;
    if (left <= 0) end();
  }, 100);
  return () => clearInterval(timer);
}
