import { html } from 'htm/preact';

/** A placeholder until it is built. */
export function SettingsPage() {
  return html`<p class="muted">Settings are not here yet.</p>`;
}
