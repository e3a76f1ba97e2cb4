import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskQuotes } from '../../src/agent/offline/read/text/quotes.ts';
import { askings } from '../../src/agent/offline/words/asking-forms.ts';
import { changes } from '../../src/agent/offline/words/change-forms.ts';
import { type Form, forms } from '../../src/agent/offline/words/form.ts';
import { listings } from '../../src/agent/offline/words/listing-forms.ts';
import { asides, reasons } from '../../src/agent/offline/words/reason-forms.ts';
import { requests } from '../../src/agent/offline/words/request-forms.ts';
import { talking } from '../../src/agent/offline/words/talk-forms.ts';
import { urdu } from '../../src/agent/offline/words/urdu-forms.ts';
import { wantings } from '../../src/agent/offline/words/wanting-forms.ts';

const tables: Record<string, Form[]> = {
  askings,
  asides,
  changes,
  reasons,
  requests,
  listings,
  talking,
  urdu,
  wantings,
};

/** Kinds that a form only proposes: whether the value is a date, an amount or a rule decides, and then the next form is tried. */
const looksAtValue = new Set([
  'due',
  'due-rest',
  'be-due',
  'be',
  'shift',
  'shift-earlier',
  'quality',
  'value',
  'details',
  'tag',
  'swapped',
  'renamed',
  'that-one',
  'be-put',
  'be-again',
  'be-repeated',
]);

for (const [name, table] of Object.entries(tables))
  test(`each form of ${name} reads its example, and no form of another kind reads it before`, () => {
    for (const { kind, form, example, pattern } of table) {
      const { text } = maskQuotes(example.replace(/\?$/u, ''));
      assert.match(text, pattern, `${kind} ${form}`);
      const first = table.find((one) => one.pattern.test(text) && !looksAtValue.has(one.kind));
      assert.ok(looksAtValue.has(kind) || first?.kind === kind, `${example}: ${first?.form}`);
    }
  });

test('a form of words, alternatives, parts that may be missing, and slots', () => {
  const [form] = forms('move (move|push) <ref> [back|out] to day[s] : <value>  e.g. push it back to days: 3', {
    ref: '(?<ref>.+?)',
    value: '(?<value>.+)',
  });
  assert.deepEqual({ ...form!.pattern.exec('push it back to days: 3')!.groups }, { ref: 'it', value: '3' });
  assert.deepEqual({ ...form!.pattern.exec('MOVE the list to day :4')!.groups }, { ref: 'the list', value: '4' });
  assert.equal(form!.pattern.exec('pull it to days: 3'), null);
  assert.throws(() => forms('no example here', {}), /no form/);
  assert.throws(() => forms('kind <nobody> e.g. x', {}), /no slot <nobody>/);
});
