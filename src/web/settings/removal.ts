import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { useRef } from 'preact/hooks';
import { useAction } from '../core/asking/action.ts';
import { request } from '../core/calls.ts';
import { signedOut } from '../core/session.ts';
import { Button } from '../kit/button.ts';
import { Dialog } from '../kit/dialog.ts';
import { Field, type FieldTies } from '../kit/field.ts';

/** Deleting the account: says what goes, and wants the password. */
export function RemovalSection() {
  const isOpen = useSignal(false);
  return html`<section class="card" aria-labelledby="removal-title">
    <h2 id="removal-title">Delete my account</h2>
    <p class="muted">Tasks, conversations, notifications and connected applications go with it. Nobody can bring them back.</p>
    <div class="buttons">
      <${Button} class="is-grave" onClick=${() => {
        isOpen.value = true;
      }}>Delete my account</${Button}>
    </div>
    ${
      isOpen.value &&
      html`<${RemovalDialog} onClose=${() => {
        isOpen.value = false;
      }} />`
    }
  </section>`;
}

function RemovalDialog({ onClose }: { onClose: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const action = useAction();
  const remove = async (event: Event) => {
    event.preventDefault();
    const password = String(new FormData(form.current!).get('password'));
    if (await action.run(() => request('DELETE', '~', { password }))) signedOut();
  };
  return html`<${Dialog} title="Delete your account?" onClose=${onClose}>
    <form ref=${form} class="stack" onSubmit=${remove}>
      <p>Everything of it goes at once and cannot be taken back. Your data can be downloaded before, under "Your data".</p>
      <${Field} label="Your password" error=${action.fault}>
        ${(ties: FieldTies) => html`<input ...${ties} name="password" type="password" required autocomplete="current-password" autofocus />`}
      </${Field}>
      <div class="dialog-buttons">
        <${Button} onClick=${onClose}>Keep my account</${Button}>
        <${Button} kind="danger" type="submit" busy=${action.busy}>Delete my account</${Button}>
      </div>
    </form>
  </${Dialog}>`;
}
