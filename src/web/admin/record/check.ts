import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { stream } from '../../core/calls.ts';
import { refusalOf } from '../../core/refusal.ts';
import { locale } from '../../core/settings.ts';
import { Button } from '../../kit/button.ts';
import { Copied } from '../../kit/copied.ts';
import { Field, type FieldTies } from '../../kit/field.ts';
import { linesOf } from './lines.ts';

interface Progress {
  seq: number;
  of: number;
  checked: number;
}

interface Verdict {
  ok: boolean;
  checked: number;
  unsealed?: number;
  head?: { seal: number; hash: string };
  first_bad?: { what: keyof typeof faults; from_seq: number; to_seq?: number };
}

const faults = {
  row: 'a row was changed, removed or added',
  payload: 'what was recorded of an event is missing or another one',
  seal: 'a seal is not the one that was put there',
  tail: 'seals were cut off, or the chain was written anew',
};

/** Is everything as it was recorded? Goes on under a bar; leaving the view ends it. */
export function CheckView() {
  const progress = useSignal<Progress | undefined>(undefined);
  const verdict = useSignal<Verdict | undefined>(undefined);
  const fault = useSignal<string | undefined>(undefined);
  const flight = useRef<AbortController>(undefined);
  useEffect(() => () => flight.current?.abort(), []);

  const check = async (event: Event) => {
    event.preventDefault();
    flight.current?.abort();
    const own = new AbortController();
    flight.current = own;
    const anchor = String(new FormData(event.currentTarget as HTMLFormElement).get('anchor')).trim();
    progress.value = { seq: 0, of: 0, checked: 0 };
    verdict.value = undefined;
    fault.value = undefined;
    try {
      const path = `/api/admin/audit/verify/progress${anchor && `?anchor=${encodeURIComponent(anchor)}`}`;
      const answer = await stream(path, { signal: own.signal });
      for await (const line of linesOf<Progress | Verdict>(answer.body!))
        if ('ok' in line) verdict.value = line;
        else progress.value = line;
      // Without its last line it broke off.
      if (!verdict.value) fault.value = 'The check broke off. Start it again.';
    } catch (error) {
      if (!own.signal.aborted) fault.value = refusalOf(error).message;
    } finally {
      if (flight.current === own) progress.value = undefined;
    }
  };
  const stop = () => flight.current?.abort();
  return html`<p class="muted">Works every seal out anew and compares it with what was recorded.</p>
    <form class="card" onSubmit=${check}>
      <${Field} label="Anchor (optional)" hint="The hash of a seal from the log: then a chain that was written anew as a whole is found, too.">
        ${(ties: FieldTies) => html`<input ...${ties} name="anchor" pattern="[0-9a-f]{64}" title="64 digits of a hash" spellcheck=${false} autocomplete="off" />`}
      </${Field}>
      <div class="buttons">
        <${Button} kind="primary" type="submit" busy=${progress.value !== undefined}>Check the audit</${Button}>
        ${progress.value && html`<${Button} onClick=${stop}>Stop</${Button}>`}
      </div>
    </form>
    ${progress.value && html`<${Bar} ...${progress.value} />`}
    ${fault.value && html`<p class="wrong" role="alert">${fault.value}</p>`}
    <div role="status">${verdict.value && html`<${Said} ...${verdict.value} />`}</div>`;
}

function Bar({ seq, of, checked }: Progress) {
  return html`<div class="stack">
    <progress aria-label="Check of the audit" value=${of > 0 ? seq : undefined} max=${of > 0 ? of : undefined}></progress>
    <p class="hint">${new Intl.NumberFormat(locale.value).format(checked)} rows checked</p>
  </div>`;
}

function Said({ ok, checked, unsealed = 0, head, first_bad }: Verdict) {
  const number = new Intl.NumberFormat(locale.value);
  if (ok)
    return html`<div class="stack">
      <p class="verdict is-good">Everything is as it was recorded: ${number.format(checked)} rows under seals, ${number.format(unsealed)} that the next seal will be on.</p>
      ${head && html`<p class="hint">The hash of the last seal (${head.seal}). Keep it elsewhere, and give it as the anchor of a later check:</p><${Copied} label="Hash of the last seal" text=${head.hash} />`}
    </div>`;
  const { what = 'row', from_seq, to_seq } = first_bad ?? {};
  const isWithin = to_seq !== undefined && to_seq !== from_seq;
  const where = isWithin ? `within the numbers ${from_seq} to ${to_seq}` : `from number ${from_seq} on`;
  const held = `${number.format(checked)} rows before it hold.`;
  return html`<p class="verdict is-bad">Something is not as it was recorded: ${faults[what]}, ${where}. ${held}</p>`;
}
