import { html } from 'htm/preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { dayOf, dueDay, dueText, isDay, longDay, wallTime } from '../core/settings.ts';
import { Button } from '../kit/button.ts';
import { confirm, Dialog } from '../kit/dialog.ts';
import { Field, type FieldTies } from '../kit/field.ts';
import { pickDayOf, remove } from './acts.ts';
import { reminderText } from './add/reading.ts';
import { entries } from './data/known.ts';
import type { Task } from './data/rules.ts';
import { firstField } from './data/store.ts';
import { type Changes, change } from './data/writes.ts';
import { withDay } from './days/month.ts';
import { type Draft, keepUnsaved, unsavedOf } from './unsaved.ts';

/** All fields of a task, in place. What is sent is what was changed. */

const draftOf = (task: Task): Draft => ({
  title: task.title,
  description: task.description ?? '',
  priority: task.priority,
  tags: task.tags.join(', '),
  due: task.due_date === null ? '' : dueWords(task.due_date),
  reminders: task.reminders.map(reminderText).join(', '),
  recurrence: task.recurrence?.text ?? '',
});

/** A due date as one writes it: what stands in the field is understood again. */
const dueWords = (due: string): string => (isDay(due) ? due : `${dayOf(due)} ${wallTime(due)}`);

export function Details({ id, onClose }: { id: number; onClose: () => void }) {
  const entry = entries.get(id);
  const [base, setBase] = useState(() => unsavedOf(id)?.base ?? entry?.server);
  const [draft, setDraft] = useState<Draft | undefined>(() => unsavedOf(id)?.draft ?? (base && draftOf(base)));
  useLayoutEffect(() => {
    if (!base || !draft) return;
    keepUnsaved(id, fieldsOf(draftOf(base), draft).length > 0 ? { base, draft } : undefined);
  }, [base, draft]);
  const close = () => {
    keepUnsaved(id, undefined);
    onClose();
  };
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!form.current?.closest('dialog')) form.current?.scrollIntoView({ block: 'nearest' });
    const field = firstField.peek();
    firstField.value = undefined;
    // On touch the keyboard would cover what one wants to read.
    if (!field && matchMedia('(pointer: coarse)').matches) return;
    const input = form.current?.querySelector<HTMLInputElement>(`[name="${field ?? 'title'}"]`);
    input?.focus();
    if (field) input?.select();
  }, []);
  if (!entry || !base || !draft) return null;
  const task = entry.task.value;
  const start = draftOf(base);
  const changed = fieldsOf(start, draft);
  const elsewhere = fieldsOf(start, draftOf(entry.server)).filter((field) => changed.includes(field));
  const set = (field: keyof Draft) => (event: Event) =>
    setDraft({ ...draft, [field]: (event.target as HTMLInputElement).value });
  const save = async (event?: Event) => {
    event?.preventDefault();
    // Both are shown, and one chooses first.
    if (busy || elsewhere.length > 0) return;
    if (changed.length === 0) return close();
    setBusy(true);
    const isTaken = await change(id, { ...changesOf(draft, changed), expected_version: entry.server.version });
    setBusy(false);
    if (isTaken) close();
    else form.current?.querySelector<HTMLElement>(`[name="${changed[0]}"]`)?.focus();
  };
  const cancel = async () => {
    const question = {
      title: 'Leave without saving?',
      text: 'What you changed here is not saved.',
      yes: 'Leave',
      no: 'Keep editing',
    };
    if (changed.length === 0 || (await confirm(question))) close();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      // A sheet would hear it as well, and ask twice.
      event.preventDefault();
      void cancel();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save(event);
  };
  const pickDue = async () => {
    const shown = /^\d{4}-\d\d-\d\d/.exec(draft.due)?.[0] ?? dueDay(base.due_date);
    const day = await pickDayOf(shown);
    if (day !== undefined) setDraft((now) => now && { ...now, due: day === null ? '' : withDay(now.due, day) });
  };
  const discard = () => {
    close();
    remove(id);
  };
  const theirs = () => {
    setBase(entry.server);
    setDraft({ ...draft, ...pick(draftOf(entry.server), elsewhere) });
  };
  const text =
    (name: keyof Draft, more: object = {}) =>
    (ties: FieldTies) =>
      html`<input ...${ties} ...${more} name=${name} dir="auto" autocomplete="off" value=${draft[name]} onInput=${set(name)} />`;
  return html`<form class="details" ref=${form} onSubmit=${save} onKeyDown=${pressed} aria-label="Details of ${task.title}" noValidate>
    ${
      elsewhere.length > 0 &&
      html`<div class="elsewhere" role="alert">
        <p>Changed elsewhere: ${elsewhere.map((field) => `${names[field]} is now “${draftOf(entry.server)[field] || 'empty'}”`).join('; ')}.</p>
        <${Button} onClick=${() => setBase(entry.server)}>Keep mine</${Button}>
        <${Button} onClick=${theirs}>Take theirs</${Button}>
      </div>`
    }
    <${Field} label="Title">${text('title')}</${Field}>
    <${Field} label="Description">${(ties: FieldTies) => html`<textarea ...${ties} name="description" dir="auto" rows="2" value=${draft.description} onInput=${set('description')}></textarea>`}</${Field}>
    <div class="details-grid">
      <${Field} label="Due" hint=${dueHint(base, draft)}>${(ties: FieldTies) => html`<div class="with-pick">
        ${text('due', { placeholder: 'No date' })(ties)}
        <${Button} icon="calendar-days" label="Pick a day" onClick=${() => void pickDue()} />
      </div>`}</${Field}>
      <${Field} label="Repeat" hint="In words, such as every other friday">${text('recurrence', { placeholder: 'Never' })}</${Field}>
      <${Field} label="Reminders" hint="With commas: 30 minutes before, 1 day before">${text('reminders', { placeholder: 'None' })}</${Field}>
      <${Field} label="Priority">${(
        ties: FieldTies,
      ) => html`<select ...${ties} name="priority" value=${draft.priority} onChange=${set('priority')}>
        ${['urgent', 'high', 'medium', 'low'].map((each) => html`<option value=${each}>${each[0]!.toUpperCase()}${each.slice(1)}</option>`)}
      </select>`}</${Field}>
      <${Field} label="Tags" hint="With commas">${text('tags')}</${Field}>
    </div>
    <div class="details-end">
      <${Button} kind="quiet" icon="trash-2" onClick=${discard}>Delete task</${Button}>
      <span class="muted">#${id}${task.occurrence ? ` · ${ordinal(task.occurrence)} of its series` : ''}</span>
      <${Button} data-leave onClick=${() => void cancel()}>Cancel</${Button}>
      <${Button} kind="primary" type="submit" busy=${busy}>Save task</${Button}>
    </div>
  </form>`;
}

/** The same over the list, from below. */
export function DetailsSheet({ id, onClose }: { id: number; onClose: () => void }) {
  const leave = () => document.querySelector<HTMLElement>('.details-sheet [data-leave]')?.click();
  return html`<${Dialog} title="Details" onClose=${leave} class="details-sheet"><${Details} id=${id} onClose=${onClose} /></${Dialog}>`;
}

const names: Record<keyof Draft, string> = {
  title: 'the title',
  description: 'the description',
  priority: 'the priority',
  tags: 'the tags',
  due: 'the due date',
  reminders: 'the reminders',
  recurrence: 'the repeat',
};

const fieldsOf = (from: Draft, to: Draft): (keyof Draft)[] =>
  (Object.keys(from) as (keyof Draft)[]).filter((field) => from[field].trim() !== to[field].trim());

const pick = (draft: Draft, fields: readonly (keyof Draft)[]): Partial<Draft> =>
  Object.fromEntries(fields.map((field) => [field, draft[field]]));

/** An emptied field is cleared; a title cannot be, and the server says so. */
function changesOf(draft: Draft, changed: readonly (keyof Draft)[]): Changes {
  const changes: Changes = {};
  for (const field of changed) {
    const value = draft[field].trim();
    if (field === 'title') changes.title = value;
    if (field === 'description') changes.description = value || null;
    if (field === 'priority') changes.priority = value as Task['priority'];
    if (field === 'due') changes.due_date = value || null;
    if (field === 'recurrence') changes.recurrence = value || null;
    if (field === 'tags') changes.tags = listed(value);
    if (field === 'reminders') changes.reminders = listed(value);
  }
  return changes;
}

const listed = (text: string): string[] =>
  text
    .split(/[,;،]/)
    .map((each) => each.trim())
    .filter(Boolean);

function dueHint(base: Task, draft: Draft): string {
  const isSame = draftOf(base).due === draft.due;
  if (!isSame || base.due_date === null) return 'A date, or words: friday at 5, in 3 weeks';
  return isDay(base.due_date) ? longDay(base.due_date) : dueText(base.due_date);
}

const ordinal = (count: number): string => {
  const ending = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' };
  return `${count}${ending[new Intl.PluralRules('en', { type: 'ordinal' }).select(count)]}`;
};
