import { html } from 'htm/preact';
import { useAction } from '../core/asking/action.ts';
import { download } from '../core/asking/download.ts';
import { Button } from '../kit/button.ts';

const formats = [
  { format: 'json', label: 'Everything (JSON)', name: 'actodo.json' },
  { format: 'csv', label: 'Tasks for a spreadsheet (CSV)', name: 'actodo-tasks.csv' },
  { format: 'ics', label: 'Tasks for a calendar (ICS)', name: 'actodo-tasks.ics' },
];

/** What is the user's, to be taken along. */
export function FilesSection() {
  const action = useAction();
  return html`<section class="card" aria-labelledby="files-title">
    <h2 id="files-title">Your data</h2>
    <p class="muted">Take along what is yours, as often as you like.</p>
    <div class="buttons">
      ${formats.map(
        ({ format, label, name }) =>
          html`<${Button} icon="download" busy=${action.busy} onClick=${() => action.run(() => download(`~/export?format=${format}`, name))}>${label}</${Button}>`,
      )}
    </div>
    ${action.fault && html`<p class="wrong" role="alert">${action.fault}</p>`}
  </section>`;
}
