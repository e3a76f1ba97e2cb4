import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useOwnId } from './button.ts';

interface FieldProps {
  label: string;
  /** Said below the field, always. */
  hint?: string;
  /** What is wrong with what stands in it. */
  error?: string;
  /** The control; it gets what ties it to its label and its messages. */
  children: (ties: FieldTies) => VNode;
}

export interface FieldTies {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
}

/** A control with a visible label, a hint, and what is wrong with it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useOwnId();
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${children({ id, 'aria-describedby': notes, 'aria-invalid': error ? 'true' : undefined })}
    ${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${error && html`<p class="wrong" id="${id}-error" role="alert">${error}</p>`}
  </div>`;
}
