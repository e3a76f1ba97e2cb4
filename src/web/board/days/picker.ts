import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { locale, today } from '../../core/settings.ts';
import { Button, useOwnId } from '../../kit/button.ts';
import { Dialog, showDialog } from '../../kit/dialog.ts';
import { addMonths, firstWeekday, movedBy, weeksOf } from './month.ts';

/** A grid of days to press on. Arrows move by a day or a week, Home and End in the week, PageUp and PageDown by a month, with Shift by a year. */

export interface PickOptions {
  /** The day that is there now, if there is one. */
  day: string | undefined;
  /** Days to press on without looking for them; `null` is no day at all. */
  usual: readonly { label: string; day: string | null }[];
}

/** Asks for a day; `undefined` when nothing was chosen. The focus goes back to where it was. */
export function pickDay(options: PickOptions): Promise<string | null | undefined> {
  return new Promise((resolve) => {
    showDialog((close) => {
      const end = (day?: string | null) => {
        close();
        resolve(day);
      };
      return html`<${Picker} ...${options} onPick=${end} />`;
    });
  });
}

function Picker({ day, usual, onPick }: PickOptions & { onPick: (day?: string | null) => void }) {
  const [at, setAt] = useState(day ?? today.peek());
  const grid = useRef<HTMLTableElement>(null);
  const isByKey = useRef(true);
  const heading = useOwnId();
  const first = firstWeekday(locale.value);
  useEffect(() => {
    // The buttons beside the month keep the focus while one leafs.
    if (isByKey.current) grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus();
    isByKey.current = false;
  }, [at]);
  const pressed = (event: KeyboardEvent) => {
    const isRtl = getComputedStyle(grid.current!).direction === 'rtl';
    const to = movedBy(event, at, { first, isRtl });
    if (!to) return;
    event.preventDefault();
    isByKey.current = true;
    setAt(to);
  };
  const leaf = (months: number) => setAt(addMonths(at, months));
  const weeks = weeksOf(at, first);
  return html`<${Dialog} title="Pick a day" onClose=${() => onPick()} class="day-picker">
    <div class="usual-days">
      ${usual.map((each) => html`<${Button} onClick=${() => onPick(each.day)}>${each.label}</${Button}>`)}
    </div>
    <div class="month-head">
      <${Button} kind="quiet" icon="chevron-left" label="Previous month" class="turns" onClick=${() => leaf(-1)} />
      <h3 id=${heading} aria-live="polite">${monthName(at)}</h3>
      <${Button} kind="quiet" icon="chevron-right" label="Next month" class="turns" onClick=${() => leaf(1)} />
    </div>
    <table class="month" role="grid" aria-labelledby=${heading} ref=${grid} onKeyDown=${pressed}>
      <thead><tr>${weeks[0]!.map((each) => html`<th scope="col" abbr=${weekdayName(each, 'long')}>${weekdayName(each, 'short')}</th>`)}</tr></thead>
      <tbody>
        ${weeks.map(
          (week) => html`<tr key=${week[0]}>
            ${week.map((each) => html`<td key=${each} aria-selected=${each === day}><${Day} day=${each} at=${at} isChosen=${each === day} onPick=${onPick} /></td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </${Dialog}>`;
}

interface DayProps {
  day: string;
  /** The day that the keys are on. */
  at: string;
  isChosen: boolean;
  onPick: (day: string) => void;
}

function Day({ day, at, isChosen, onPick }: DayProps) {
  const isOther = day.slice(0, 7) !== at.slice(0, 7);
  return html`<button
    type="button"
    class="day ${isOther ? 'other' : ''} ${isChosen ? 'chosen' : ''}"
    data-day=${day}
    tabindex=${day === at ? 0 : -1}
    autofocus=${day === at}
    aria-current=${day === today.value ? 'date' : undefined}
    aria-label=${written(day, { dateStyle: 'full' })}
    onClick=${() => onPick(day)}
  >${new Intl.NumberFormat(locale.value, { useGrouping: false }).format(Number(day.slice(8)))}</button>`;
}

const written = (day: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale.value, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

const monthName = (day: string): string => written(day, { month: 'long', year: 'numeric' });
const weekdayName = (day: string, weekday: 'long' | 'short'): string => written(day, { weekday });
