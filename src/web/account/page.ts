import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { loadSession } from '../core/session.ts';
import { greetNewcomer } from '../core/settings.ts';
import { Icon, type IconName } from '../kit/icon.ts';
import { AccountForm, type Intent } from './form.ts';

/** What stands beside the form of somebody who has not been here. */
const promises: [icon: IconName, text: string][] = [
  ['message-circle', 'Say it in your own words: “pay rent every month on the 31st”.'],
  ['bell', 'Be reminded in time, here and by mail.'],
  ['plug', 'Use the same list from Claude, ChatGPT or your editor.'],
];

/** Sign-up and sign-in, on one page; whoever has been here before finds the sign-in. */
export function AccountPage() {
  const [intent, setIntent] = useState<Intent>(localStorage.getItem('actodo-been-here') ? 'sign-in' : 'sign-up');
  const isNew = intent === 'sign-up';
  const title = isNew ? 'Create your account' : 'Sign in';
  useEffect(() => {
    document.title = `${title} - Actodo`;
  }, [title]);
  const other = () => setIntent(isNew ? 'sign-in' : 'sign-up');
  return html`<main id="main" class="account">
    <section class="account-about" aria-label="About Actodo">
      <p class="brand large"><${Mark} />Actodo</p>
      <p class="claim">A todo list that you talk to.</p>
      <ul>${promises.map(([icon, text]) => html`<li><${Icon} name=${icon} size=${20} />${text}</li>`)}</ul>
    </section>
    <section class="account-card">
      <h1>${title}</h1>
      <${AccountForm} intent=${intent} onDone=${arrived} />
      <p class="account-other">
        ${isNew ? 'You have an account?' : 'You are new here?'}
        <button type="button" class="link" onClick=${other}>${isNew ? 'Sign in' : 'Create an account'}</button>
        ${!isNew && html`<span> · <a href="/account/forgot">Reset the password</a></span>`}
      </p>
    </section>
  </main>`;
}

function Mark() {
  return html`<svg class="mark" viewBox="0 0 64 64" width="36" height="36" aria-hidden="true" focusable="false">
    <rect width="64" height="64" rx="16" />
    <path d="M18 33l10 10 19-22" />
  </svg>`;
}

async function arrived(intent: Intent): Promise<void> {
  localStorage.setItem('actodo-been-here', 'yes');
  if (intent === 'sign-up') greetNewcomer();
  await loadSession();
}
