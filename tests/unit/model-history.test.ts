import assert from 'node:assert/strict';
import test from 'node:test';
import type { AgentInputItem } from '@openai/agents';
import fc from 'fast-check';
import { estimate, fitHistory } from '../../src/agent/view/fit.ts';

/** How much of a conversation a model is given. */

const turn = (number: number, letters: number): AgentInputItem[] => [
  { type: 'message', role: 'user', content: `turn ${number} ${'x'.repeat(letters)}` },
  { type: 'message', role: 'assistant', status: 'completed', content: [{ type: 'output_text', text: `${number}` }] },
];
const cost = (items: AgentInputItem[]) => items.reduce((sum, item) => sum + estimate(JSON.stringify(item)), 0);

test('turns that are a twentieth of the budget each: the beginning moves once in some ten turns, by half of the budget', () => {
  const each = 300;
  const budget = 20 * cost(turn(10, each));
  const all = Array.from({ length: 89 }, (_, n) => turn(n + 10, each));
  const beginnings = all.map((_, at) => JSON.stringify(fitHistory(all.slice(0, at + 1).flat(), budget)[0]));
  const moves = beginnings.flatMap((one, at) => (at > 0 && one !== beginnings[at - 1] ? [at] : []));
  assert.deepEqual(moves, [21, 31, 41, 51, 61, 71, 81]);
});

test('whatever was said, the last turn is whole, what came before fits, and no turn is cut or left out between others', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2000), { minLength: 1, maxLength: 30 }), fc.integer({ max: 5000 }), (sizes, budget) => {
      const turns = sizes.map((letters, number) => turn(number, letters));
      const fitted = fitHistory(turns.flat(), budget);
      const kept = fitted.length / 2;
      assert.deepEqual(fitted, turns.slice(-kept).flat());
      assert.ok(kept >= 1);
      assert.ok(kept === 1 || cost(turns.slice(-kept, -1).flat()) <= budget);
    }),
  );
});
