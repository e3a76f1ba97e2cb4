import { announce } from '../kit/say.ts';
import { moveTo, usualDays } from './acts.ts';
import { activeId } from './list.ts';

/** Moving a task to a day by pointer: a mouse after some pixels, a finger after a hold. The row's menu does the same without. */

const mouseSlack = 5;
const holdMs = 400;
const holdSlack = 8;
const edge = 48;

interface Drag {
  id: number;
  pointer: number;
  start: { x: number; y: number };
  row: HTMLElement;
  hold?: ReturnType<typeof setTimeout>;
  strip?: HTMLElement;
  target?: HTMLElement;
}

let drag: Drag | undefined;

export function startDragging(): () => void {
  const handlers = {
    pointerdown: begin,
    pointermove: move,
    pointerup: drop,
    pointercancel: cancel,
    keydown: giveUp,
  } as const;
  const entries = Object.entries(handlers) as [string, EventListener][];
  for (const [name, handler] of entries) addEventListener(name, handler, { capture: name === 'keydown' });
  addEventListener('touchmove', hold, { passive: false });
  return () => {
    for (const [name, handler] of entries) removeEventListener(name, handler, { capture: name === 'keydown' });
    removeEventListener('touchmove', hold);
  };
}

function begin(event: PointerEvent): void {
  // A second finger means something else.
  if (drag) {
    cancel();
    return;
  }
  const row = (event.target as Element).closest<HTMLElement>('.row');
  const isControl = (event.target as Element).closest('input, .row-menu, a, .menu, .row-refusal');
  if (!row || isControl || event.button !== 0) return;
  drag = { id: Number(row.dataset.task), pointer: event.pointerId, start: { x: event.clientX, y: event.clientY }, row };
  if (event.pointerType !== 'mouse') drag.hold = setTimeout(lift, holdMs);
}

function move(event: PointerEvent): void {
  if (drag?.pointer !== event.pointerId) return;
  const distance = Math.hypot(event.clientX - drag.start.x, event.clientY - drag.start.y);
  if (!drag.strip) {
    if (event.pointerType === 'mouse' && distance > mouseSlack) lift();
    else if (event.pointerType !== 'mouse' && distance > holdSlack) cancel();
    if (!drag?.strip) return;
  }
  aim(event.clientX, event.clientY);
  scrollAtEdge(event.clientY);
}

/** The finger drags, so the page does not scroll under it. */
function hold(event: TouchEvent): void {
  if (drag?.strip) event.preventDefault();
}

/** The row is taken up: the days it can go to appear. */
function lift(): void {
  if (!drag) return;
  activeId.value = drag.id;
  const strip = document.createElement('div');
  strip.className = 'drop-strip';
  strip.ariaHidden = 'true';
  for (const { label, day } of usualDays()) {
    const target = strip.appendChild(document.createElement('div'));
    target.textContent = label;
    target.dataset.day = day ?? 'none';
  }
  document.body.append(strip);
  document.body.classList.add('dragging');
  drag.row.classList.add('dragged');
  drag.strip = strip;
  getSelection()?.removeAllRanges();
}

function aim(x: number, y: number): void {
  const target = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-day]') ?? undefined;
  if (target === drag?.target) return;
  drag?.target?.classList.remove('aimed');
  target?.classList.add('aimed');
  if (drag) drag.target = target;
}

function scrollAtEdge(y: number): void {
  const scroller = document.querySelector('.task-scroll');
  const box = scroller?.getBoundingClientRect();
  if (!scroller || !box) return;
  if (y < box.top + edge) scroller.scrollTop -= 12;
  if (y > box.bottom - edge) scroller.scrollTop += 12;
}

function drop(event: PointerEvent): void {
  if (drag?.pointer !== event.pointerId) return;
  const { id, target, strip } = drag;
  cancel();
  if (!strip) return;
  swallowClick();
  const day = target?.dataset.day;
  if (day) void moveTo(id, day === 'none' ? null : day);
}

/** The press that ends a drag is no press on the title. */
function swallowClick(): void {
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, { capture: true }));
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

function giveUp(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || !drag?.strip) return;
  event.stopPropagation();
  cancel();
  // The button is still down: letting it go is no press on the title either.
  addEventListener('pointerup', swallowClick, { once: true });
  announce('Not moved.');
}

function cancel(): void {
  clearTimeout(drag?.hold);
  drag?.target?.classList.remove('aimed');
  drag?.row.classList.remove('dragged');
  drag?.strip?.remove();
  document.body.classList.remove('dragging');
  drag = undefined;
}
