import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chooseModel } from '../../src/agent/model.ts';
import { loadConfig } from '../../src/config.ts';
import type { Table } from './conversation.ts';
import { measure, type TurnResult } from './measure.ts';
import { metered } from './meter.ts';
import { missText, type Summary, summaryOf, summaryText } from './report.ts';
import { allCases, measureScripted } from './scripted/measure.ts';
import { heldTable, openTable } from './table.ts';

// npm run eval [-- [--base-url URL [--model NAME] [--api responses|chat] [--subset]] [--category NAME] [--json FILE]], or -- --scripted [--category 'chat: plain'].
// The key comes from OPENAI_API_KEY, and time-outs, temperature and headers from the program's own variables. docs/specs/evaluation.md says what is measured.

const { values: asked } = parseArgs({
  options: {
    'base-url': { type: 'string' },
    model: { type: 'string' },
    api: { type: 'string' },
    subset: { type: 'boolean', default: false },
    scripted: { type: 'boolean', default: false },
    category: { type: 'string' },
    json: { type: 'string' },
  },
});

const endpoint = asked['base-url'];
const [summary, results] = asked.scripted ? await scripted() : await withModel();
console.log(summaryText(summary));
// Held turns are in the rates only.
if (asked.json !== undefined) writeFileSync(asked.json, `${JSON.stringify({ ...summary, results }, null, 2)}\n`);
process.exit(0);

async function withModel(): Promise<[Summary, TurnResult[]]> {
  if (asked.category !== undefined && !Object.hasOwn(openTable, asked.category)) {
    console.error(`There is no category ${asked.category}; there are ${Object.keys(openTable).join(', ')}.`);
    process.exit(2);
  }
  const config = loadConfig({
    ...(endpoint === undefined ? {} : { ...process.env, OPENAI_BASE_URL: endpoint }),
    ...(asked.model === undefined ? {} : { OPENAI_MODEL: asked.model }),
    ...(asked.api === undefined ? {} : { OPENAI_API: asked.api }),
  });
  const { model, meter } = metered(chooseModel(config));
  const options = { meter, turnTimeoutMs: config.turnTimeoutSeconds * 1000 };
  const open = await measure(chosen(openTable), model, { ...options, hear: told });
  const held = asked.subset ? [] : await measure(chosen(heldTable), model, options);
  const name = endpoint === undefined ? 'offline' : `${asked.model ?? 'model'} at ${endpoint}`;
  return [summaryOf(name, open, held), open];
}

async function scripted(): Promise<[Summary, TurnResult[]]> {
  const cases = allCases().filter(({ category }) => asked.category === undefined || category === asked.category);
  const results = await measureScripted(cases, told);
  return [summaryOf('scripted', results, []), results];
}

function chosen(table: Table): Table {
  const categories = Object.entries(table).filter(([name]) => asked.category === undefined || name === asked.category);
  return Object.fromEntries(
    categories.map(([name, conversations]) => [name, conversations.filter(({ core }) => core || !asked.subset)]),
  );
}

/** Every miss, and with a slow model that it goes on. */
function told(result: TurnResult): void {
  if (result.faults.length > 0) console.log(`${missText(result)}\n`);
  else if (endpoint !== undefined) console.log(`✓ ${result.category} / ${result.conversation}, turn ${result.turn}`);
}
