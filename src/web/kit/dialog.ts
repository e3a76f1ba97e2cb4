import { html } from 'htm/preact';
import { type ComponentChildren, render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button, useOwnId } from './button.ts';

interface DialogProps {
  title: string;
  /** Esc, the button, or a press outside of it. Absent: it stays until what it asks is done. */
  onClose?: () => void;
  class?: string;
  children: ComponentChildren;
}

/** A modal dialog: it takes the focus, holds it, and gives it back to where it was. */
export function Dialog({ title, onClose, class: more = '', children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useOwnId();
  // Open before what is in it asks for the focus.
  useLayoutEffect(() => {
    const before = document.activeElement;
    element.current?.showModal();
    return () => {
      element.current?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const cancel = (event: Event) => {
    event.preventDefault();
    onClose?.();
  };
  const press = (event: MouseEvent) => event.target === element.current && onClose?.();
  return html`<dialog ref=${element} class="dialog ${more}" aria-labelledby=${heading} onCancel=${cancel} onMouseDown=${press}>
    <div class="dialog-body">
      <header class="dialog-head">
        <h2 id=${heading}>${title}</h2>
        ${onClose && html`<${Button} kind="quiet" icon="x" label="Close" onClick=${onClose} />`}
      </header>
      ${children}
    </div>
  </dialog>`;
}

export interface Question {
  title: string;
  text?: string;
  /** What is spoken of, one line each. */
  items?: readonly string[];
  /** Verbs with their object: "Delete 3 tasks". */
  yes: string;
  no: string;
  danger?: boolean;
}

/** Shows a dialog apart from the page; `draw` is given what takes it away. */
export function showDialog(draw: (close: () => void) => ComponentChildren): void {
  const place = document.body.appendChild(document.createElement('div'));
  const close = () => {
    render(null, place);
    place.remove();
  };
  render(draw(close), place);
}

let layer: HTMLElement | undefined;
let pending: ((yes: boolean) => void) | undefined;

/** Asks before something that cannot be taken back. The focus is on the button that does no harm. */
export function confirm(question: Question): Promise<boolean> {
  pending?.(false);
  layer ??= document.body.appendChild(document.createElement('div'));
  const place = layer;
  return new Promise((resolve) => {
    pending = (yes) => {
      pending = undefined;
      render(null, place);
      resolve(yes);
    };
    render(html`<${Asked} key=${question.title} question=${question} answer=${pending} />`, place);
  });
}

function Asked({ question, answer }: { question: Question; answer: (yes: boolean) => void }) {
  return html`<${Dialog} title=${question.title} onClose=${() => answer(false)}>
    ${question.text && html`<p>${question.text}</p>`}
    ${question.items && html`<ul class="asked-items">${question.items.map((each) => html`<li dir="auto">${each}</li>`)}</ul>`}
    <div class="dialog-buttons">
      <${Button} autofocus onClick=${() => answer(false)}>${question.no}</${Button}>
      <${Button} kind=${question.danger ? 'danger' : 'primary'} onClick=${() => answer(true)}>${question.yes}</${Button}>
    </div>
  </${Dialog}>`;
}
