import { html } from 'htm/preact';
import type { ComponentChildren } from 'preact';
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
