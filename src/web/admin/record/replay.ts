import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { useRef } from 'preact/hooks';
import { useAction } from '../../core/asking/action.ts';
import { request } from '../../core/calls.ts';
import { Button } from '../../kit/button.ts';
import { Field, type FieldTies } from '../../kit/field.ts';
import { address } from '../where/address.ts';
import { addressOf } from '../where/addresses.ts';
import { FilterFields, formOf } from './filter-form.ts';
import { type Filter, type FilterFault, readFilter } from './filters.ts';

/** Who may be sent to, and what of the record each takes. */
const consumers: [name: string, words: string][] = [
  ['recurrence', 'recurrence: makes the next task of a series'],
  ['notifications', 'notifications: reminders in the list'],
  ['live', 'live: reminders to open pages'],
  ['audit', 'audit: the record itself'],
];

interface Asked {
  consumer: string;
  filter: Filter;
  reason: string;
}

interface Outcome {
  matched: number;
  replayed: number;
}

/** Two steps: a dry run counts, and only what it counted can be sent. Any change asks for another one. */
export function ReplayView() {
  const { params } = address.value;
  const form = useRef<HTMLFormElement>(null);
  const fault = useSignal<FilterFault | undefined>(undefined);
  const counted = useSignal<{ asked: Asked; matched: number } | undefined>(undefined);
  const sent = useSignal<{ asked: Asked; outcome: Outcome } | undefined>(undefined);
  const action = useAction();

  const changed = () => {
    counted.value = undefined;
    sent.value = undefined;
  };
  const dryRun = async (event: Event) => {
    event.preventDefault();
    changed();
    const asked = read(form.current!, params, fault);
    if (!asked) return;
    await action.run(async () => {
      counted.value = { asked, matched: (await replay(asked, true)).matched };
    });
  };
  const send = async () => {
    const { asked } = counted.value!;
    await action.run(async () => {
      sent.value = { asked, outcome: await replay(asked, false) };
      counted.value = undefined;
    });
  };
  return html`<p class="muted">Sends recorded events to one consumer again. Each keeps its id, so what was done already is not done again.</p>
    <form ref=${form} key=${JSON.stringify(params)} class="card" onSubmit=${dryRun} onInput=${changed}>
      <${Field} label="To">
        ${(ties: FieldTies) => html`<select ...${ties} name="consumer">
          ${consumers.map(([name, words]) => html`<option value=${name} selected=${name === params.consumer}>${words}</option>`)}
        </select>`}
      </${Field}>
      <${FilterFields} values=${params} types=${replayed} fault=${fault.value} />
      <${Field} label="Reason" hint="Other admins read it in the audit.">
        ${(ties: FieldTies) => html`<input ...${ties} name="reason" required maxlength="500" autocomplete="off" />`}
      </${Field}>
      <div class="buttons"><${Button} kind=${counted.value ? 'plain' : 'primary'} type="submit" busy=${action.busy}>Dry run</${Button}></div>
    </form>
    ${action.fault && html`<p class="wrong" role="alert">${action.fault}</p>`}
    <div role="status">
      ${counted.value && html`<${Counted} ...${counted.value} busy=${action.busy} onSend=${send} onCancel=${changed} />`}
      ${sent.value && html`<${Sent} ...${sent.value} />`}
    </div>`;
}

/** Of an admin's acts none is sent to anybody. */
const replayed = ['task.created', 'task.updated', 'task.completed', 'task.reopened', 'task.deleted', 'reminder.due'];

const replay = ({ consumer, filter, reason }: Asked, dry_run: boolean): Promise<Outcome> =>
  request<Outcome>('POST', '/api/admin/replay', { consumer, filter, reason, dry_run });

function read(
  form: HTMLFormElement,
  params: Record<string, string>,
  fault: { value: FilterFault | undefined },
): Asked | undefined {
  const found = readFilter(formOf(form, params));
  fault.value = 'fault' in found ? found : undefined;
  if ('fault' in found) return undefined;
  const given = new FormData(form);
  return { consumer: String(given.get('consumer')), filter: found.filter, reason: String(given.get('reason')).trim() };
}

interface CountedProps {
  asked: Asked;
  matched: number;
  busy: boolean;
  onSend: () => void;
  onCancel: () => void;
}

function Counted({ asked, matched, busy, onSend, onCancel }: CountedProps) {
  if (matched === 0)
    return html`<p class="card">Nothing that ${asked.consumer} takes matches, or it was emptied. Take a filter away.</p>`;
  const events = eventsOf(matched);
  return html`<div class="card">
    <p><strong>Replay ${events} to ${asked.consumer}?</strong> The dry run sent nothing.</p>
    <div class="buttons">
      <${Button} kind="primary" busy=${busy} onClick=${onSend}>Replay ${events}</${Button}>
      <${Button} onClick=${onCancel}>Cancel</${Button}>
    </div>
  </div>`;
}

function Sent({ asked, outcome: { matched, replayed } }: { asked: Asked; outcome: Outcome }) {
  const waited = matched - replayed;
  return html`<div class="card">
    <p>
      <strong>Sent ${eventsOf(replayed)} to ${asked.consumer}.</strong>
      ${waited > 0 ? ` ${eventsOf(waited)} waited to be sent already.` : ''}
    </p>
    <p><a href=${addressOf('audit', { event_type: 'admin.replay_ended' })}>Replays in the audit</a></p>
  </div>`;
}

const eventsOf = (count: number): string => `${count} event${count === 1 ? '' : 's'}`;
