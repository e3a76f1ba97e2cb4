/** What one side says while it goes on, and the other reads in order. */
export class Channel<T> {
  readonly #waiting: T[] = [];
  #end: { error?: unknown } | undefined;
  #wake: (() => void) | undefined;

  push(value: T): void {
    this.#waiting.push(value);
    this.#wake?.();
  }

  /** Nothing more comes. With an error, reading throws it after all that was said. */
  end(error?: unknown): void {
    this.#end ??= { error };
    this.#wake?.();
  }

  /** The next value; `silence` when none came within so many milliseconds; `end`. */
  async next(ms: number): Promise<{ value: T } | 'silence' | 'end'> {
    if (this.#waiting.length === 0 && !this.#end) await this.#something(ms);
    if (this.#waiting.length > 0) return { value: this.#waiting.shift() as T };
    if (!this.#end) return 'silence';
    if (this.#end.error !== undefined) throw this.#end.error;
    return 'end';
  }

  #something(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
