import { Rejected } from '../errors.ts';
import { assertZone } from '../language/calendar.ts';
import type { Settings, SettingsPatch } from './schemas.ts';

/** A user's rules. What was never set is absent in the document, so that a later default reaches it. */
export interface UserDoc {
  rev: number;
  settings: Partial<Settings>;
}

export const defaultSettings: Settings = {
  timezone: 'UTC',
  locale: 'en-US',
  default_reminder_minutes: 0,
  email_reminders: false,
};

export function settingsOf(stored: Partial<Settings> | undefined): Settings {
  return { ...defaultSettings, ...stored };
}

/** Merges; null resets a field to its default. Throws `Rejected` for an unknown zone or locale. */
export function changeSettings(doc: UserDoc | undefined, patch: SettingsPatch): UserDoc | undefined {
  const settings: Partial<Settings> = { ...doc?.settings };
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) delete settings[field as keyof Settings];
    else Object.assign(settings, { [field]: canonical(field, value) });
  }
  if (JSON.stringify(settings) === JSON.stringify(doc?.settings ?? {})) return doc;
  return { rev: (doc?.rev ?? 0) + 1, settings };
}

function canonical(field: string, value: unknown): unknown {
  if (field === 'timezone') return assertZone(value as string);
  if (field !== 'locale') return value;
  try {
    return Intl.getCanonicalLocales(value as string)[0];
  } catch {
    throw new Rejected('invalid', `locale ${JSON.stringify(value)} is not known; use a tag such as en-US or ur-PK.`);
  }
}
