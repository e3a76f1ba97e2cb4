import { html } from 'htm/preact';
import { useAction } from '../core/asking/action.ts';
import { useFetched } from '../core/asking/fetched.ts';
import { session } from '../core/session.ts';
import { Button } from '../kit/button.ts';
import { Field, type FieldTies } from '../kit/field.ts';
import { toast } from '../kit/say.ts';
import { askToRing, mayRing } from '../notices/permission.ts';
import { hasSubscription, subscribe, unsubscribe } from '../notices/push.ts';
import { askAccount, readAccount } from './account.ts';
import { useSetting } from './general.ts';

const leads: [minutes: number, words: string][] = [
  [0, 'When it is due'],
  [5, '5 minutes before'],
  [10, '10 minutes before'],
  [15, '15 minutes before'],
  [30, '30 minutes before'],
  [60, '1 hour before'],
  [120, '2 hours before'],
  [1440, '1 day before'],
  [10080, '1 week before'],
];

/** How and when the person is reminded. */
export function RemindersSection() {
  return html`<section class="card" aria-labelledby="reminders-title">
    <h2 id="reminders-title">Reminders</h2>
    <${LeadField} />
    <${MailSwitch} />
    <${RingSwitch} />
    <${PushSwitch} />
  </section>`;
}

function LeadField() {
  const { value = 0, save, fault } = useSetting('default_reminder_minutes');
  const all = leads.some(([minutes]) => minutes === value)
    ? leads
    : [...leads, [value, `${value} minutes before`] as const];
  const change = (event: Event) => save(Number((event.currentTarget as HTMLSelectElement).value));
  return html`<${Field} label="Remind me" hint="Of tasks with a date that name no reminder of their own." error=${fault}>
    ${(ties: FieldTies) => html`<select ...${ties} value=${value} onChange=${change}>
      ${all.map(([minutes, words]) => html`<option value=${minutes}>${words}</option>`)}
    </select>`}
  </${Field}>`;
}

/** A checkbox with its words, a line of what follows from it, and what was refused. */
function Switch({ label, hint, checked, disabled, fault, onChange, children }: SwitchProps) {
  const change = (event: Event) => onChange((event.currentTarget as HTMLInputElement).checked);
  return html`<div class="switch">
    <label><input type="checkbox" checked=${checked} disabled=${disabled} onChange=${change} /> ${label}</label>
    ${hint && html`<p class="hint">${hint}</p>`}
    ${fault && html`<p class="wrong" role="alert">${fault}</p>`}
    ${children}
  </div>`;
}

interface SwitchProps {
  label: string;
  hint?: string;
  checked: boolean;
  disabled?: boolean;
  fault?: string | undefined;
  onChange: (on: boolean) => void;
  children?: unknown;
}

function MailSwitch() {
  const { value = false, save, fault } = useSetting('email_reminders');
  const account = useFetched(readAccount);
  const action = useAction();
  const email = session.value?.user.email ?? '';
  const unverified = account.value && !account.value.user.emailVerified;
  const confirmAddress = () =>
    action.run(async () => {
      await askAccount('send-verification-email', { email });
      toast({ text: `A mail with a link is on its way to ${email}.` });
    });
  return html`<${Switch}
    label="By e-mail"
    hint=${unverified ? `${email} is not confirmed yet; mails begin when it is.` : `Sent to ${email}.`}
    checked=${value}
    fault=${fault ?? action.fault}
    onChange=${save}
  >
    ${unverified && html`<div class="buttons"><${Button} busy=${action.busy} onClick=${confirmAddress}>Confirm the address</${Button}></div>`}
  </${Switch}>`;
}

/** In this browser while a tab of it is open. */
function RingSwitch() {
  const state = mayRing.value;
  if (state === 'none')
    return html`<p class="hint">This browser shows no notifications. Reminders still show here.</p>`;
  if (state === 'denied')
    return html`<p class="hint">Your browser blocks notifications. Reminders still show here. To change that, open the settings of this site in the browser.</p>`;
  if (state === 'granted') return html`<p class="hint">This browser rings while Actodo is open in a tab.</p>`;
  return html`<div class="switch">
    <p>Ring in this browser too?</p>
    <div class="buttons"><${Button} icon="bell" onClick=${askToRing}>Allow notifications</${Button}></div>
  </div>`;
}

/** In this browser, also when no tab is open. */
function PushSwitch() {
  const found = useFetched(readPush);
  const action = useAction();
  if (!found.value) return null;
  const { key, isOn } = found.value;
  if (key === undefined)
    return html`<p class="hint">This server or this browser cannot ring while Actodo is closed.</p>`;
  const change = (on: boolean) =>
    action.run(async () => {
      if (on) await subscribe(key);
      else await unsubscribe();
      found.set({ key, isOn: on });
    });
  return html`<${Switch}
    label="In this browser, also while Actodo is closed"
    checked=${isOn}
    disabled=${mayRing.value === 'denied' || action.busy}
    fault=${action.fault}
    onChange=${change}
  />`;
}

/** No key: the server has none, or the browser takes no pushes. */
async function readPush(): Promise<{ key?: string | undefined; isOn: boolean }> {
  if (!('PushManager' in globalThis)) return { isOn: false };
  const key = document.querySelector<HTMLMetaElement>('meta[name="push-key"]')?.content;
  return { key, isOn: await hasSubscription() };
}
