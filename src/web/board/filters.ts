import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { useRef } from 'preact/hooks';
import { place } from '../core/views.ts';
import { Button, Menu } from '../kit/button.ts';
import { Icon } from '../kit/icon.ts';
import { knownTags } from './data/known.ts';
import { type DueFilter, type Filters, noFilters, type Priority, type SortBy } from './data/rules.ts';
import { filters } from './data/store.ts';

/** What narrows and orders a view. */

const searchAfterMs = 150;
const typed = signal('');

/** Finds as one types; Esc empties it, then leaves it. */
export function SearchField() {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const set = (search: string) => {
    typed.value = search;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      filters.value = { ...filters.value, search: typed.value.slice(0, 200) };
    }, searchAfterMs);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter') {
      // Else the row that gets the focus takes the same press as its own, and opens.
      event.preventDefault();
      document.querySelector<HTMLElement>('.row-title')?.focus();
    }
    if (event.key !== 'Escape') return;
    if (typed.value) set('');
    else (event.target as HTMLElement).blur();
    event.stopPropagation();
  };
  return html`<label class="search">
    <${Icon} name="search" size=${16} />
    <span class="unseen">Search tasks</span>
    <input
      id="search"
      type="search"
      dir="auto"
      autocomplete="off"
      placeholder="Search"
      value=${typed.value}
      onInput=${(event: Event) => set((event.target as HTMLInputElement).value)}
      onKeyDown=${pressed}
    />
    <kbd aria-hidden="true">/</kbd>
  </label>`;
}

/** A search looks everywhere; whoever goes to a view wants to see that one. */
export function endSearch(): void {
  if (typed.peek() === '' && filters.peek().search === '') return;
  typed.value = '';
  filters.value = { ...filters.peek(), search: '' };
}

/** All tasks of the view again, in the order they had. */
export function clearFilters(): void {
  typed.value = '';
  filters.value = { ...noFilters, sort: filters.value.sort };
}

const priorityNames: [Priority, string][] = [
  ['urgent', 'Urgent'],
  ['high', 'High'],
  ['medium', 'Medium'],
  ['low', 'Low'],
];
const dueNames: [DueFilter, string][] = [
  ['overdue', 'Overdue'],
  ['today', 'Today'],
  ['tomorrow', 'Tomorrow'],
  ['week', 'Next 7 days'],
  ['none', 'No date'],
];
const sortNames: [SortBy, string][] = [
  ['due_date', 'Due date'],
  ['priority', 'Priority'],
  ['created_at', 'Newest'],
  ['title', 'Title'],
];

const change = (changes: Partial<Filters>) => {
  filters.value = { ...filters.value, ...changes };
};

export function FilterBar() {
  const { priority, tag, due, sort, search } = filters.value;
  const { view } = place.value;
  const isSearch = search.trim() !== '';
  const hasOwnDays = !isSearch && (view === 'today' || view === 'upcoming' || view === 'done');
  const isSorted = !isSearch && view !== 'upcoming' && view !== 'done';
  const any = priority || tag || due;
  return html`<div class="filter-bar" role="group" aria-label="Filters">
    <${Choice} name="Priority" value=${priority} names=${priorityNames} onChange=${(value?: Priority) => change({ priority: value })} />
    ${
      knownTags.value.length > 0 &&
      html`<${Choice} name="Tag" value=${tag} names=${knownTags.value.slice(0, 50).map((each) => [each, each])} onChange=${(value?: string) => change({ tag: value })} />`
    }
    ${(!hasOwnDays || due) && html`<${Choice} name="Due" value=${due} names=${dueNames} onChange=${(value?: DueFilter) => change({ due: value })} />`}
    ${any && html`<${Button} kind="quiet" icon="x" onClick=${() => change({ priority: undefined, tag: undefined, due: undefined })}>Clear</${Button}>`}
    ${
      isSorted &&
      html`<span class="filter-sort"><${Menu}
        label="Sort by, now ${sortNames.find(([key]) => key === sort)?.[1]}"
        icon="arrow-up-down"
        items=${sortNames.map(([key, label]) => ({ label, checked: key === sort, run: () => change({ sort: key }) }))}
      >${sortNames.find(([key]) => key === sort)?.[1]}</${Menu}></span>`
    }
  </div>`;
}

interface ChoiceProps<T extends string> {
  name: string;
  value: T | undefined;
  names: readonly (readonly [T, string])[];
  onChange: (value: T | undefined) => void;
}

function Choice<T extends string>({ name, value, names, onChange }: ChoiceProps<T>) {
  const shown = names.find(([key]) => key === value)?.[1] ?? value;
  const items = [
    { label: `Any ${name.toLowerCase()}`, checked: value === undefined, run: () => onChange(undefined) },
    ...names.map(([key, label]) => ({ label, checked: key === value, run: () => onChange(key) })),
  ];
  return html`<${Menu} label=${shown ? `${name}: ${shown}` : name} items=${items} class="filter ${value ? 'on' : ''}">
    ${shown ?? name}<${Icon} name="chevron-down" size=${14} />
  </${Menu}>`;
}
