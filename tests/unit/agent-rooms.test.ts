import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** Rooms of the agent, lowest first. A file imports from its own room and from lower ones, types included. */
const rooms = [
  'src/agent/yes-no.ts',
  'src/agent/say/',
  'src/agent/offline/words/',
  'src/agent/offline/read/',
  'src/agent/offline/plan/',
  'src/agent/view/',
  'src/agent/wire/',
  'src/agent/offline/say/',
  'src/agent/offline/model.ts',
  'src/agent/',
];
/** Plain data that the rooms of the offline model hand to each other. */
const shared = ['src/agent/offline/intents.ts', 'src/agent/offline/memory.ts'];
const root = fileURLToPath(new URL('../../', import.meta.url));
const roomOf = (file: string) => rooms.findIndex((room) => file.startsWith(room));

function upwards(file: string, text: string): string[] {
  return [...text.matchAll(/from '(\.[^']+)'/g)].flatMap(([, name = '']) => {
    const target = join(dirname(file), name);
    if (!target.startsWith('src/agent/')) return [];
    if (shared.includes(target)) return file.startsWith('src/agent/say/') ? [`${file}: ${name}`] : [];
    const from = shared.includes(file) ? rooms.indexOf('src/agent/offline/words/') : roomOf(file);
    return roomOf(target) <= from ? [] : [`${file}: ${name}`];
  });
}

test('the rooms of the agent import downwards only', () => {
  const files = globSync('src/agent/**/*.ts', { cwd: root });
  assert.ok(files.length > 30);
  assert.deepEqual(
    files.flatMap((file) => upwards(file, readFileSync(join(root, file), 'utf8'))),
    [],
  );
});

test('an import upwards is found', () => {
  for (const [file, line] of [
    ['src/agent/offline/words/grammar.ts', "import { quoteToken } from '../read/text/quotes.ts';"],
    ['src/agent/say/tasks.ts', "import type { Filter } from '../offline/intents.ts';"],
    ['src/agent/offline/read/adds.ts', "import { plan } from '../plan/plan.ts';"],
    ['src/agent/offline/plan/plan.ts', "import { saysYes } from '../../consent.ts';"],
  ] as const)
    assert.equal(upwards(file, line).length, 1, file);
});
