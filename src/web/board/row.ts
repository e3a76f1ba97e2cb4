import { computed, signal } from '@preact/signals';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { dueDay, dueText, isDay, isOverdue, settings, timeOf, today } from '../core/settings.ts';
import { addressOf } from '../core/views.ts';
import { Button, Menu, type MenuItem } from '../kit/button.ts';
import { Icon } from '../kit/icon.ts';
import { moveItems, pickAndMove, remove } from './acts.ts';
import { type Entry, entries } from './data/known.ts';
import type { Priority, Task } from './data/rules.ts';
import { change, complete } from './data/writes.ts';

const narrow = matchMedia('(max-width: 47.9375em)');
export const isNarrow = signal(narrow.matches);
narrow.addEventListener('change', ({ matches }) => {
  isNarrow.value = matches;
});

/** Pixels of a length in the styles, which go by the text size of the browser. */
const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
/** Every row has this height, in pixels. */
export const rowHeight = computed(() => (isNarrow.value ? 4.5 : 2.75) * rem);
export const groupHeight = 2.75 * rem;
/** What a row takes beyond that, by task. */
export const beyond = signal<ReadonlyMap<number, number>>(new Map());

/** Follows the height of a row until the answered function is called. */
export function measure(id: number, element: HTMLElement): () => void {
  const note = (height: number) => {
    const others = [...beyond.peek()].filter(([each]) => each !== id);
    beyond.value = new Map(height > 0 ? [...others, [id, height]] : others);
  };
  const observer = new ResizeObserver(() => note(element.offsetHeight - rowHeight.peek()));
  observer.observe(element);
  return () => {
    observer.disconnect();
    note(0);
  };
}

interface RowProps {
  id: number;
  isOpen: boolean;
  isActive: boolean;
  /** What the heading above it says, a day or `overdue`: the row need not say it again to who sees both. */
  said: string | undefined;
  /** How many tags there is room for; the others are counted. */
  tagsShown: number;
  onOpen: (id: number | undefined) => void;
}

/** Longer titles may be cut after two lines; the pointer shows them whole, and so do details. */
const longTitle = 60;

/** One task in the list. Everything in it is a real control; the letters of the page act on the row that has the focus. */
export function Row({ id, isOpen, isActive, said, tagsShown, onOpen }: RowProps) {
  const entry = entries.get(id);
  if (!entry) return null;
  const task = entry.task.value;
  const note = entry.note.value;
  const toggle = () => (task.completed ? change(id, { completed: false }) : complete(id));
  const classes = ['row', task.completed && 'done', note.isFresh && 'fresh', isActive && 'active', isOpen && 'open'];
  return html`<div class=${classes.filter(Boolean).join(' ')} data-task=${id}>
    <input
      type="checkbox"
      class="row-check ${task.priority}"
      checked=${task.completed}
      aria-label=${checkName(task)}
      onChange=${(event: Event) => {
        // The box shows what the task is, also when the change is refused.
        (event.target as HTMLInputElement).checked = task.completed;
        void toggle();
      }}
    />
    <${PriorityMark} priority=${task.priority} />
    <button
      type="button"
      class="row-title"
      aria-expanded=${isOpen}
      aria-describedby="row-about-${id}"
      onClick=${() => onOpen(isOpen ? undefined : id)}
      title=${task.title.length > longTitle ? task.title : undefined}
    ><span class="row-words" dir="auto">${task.title}</span></button>
    <span class="row-about" id="row-about-${id}"><${Facts} task=${task} said=${said} tagsShown=${tagsShown} /><${Sending} entry=${entry} /></span>
    <${Menu} label=${`More for ${task.title}`} icon="ellipsis" class="row-menu" items=${itemsOf(task, onOpen)} />
    ${
      note.refusal &&
      html`<p class="row-refusal" role="alert">
        <${Icon} name="triangle-alert" size=${14} />${note.refusal}
        <${Button} kind="quiet" icon="x" label="Close message" onClick=${() => (entry.note.value = {})} />
      </p>`
    }
  </div>`;
}

function checkName({ title, priority, due_date, completed }: Task): string {
  const due = due_date && `due ${dueText(due_date)}`;
  const late = !completed && isOverdue(due_date) && 'overdue';
  return [`Complete ${title}`, priority !== 'medium' && priority, due, late].filter(Boolean).join(', ');
}

const marks: Record<Priority, { icon: 'chevrons-up' | 'chevron-up' | 'minus' | 'chevron-down'; word: string }> = {
  urgent: { icon: 'chevrons-up', word: 'Urgent' },
  high: { icon: 'chevron-up', word: 'High' },
  medium: { icon: 'minus', word: 'Medium' },
  low: { icon: 'chevron-down', word: 'Low' },
};

/** Shape, colour, and the word as its tooltip. */
export function PriorityMark({ priority }: { priority: Priority }) {
  const { icon, word } = marks[priority];
  return html`<span class="mark-priority ${priority}" title="${word} priority"><${Icon} name=${icon} size=${16} />
    <span class="unseen">${word} priority</span></span>`;
}

/** Due, repeat, reminders, tags. */
function Facts({ task, said, tagsShown }: { task: Task } & Pick<RowProps, 'said' | 'tagsShown'>) {
  const { due_date: due, recurrence, reminders, tags, completed } = task;
  // A repeat is counted in whole days from the day it is, so its words move on at midnight.
  today.value;
  const isLate = !completed && isOverdue(due);
  const isSaid = due !== null && said !== undefined && dueDay(due) === said;
  const dueWords = due && (isSaid ? (isDay(due) ? '' : timeOf(due)) : dueText(due));
  const more = tags.length - tagsShown;
  return html`
    ${tags.slice(0, tagsShown).map((tag) => html`<a class="tag" href=${addressOf({ view: 'tag', tag })}><bdi>#${tag}</bdi></a>`)}
    ${more > 0 && html`<span class="tag" title=${tags.slice(tagsShown).join(', ')}>+${more}</span>`}
    ${hasOwnReminders(task) && html`<${Mark} icon="bell" words=${`${reminders.length} ${reminders.length === 1 ? 'reminder' : 'reminders'}`} />`}
    ${recurrence && html`<${Mark} icon="repeat" words=${`Repeats ${recurrence.text}`} />`}
    ${
      dueWords &&
      html`<span class="due ${isLate ? 'late' : ''}">
        ${isLate && html`<${Icon} name="clock" size=${14} /><span class=${said === 'overdue' ? 'unseen' : ''}>Overdue</span> `}<bdi>${dueWords}</bdi>
      </span>`
    }
  `;
}

/** Reminders that somebody asked for: the usual one is nothing to point out. */
function hasOwnReminders({ reminders, due_date }: Task): boolean {
  const minutes = settings.value?.default_reminder_minutes ?? 0;
  const isUsual = reminders.length === 1 && reminders[0] === (minutes === 0 ? 'PT0S' : `PT${minutes}M`);
  return due_date !== null && reminders.length > 0 && !isUsual;
}

const Mark = ({ icon, words }: { icon: 'bell' | 'repeat'; words: string }): VNode =>
  html`<span class="fact" title=${words}><${Icon} name=${icon} size=${14} /><span class="unseen">${words}</span></span>`;

function Sending({ entry }: { entry: Entry }) {
  const { state } = entry.note.value;
  if (!state) return null;
  return state === 'waiting'
    ? html`<span class="fact" title="Waits for a connection"><${Icon} name="clock" size=${14} /><span class="unseen">Waits for a connection</span></span>`
    : html`<span class="dot" title="Saving"></span>`;
}

function itemsOf(task: Task, onOpen: RowProps['onOpen']): MenuItem[] {
  return [
    { label: 'Edit', icon: 'pencil', run: () => onOpen(task.id) },
    ...moveItems(task),
    { label: 'Pick a date', icon: 'calendar-days', run: () => void pickAndMove(task) },
    { label: 'Delete', icon: 'trash-2', danger: true, run: () => remove(task.id) },
  ];
}
