import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { useFetched } from '../../core/asking/fetched.ts';
import { request } from '../../core/calls.ts';
import { locale, timeOf } from '../../core/settings.ts';
import { Button } from '../../kit/button.ts';
import { addressOf } from '../where/addresses.ts';
import { Chart, type Series } from './chart.ts';
import type { Figures } from './figures.ts';
import { atLeast, spanWords } from './spans.ts';

const everyMs = 10_000;

const charts: { title: string; series: Series[] }[] = [
  {
    title: 'Requests',
    series: [
      { name: 'requests', of: ({ requests }) => requests },
      { name: 'failed', of: ({ errors }) => errors },
    ],
  },
  {
    title: 'Events taken by consumers',
    series: [
      { name: 'taken', of: ({ taken }) => taken },
      { name: 'tried again', of: ({ retried }) => retried },
    ],
  },
  {
    title: 'Reminders',
    series: [
      { name: 'fired', of: ({ fired }) => fired },
      { name: 'events died', of: ({ dead }) => dead },
    ],
  },
];

/** How the program is, in all its processes. What was known stays on the page, with its time, when nobody answers. */
export function OverviewView() {
  const found = useFetched((signal) => request<Figures>('GET', '/api/admin/figures', undefined, { signal }));
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && found.reload(), everyMs);
    return () => clearInterval(timer);
  }, []);
  const figures = found.value;
  return html`${found.fault && html`<p class="wrong" role="alert">${found.fault} <${Button} onClick=${found.reload}>Retry</${Button}></p>`}
    ${
      figures
        ? html`<p class="hint">As of ${timeOf(figures.at)}; looked at every 10 seconds while this page is seen.</p>
          <${Tiles} figures=${figures} />
          <div class="charts">${charts.map((each) => html`<${Chart} key=${each.title} ...${each} steps=${figures.steps} />`)}</div>
          <${Consumers} figures=${figures} />`
        : !found.fault && html`<p class="muted">Asking...</p>`
    }`;
}

function Tiles({ figures }: { figures: Figures }) {
  const { outbox, reminders, audit, totals } = figures;
  const count = (value: number) => new Intl.NumberFormat(locale.value).format(value);
  const wait = (rows: number, seconds: number) =>
    `${atLeast(rows, locale.value)}${rows > 0 ? `, the oldest ${spanWords(seconds)}` : ''}`;
  const tiles: [name: string, value: string, note: string, isBad?: boolean][] = [
    ['Sockets', count(figures.sockets), `in ${count(figures.processes)} process${figures.processes === 1 ? '' : 'es'}`],
    ['To be published', wait(outbox.waiting, outbox.oldest_seconds), 'events in the outbox'],
    ['Reminders due', atLeast(reminders.due_within_hour, locale.value), 'within the hour'],
    [
      'Reminders late',
      wait(reminders.late, reminders.late_seconds),
      `${count(reminders.fired)} fired in the last hour`,
      reminders.late > 0,
    ],
    ['Dead letters', count(figures.dead_letters), 'events that no consumer could take', figures.dead_letters > 0],
    [
      'Not under seals',
      spanWords(audit.unsealed_seconds),
      `${count(audit.recorded_seq - audit.sealed_seq)} numbers since the last seal`,
    ],
    ['Users', count(totals.users), 'estimated'],
    ['Tasks', count(totals.tasks), 'estimated, with deleted ones'],
  ];
  return html`<dl class="tiles">
    ${tiles.map(([name, value, note, isBad]) => html`<div class="tile ${isBad ? 'is-bad' : ''}" key=${name}><dt>${name}</dt><dd>${value} <span class="hint">${note}</span></dd></div>`)}
  </dl>`;
}

function Consumers({ figures: { consumers } }: { figures: Figures }) {
  const count = (value: number) => atLeast(value, locale.value);
  return html`<div class="stack">
    <h2 id="consumers-title">Consumers</h2>
    <div class="frame" tabindex="0" role="region" aria-labelledby="consumers-title">
      <table>
        <thead>
          <tr>
            <th scope="col">Consumer</th>
            <th scope="col" class="number">Waiting</th>
            <th scope="col" class="number">Oldest</th>
            <th scope="col" class="number">Taken (1 h)</th>
            <th scope="col" class="number">Tried again (1 h)</th>
            <th scope="col" class="number">Dead</th>
          </tr>
        </thead>
        <tbody>
          ${consumers.map(
            (each) => html`<tr key=${each.consumer}>
              <th scope="row">${each.consumer}</th>
              <td class="number">${count(each.waiting)}</td>
              <td class="number">${spanWords(each.oldest_seconds)}</td>
              <td class="number">${count(each.taken)}</td>
              <td class="number">${count(each.retried)}</td>
              <td class="number">${each.dead > 0 ? html`<a href=${addressOf('dead')}>${count(each.dead)}</a>` : '0'}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${consumers.length === 0 && html`<p class="muted">Nothing was taken in the last hour, and nothing waits.</p>`}
  </div>`;
}
