import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isExact, matching } from '../../src/agent/offline/plan/titles.ts';
import { finished } from '../support/steps.ts';

const titles = [
  'Café with Zoë',
  'E-mail the landlord',
  'Fix the WiFi',
  'Don’t forget the passports',
  'Walk along the Hauptstraße',
  '来週東京へ出張の準備',
  'ซื้อข้าวสาร',
  'کپڑے دھونا',
  'Room 1 2',
  'Room 12',
  'Log in again',
];
const tasks = titles.map((title, i) => ({ id: i + 1, title }));
const found = (words: string) => finished(matching(tasks, words)).map(({ id }) => id);

test('titles are found by the words that a search finds', () => {
  for (const [words, ids] of [
    ['cafe', [1]],
    ['zoe cafe', [1]],
    ['email landlord', [2]],
    ['e mail', [2]],
    ['wi-fi', [3]],
    ['wi fi', [3]],
    ['dont forget', [4]],
    ["don't forget", [4]],
    ['hauptstrasse', [5]],
    ['東京', [6]],
    ['出張', [6]],
    ['ข้าว', [7]],
    ['كپڑے', [8]],
    ['login', [11]],
    ['logi n', []],
    ['京東', []],
    ['ขาว', []],
    ['strasse', []],
    ['mail land', []],
  ] as const)
    assert.deepEqual(found(words), ids, words);
});

test('a title is the same with its hyphens, accents and spaces or without, but numbers stay apart', () => {
  assert.ok(isExact(tasks[1]!, 'email the landlord'));
  assert.ok(isExact(tasks[2]!, 'fix the wi-fi'));
  assert.ok(isExact(tasks[0]!, 'CAFE with zoe'));
  assert.deepEqual(found('room 12'), [10]);
  assert.deepEqual(found('room 1 2'), [9]);
});
