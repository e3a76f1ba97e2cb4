import { styleText } from 'node:util';
import { openRunbook } from '../support/runbook.ts';
import { apart, loud, quiet } from './drills/list.ts';
import { type Drill, drillGroups, openScene } from './drills/scene.ts';
import { startStack } from './stack.ts';

// `npm run drill -- NAME`: a runbook rehearsed on a real stack of its own. Without a name: what can be rehearsed.

const say = (what: string) => console.log(`  ${what}`);
/** Ended last thing first. */
const ends: (() => unknown)[] = [];
const after = (end: unknown) => void ends.unshift(end as () => unknown);

const drills: { name: string; shows: string; rehearse(): Promise<void> }[] = [
  ...[...quiet, ...loud].map((drill) => ({ ...drill, rehearse: () => onOneStack(drill) })),
  ...apart.map((drill) => ({ ...drill, rehearse: () => drill.run({ after }, openRunbook(drill.name), say) })),
].sort((a, b) => (a.name < b.name ? -1 : 1));

async function onOneStack({ name, run }: Drill): Promise<void> {
  const stack = await startStack({ groups: drillGroups });
  after(() => stack.stop({ keepLogs: process.exitCode !== 0 }));
  const { scene, close } = openScene(stack, name, say);
  await run(scene).finally(close);
}

async function end(): Promise<void> {
  for (const each of ends.splice(0)) await each();
}

const [wanted] = process.argv.slice(2);
const drill = drills.find(({ name }) => name === wanted);
// Ctrl-C, and a launcher that ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const)
  process.on(signal, () => end().finally(() => process.exit(1)));

if (wanted === undefined) for (const { name, shows } of drills) console.log(`${name.padEnd(20)} ${shows}`);
else if (!drill) {
  console.error(`drill: there is none called ${wanted}; it is one of ${drills.map(({ name }) => name).join(', ')}.`);
  process.exitCode = 1;
} else {
  console.log(styleText('bold', `docs/runbooks/${wanted}.md: ${drill.shows}`));
  process.exitCode = 1;
  try {
    await drill.rehearse();
    process.exitCode = 0;
    console.log('rehearsed: it went as the page says');
  } catch (error) {
    console.error(error);
  }
  await end();
}
// Nobody waits for what a drill has left, such as the channel to the launcher.
process.exit();
