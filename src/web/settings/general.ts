import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { useAction } from '../core/asking/action.ts';
import { type Settings, saveSettings, settings } from '../core/settings.ts';
import { Field, type FieldTies } from '../kit/field.ts';
import { announce } from '../kit/say.ts';
import { zoneNames } from '../notices/zone.ts';

/** Saves one setting when it is changed: shown at once, and the server's value again when it was refused. */
export function useSetting<K extends keyof Settings>(name: K) {
  const pending = useSignal<Settings[K] | undefined>(undefined);
  const action = useAction();
  const save = async (value: Settings[K]) => {
    pending.value = value;
    if (await action.run(() => saveSettings({ [name]: value }))) announce('Saved.');
    pending.value = undefined;
  };
  return { value: pending.value ?? settings.value?.[name], save, fault: action.fault };
}

const picked = (event: Event) => (event.currentTarget as HTMLSelectElement).value;

export function ZoneField() {
  const { value = 'UTC', save, fault } = useSetting('timezone');
  return html`<${Field} label="Time zone" hint="Today, due times and reminders go by it." error=${fault}>
    ${(ties: FieldTies) => html`<select ...${ties} value=${value} onChange=${(event: Event) => save(picked(event))}>
      ${zoneNames(value).map((name) => html`<option value=${name}>${name.replaceAll('_', ' ')}</option>`)}
    </select>`}
  </${Field}>`;
}

const languages = [
  'en-US',
  'en-GB',
  'de-DE',
  'es-ES',
  'fr-FR',
  'hi-IN',
  'it-IT',
  'ja-JP',
  'nl-NL',
  'pt-BR',
  'sv-SE',
  'ur-PK',
  'zh-CN',
];

/** How dates are written, with an example in each language. */
export function LocaleField() {
  const { value = 'en-US', save, fault } = useSetting('locale');
  const tags = [...new Set([...languages, ...navigator.languages, value])].filter(isLocale).sort();
  return html`<${Field} label="Dates are written as in" hint=${`Example: ${example(value)}`} error=${fault}>
    ${(ties: FieldTies) => html`<select ...${ties} value=${value} onChange=${(event: Event) => save(picked(event))}>
      ${tags.map((tag) => html`<option value=${tag}>${nameOf(tag)}</option>`)}
    </select>`}
  </${Field}>`;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

const nameOf = (tag: string) => `${new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag} (${tag})`;

const example = (tag: string) =>
  new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'short', timeZone: settings.value?.timezone }).format(
    new Date(),
  );
