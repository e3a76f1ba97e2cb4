/** What the chats in other tabs of this browser are told. */

export type Told = { user: string; what: 'changed' | 'deleted'; thread: string };

/** Speaks to the other tabs of one person, and hears them. */
export class Tabs {
  readonly #channel = new BroadcastChannel('actodo-chat');
  readonly #user: string;

  constructor(user: string, hear: (told: Told) => void) {
    this.#user = user;
    this.#channel.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data.user === user) hear(data);
    };
  }

  tell(what: Told['what'], thread: string): void {
    this.#channel.postMessage({ user: this.#user, what, thread } satisfies Told);
  }

  close(): void {
    this.#channel.close();
  }
}
