import { html } from 'htm/preact';
import { chooseTheme, type Theme, theme } from '../core/theme.ts';

const themes: [Theme, string][] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** How the page looks in this browser. */
export function LookSection() {
  return html`<section class="card" aria-labelledby="look-title">
    <h2 id="look-title">Look</h2>
    <fieldset class="choices">
      <legend class="label">Colours in this browser</legend>
      ${themes.map(
        ([value, words]) => html`<label key=${value}>
          <input type="radio" name="theme" value=${value} checked=${theme.value === value} onChange=${() => chooseTheme(value)} /> ${words}
        </label>`,
      )}
    </fieldset>
  </section>`;
}
