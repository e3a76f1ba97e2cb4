import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { areLettersOff, turnLetters } from '../core/settings.ts';
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
    <${LettersSwitch} />
  </section>`;
}

/** Speech input and unsteady hands press letters by chance (WCAG 2.1.4). */
function LettersSwitch() {
  const isOn = useSignal(!areLettersOff());
  const change = (event: Event) => {
    isOn.value = (event.currentTarget as HTMLInputElement).checked;
    turnLetters(isOn.value);
  };
  return html`<div class="switch">
    <label><input type="checkbox" checked=${isOn.value} onChange=${change} /> Single letters are shortcuts</label>
    <p class="hint">In this browser. Press ? on the board to see them.</p>
  </div>`;
}
