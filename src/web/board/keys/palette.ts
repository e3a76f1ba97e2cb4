import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { callTool } from '../../core/calls.ts';
import { dueText } from '../../core/settings.ts';
import { go, type Place } from '../../core/views.ts';
import { useOwnId } from '../../kit/button.ts';
import { Dialog, showDialog } from '../../kit/dialog.ts';
import { Icon, type IconName } from '../../kit/icon.ts';
import { announce } from '../../kit/say.ts';
import { told } from '../data/known.ts';
import type { Task } from '../data/rules.ts';
import { isChatShown, listing, settle, shownIds } from '../data/store.ts';
import { undoLast } from '../data/writes.ts';
import { clearFilters } from '../filters.ts';
import { focusRow, openId } from '../list.ts';

/** Commands, views and tasks, found by a few letters; what was used last comes first. */

interface Command {
  id: string;
  name: string;
  icon: IconName;
  hint?: string;
  run: () => void;
}

const recentKey = 'actodo-palette';
const searchAfterMs = 120;

const view = (name: string, icon: IconName, to: Place): Command => ({
  id: `go-${to.view}`,
  name,
  icon,
  run: () => go(to),
});

const openHelp = () => void import('./help.ts').then(({ showHelp }) => showHelp());

const commands: Command[] = [
  { id: 'add', name: 'Add a task', icon: 'plus', hint: 'q', run: () => document.getElementById('quick-add')?.focus() },
  view('Today', 'calendar', { view: 'today' }),
  view('Upcoming', 'calendar-days', { view: 'upcoming' }),
  view('All tasks', 'inbox', { view: 'all' }),
  view('Completed', 'circle-check', { view: 'done' }),
  view('Notifications', 'bell', { view: 'notifications' }),
  view('Settings', 'settings', { view: 'settings' }),
  view('Connected apps', 'plug', { view: 'apps' }),
  { id: 'chat', name: 'Open the chat', icon: 'message-circle', hint: 'i', run: () => (isChatShown.value = true) },
  { id: 'undo', name: 'Undo the last change', icon: 'undo-2', hint: 'z', run: undoLast },
  { id: 'keys', name: 'Show all keys', icon: 'keyboard', hint: '?', run: openHelp },
];

export const showPalette = (): void => showDialog((close) => html`<${Palette} onClose=${close} />`);

function Palette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [tasks, setTasks] = useState<Task[]>([]);
  const list = useOwnId();
  useEffect(() => searched(text, setTasks), [text]);
  const found = [...matching(text), ...tasks.map(commandOfTask)];
  useEffect(() => {
    if (text) announce(`${found.length} results`);
  }, [text, tasks]);
  const run = (command: Command | undefined) => {
    if (!command) return;
    remember(command.id);
    onClose();
    // The dialog gives the focus back first.
    setTimeout(command.run);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      setAt((at + by + found.length) % Math.max(1, found.length));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      run(found[at]);
    }
  };
  const typed = (event: Event) => {
    setText((event.target as HTMLInputElement).value);
    setAt(0);
  };
  return html`<${Dialog} title="Find a command or a task" onClose=${onClose} class="palette">
    <input
      class="input"
      role="combobox"
      aria-label="Command or task"
      aria-expanded="true"
      aria-controls=${list}
      aria-activedescendant=${found[at] ? `${list}-${at}` : undefined}
      dir="auto"
      autofocus
      autocomplete="off"
      placeholder="Type a command or a task"
      value=${text}
      onInput=${typed}
      onKeyDown=${pressed}
    />
    <ul class="palette-list" id=${list} role="listbox" aria-label="Results">
      ${found.map(
        (command, index) => html`<li
          id="${list}-${index}"
          role="option"
          aria-selected=${index === at}
          onClick=${() => run(command)}
          onMouseMove=${() => index !== at && setAt(index)}
        ><${Icon} name=${command.icon} /><bdi>${command.name}</bdi>${command.hint && html`<kbd>${command.hint}</kbd>`}</li>`,
      )}
    </ul>
    ${found.length === 0 && html`<p class="muted">Nothing matches “${text}”.</p>`}
  </${Dialog}>`;
}

function matching(text: string): Command[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const recent = recents();
  const place = ({ id }: Command) => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  return commands
    .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
    .sort((a, b) => place(a) - place(b));
}

function searched(text: string, setTasks: (tasks: Task[]) => void): (() => void) | undefined {
  if (text.trim().length < 2) {
    setTasks([]);
    return undefined;
  }
  const abort = new AbortController();
  const args = { search: text.trim().slice(0, 200), limit: 8 };
  const timer = setTimeout(() => {
    callTool<{ tasks: Task[] }>('list_tasks', args, { signal: abort.signal }).then(
      ({ tasks }) => setTasks(tasks),
      () => {},
    );
  }, searchAfterMs);
  return () => {
    clearTimeout(timer);
    abort.abort();
  };
}

const commandOfTask = (task: Task): Command => ({
  id: `task-${task.id}`,
  name: task.title,
  icon: task.completed ? 'circle-check' : 'circle',
  hint: task.due_date ? dueText(task.due_date) : undefined,
  run: () => openTask(task),
});

/** Shows a task wherever it is: in this view when it is here, else among all. */
export function openTask(task: Task): void {
  told(task);
  if (shownIds.peek().includes(task.id)) {
    reveal(task.id);
    return;
  }
  go({ view: task.completed ? 'done' : 'all' });
  clearFilters();
  const stop = listing.subscribe(({ state }) => {
    if (state !== 'ready') return;
    setTimeout(() => {
      stop();
      settle(task.id);
      reveal(task.id);
    });
  });
}

function reveal(id: number): void {
  openId.value = id;
  focusRow(id);
}

const recents = (): string[] => JSON.parse(localStorage.getItem(recentKey) ?? '[]') as string[];

function remember(id: string): void {
  if (id.startsWith('task-')) return;
  const next = [id, ...recents().filter((each) => each !== id)].slice(0, 8);
  localStorage.setItem(recentKey, JSON.stringify(next));
}
