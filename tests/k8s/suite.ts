import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBinaries, ensureMetricsServer } from './binaries.ts';
import { openBox } from './box.ts';
import { prepareImages } from './images/all.ts';
import { foreignSystem, lacks } from './machine.ts';
import { imagesFile } from './world.ts';

// `npm run test:k8s`: a cluster in a box, and in it the tests (docs/specs/kubernetes.md), or the files named on the command line.
// K8S=where-possible: a machine that cannot do it is no failure, as for CI. --hpa: autoscaling instead, which builds one program more.
const root = fileURLToPath(new URL('../../', import.meta.url));
const { values, positionals: named } = parseArgs({
  options: { hpa: { type: 'boolean' } },
  allowPositionals: true,
});

const foreign = foreignSystem();
if (foreign) {
  console.log(`test:k8s: skipped: ${foreign}`);
  process.exit(0);
}
const lacking = lacks();
if (lacking.length > 0) {
  const skipped = process.env.K8S === 'where-possible' ? 'skipped: ' : '';
  console.error(`test:k8s: ${skipped}this machine cannot do it:\n${lacking.map((each) => `- ${each}`).join('\n')}`);
  process.exit(skipped ? 0 : 1);
}
const binaries = ensureBinaries();
const metricsServer = values.hpa ? ensureMetricsServer() : undefined;
const start = performance.now();
const box = await openBox(binaries.cluster);
console.log(`test:k8s: the node is ready after ${((performance.now() - start) / 1_000).toFixed(1)} s`);
await prepareImages(imagesFile(box.dir), binaries, metricsServer);
const tests = named.length > 0 ? named : [join(root, `tests/k8s/${values.hpa ? 'hpa' : 'cluster'}.test.ts`)];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(1));
process.on('disconnect', () => void end(1));

async function end(status: number): Promise<never> {
  const keep = status !== 0;
  await box.stop(keep);
  if (keep) console.error(`test:k8s: logs are in ${join(box.dir, 'logs')} and ${join(box.dir, 'pods')}`);
  process.exit(status);
}

await end(await box.run([process.execPath, '--test', '--test-concurrency=1', ...tests]));
