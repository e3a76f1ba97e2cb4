import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { refusalOf } from '../core/refusal.ts';
import { signedIn } from '../core/session.ts';
import { Button } from '../kit/button.ts';
import { Field, type FieldTies } from '../kit/field.ts';
import { type AccountFault, sendAccount } from './words.ts';

export type Intent = 'sign-up' | 'sign-in';

interface FormProps {
  intent: Intent;
  /** The address when it is known whose sign-in it is. */
  email?: string;
  onDone: (intent: Intent) => Promise<void>;
}

/** Fields of an account. What was typed stays until the server has taken it. */
export function AccountForm({ intent, email, onDone }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [fault, setFault] = useState<AccountFault>();
  const [busy, setBusy] = useState(false);
  const isNew = intent === 'sign-up';
  // The other form begins with what was typed into this one, not with what was wrong with it.
  useEffect(() => setFault(undefined), [intent]);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const values = valuesOf(form.current!, email);
    const missing = missingIn(values, isNew);
    setFault(missing);
    if (missing) return focusOn(form.current!, missing.field);
    setBusy(true);
    try {
      const wrong = await sendAccount(isNew ? 'sign-up/email' : 'sign-in/email', values);
      if (!wrong) {
        signedIn();
        return await onDone(intent);
      }
      setFault(wrong);
      focusOn(form.current!, wrong.field ?? 'password');
    } catch (error) {
      setFault({ text: refusalOf(error).message });
    } finally {
      setBusy(false);
    }
  };
  const errorOf = (field: AccountFault['field']) => (fault?.field === field ? fault?.text : undefined);
  const input = (name: string, type: string, autocomplete: string) => (ties: FieldTies) =>
    html`<input ...${ties} name=${name} type=${type} autocomplete=${autocomplete} dir="auto" />`;
  return html`<form class="account-form" ref=${form} onSubmit=${send} noValidate>
    ${fault && !fault.field && html`<p class="notice wrong" role="alert">${fault.text}</p>`}
    ${isNew && html`<${Field} key="name" label="Name" error=${errorOf('name')}>${input('name', 'text', 'name')}</${Field}>`}
    ${
      email
        ? html`<p class="muted">Account: <bdi>${email}</bdi></p>`
        : html`<${Field} key="email" label="E-mail" error=${errorOf('email')}>${input('email', 'email', 'username')}</${Field}>`
    }
    <${Field} key="password" label="Password" error=${errorOf('password')} hint=${isNew ? 'At least 8 characters' : undefined}>
      ${input('password', 'password', isNew ? 'new-password' : 'current-password')}
    </${Field}>
    ${
      isNew &&
      fault?.field === 'code' &&
      html`<${Field} label="Admin code" error=${fault.text}>${input('admin_code', 'text', 'off')}</${Field}>`
    }
    <${Button} type="submit" kind="primary" class="wide" busy=${busy}>
      ${isNew ? 'Create account' : 'Sign in'}
    </${Button}>
  </form>`;
}

type Values = Record<string, string>;

function valuesOf(form: HTMLFormElement, email: string | undefined): Values {
  const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  return { ...values, email: email ?? (values.email ?? '').trim() };
}

function missingIn(values: Values, isNew: boolean): AccountFault | undefined {
  if (isNew && !values.name?.trim()) return { field: 'name', text: 'Say how we may call you.' };
  if (!values.email) return { field: 'email', text: 'Give your e-mail address.' };
  if (!/^\S+@\S+$/.test(values.email))
    return { field: 'email', text: 'This is no e-mail address. It looks like ann@example.com.' };
  if (!values.password) return { field: 'password', text: 'Give your password.' };
  return undefined;
}

function focusOn(form: HTMLFormElement, field: AccountFault['field']): void {
  const name = field === 'code' ? 'admin_code' : field;
  setTimeout(() => form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus());
}
