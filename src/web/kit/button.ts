import { html } from 'htm/preact';
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icon.ts';

interface ButtonProps {
  /** `primary`: the one thing to do here; `quiet`: without a border; `danger`: cannot be taken back. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  icon?: IconName;
  /** Of a button with an icon alone; also its tooltip. */
  label?: string;
  type?: 'button' | 'submit';
  busy?: boolean;
  disabled?: boolean;
  class?: string;
  onClick?: (event: MouseEvent) => void;
  children?: ComponentChildren;
  // Further attributes, such as aria-expanded, go on the element.
  [attribute: `aria-${string}` | `data-${string}`]: unknown;
  popovertarget?: string;
  autofocus?: boolean;
}

/** A button; with `busy` it says so and takes no second press, but keeps the focus. */
export function Button({
  kind = 'plain',
  icon,
  label,
  type = 'button',
  busy,
  class: more = '',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const isBare = icon && !children;
  const press = (event: MouseEvent) => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return html`<button
    ...${rest}
    type=${type}
    class="button ${kind} ${isBare ? 'bare' : ''} ${more}"
    aria-label=${label}
    title=${isBare ? label : undefined}
    aria-disabled=${busy || undefined}
    onClick=${press}
  >
    ${icon && html`<${Icon} name=${icon} />`}${children}
  </button>`;
}

export interface MenuItem {
  label: string;
  icon?: IconName;
  /** For a choice of one among several. */
  checked?: boolean;
  danger?: boolean;
  run: () => void;
}

interface MenuProps {
  /** The name of the button, also when it shows something else. */
  label: string;
  icon?: IconName;
  items: readonly MenuItem[];
  class?: string;
  children?: ComponentChildren;
}

/** A button that opens a list of things to do; arrows move, Esc and Tab close, and the focus goes back to the button. */
export function Menu({ label, icon, items, class: more = '', children }: MenuProps) {
  const id = useOwnId();
  const list = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    list.current?.hidePopover();
    button.current?.focus();
  };
  const toggled = (event: ToggleEvent) => {
    const isOpen = event.newState === 'open';
    button.current?.setAttribute('aria-expanded', `${isOpen}`);
    if (!isOpen) return;
    place(list.current!, button.current!);
    const choices = itemsOf(list.current!);
    (choices.find((each) => each.ariaChecked === 'true') ?? choices[0])?.focus();
  };
  const run = (item: MenuItem) => {
    close();
    item.run();
  };
  return html`<button
      ref=${button}
      type="button"
      class="button quiet ${children ? '' : 'bare'} ${more}"
      aria-haspopup="menu"
      aria-expanded="false"
      aria-label=${label}
      title=${children ? undefined : label}
      popovertarget=${id}
    >
      ${icon && html`<${Icon} name=${icon} />`}${children}
    </button>
    <div id=${id} ref=${list} popover class="menu" role="menu" aria-label=${label} onToggle=${toggled} onKeyDown=${moves}>
      ${items.map(
        (item) => html`<button
          type="button"
          role=${item.checked === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked=${item.checked}
          tabindex="-1"
          class="menu-item ${item.danger ? 'danger' : ''}"
          onClick=${() => run(item)}
        >
          ${item.icon && html`<${Icon} name=${item.icon} />`}
          <span>${item.label}</span>
          ${item.checked && html`<${Icon} name="check" />`}
        </button>`,
      )}
    </div>`;
}

const itemsOf = (list: Element) => [...list.querySelectorAll<HTMLElement>('.menu-item')];

function moves(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const items = itemsOf(list);
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (event.key === 'Tab') list.hidePopover();
  else if (to !== undefined) {
    event.preventDefault();
    items.at(to % items.length)?.focus();
  }
  // Keys of the page mean nothing while a menu is open.
  event.stopPropagation();
}

const narrow = matchMedia('(max-width: 47.9375em)');

/** Below the button, or above where there is more room; inside the window. On a phone it is a sheet, placed by the styles. */
function place(list: HTMLElement, button: HTMLElement): void {
  if (narrow.matches) {
    list.style.top = list.style.left = '';
    return;
  }
  const [at, own] = [button.getBoundingClientRect(), list.getBoundingClientRect()];
  const isBelow = at.bottom + own.height + 8 < innerHeight || at.top < innerHeight - at.bottom;
  const top = isBelow ? at.bottom + 4 : at.top - own.height - 4;
  const isRight = at.right - own.width >= 8;
  const left = isRight ? at.right - own.width : at.left;
  list.style.top = `${Math.max(8, Math.min(top, innerHeight - own.height - 8))}px`;
  list.style.left = `${Math.max(8, Math.min(left, innerWidth - own.width - 8))}px`;
}

let made = 0;

/**
 * An id that no other element of the page has. Preact's own `useId` counts by the place in the tree and begins again when what stands above is
 * drawn anew, so a dialog could have the id of a field, and its name.
 */
export function useOwnId(): string {
  return useState(() => `own-${++made}`)[0];
}
