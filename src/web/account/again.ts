import { html } from 'htm/preact';
import { resume, session, signedOut } from '../core/session.ts';
import { Button } from '../kit/button.ts';
import { Dialog } from '../kit/dialog.ts';
import { AccountForm } from './form.ts';

/** The sign-in has ended: asked for over the page, which stays as it is. */
export function SignInAgain() {
  return html`<${Dialog} title="Please sign in again">
    <p>Your text is safe.</p>
    <${AccountForm} intent="sign-in" email=${session.value?.user.email} onDone=${resume} />
    <p><${Button} kind="quiet" onClick=${signedOut}>Use another account</${Button}></p>
  </${Dialog}>`;
}
