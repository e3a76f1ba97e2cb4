import { html } from 'htm/preact';

/** A placeholder until it is built. */
export function AppsPage() {
  return html`<p class="muted">Apps are not here yet.</p>`;
}
