import type { TurnResult } from './measure.ts';

export interface Rate {
  passed: number;
  turns: number;
}

export interface Summary {
  /** What was run: the model's name. */
  model: string;
  open: Rate;
  /** Counted only. */
  held: Rate;
  categories: Record<string, { open: Rate; held: Rate }>;
  secondsPerTurn: { mean: number; p95: number };
  tokensPerTurn: { in: number; out: number };
}

const isRight = ({ faults }: TurnResult) => faults.length === 0;
const rateOf = (results: TurnResult[]): Rate => ({ passed: results.filter(isRight).length, turns: results.length });

export function summaryOf(model: string, open: TurnResult[], held: TurnResult[]): Summary {
  const all = [...open, ...held];
  const names = [...new Set(all.map(({ category }) => category))];
  const of = (results: TurnResult[], name: string) => rateOf(results.filter(({ category }) => category === name));
  const seconds = all.map((result) => result.seconds).sort((a, b) => a - b);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return {
    model,
    open: rateOf(open),
    held: rateOf(held),
    categories: Object.fromEntries(names.map((name) => [name, { open: of(open, name), held: of(held, name) }])),
    secondsPerTurn: { mean: mean(seconds), p95: seconds[Math.ceil(seconds.length * 0.95) - 1] ?? 0 },
    tokensPerTurn: { in: mean(all.map(({ tokensIn }) => tokensIn)), out: mean(all.map(({ tokensOut }) => tokensOut)) },
  };
}

/** A table of rates in Markdown, then one line for time and tokens. */
export function summaryText({ model, open, held, categories, secondsPerTurn, tokensPerTurn }: Summary): string {
  const rows = Object.entries(categories).map(([name, rates]) => row(name, rates.open, rates.held));
  return [
    `${model}: ${percent(open)} of ${open.turns} turns${held.turns > 0 ? `, ${percent(held)} of ${held.turns} held ones` : ''}`,
    '',
    '| category | turns | held |',
    '|---|---|---|',
    ...rows,
    row('all', open, held),
    '',
    `seconds a turn: ${secondsPerTurn.mean.toFixed(2)}, 95 of 100 within ${secondsPerTurn.p95.toFixed(2)}; ` +
      (tokensPerTurn.in > 0
        ? `tokens a turn: ${Math.round(tokensPerTurn.in)} in, ${Math.round(tokensPerTurn.out)} out`
        : 'no tokens'),
  ].join('\n');
}

const row = (name: string, open: Rate, held: Rate) => `| ${name} | ${fraction(open)} | ${fraction(held)} |`;
const fraction = ({ passed, turns }: Rate) => (turns === 0 ? '–' : `${passed} of ${turns}`);
const percent = ({ passed, turns }: Rate) => `${((100 * passed) / Math.max(1, turns)).toFixed(1)} %`;

/** A miss: where, what was said, what differs, what was answered. */
export function missText({ category, conversation, turn, say, answer, faults, afterMiss }: TurnResult): string {
  const where = `✗ ${category} / ${conversation}, turn ${turn}${afterMiss ? ' (after a miss)' : ''}`;
  return [
    where,
    `  said: ${indented(say)}`,
    ...faults.map((fault) => `  - ${fault}`),
    `  answered: ${indented(answer)}`,
  ].join('\n');
}

const indented = (text: string) => text.replace(/\n/g, '\n    ');
