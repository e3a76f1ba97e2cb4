import { describe } from 'node:test';
import { loud, quiet } from './drills/list.ts';
import { type Drill, drillGroups, openScene } from './drills/scene.ts';
import { shareStack } from './shared-stack.ts';

// Runbooks rehearsed on one stack (`npm run drill`).

const shared = shareStack({ groups: drillGroups });

const rehearse = ({ name, shows, run }: Drill) =>
  shared.promise(`${name}: ${shows}`, async () => {
    const began = performance.now();
    const { scene, close } = openScene(shared.stack, name, (what) =>
      console.log(`${name}: ${what} (after ${((performance.now() - began) / 1_000).toFixed(1)} s)`),
    );
    await run(scene).finally(close);
  });

describe('at once, because they do not touch each other', { concurrency: true }, () => {
  for (const drill of quiet) rehearse(drill);
});

for (const drill of loud) rehearse(drill);
