import { areLettersOff } from '../../core/settings.ts';
import { go, type Place } from '../../core/views.ts';
import { announce } from '../../kit/say.ts';
import { moveBy, remove } from '../acts.ts';
import { entries } from '../data/known.ts';
import type { Priority } from '../data/rules.ts';
import { firstField, isChatShown, shownIds } from '../data/store.ts';
import { change, changeWithUndo, complete, undoLast } from '../data/writes.ts';
import { activeId, focusRow, neighbour, openId } from '../list.ts';

/** The keys of the page. Letters act outside fields, without modifiers, and can be turned off. */

export function startKeys(): () => void {
  addEventListener('keydown', pressed);
  addEventListener('focusin', arrived);
  addEventListener('pointerdown', stopWaiting);
  return () => {
    removeEventListener('keydown', pressed);
    removeEventListener('focusin', arrived);
    removeEventListener('pointerdown', stopWaiting);
  };
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

/** Typed while the field that a key asked for is still being loaded: it goes into that field, and means nothing to the page. */
let ahead: { text: string; since: number } | undefined;
/** So long a field is waited for. */
const patienceMs = 10_000;

function waitForField(): void {
  ahead = { text: '', since: performance.now() };
}

function stopWaiting(): void {
  ahead = undefined;
}

function isWaiting(): boolean {
  if (ahead && performance.now() - ahead.since > patienceMs) stopWaiting();
  return ahead !== undefined || areDetailsComing();
}

/** Details that were opened by Enter or a press are waited for as well. */
const areDetailsComing = () => document.querySelector('.row.open + :empty') !== null;

function keepTyped(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Tab') return;
  event.preventDefault();
  if (!ahead) waitForField();
  if (event.key === 'Escape') stopWaiting();
  else if (event.key === 'Backspace') ahead!.text = ahead!.text.slice(0, -1);
  else if (event.key.length === 1) ahead!.text += event.key;
}

function arrived({ target }: FocusEvent): void {
  if (!ahead || !isField(target)) return;
  const { text } = ahead;
  stopWaiting();
  if (text === '' || !(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
  // Whoever gave it the focus selects what stands in it first.
  queueMicrotask(() => {
    target.setRangeText(text, target.selectionStart ?? 0, target.selectionEnd ?? 0, 'end');
    target.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
  });
}

function pressed(event: KeyboardEvent): void {
  if (!event.isComposing && !isField(event.target) && isWaiting()) {
    keepTyped(event);
    return;
  }
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
  // A row that has left the list is not seen.
  if (id === undefined || !entry || !shownIds.peek().includes(id)) return undefined;
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
  '?': openHelp,
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
  if (openId.peek() === id && open) {
    open.focus();
    return;
  }
  waitForField();
  firstField.value = field;
  openId.value = id;
}

function focusOn(id: string): void {
  const found = document.getElementById(id) as HTMLInputElement | null;
  found?.focus();
  found?.select();
}

const chatField = () => document.querySelector<HTMLElement>('.chat-side textarea');

/** The chat may have to be loaded first. OpenAI's element takes the focus in its own way. */
function openChat(): void {
  isChatShown.value = true;
  waitForField();
  const look = () => {
    chatField()?.focus();
    if (document.querySelector('.chat-side openai-chatkit')) stopWaiting();
    if (ahead && isWaiting()) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function openHelp(): void {
  void import('./help.ts').then(({ showHelp }) => showHelp(), lacking);
}

function openPalette(): void {
  waitForField();
  void import('./palette.ts').then(({ showPalette }) => showPalette(), lacking);
}

function lacking(): void {
  stopWaiting();
  announce('This could not be loaded. Reload the page; your text stays.', 'assertive');
}
