import assert from 'node:assert/strict';
import test from 'node:test';
import { ConsentPolicy } from '../../src/agent/consent.ts';

/** Whether the first deletion of a message waits for a yes: one task that is named does not, whatever is said of why. */

const titles = new Map([
  [1, 'book stall for the spring fair'],
  [2, 'collect carpet samples'],
  [3, 'order gravel'],
]);
const waits = (message: string, id: number) =>
  new ConsentPolicy(message, []).needsConsent('delete_task', { task_id: id }, titles) === id;

const named: [message: string, id: number][] = [
  ['delete the stall, it is all sorted', 1],
  ['we are not going after all, remove the stall', 1],
  ["we don't want the carpet samples anymore, please take them off the list", 2],
  ['dont need the carpet samples anymore delete them', 2],
  ['remove the gravel, everything is done already', 3],
  ['cancel the stall because both of us are ill', 1],
];
for (const [message, id] of named) test(`"${message}" names its task`, () => assert.equal(waits(message, id), false));

const many: [message: string, id: number][] = [
  ['delete all my tasks, the gravel is the last one', 3],
  ['delete everything, also the gravel', 3],
  ["we don't need the gravel and the samples anymore, delete them", 3],
  ['delete the gravel, then delete everything else', 3],
  ['delete them all, the gravel has come', 3],
  ['I have the gravel, the samples and the stall, delete them', 3],
  ['delete the gravel and all the others', 3],
  ['delete the rest, the gravel is enough', 3],
];
for (const [message, id] of many) test(`"${message}" asks first`, () => assert.equal(waits(message, id), true));
