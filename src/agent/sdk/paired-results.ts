import { type RunItem, RunState, RunToolCallItem, RunToolCallOutputItem } from '@openai/agents';

interface Commits {
  _generatedItems: RunItem[];
  _commitToolInvocations(items: RunItem[]): void;
}

/**
 * After each answer of a model the SDK (0.20) looks for the call of every result, from the last item on, and throws an error at each item that is another's: with
 * some hundred calls that holds the event loop for seconds. Here each result is handed over behind its call, which is then the first one looked at.
 * Throws when the SDK has no such step any more.
 */
export function pairResults(): void {
  const state = RunState.prototype as unknown as Commits;
  const commit = state._commitToolInvocations;
  if (typeof commit !== 'function') throw new Error('The Agents SDK commits tool results in another way by now.');
  state._commitToolInvocations = function (this: Commits, items) {
    const calls = new Map<string | undefined, RunItem>();
    for (const item of [...this._generatedItems, ...items])
      if (item instanceof RunToolCallItem) calls.set(callIdOf(item), item);
    for (const item of items) {
      const call = item instanceof RunToolCallOutputItem ? calls.get(callIdOf(item)) : undefined;
      commit.call(this, call ? [call, item] : [item]);
    }
  };
}

function callIdOf({ rawItem }: RunToolCallItem | RunToolCallOutputItem): string | undefined {
  return 'callId' in rawItem ? rawItem.callId : undefined;
}
