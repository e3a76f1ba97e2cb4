import { type ReadonlySignal, signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';

/** So near to its end, in pixels, a thread follows what comes. */
const nearEnd = 48;

/** Keeps the end of a scrolled box in sight while what is in it grows, unless somebody scrolled up. */
export class Pin {
  readonly #isPinned = signal(true);
  #box: HTMLElement | undefined;
  #top = 0;

  get isPinned(): ReadonlySignal<boolean> {
    return this.#isPinned;
  }

  /** Watches until the returned function is called. */
  watch(box: HTMLElement, content: HTMLElement): () => void {
    this.#box = box;
    const observer = new ResizeObserver(() => this.#follow());
    observer.observe(box);
    observer.observe(content);
    box.addEventListener('scroll', this.#scrolled, { passive: true });
    this.toEnd();
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', this.#scrolled);
    };
  }

  toEnd(): void {
    this.#isPinned.value = true;
    this.#follow();
  }

  #follow(): void {
    const box = this.#box;
    if (!box || !this.#isPinned.value) return;
    box.scrollTop = box.scrollHeight;
    this.#top = box.scrollTop;
  }

  readonly #scrolled = () => {
    const { scrollTop, scrollHeight, clientHeight } = this.#box!;
    const isNear = scrollHeight - scrollTop - clientHeight <= nearEnd;
    // What was added since the last frame is below, too; only who went up left the end.
    if (isNear) this.#isPinned.value = true;
    else if (scrollTop < this.#top - 1) this.#isPinned.value = false;
    this.#top = scrollTop;
  };
}

export function usePin(box: RefObject<HTMLElement | null>, content: RefObject<HTMLElement | null>): Pin {
  const pin = useMemo(() => new Pin(), []);
  useEffect(() => pin.watch(box.current!, content.current!), [pin]);
  return pin;
}

/** Runs a change that adds something above, and leaves what is read where it is. */
export async function keepingPlace(box: HTMLElement, content: HTMLElement, change: () => Promise<void>): Promise<void> {
  const top = () => seen?.getBoundingClientRect().top ?? 0;
  const edge = box.getBoundingClientRect().top;
  const seen = [...content.querySelectorAll('article')].find((each) => each.getBoundingClientRect().bottom > edge);
  const before = top();
  await change();
  // Signals draw in a microtask of their own.
  await new Promise((resolve) => requestAnimationFrame(resolve));
  if (seen?.isConnected) box.scrollTop += top() - before;
}
