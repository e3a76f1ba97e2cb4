import { html } from 'htm/preact';

/** A placeholder until it is built. */
export function AdminPage() {
  return html`<p class="muted">Admin are not here yet.</p>`;
}
