import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { useAction } from '../../core/asking/action.ts';
import { download } from '../../core/asking/download.ts';
import { usePages } from '../../core/asking/fetched.ts';
import { dueText } from '../../core/settings.ts';
import { Button } from '../../kit/button.ts';
import { address, goTo } from '../where/address.ts';
import { addressOf } from '../where/addresses.ts';
import { FilterFields, formOf } from './filter-form.ts';
import { type FilterFault, filterOfEvent, readFilter } from './filters.ts';
import { exportPath, findEvents, type RecordedEvent } from './records.ts';

/** The recorded events that match the filter in the address. */
export function AuditView() {
  const { params } = address.value;
  const read = readFilter(params);
  const filter = 'filter' in read ? read.filter : {};
  const key = JSON.stringify(filter);
  const list = usePages((cursor, signal) => findEvents(filter, cursor, signal), key);
  const typed = useSignal<FilterFault | undefined>(undefined);
  const fault = typed.value ?? ('fault' in read ? read : undefined);
  const action = useAction();
  const search = (event: Event) => {
    event.preventDefault();
    const form = formOf(event.currentTarget as HTMLFormElement, params);
    const found = readFilter(form);
    typed.value = 'fault' in found ? found : undefined;
    if ('fault' in found) return;
    if (JSON.stringify(found.filter) === key) list.reload();
    else goTo('audit', form);
  };
  return html`<form key=${key} class="card" onSubmit=${search}>
      <${FilterFields} values=${params} fault=${fault} />
      <div class="buttons">
        <${Button} kind="primary" type="submit" icon="search" busy=${list.busy}>Search</${Button}>
        <${Button} onClick=${() => goTo('audit')}>Clear filters</${Button}>
        <${Button} icon="download" busy=${action.busy} onClick=${() => action.run(() => download(exportPath(filter), 'actodo-audit.ndjson'))}>Export what matches</${Button}>
      </div>
    </form>
    ${(list.fault ?? action.fault) && html`<p class="wrong" role="alert">${list.fault ?? action.fault}</p>`}
    <p class="hint" role="status">${said(list.items, list.more !== undefined)}</p>
    <ul class="entries">
      ${list.items?.map((event) => html`<${EventRow} key=${event.seq} event=${event} />`)}
    </ul>
    ${list.more && html`<div class="buttons"><${Button} busy=${list.busy} onClick=${list.more}>Show older ones</${Button}></div>`}`;
}

function said(events: RecordedEvent[] | undefined, isMore: boolean): string {
  if (!events) return 'Searching...';
  if (events.length === 0) return 'No event matches. Take a filter away.';
  return `${events.length}${isMore ? ' or more' : ''} event${events.length === 1 ? '' : 's'}, the newest first.`;
}

function EventRow({ event }: { event: RecordedEvent }) {
  const { event_type, user_id, task_id, topic, recorded_at, emptied_for } = event;
  const isReplayed = topic !== 'admin-actions' && !emptied_for;
  const consumer = topic === 'reminders' ? 'notifications' : 'recurrence';
  return html`<li class="event">
    <details>
      <summary>
        <span class="event-type">${event_type}</span>
        <span class="hint">${dueText(recorded_at)}${task_id === undefined ? '' : `, task ${task_id}`}, user ${user_id.slice(0, 8)}${emptied_for ? `, emptied for ${emptied_for}` : ''}</span>
      </summary>
      <div class="buttons">
        ${task_id !== undefined && html`<a href=${addressOf('task', { user_id, task_id })}>History of task ${task_id}</a>`}
        ${isReplayed && html`<a href=${addressOf('replay', { ...filterOfEvent(event), consumer })}>Replay this event</a>`}
        <a href=${addressOf('audit', { user_id })}>Everything of this user</a>
      </div>
      <pre class="frame" tabindex="0" role="region" aria-label=${`Event ${event.event_id}`}>${JSON.stringify(event, null, 2)}</pre>
    </details>
  </li>`;
}
