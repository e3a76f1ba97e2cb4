import { computed, signal } from '@preact/signals';
import type { Settings } from '../../domain/user.ts';
import { request } from './calls.ts';

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

// Days and times as the settings have them: a day is `YYYY-MM-DD` in the user's zone, whatever zone the browser is in.

export const zone = computed(() => settings.value?.timezone ?? 'UTC');
export const locale = computed(() => settings.value?.locale ?? navigator.language);

/** The day on which an instant falls in the user's zone. */
export function dayOf(instant: Date | number | string): string {
  return partsIn(zone.value).format(new Date(instant));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function cached(key: string, options: Intl.DateTimeFormatOptions, language: string): Intl.DateTimeFormat {
  const name = `${key} ${language} ${options.timeZone}`;
  const known = formats.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, options);
  formats.set(name, made);
  return made;
}

// Swedish writes ISO dates.
const partsIn = (timeZone: string) =>
  cached('day', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }, 'sv');

/** Today in the user's zone; moves on at midnight and on wake. */
export const today = signal(new Date().toISOString().slice(0, 10));
/** The present minute in milliseconds: for what becomes overdue. */
export const minute = signal(Date.now());

function look(): void {
  minute.value = Math.floor(Date.now() / 60_000) * 60_000;
  today.value = dayOf(Date.now());
}

/** Keeps `today` and `minute` true; once for a page. */
export function startDays(): void {
  zone.subscribe(look);
  setInterval(look, 1_000);
  document.addEventListener('visibilitychange', look);
  addEventListener('pageshow', look);
}

/** `day` moved by so many days. */
export function addDays(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The day a due date falls on; `undefined` without one. */
export const dueDay = (due: string | null): string | undefined =>
  due === null ? undefined : isDay(due) ? due : dayOf(due);

export const isDay = (due: string): boolean => due.length === 10;

/** Overdue: before now, for a day without a time before today. */
export const isOverdue = (due: string | null): boolean =>
  due !== null && (isDay(due) ? due < today.value : Date.parse(due) < minute.value);

/** "Today", "Tomorrow", "Yesterday", a weekday of the next six days, else a date; in the user's language. */
export function dayName(day: string): string {
  const distance = (Date.parse(day) - Date.parse(today.value)) / 86_400_000;
  if (Math.abs(distance) <= 1) {
    const words = new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto' }).format(distance, 'day');
    return words.charAt(0).toLocaleUpperCase(locale.value) + words.slice(1);
  }
  const date = new Date(`${day}T00:00:00Z`);
  const isNear = distance > 1 && distance < 7;
  const isThisYear = day.slice(0, 4) === today.value.slice(0, 4);
  const near = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const options: Intl.DateTimeFormatOptions = isNear
    ? { weekday: 'long' }
    : isThisYear
      ? near
      : { day: 'numeric', month: 'short', year: 'numeric' };
  return cached(JSON.stringify(options), { ...options, timeZone: 'UTC' }, locale.value).format(date);
}

/** The whole date in words, for headings and screen readers. */
export const longDay = (day: string): string =>
  cached('long', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }, locale.value).format(
    new Date(`${day}T00:00:00Z`),
  );

/** The time of day of an instant in the user's zone. */
export const timeOf = (instant: string | number): string =>
  cached('time', { hour: 'numeric', minute: '2-digit', timeZone: zone.value }, locale.value).format(new Date(instant));

/** A due date in few words: "Tomorrow 17:00". */
export function dueText(due: string): string {
  return isDay(due) ? dayName(due) : `${dayName(dayOf(due))} ${timeOf(due)}`;
}

/** Hours and minutes of an instant in the user's zone as `HH:MM`, or undefined for a day without a time. */
export const wallTime = (due: string): string | undefined =>
  isDay(due)
    ? undefined
    : cached('wall', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone.value }, 'en-GB').format(
        new Date(due),
      );
