/** What a key in the field of the chat means. */

export interface Key {
  key: string;
  keyCode: number;
  isComposing: boolean;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

export interface Field {
  empty: boolean;
  /** An answer is being written. */
  answering: boolean;
  /** The keyboard is on the screen: its Enter is a new line. */
  touch: boolean;
}

/** `send` and `stop` take the key; `swallow` takes it and does nothing; undefined leaves it to the field. */
export type Meaning = 'send' | 'stop' | 'swallow' | undefined;

/** A browser that hides a key from the page, because the input method has it, says 229. */
const keyOfInputMethod = 229;

export function meaningOf(key: Key, field: Field): Meaning {
  if (key.isComposing || key.keyCode === keyOfInputMethod) return undefined;
  if (key.key === 'Escape') return field.answering && field.empty ? 'stop' : undefined;
  if (key.key !== 'Enter' || key.shiftKey || key.altKey) return undefined;
  const isSent = key.ctrlKey || key.metaKey || !field.touch;
  if (!isSent) return undefined;
  return field.answering || field.empty ? 'swallow' : 'send';
}
