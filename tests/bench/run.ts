import { rmSync } from 'node:fs';
import { benchAdds } from './adds.ts';
import { benchFair } from './fair.ts';
import { benchLists } from './lists.ts';
import { benchLive } from './live.ts';
import { benchStarts } from './starts.ts';

// Everything in one run, or with `live [sockets]` live updates only, with `fair` floods only. DURABILITY=power or process measures one of them; otherwise both are measured, one after the other.

if (process.argv[2] === 'live') {
  await benchLive(Number(process.argv[3] ?? 10_000));
  process.exit(0);
}

if (process.argv[2] === 'fair') {
  await benchFair();
  process.exit(0);
}

const durabilities = process.env.DURABILITY ? [process.env.DURABILITY] : ['power', 'process'];

console.log(`Node ${process.version}`);
for (const durability of durabilities) {
  const dataDir = await benchAdds(durability);
  await benchStarts(dataDir, durability);
  rmSync(dataDir, { recursive: true, force: true });
}
if (process.platform === 'linux') await benchFair();
console.log(
  '\nMedian milliseconds by number of tasks of one user\n| what | 10 | 1,000 | 100,000 | 100,000 over 10 |\n|---|---|---|---|---|',
);
for (const { work, medians, ratio } of await benchLists())
  console.log(
    `| ${work} | ${Object.values(medians)
      .map((ms) => ms.toFixed(2))
      .join(' | ')} | ${ratio.toFixed(2)} |`,
  );
process.exit(0);
