import { html } from 'htm/preact';
import { locale, timeOf } from '../../core/settings.ts';
import { areaPath, linePath, topOf } from './chart-paths.ts';
import type { Step } from './figures.ts';

export interface Series {
  name: string;
  of: (step: Step) => number;
}

const area = { width: 320, height: 80 };

/** A chart of the last hour, minute by minute, with the same as a table. The second series is a dashed line, so that it is told apart without colour. */
export function Chart({ title, series, steps }: { title: string; series: readonly Series[]; steps: readonly Step[] }) {
  const values = series.map(({ of }) => steps.map(of));
  const top = topOf(Math.max(0, ...values.flat()));
  const number = new Intl.NumberFormat(locale.value);
  const sums = values.map((each) => number.format(each.reduce((all, one) => all + one, 0)));
  const said = series.map(({ name }, n) => `${sums[n]} ${name}`).join(', ');
  return html`<figure class="chart">
    <figcaption><strong>${title}</strong> <span class="hint">${said} in the last hour</span></figcaption>
    <svg viewBox="0 -4 ${area.width} ${area.height + 8}" preserveAspectRatio="none" role="img" aria-label="${title}: ${said} in the last hour. The table below has each minute.">
      <path class="chart-base" d="M0 ${area.height}L${area.width} ${area.height}" />
      ${values.map(
        // A line of nothing would only lie on the base.
        (each, n) => html`${n === 0 && html`<path class="chart-area" d=${areaPath(each, top, area)} />`}
          ${(n === 0 || Math.max(...each) > 0) && html`<path class="chart-line is-${n}" d=${linePath(each, top, area)} />`}`,
      )}
    </svg>
    <p class="hint chart-scale"><span>${steps[0] && timeOf(steps[0].from)}</span><span>at most ${number.format(Math.max(0, ...values.flat()))} a minute</span><span>now</span></p>
    <details>
      <summary>Table: ${title}</summary>
      <div class="frame" tabindex="0" role="region" aria-label="Table: ${title}">
        <table>
          <thead><tr><th scope="col">Minute</th>${series.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
          <tbody>
            ${steps.map(
              (step) =>
                html`<tr key=${step.from}><th scope="row">${timeOf(step.from)}</th>${series.map(({ of }) => html`<td class="number">${number.format(of(step))}</td>`)}</tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </figure>`;
}
