import { html } from 'htm/preact';
import { useRef } from 'preact/hooks';
import { useAction } from '../core/asking/action.ts';
import { token } from '../core/session.ts';
import { Button } from '../kit/button.ts';
import { Field, type FieldTies } from '../kit/field.ts';
import { toast } from '../kit/say.ts';
import { renewSubscription } from '../notices/push.ts';
import { askAccount } from './account.ts';

/** What was typed stays until the server has taken it. */
export function PasswordSection() {
  const form = useRef<HTMLFormElement>(null);
  const action = useAction();
  const change = async (event: Event) => {
    event.preventDefault();
    const given = new FormData(form.current!);
    const body = {
      currentPassword: String(given.get('present')),
      newPassword: String(given.get('new')),
      revokeOtherSessions: true,
    };
    const done = await action.run(async () => {
      await askAccount('change-password', body);
      // What was signed in has ended, this page's token too.
      await token({ renew: true });
      // It has forgotten where reminders are pushed to. What fails here is told to it at the next start.
      void renewSubscription().catch(() => {});
    });
    if (!done) return;
    form.current?.reset();
    toast({ text: 'Password changed. All other devices and applications are signed out.' });
  };
  return html`<section class="card" aria-labelledby="password-title">
    <h2 id="password-title">Password</h2>
    <form ref=${form} class="stack" onSubmit=${change}>
      <${Field} label="Present password">
        ${(ties: FieldTies) => html`<input ...${ties} name="present" type="password" required autocomplete="current-password" />`}
      </${Field}>
      <${Field} label="New password" hint="At least 8 characters, and not one that is guessed first." error=${action.fault}>
        ${(ties: FieldTies) => html`<input ...${ties} name="new" type="password" required minlength="8" maxlength="128" autocomplete="new-password" />`}
      </${Field}>
      <div class="buttons"><${Button} type="submit" busy=${action.busy}>Change password</${Button}></div>
    </form>
  </section>`;
}
