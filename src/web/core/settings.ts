import { signal } from '@preact/signals';
import type { Settings } from '../../domain/user.ts';
import { request } from './http.ts';

export type { Settings };

export const settings = signal<Settings | undefined>(undefined);

/** Throws `Refusal`. */
export async function loadSettings(): Promise<void> {
  settings.value = await request<Settings>('GET', '~/settings');
}

/** Changes some of them; the answer of the server is what holds. Throws `Refusal`. */
export async function saveSettings(changes: { [K in keyof Settings]?: Settings[K] | null }): Promise<void> {
  settings.value = await request<Settings>('PUT', '~/settings', changes);
}

const newcomer = 'actodo-newcomer';

/** An account has just been made here: the zone and the language of this browser are its first settings, also if the page is loaded anew before. */
export const greetNewcomer = (): void => sessionStorage.setItem(newcomer, 'yes');

export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Reads the settings of who has come in, or gives a new account its first ones. Throws `Refusal`. */
export async function openSettings(): Promise<void> {
  if (!sessionStorage.getItem(newcomer)) return loadSettings();
  await saveSettings({ timezone: browserZone(), locale: navigator.language });
  sessionStorage.removeItem(newcomer);
}

const lettersOff = 'actodo-letters-off';

/** Of this browser: letters may be turned off as keys for those whose speech input or hands press them by chance (WCAG 2.1.4). */
export const areLettersOff = (): boolean => localStorage.getItem(lettersOff) === 'yes';
export const turnLetters = (on: boolean): void =>
  on ? localStorage.removeItem(lettersOff) : localStorage.setItem(lettersOff, 'yes');
