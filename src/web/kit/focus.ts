/** Where the focus goes when what has it is taken away. Without this it falls to the document, and whoever works by keys or by ears begins at the top again. */

/** What had the focus, the newest last; a few are enough to find one that is still there. */
const held: HTMLElement[] = [];
const mostHeld = 10;
/** A pointer needs no focus, and a mark that jumps would only irritate. */
let isByPointer = false;

const focusable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';

let isRunning = false;

/** Watches the page for its whole life. */
export function keepFocus(): void {
  if (isRunning) return;
  isRunning = true;
  addEventListener('pointerdown', () => (isByPointer = true), { capture: true });
  addEventListener('keydown', () => (isByPointer = false), { capture: true });
  addEventListener('focusin', ({ target }) => {
    held.push(target as HTMLElement);
    if (held.length > mostHeld) held.shift();
  });
  if (document.activeElement instanceof HTMLElement && !isLost()) held.push(document.activeElement);
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}

function look(records: MutationRecord[]): void {
  const lost = held.at(-1);
  if (!lost || lost.isConnected || isByPointer) return;
  const record = records.find(({ removedNodes }) => [...removedNodes].some((each) => each.contains(lost)));
  if (!record) return;
  held.pop();
  // Whoever took it away may know better, and gives the focus to something in the next frame.
  requestAnimationFrame(() => requestAnimationFrame(() => isLost() && next(lost, record)?.focus()));
}

const isLost = () => document.activeElement === null || document.activeElement === document.body;

/** The same thing in the next entry of a list; else the part of the page that it was in. */
function next(lost: HTMLElement, { target, removedNodes, nextSibling, previousSibling }: MutationRecord) {
  const isEntry = [...removedNodes].some((each) => each instanceof Element && each.matches('li, tr'));
  const beside =
    isEntry && (likeIn(lost, nextSibling, 'nextSibling') ?? likeIn(lost, previousSibling, 'previousSibling'));
  return beside || partOf(target);
}

function likeIn(lost: HTMLElement, from: Node | null, way: 'nextSibling' | 'previousSibling'): HTMLElement | undefined {
  const [name] = lost.classList;
  for (let each = from; each; each = each[way]) {
    if (!(each instanceof Element) || !each.isConnected) continue;
    const found =
      (name && each.querySelector<HTMLElement>(`.${CSS.escape(name)}`)) || each.querySelector<HTMLElement>(focusable);
    if (found) return found;
  }
  return undefined;
}

/** What is told over the page is no place to be: there it goes back to where it was. */
function partOf(target: Node): HTMLElement | undefined {
  const around = target instanceof Element ? target : target.parentElement;
  const part =
    around?.isConnected && around.closest<HTMLElement>('main, dialog, aside, section, [role="log"], .toasts');
  const before = held.findLast((each) => each.isConnected && each !== document.body);
  if (!part || part.matches('.toasts')) return before ?? headOf(document.querySelector('main'));
  return headOf(part);
}

/** Its heading where that takes the focus, else the whole of it. */
function headOf(part: HTMLElement | null): HTMLElement | undefined {
  const head = part?.querySelector<HTMLElement>('h1[tabindex], h2[tabindex]') ?? part ?? undefined;
  if (head && !head.hasAttribute('tabindex')) head.tabIndex = -1;
  return head;
}
