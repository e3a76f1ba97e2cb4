import { html } from 'htm/preact';
import { session } from '../core/session.ts';
import { FeedSection } from './feed.ts';
import { FilesSection } from './files.ts';
import { LocaleField, ZoneField } from './general.ts';
import { LookSection } from './look.ts';
import { PasswordSection } from './password.ts';
import { RemindersSection } from './reminders.ts';
import { RemovalSection } from './removal.ts';
import { SessionsSection } from './sessions.ts';

/** Settings of the person, of this browser, and of the account. Each is saved when it is changed. */
export function SettingsPage() {
  const user = session.value?.user;
  return html`<div class="settings">
    <header>
      <h1>Settings</h1>
      <p class="muted">Signed in as ${user?.email}. Changes are saved at once.</p>
    </header>
    <section class="card" aria-labelledby="time-title">
      <h2 id="time-title">Time and dates</h2>
      <${ZoneField} />
      <${LocaleField} />
    </section>
    <${RemindersSection} />
    <${LookSection} />
    <${FeedSection} />
    <${FilesSection} />
    <${SessionsSection} />
    <${PasswordSection} />
    <${RemovalSection} />
  </div>`;
}
