import { rmSync } from 'node:fs';
import { benchAdds } from './adds.ts';
import { benchAudit } from './audit.ts';
import { benchEvents } from './events.ts';
import { benchFair } from './fair.ts';
import { benchLists } from './lists.ts';
import { benchLive } from './live.ts';
import { benchOverload } from './overload.ts';
import { benchSoak } from './soak.ts';
import { benchStarts } from './starts.ts';

// Everything in one run but for what only its name brings: `live [sockets]`, `events [reminders]`, `audit [records]`, `fair` (floods), `overload [times]`, `soak [minutes] [calls a second]`.
// DURABILITY=power or process measures one of them; otherwise both are measured, one after the other.

const [, , named, size, pace] = process.argv;
const sections: Record<string, () => Promise<void>> = {
  live: () => benchLive(Number(size ?? 10_000)),
  events: () => benchEvents(Number(size ?? 1_000)),
  audit: () => benchAudit(Number(size ?? 1_000_000)),
  fair: () => benchFair(),
  overload: () => benchOverload(Number(size ?? 3)),
  soak: () => benchSoak(Number(size ?? 10), Number(pace ?? 150)),
};
if (named !== undefined) {
  const section = sections[named];
  if (!section) throw new Error(`There is no ${named}; name one of ${Object.keys(sections).join(', ')}.`);
  await section();
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
