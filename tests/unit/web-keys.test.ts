import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Field, type Key, type Meaning, meaningOf } from '../../src/web/chat/view/keys.ts';

const plain: Key = {
  key: 'Enter',
  keyCode: 13,
  isComposing: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
};
const written: Field = { empty: false, answering: false, touch: false };
const esc = { key: 'Escape', keyCode: 27 };

for (const [what, key, field, meaning] of [
  ['Enter', {}, {}, 'send'],
  ['Enter in an empty field', {}, { empty: true }, 'swallow'],
  ['Enter while an answer comes', {}, { answering: true }, 'swallow'],
  ['Shift+Enter', { shiftKey: true }, {}, undefined],
  ['Alt+Enter', { altKey: true }, {}, undefined],
  ['Enter that ends a composition', { isComposing: true }, {}, undefined],
  ['Enter that the input method has', { keyCode: 229 }, {}, undefined],
  ['Ctrl+Enter that the input method has', { keyCode: 229, ctrlKey: true }, {}, undefined],
  ['Enter of a keyboard on the screen', {}, { touch: true }, undefined],
  ['Ctrl+Enter on touch', { ctrlKey: true }, { touch: true }, 'send'],
  ['Cmd+Enter', { metaKey: true }, {}, 'send'],
  ['Esc in an empty field while an answer comes', esc, { empty: true, answering: true }, 'stop'],
  ['Esc in a field with text', esc, { answering: true }, undefined],
  ['Esc while nothing comes', esc, { empty: true }, undefined],
  ['Esc that ends a composition', { ...esc, isComposing: true }, { empty: true, answering: true }, undefined],
  ['a letter', { key: 'a', keyCode: 65 }, {}, undefined],
] satisfies [string, Partial<Key>, Partial<Field>, Meaning][])
  test(`${what}: ${meaning ?? 'left to the field'}`, () => {
    assert.equal(meaningOf({ ...plain, ...key }, { ...written, ...field }), meaning);
  });
