import type { AgentInputItem } from '@openai/agents';

/** How much of a conversation a model is given. Tokens are estimated, three bytes of UTF-8 each, which is rather too many than too few. */

const bytesPerToken = 3;

export function estimate(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / bytesPerToken);
}

/**
 * The turn that is to be answered, whole, and as many turns before it as fit into `budget` tokens. What must go, goes by halves of the budget:
 * a request then begins as the ones before it for some turns, and a server finds it in its cache.
 */
export function fitHistory(input: AgentInputItem[], budget: number): AgentInputItem[] {
  const turns = turnsOf(input);
  const past = turns.slice(0, -1).map((items) => items.reduce((sum, item) => sum + estimate(JSON.stringify(item)), 0));
  if (budget <= 0) return turns.slice(-1).flat();
  const half = budget / 2;
  const total = past.reduce((sum, cost) => sum + cost, 0);
  let excess = total > budget ? Math.ceil((total - budget) / half) * half : 0;
  let first = 0;
  while (first < past.length && excess > 0) excess -= past[first++]!;
  return turns.slice(first).flat();
}

/** Results of the present turn cut to some lines each: the last that can be spared. */
export function shortenResults(input: AgentInputItem[], lines: number): AgentInputItem[] {
  return input.map((item) => {
    if (item.type !== 'function_call_result' || typeof item.output !== 'object' || Array.isArray(item.output))
      return item;
    const { text = '' } = item.output as { text?: string };
    const all = text.split('\n');
    if (all.length <= lines) return item;
    const kept = `${all.slice(0, lines).join('\n')}\n... and ${all.length - lines} more that do not fit here`;
    return { ...item, output: { type: 'text' as const, text: kept } };
  });
}

/** Each begins with what a person said. */
function turnsOf(input: AgentInputItem[]): AgentInputItem[][] {
  const turns: AgentInputItem[][] = [];
  for (const item of input)
    if (turns.length === 0 || ('role' in item && item.role === 'user')) turns.push([item]);
    else turns.at(-1)!.push(item);
  return turns;
}
