/** Says that something happened to whoever listens, in this process only: a hint that saves waiting, never a promise. */
export interface Signal {
  raise(): void;
  listen(heard: () => void): void;
}

export function createSignal(): Signal {
  const listeners: (() => void)[] = [];
  return {
    raise: () => {
      for (const heard of listeners) heard();
    },
    listen: (heard) => void listeners.push(heard),
  };
}
