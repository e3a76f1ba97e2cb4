import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { resume, session, signedOut } from '../core/session.ts';
import { Button } from '../kit/button.ts';
import { confirm, Dialog } from '../kit/dialog.ts';
import { AccountForm } from './form.ts';

/** The sign-in has ended: asked for over the page, which stays as it is. */
export function SignInAgain() {
  if (!usePause()) return null;
  return html`<${Dialog} title="Please sign in again">
    <p>Your text is safe.</p>
    <${AccountForm} intent="sign-in" email=${session.value?.user.email} onDone=${resume} />
    <p><${Button} kind="quiet" onClick=${other}>Use another account</${Button}></p>
  </${Dialog}>`;
}

async function other(): Promise<void> {
  const question = {
    title: 'Use another account?',
    text: 'What was written here and is not saved goes.',
    yes: 'Use another account',
    no: 'Stay with this one',
    danger: true,
  };
  if (await confirm(question)) signedOut();
}

/** So long no key was pressed. */
const pauseMs = 1_500;
const isWriting = (): boolean => document.activeElement?.matches('textarea, input:not([type="checkbox"])') === true;

/** Is nobody in the middle of a word? The dialog takes the focus, and the rest of the word would go into the password. */
function usePause(): boolean {
  const [isPause, setPause] = useState(() => !isWriting());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setPause(true), pauseMs);
    };
    wait();
    addEventListener('keydown', wait, { capture: true });
    return () => {
      clearTimeout(timer);
      removeEventListener('keydown', wait, { capture: true });
    };
  }, []);
  return isPause;
}
