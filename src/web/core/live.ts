import { signal } from '@preact/signals';
import type { ReminderEvent, TaskUpdateEvent } from '../../domain/events.ts';
import { token } from './session.ts';

/** The WebSocket of live updates: one for the page, replaced when it is dead. */

export type { ReminderEvent, TaskUpdateEvent };

export type Frame = { type: 'task'; event: TaskUpdateEvent } | { type: 'reminder'; event: ReminderEvent };

export const liveState = signal<'connecting' | 'open' | 'offline'>('connecting');

const pingEveryMs = 25_000;
const answerWithinMs = 10_000;
/** So long unseen or asleep, a socket may be dead although it says that it is open. */
const staleAfterMs = 30_000;
const backoff = { firstMs: 500, mostMs: 30_000 };

const frameListeners = new Set<(frame: Frame) => void>();
const readyListeners = new Set<() => void>();

let socket: WebSocket | undefined;
let attempts = 0;
let retryTimer: ReturnType<typeof setTimeout> | undefined;
let pongTimer: ReturnType<typeof setTimeout> | undefined;
let sentToken = '';
let running = false;
let lastTick = Date.now();
let hiddenSince = 0;

/** Hears every frame until the answered function is called. */
export function onFrame(listener: (frame: Frame) => void): () => void {
  frameListeners.add(listener);
  return () => frameListeners.delete(listener);
}

/** Called each time the socket is ready: what is listed after that misses nothing. */
export function onReady(listener: () => void): () => void {
  readyListeners.add(listener);
  return () => readyListeners.delete(listener);
}

/** Begins to listen; once for a signed-in page. */
export function startLive(): void {
  if (running) return;
  running = true;
  addEventListener('online', replace);
  addEventListener('offline', lost);
  addEventListener('pageshow', ({ persisted }) => persisted && replace());
  document.addEventListener('visibilitychange', seen);
  setInterval(tick, 5_000);
  setInterval(() => void ping(), pingEveryMs);
  void connect();
}

export function stopLive(): void {
  running = false;
  clearTimeout(retryTimer);
  drop();
}

/** Takes a new socket at once. */
export function replace(): void {
  if (!running) return;
  attempts = 0;
  clearTimeout(retryTimer);
  drop();
  void connect();
}

function seen(): void {
  if (document.visibilityState === 'hidden') hiddenSince = Date.now();
  else if (hiddenSince && Date.now() - hiddenSince > staleAfterMs) replace();
}

/** A clock that jumped means that the machine slept. */
function tick(): void {
  const now = Date.now();
  if (now - lastTick > staleAfterMs) replace();
  lastTick = now;
}

function lost(): void {
  drop();
  liveState.value = 'offline';
  if (running) retry();
}

function drop(): void {
  clearTimeout(pongTimer);
  const old = socket;
  socket = undefined;
  old?.close();
}

async function connect(): Promise<void> {
  const own = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`);
  socket = own;
  if (liveState.value !== 'offline') liveState.value = 'connecting';
  own.onmessage = ({ data }) => own === socket && hear(String(data));
  own.onclose = ({ code }) => own === socket && closed(code);
  own.onopen = () => void authenticate(own);
}

async function authenticate(own: WebSocket): Promise<void> {
  try {
    const bearer = await token();
    if (own !== socket || own.readyState !== WebSocket.OPEN) return;
    sentToken = bearer;
    own.send(JSON.stringify({ type: 'auth', token: bearer }));
  } catch {
    if (own === socket) lost();
  }
}

function hear(text: string): void {
  const frame = JSON.parse(text) as Frame | { type: 'ready' } | { type: 'pong' };
  clearTimeout(pongTimer);
  if (frame.type === 'ready') {
    attempts = 0;
    liveState.value = 'open';
    for (const listener of readyListeners) listener();
  } else if (frame.type !== 'pong') for (const listener of frameListeners) listener(frame);
}

function closed(code: number): void {
  socket = undefined;
  clearTimeout(pongTimer);
  if (!running) return;
  liveState.value = 'offline';
  // The token has ended: a new one is all that is missing.
  if (code === 4401 && attempts === 0) {
    attempts++;
    void token({ renew: true }).then(connect, retry);
  } else retry();
}

/** Full jitter, so that clients of a server that came back do not come all at once. */
function retry(): void {
  clearTimeout(retryTimer);
  const most = Math.min(backoff.mostMs, backoff.firstMs * 2 ** attempts++);
  retryTimer = setTimeout(() => void connect(), Math.random() * most);
}

/** Also where the socket gets the renewed token, before the one it has ends. */
async function ping(): Promise<void> {
  const own = socket;
  if (own?.readyState !== WebSocket.OPEN || liveState.value !== 'open') return;
  const bearer = await token().catch(() => sentToken);
  if (own !== socket || own.readyState !== WebSocket.OPEN) return;
  if (bearer !== sentToken) return void authenticate(own);
  own.send('{"type":"ping"}');
  clearTimeout(pongTimer);
  pongTimer = setTimeout(replace, answerWithinMs);
}

/** How many notifications are unread: counted by who shows them, shown in the bar, the same in all tabs of this browser. */
export const unread = signal(0);

const channel = new BroadcastChannel('actodo-unread');
channel.onmessage = ({ data }) => {
  unread.value = Number(data);
};

/** Sets it here and in the other tabs. */
export function countedUnread(count: number): void {
  unread.value = Math.max(0, count);
  channel.postMessage(unread.value);
}

/** How many answers of the chat have come to their end in this tab: whoever hides the chat shows that there is a new one. */
export const answers = signal(0);
