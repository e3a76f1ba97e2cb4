import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Dialog } from '../../kit/dialog.ts';
import { areLettersOff, keyList, turnLetters } from './key-list.ts';

/** Every key of the page, and the switch for the letters. */
export function Help({ onClose }: { onClose: () => void }) {
  const [isOn, setOn] = useState(!areLettersOff());
  const turn = () => {
    turnLetters(!isOn);
    setOn(!isOn);
  };
  return html`<${Dialog} title="Keys" onClose=${onClose} class="help">
    <dl class="keys">
      ${keyList.map(([keys, what]) => html`<div><dt>${keys.split(/\s{2,}/).map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${what}</dd></div>`)}
    </dl>
    <label class="letters"><input type="checkbox" checked=${isOn} onChange=${turn} /> Keys of one letter act on the page</label>
  </${Dialog}>`;
}
