import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { areLettersOff, turnLetters } from '../../core/settings.ts';
import { Dialog, showDialog } from '../../kit/dialog.ts';

const keyList: [keys: string, what: string][] = [
  ['q', 'Add a task'],
  ['/', 'Search'],
  ['i', 'Write to the chat'],
  ['j  k  ↓  ↑', 'Next and previous task'],
  ['Enter', 'Open the task'],
  ['e', 'Complete it'],
  ['d', 'Change its date'],
  ['[  ]', 'A day earlier, a day later (with Shift a week)'],
  ['1  2  3  4', 'Urgent, high, medium, low'],
  ['t', 'Change its tags'],
  ['Delete', 'Delete it'],
  ['z', 'Undo the last change'],
  ['g then t u a c', 'Today, Upcoming, All, Completed'],
  ['g then n s', 'Notifications, Settings'],
  ['Ctrl K', 'Find a command or a task'],
  ['?', 'This help'],
];

/** Every key of the page, and the switch for the letters. */
function Help({ onClose }: { onClose: () => void }) {
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

export const showHelp = (): void => showDialog((close) => html`<${Help} onClose=${close} />`);
