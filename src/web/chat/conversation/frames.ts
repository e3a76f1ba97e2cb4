/** Gathers what comes and hands it on once a frame: an answer may come in hundreds of pieces a second. */
export class Frames<T> {
  readonly #apply: (gathered: T[]) => void;
  #gathered: T[] = [];
  #cancel: (() => void) | undefined;

  constructor(apply: (gathered: T[]) => void) {
    this.#apply = apply;
  }

  push(each: T): void {
    this.#gathered.push(each);
    this.#cancel ??= nextFrame(() => this.flush());
  }

  /** At once. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const gathered = this.#gathered;
    this.#gathered = [];
    if (gathered.length > 0) this.#apply(gathered);
  }
}

/** A page that is not seen has no frames. */
const hiddenFrameMs = 250;

function nextFrame(run: () => void): () => void {
  if (document.hidden) {
    const timer = setTimeout(run, hiddenFrameMs);
    return () => clearTimeout(timer);
  }
  const frame = requestAnimationFrame(run);
  return () => cancelAnimationFrame(frame);
}
