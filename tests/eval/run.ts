import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chooseModel } from '../../src/agent/model.ts';
import { loadConfig } from '../../src/config.ts';
import type { Table } from './conversation.ts';
import { measure, type TurnResult } from './measure.ts';
import { metered } from './meter.ts';
import { missText, type Summary, summaryOf, summaryText } from './report.ts';
import { heldTable, openTable } from './table.ts';

// npm run eval [-- --base-url URL [--model NAME] [--subset]] [--category NAME] [--json FILE]; the key comes from OPENAI_API_KEY.

const { values: asked } = parseArgs({
  options: {
    'base-url': { type: 'string' },
    model: { type: 'string' },
    subset: { type: 'boolean', default: false },
    category: { type: 'string' },
    json: { type: 'string' },
  },
});

function chosen(table: Table): Table {
  const categories = Object.entries(table).filter(([name]) => asked.category === undefined || name === asked.category);
  return Object.fromEntries(
    categories.map(([name, conversations]) => [name, conversations.filter(({ core }) => core || !asked.subset)]),
  );
}

if (asked.category !== undefined && !Object.hasOwn(openTable, asked.category)) {
  console.error(`There is no category ${asked.category}; there are ${Object.keys(openTable).join(', ')}.`);
  process.exit(2);
}

const endpoint = asked['base-url'];
const config = loadConfig({
  ...(endpoint === undefined ? {} : { OPENAI_BASE_URL: endpoint, OPENAI_API_KEY: process.env.OPENAI_API_KEY }),
  ...(asked.model === undefined ? {} : { OPENAI_MODEL: asked.model }),
});
const name = endpoint === undefined ? 'offline' : `${asked.model ?? 'model'} at ${endpoint}`;
const { model, meter } = metered(chooseModel(config));

const open = await measure(chosen(openTable), model, {
  meter,
  hear: (result) => {
    if (result.faults.length > 0) console.log(`${missText(result)}\n`);
    else if (endpoint !== undefined) console.log(`✓ ${result.category} / ${result.conversation}, turn ${result.turn}`);
  },
});
const held = asked.subset ? [] : await measure(chosen(heldTable), model, { meter });
const summary = summaryOf(name, open, held);
console.log(summaryText(summary));
if (asked.json !== undefined) writeFileSync(asked.json, `${JSON.stringify(jsonOf(summary, open), null, 2)}\n`);
process.exit(0);

/** Held turns are in the rates only. */
function jsonOf(rates: Summary, results: TurnResult[]) {
  return { ...rates, results };
}
