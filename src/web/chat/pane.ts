import { html } from 'htm/preact';

/** A placeholder until it is built. */
export function ChatPane() {
  return html`<p class="muted">Chat are not here yet.</p>`;
}
