import { html } from 'htm/preact';

/** A placeholder until it is built. */
export function NoticesPage() {
  return html`<p class="muted">Notifications are not here yet.</p>`;
}
