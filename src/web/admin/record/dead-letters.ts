import { html } from 'htm/preact';
import { useAction } from '../../core/asking/action.ts';
import { usePages } from '../../core/asking/fetched.ts';
import { request } from '../../core/calls.ts';
import { Refusal } from '../../core/refusal.ts';
import { dueText } from '../../core/settings.ts';
import { Button } from '../../kit/button.ts';
import { confirm } from '../../kit/dialog.ts';
import { toast } from '../../kit/say.ts';
import { addressOf } from '../where/addresses.ts';

interface DeadLetter {
  id: number;
  consumer: string;
  topic: string;
  reason: string;
  attempts: number;
  event: unknown;
  created_at: string;
}

async function readPage(cursor: string | undefined, signal: AbortSignal) {
  const path = `/api/admin/dead-letters${cursor === undefined ? '' : `?cursor=${cursor}`}`;
  const page = await request<{ dead_letters: DeadLetter[]; next_cursor?: string }>('GET', path, undefined, { signal });
  return { items: page.dead_letters, next_cursor: page.next_cursor };
}

/** Events that a consumer could not take. */
export function DeadLettersView() {
  const list = usePages(readPage);
  const drop = (id: number) => list.change((items) => items.filter((each) => each.id !== id));
  return html`${list.fault && html`<p class="wrong" role="alert">${list.fault} <${Button} onClick=${list.reload}>Retry</${Button}></p>`}
    ${list.items?.length === 0 && html`<p class="muted">No event has died. What a consumer cannot take, after all its attempts, stands here.</p>`}
    <ul class="entries">
      ${list.items?.map((letter) => html`<${LetterRow} key=${letter.id} letter=${letter} onGone=${() => drop(letter.id)} />`)}
    </ul>
    ${list.more && html`<div class="buttons"><${Button} busy=${list.busy} onClick=${list.more}>Show older ones</${Button}></div>`}`;
}

function LetterRow({ letter, onGone }: { letter: DeadLetter; onGone: () => void }) {
  const action = useAction();
  const decide = (what: 'retry' | 'discard', said: string) =>
    action.run(async () => {
      try {
        await request('POST', `/api/admin/dead-letters/${letter.id}/${what}`);
        toast({ text: said });
      } catch (error) {
        if (!(error instanceof Refusal && error.code === 'not_found')) throw error;
        toast({ text: 'Another admin has taken it already.' });
      }
      onGone();
    });
  const discard = async () => {
    const question = {
      title: 'Discard this event?',
      text: `${letter.consumer} will never take it. The audit keeps that you discarded it.`,
      yes: 'Discard it',
      no: 'Keep it',
      danger: true,
    };
    if (await confirm(question)) await decide('discard', 'Discarded.');
  };
  const { user_id, task_id } = subjectOf(letter.event);
  return html`<li class="entry letter">
    <div>
      <p><strong>${letter.consumer}</strong> <span class="hint">${letter.topic}, ${letter.attempts} attempt${letter.attempts === 1 ? '' : 's'}, ${dueText(letter.created_at)}</span></p>
      <p>${letter.reason}</p>
      ${action.fault && html`<p class="wrong" role="alert">${action.fault}</p>`}
      <details>
        <summary>The event</summary>
        ${user_id && html`<p><a href=${addressOf('audit', { user_id, task_id })}>In the audit</a></p>`}
        <pre class="frame" tabindex="0" role="region" aria-label=${`Event of dead letter ${letter.id}`}>${JSON.stringify(letter.event, null, 2)}</pre>
      </details>
    </div>
    <div class="buttons">
      <${Button} busy=${action.busy} label=${`Retry ${letter.id} at ${letter.consumer}`} onClick=${() => decide('retry', `Sent to ${letter.consumer} again.`)}>Retry</${Button}>
      <${Button} busy=${action.busy} label=${`Discard ${letter.id} of ${letter.consumer}`} onClick=${discard}>Discard</${Button}>
    </div>
  </li>`;
}

/** Whose it is: of a CloudEvent by its data, of a sending by its ids. What died may be anything. */
function subjectOf(event: unknown): { user_id?: string; task_id?: number } {
  const data = (event as { data?: unknown } | null)?.data ?? event;
  const { user_id, task_id } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  if (typeof user_id !== 'string') return {};
  return { user_id, ...(typeof task_id === 'number' && { task_id }) };
}
