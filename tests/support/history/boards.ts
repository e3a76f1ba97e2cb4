import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { TaskUpdateEvent } from '../../../src/domain/events.ts';
import { eventually } from '../server.ts';
import { type Account, type Door, refreshToken } from './doors.ts';
import type { Board } from './history.ts';

export interface BoardsOptions {
  accounts: Account[];
  /** Origins of what serves `/live` now. */
  urls(): string[];
  /** What serves everything else. */
  url(): string;
  door(): Pick<Door, 'list'>;
}

/** A page of each account: connected all the time, and again when it was cut off, then it lists once and follows the frames. */
export interface Boards {
  boards: Board[];
  /** Cuts all connections; resolves when all are there again and have listed. */
  reconnect(): Promise<void>;
  /** How often they were cut off. */
  cuts(): number;
  /** Ends the connections. */
  end(): void;
  /** The same, once the boards show what is listed or no frame comes for so long. */
  finish(patienceMs: number): Promise<Board[]>;
}

interface Page extends Board {
  account: Account;
  socket?: WebSocket;
  /** Frames while the list is under way; absent: it was listed. */
  held?: TaskUpdateEvent[];
  listedOnce: boolean;
}

export function openBoards({ accounts, urls, url, door }: BoardsOptions): Boards {
  let [stopped, cuts, turn] = [false, 0, 0];
  const pages = accounts.map(
    (account): Page => ({
      user: account.id,
      account,
      frames: [],
      shown: new Map(),
      listed: new Map(),
      looks: [],
      listedOnce: false,
    }),
  );

  async function connect(page: Page): Promise<void> {
    while (!stopped) {
      const served = urls();
      await follow(page, served[turn++ % served.length]!).catch(() => {});
      if (page.listedOnce) cuts++;
      page.listedOnce = false;
      if (!stopped) await sleep(100);
    }
  }

  /** Resolves when the connection ends. */
  async function follow(page: Page, at: string): Promise<void> {
    await refreshToken(url(), page.account);
    const socket = new WebSocket(`${at.replace('http', 'ws')}/live`);
    page.socket = socket;
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => {});
    socket.once('open', () => socket.send(JSON.stringify({ type: 'auth', token: page.account.token })));
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as { type: string; event: Board['frames'][number]['event'] };
      if (frame.type === 'ready') void list(page, socket);
      if (frame.type === 'task' || frame.type === 'reminder')
        page.frames.push({ type: frame.type, event: frame.event });
      if (frame.type === 'task') show(page, frame.event as TaskUpdateEvent);
    });
    await closed;
  }

  async function list(page: Page, socket: WebSocket): Promise<void> {
    const held: TaskUpdateEvent[] = [];
    page.held = held;
    let shown: Map<number, number>;
    try {
      shown = await look(page);
    } catch {
      // The page tries all over again.
      socket.terminate();
      return;
    }
    // It has connected once more meanwhile, and lists once more.
    if (page.held !== held) return;
    page.shown = shown;
    delete page.held;
    for (const event of held) show(page, event);
    page.listedOnce = true;
  }

  async function look(page: Page): Promise<Map<number, number>> {
    const from = performance.now();
    const versions = await door().list(page.account);
    page.looks.push({ from, to: performance.now(), versions: new Map(versions) });
    return versions;
  }

  function end(): void {
    stopped = true;
    for (const page of pages) page.socket?.terminate();
  }

  const running = pages.map(connect);
  const listed = () =>
    eventually(() => {
      if (!pages.every(({ listedOnce }) => listedOnce)) throw new Error('a page is not connected');
    });
  return {
    boards: pages,
    cuts: () => cuts,
    end,
    async reconnect() {
      for (const page of pages) {
        page.listedOnce = false;
        page.socket?.terminate();
      }
      await listed();
    },
    async finish(patienceMs) {
      const show = async () => {
        for (const page of pages) page.listed = await door().list(page.account);
        if (!pages.every(({ shown, listed }) => equal(shown, listed))) throw new Error('the boards differ');
      };
      await eventually(show, patienceMs).catch(() => {});
      end();
      await Promise.all(running);
      return pages;
    },
  };
}

/** A version that is not newer than what is shown changes nothing. */
function show(page: Page, event: TaskUpdateEvent): void {
  if (page.held) {
    page.held.push(event);
    return;
  }
  const { task_id, update_type, payload } = event;
  if ((page.shown.get(task_id) ?? 0) >= payload.version) return;
  if (update_type === 'deleted') page.shown.delete(task_id);
  else page.shown.set(task_id, payload.version);
}

const equal = (one: Map<number, number>, other: Map<number, number>) =>
  one.size === other.size && [...one].every(([id, version]) => other.get(id) === version);
