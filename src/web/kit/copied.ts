import { html } from 'htm/preact';
import { Button } from './button.ts';
import { announce, toast } from './say.ts';

/** A text to be copied, in a field of its own that can be read, selected and scrolled. */
export function Copied({ label, text }: { label: string; text: string }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast({ text: `Copied: ${label}.` });
    } catch {
      announce('The browser does not let this page copy. Select the text and copy it by hand.', 'assertive');
    }
  };
  return html`<div class="copied">
    <pre class="copied-text" tabindex="0" role="region" aria-label=${label}>${text}</pre>
    <${Button} icon="copy" label=${`Copy ${label}`} onClick=${copy} />
  </div>`;
}
