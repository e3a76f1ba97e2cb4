import type { IconName } from '../../kit/icon.ts';

/** Names of icons in the protocol, and which of ours stand for them. */
const names: Record<string, IconName> = {
  calendar: 'calendar',
  check: 'check',
  'check-circle': 'circle-check',
  'check-circle-filled': 'circle-check',
  clock: 'clock',
  info: 'info',
  search: 'search',
  plus: 'plus',
  reload: 'rotate-cw',
  'dots-horizontal': 'ellipsis',
  write: 'pencil',
  'write-alt': 'pencil',
  user: 'user-round',
  settings: 'settings',
  'settings-slider': 'settings',
  bell: 'bell',
  trash: 'trash-2',
};

/** Undefined: it is not drawn. */
export function iconOf(name: unknown): IconName | undefined {
  const plain = String(name).replace(/^(lucide|vendor):/, '');
  return Object.hasOwn(names, plain) ? names[plain] : undefined;
}
