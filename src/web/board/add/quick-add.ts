import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { newKey } from '../../core/calls.ts';
import { refusalOf } from '../../core/refusal.ts';
import { session } from '../../core/session.ts';
import { today } from '../../core/settings.ts';
import { go, place } from '../../core/views.ts';
import { Button } from '../../kit/button.ts';
import { Icon } from '../../kit/icon.ts';
import { announce, toast } from '../../kit/say.ts';
import type { Line } from '../data/outbox.ts';
import { matches, type Task } from '../data/rules.ts';
import { query } from '../data/store.ts';
import { add, notAdded } from '../data/writes.ts';
import {
  chipsOf,
  type Kind,
  keepAsTitle,
  keepStill,
  keptKinds,
  kindBefore,
  Marks,
  notUnderstood,
  type Parsed,
  parse,
  readOrKeep,
  wordsFor,
} from './reading.ts';

/** One line that becomes a task. The server reads it, by the same rules as the chat; what it understood is shown while one types. */

const draftKey = () => `actodo-quick-add ${session.peek()?.user.id}`;

const text = signal('');
/** What was read of which text; never used for another. */
const read = signal<{ text: string; kinds: string; parsed: Parsed } | undefined>(undefined);
const refusal = signal('');
const isSending = signal(false);

const pauseMs = 120;
const speakAfterMs = 500;

export function QuickAdd() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    text.value = sessionStorage.getItem(draftKey()) ?? '';
  }, []);
  useEffect(preview, [text.value, keptKinds().join()]);
  const typed = (event: InputEvent) => {
    text.value = (event.target as HTMLInputElement).value;
    refusal.value = '';
    sessionStorage.setItem(draftKey(), text.value);
    keepStill(text.value);
  };
  const pressed = (event: KeyboardEvent) => {
    // Enter that ends a composition belongs to the input method.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void send();
    }
    if (event.key === 'Escape') input.current?.blur();
    const parsed = current();
    const kind = event.key === 'Backspace' && parsed && kindBefore(parsed, input.current!);
    if (!kind) return;
    event.preventDefault();
    keep(kind);
  };
  return html`<section class="quick-add" aria-label="New task">
    <div class="quick-line">
      <${Icon} name="plus" />
      <label class="unseen" for="quick-add">Add a task</label>
      <div class="quick-field">
        <${Marks} line=${text.value} parsed=${current()} field=${input} />
        <input
        id="quick-add"
        ref=${input}
        dir="auto"
        autocomplete="off"
        enterkeyhint="done"
        maxlength="2000"
        placeholder="What do you need to do?"
        value=${text.value}
        aria-describedby="quick-refusal"
        aria-invalid=${refusal.value ? 'true' : undefined}
        onInput=${typed}
        onKeyDown=${pressed}
        onPaste=${pasted}
      />
      </div>
      ${text.value.trim() !== '' && html`<${Button} kind="primary" busy=${isSending.value} onClick=${() => void send()}>Add task</${Button}>`}
    </div>
    <${Chips} />
    <p id="quick-refusal" class="wrong" role="alert">${refusal.value}</p>
  </section>`;
}

/** What was understood; a press on a chip makes its words title again. */
function Chips() {
  const parsed = current();
  if (!parsed) return text.value ? html`<div class="chips"></div>` : null;
  const chips = chipsOf(parsed);
  return html`<div class="chips">
    ${chips.map(
      ({ kind, icon, label, name }) => html`<button
        type="button"
        class="chip"
        aria-label="Remove ${name}: ${label}"
        title="Take it as part of the title"
        onClick=${() => keep(kind)}
      ><${Icon} name=${icon} size=${14} /><bdi>${label}</bdi><${Icon} name="x" size=${12} /></button>`,
    )}
    ${parsed.unread && html`<span class="unread">${notUnderstood(parsed.unread)}</span>`}
    ${isTodays(parsed) && html`<span class="chip still"><${Icon} name="calendar" size=${14} />Today</span>`}
  </div>`;
}

const current = (): Parsed | undefined =>
  read.value?.text === text.value && read.value.kinds === keptKinds().join() ? read.value.parsed : undefined;

/** A task written in the view of today is for today, unless it says otherwise. */
const isTodays = ({ due_date, recurrence }: Parsed): boolean =>
  place.value.view === 'today' && due_date === undefined && !recurrence && !keptKinds().includes('due_date');

function keep(kind: Kind): void {
  const parsed = current();
  if (parsed) keepAsTitle(kind, parsed, text.peek());
  document.getElementById('quick-add')?.focus();
}

/** Reads the text a moment after the last key; an older question is dropped. */
function preview(): (() => void) | undefined {
  if (text.value.trim() === '') {
    read.value = undefined;
    return undefined;
  }
  const abort = new AbortController();
  const [asked, kinds] = [text.value, keptKinds()];
  let timer = setTimeout(() => {
    parse(asked, kinds, abort.signal).then(
      (parsed) => {
        read.value = { text: asked, kinds: kinds.join(), parsed };
        // From the answer on: one that comes late is said as well.
        if (!abort.signal.aborted) timer = setTimeout(() => announce(wordsFor(parsed)), speakAfterMs);
      },
      () => {},
    );
  }, pauseMs);
  return () => {
    clearTimeout(timer);
    abort.abort();
  };
}

/** What is being added: sent once more it is the same task, with the same key and the same words. */
let intent: { text: string; key: string; task: Record<string, unknown>; line?: Line } | undefined;

async function send(): Promise<void> {
  const line = text.peek();
  if (line.trim() === '' || isSending.peek()) return;
  isSending.value = true;
  let isKept = false;
  try {
    if (intent?.text !== line) intent = { text: line, key: newKey(), ...(await readOrKeep(line, current())) };
    const task = await add(intent.task, intent.key, intent.line, () => {
      isKept = true;
      taken(line);
      announce(`Waits for a connection: ${line}`);
    });
    if (!isKept) taken(line);
    if (task) added(task);
  } catch (error) {
    const { code, message } = refusalOf(error);
    if (isKept) notAdded(line, error);
    else refusal.value = code === 'offline' ? `${message} Your text is still here. Press Enter to try again.` : message;
  } finally {
    if (!isKept) isSending.value = false;
  }
}

/** The line is in good hands. What was typed since stays. */
function taken(line: string): void {
  intent = undefined;
  isSending.value = false;
  if (text.peek() === line) clear();
}

function added(task: Task): void {
  announce(`Added ${task.title}`);
  // What a search finds is for the server to say: until then it may not be in sight.
  if (matches(task, query.peek(), today.peek()) !== true)
    toast({ text: `Added “${task.title}”.`, action: { label: 'Show in All', run: () => go({ view: 'all' }) } });
}

function clear(): void {
  text.value = '';
  read.value = undefined;
  keepStill('');
  sessionStorage.removeItem(draftKey());
}

/** Several lines may be several tasks: asked, never assumed. */
function pasted(event: ClipboardEvent): void {
  const lines = (event.clipboardData?.getData('text/plain') ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length < 2) return;
  event.preventDefault();
  const whole = [text.peek(), ...lines].join(' ').trim();
  void import('./paste.ts').then(async ({ addLines }) => (await addLines(lines)) || suggest(whole));
}

/** An example of the first visit, put into the field. */
export function suggest(line: string): void {
  text.value = line;
  sessionStorage.setItem(draftKey(), line);
  document.getElementById('quick-add')?.focus();
}
