import { signal } from '@preact/signals';
import { withoutSent } from '../protocol/merge.ts';

/**
 * What stands in the field of one thread, kept in `sessionStorage` of this tab for one person, over reloads. Signing out empties that
 * storage.
 */
export class Draft {
  readonly text = signal('');
  /** Of this field in this page: it stays when its thread is begun. */
  readonly id = crypto.randomUUID();
  /** While an input method composes, the field is not written to. */
  #isComposing = false;
  #sent: string | undefined;
  readonly #user: string;
  #thread: string | undefined;

  constructor(user: string, thread: string | undefined) {
    this.#user = user;
    this.#thread = thread;
    this.text.value = sessionStorage.getItem(this.#key()) ?? '';
  }

  write(text: string): void {
    this.text.value = text;
    keep(this.#key(), text);
  }

  composing(isComposing: boolean): void {
    this.#isComposing = isComposing;
    if (!isComposing && this.#sent !== undefined) this.taken(this.#sent);
  }

  /** The server has it: what was typed since stays. */
  taken(sent: string): void {
    this.#sent = this.#isComposing ? sent : undefined;
    if (!this.#isComposing) this.write(withoutSent(this.text.value, sent));
  }

  /** It belongs to this thread from now on: it was begun. */
  move(thread: string): void {
    const text = this.text.value;
    keep(this.#key(), '');
    this.#thread = thread;
    this.write(text);
  }

  #key(): string {
    return `actodo-chat/${this.#user}/text/${this.#thread ?? 'new'}`;
  }
}

/** Which thread is open in this tab. */
export const openThread = {
  read: (user: string): string | undefined => sessionStorage.getItem(openKey(user)) ?? undefined,
  keep: (user: string, thread: string | undefined): void => keep(openKey(user), thread ?? ''),
};

const openKey = (user: string) => `actodo-chat/${user}/open`;

function keep(key: string, value: string): void {
  if (value === '') sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, value);
}
