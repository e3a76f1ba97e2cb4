import Type, { type Static } from 'typebox';
import { Rejected } from '../errors.ts';
import { assertZone } from '../language/calendar.ts';
import { orNull } from './schemas.ts';

const closed = { additionalProperties: false } as const;

/** A user's settings as they are answered; all fields present. */
export const Settings = Type.Object(
  {
    timezone: Type.String({ description: 'IANA zone name' }),
    locale: Type.String({ description: 'BCP 47 tag' }),
    default_reminder_minutes: Type.Integer({ minimum: 0, maximum: 525600 }),
    email_reminders: Type.Boolean(),
  },
  closed,
);
export type Settings = Static<typeof Settings>;

/** PUT settings merges; null resets a field. */
export const SettingsPatch = Type.Object(
  {
    timezone: Type.Optional(orNull(Type.String({ minLength: 1, maxLength: 100 }))),
    locale: Type.Optional(orNull(Type.String({ minLength: 2, maxLength: 35 }))),
    default_reminder_minutes: Type.Optional(orNull(Type.Integer({ minimum: 0, maximum: 525600 }))),
    email_reminders: Type.Optional(orNull(Type.Boolean())),
  },
  closed,
);
export type SettingsPatch = Static<typeof SettingsPatch>;

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
