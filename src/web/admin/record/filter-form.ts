import { html } from 'htm/preact';
import type { RecordedType } from '../../../domain/audit.ts';
import { zone } from '../../core/settings.ts';
import { Field, type FieldTies } from '../../kit/field.ts';
import { type FilterField, type FilterForm, instantIn, localIn } from './filters.ts';

export const eventTypes: readonly RecordedType[] = [
  'task.created',
  'task.updated',
  'task.completed',
  'task.reopened',
  'task.deleted',
  'reminder.due',
  'admin.replay_began',
  'admin.replay_ended',
  'admin.dead_letter_retried',
  'admin.dead_letter_discarded',
  'admin.user_banned',
  'admin.user_unbanned',
  'admin.user_erasure_began',
  'admin.user_erased',
  'admin.user_signed_out',
  'admin.role_changed',
];

interface FilterFieldsProps {
  /** As it stands in the address: times are instants. */
  values: FilterForm;
  types?: readonly string[];
  fault?: { field: FilterField; fault: string } | undefined;
}

/** The fields of a filter inside a form, which keep what is typed; `filterOf` reads them again. */
export function FilterFields({ values, types = eventTypes, fault }: FilterFieldsProps) {
  const error = (field: FilterField) => (fault?.field === field ? fault.fault : undefined);
  const time = (field: 'from' | 'to') => values[field] && localIn(values[field], zone.value);
  return html`<div class="filters">
    <${Field} label="User (id)" error=${error('user_id')}>
      ${(ties: FieldTies) => html`<input ...${ties} name="user_id" defaultValue=${values.user_id ?? ''} spellcheck=${false} autocomplete="off" />`}
    </${Field}>
    <${Field} label="Task (number)" error=${error('task_id')}>
      ${(ties: FieldTies) => html`<input ...${ties} name="task_id" inputmode="numeric" defaultValue=${values.task_id ?? ''} autocomplete="off" />`}
    </${Field}>
    <${Field} label="Type" error=${error('event_type')}>
      ${(ties: FieldTies) => html`<select ...${ties} name="event_type">
        <option value="">Any</option>
        ${types.map((type) => html`<option value=${type} selected=${type === values.event_type}>${type}</option>`)}
      </select>`}
    </${Field}>
    <${Field} label="Recorded from" error=${error('from')}>
      ${(ties: FieldTies) => html`<input ...${ties} name="from" type="datetime-local" step="any" defaultValue=${time('from') ?? ''} />`}
    </${Field}>
    <${Field} label="Recorded before" error=${error('to')}>
      ${(ties: FieldTies) => html`<input ...${ties} name="to" type="datetime-local" step="any" defaultValue=${time('to') ?? ''} />`}
    </${Field}>
  </div>`;
}

/** What stands in the fields, times as instants. One that was not changed stays the instant it was, to the millisecond. */
export function formOf(form: HTMLFormElement, before: FilterForm): FilterForm {
  const given = new FormData(form);
  const text = (name: FilterField) => String(given.get(name) ?? '').trim();
  const time = (name: 'from' | 'to') => {
    const local = text(name);
    if (local === '') return '';
    const known = before[name];
    return known && Date.parse(`${localIn(known, zone.value)}Z`) === Date.parse(`${local}Z`)
      ? known
      : instantIn(local, zone.value);
  };
  return {
    user_id: text('user_id'),
    task_id: text('task_id'),
    event_type: text('event_type'),
    from: time('from'),
    to: time('to'),
  };
}
