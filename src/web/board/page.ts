import { html } from 'htm/preact';

/** The views of tasks, with the chat beside them. */
export function TasksPage() {
  return html`<main id="main" tabindex="-1" class="column"><h1>Tasks</h1></main>`;
}
