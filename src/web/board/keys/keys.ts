import { html } from 'htm/preact';
import { render } from 'preact';
import { announce } from '../../core/announce.ts';
import { go, type Place } from '../../core/views.ts';
import { entries } from '../data/known.ts';
import type { Priority } from '../data/rules.ts';
import { firstField, isChatShown } from '../data/store.ts';
import { change, changeWithUndo, complete, remove, undoLast } from '../data/writes.ts';
import { activeId, focusRow, neighbour, openId } from '../list.ts';
import { moveBy } from '../move.ts';
import { areLettersOff } from './key-list.ts';

/** The keys of the page. Letters act outside fields, without modifiers, and can be turned off. */

/** `early` are presses from before this was loaded. */
export function startKeys(early: readonly KeyboardEvent[] = []): () => void {
  addEventListener('keydown', pressed);
  for (const event of early) pressed(event);
  return () => removeEventListener('keydown', pressed);
}

let isGoing: ReturnType<typeof setTimeout> | undefined;

const places: Record<string, Place['view'] & ('today' | 'upcoming' | 'all' | 'done' | 'notifications' | 'settings')> = {
  t: 'today',
  u: 'upcoming',
  a: 'all',
  c: 'done',
  n: 'notifications',
  s: 'settings',
};

const priorities: Record<string, Priority> = { 1: 'urgent', 2: 'high', 3: 'medium', 4: 'low' };

function pressed(event: KeyboardEvent): void {
  const act = meant(event);
  if (!act) return;
  event.preventDefault();
  act();
}

/** What a key press asks the page to do, if anything. */
function meant(event: KeyboardEvent): (() => void) | undefined {
  if (event.isComposing || event.defaultPrevented) return undefined;
  const key = keyOf(event);
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && key === 'k') return openPalette;
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (document.querySelector('dialog[open], .menu:popover-open') || isField(event.target)) return undefined;
  if (areLettersOff() && key.length === 1) return undefined;
  if (isGoing) {
    clearTimeout(isGoing);
    isGoing = undefined;
    const view = places[key];
    if (view) return () => go({ view });
  }
  return actionOf(key, event.shiftKey, event.target);
}

/** By the letter; on layouts without Latin letters by the place of the key. */
function keyOf({ key, code }: KeyboardEvent): string {
  if (key.length !== 1 || /[\x20-\x7e]/.test(key)) return key.length === 1 ? key.toLowerCase() : key;
  const placed = /^(?:Key([A-Z])|Digit(\d))$/.exec(code);
  const others: Record<string, string> = { Slash: '/', BracketLeft: '[', BracketRight: ']' };
  return placed ? (placed[1] ?? placed[2] ?? '').toLowerCase() : (others[code] ?? key);
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('textarea, select')) return true;
  return target.matches('input') && !target.matches('[type="checkbox"], [type="radio"], [type="button"]');
}

function actionOf(key: string, isShifted: boolean, target: EventTarget | null): (() => void) | undefined {
  const anywhere = pageActions[key];
  if (anywhere) return anywhere;
  const isInList = target === document.body || (target instanceof HTMLElement && target.closest('.board') !== null);
  if (!isInList) return undefined;
  if (key === 'j' || key === 'ArrowDown') return () => move(1);
  if (key === 'k' || key === 'ArrowUp') return () => move(-1);
  const id = activeId.peek();
  const entry = id === undefined ? undefined : entries.get(id);
  if (id === undefined || !entry) return undefined;
  const days = { '[': -1, ']': 1, '{': -7, '}': 7 }[key];
  if (days) return () => moveBy(id, isShifted && Math.abs(days) === 1 ? days * 7 : days);
  const priority = priorities[key];
  if (priority) return () => void changeWithUndo(id, { priority }, `“${entry.task.peek().title}” is ${priority} now.`);
  return rowActions[key]?.(id);
}

const pageActions: Record<string, () => void> = {
  q: () => focusOn('quick-add'),
  '/': () => focusOn('search'),
  z: undoLast,
  '?': () => void openHelp(),
  i: openChat,
  g: () => {
    isGoing = setTimeout(() => {
      isGoing = undefined;
    }, 1_500);
  },
};

const rowActions: Record<string, (id: number) => () => void> = {
  e: (id) => () => toggle(id),
  d: (id) => () => edit(id, 'due'),
  t: (id) => () => edit(id, 'tags'),
  Delete: (id) => () => {
    const next = neighbour(1);
    remove(id);
    if (next !== undefined && next !== id) focusRow(next);
  },
};

function toggle(id: number): void {
  const isDone = entries.get(id)?.task.peek().completed;
  void (isDone ? change(id, { completed: false }) : complete(id));
}

function move(distance: number): void {
  const next = neighbour(distance);
  if (next !== undefined) focusRow(next);
}

/** Opens the details with the focus in one field. */
function edit(id: number, field: string): void {
  const open = document.querySelector<HTMLInputElement>(`.details [name="${field}"]`);
  if (openId.peek() === id && open) open.focus();
  firstField.value = field;
  openId.value = id;
}

function focusOn(id: string): void {
  const found = document.getElementById(id) as HTMLInputElement | null;
  found?.focus();
  found?.select();
}

function openChat(): void {
  isChatShown.value = true;
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.chat-side textarea')?.focus());
}

let layer: HTMLElement | undefined;

/** Dialogs that come from keys are drawn apart from the page. */
function show(what: unknown): void {
  layer ??= document.body.appendChild(document.createElement('div'));
  render(html`${what}`, layer);
}

const close = () => show(null);

export async function openHelp(): Promise<void> {
  const { Help } = await import('./help.ts');
  show(html`<${Help} onClose=${close} />`);
}

export function openPalette(): void {
  void import('./palette.ts').then(
    ({ Palette }) => show(html`<${Palette} onClose=${close} onHelp=${() => void openHelp()} />`),
    () => announce('The palette could not be loaded. Reload the page.', 'assertive'),
  );
}
