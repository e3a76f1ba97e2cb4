import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';

// Stands in for what a deployment needs and is not here: `node stand-in.ts TOOL ARGUMENTS`. What it was asked is in $STAND_IN.calls, what a cluster would have is
// in $STAND_IN. What Helm would send is rendered by the real one, $HELM.
export interface World {
  revisions: { revision: number; status: string; digest: string }[];
  /** What goes wrong with the next release. */
  breaks?: 'upgrade' | 'test' | 'cut' | 'signature' | 'provenance';
  /** What GitHub says of deployments, by the path asked for. */
  deployments?: Record<string, unknown>;
  /** By the name of an image. */
  digests?: Record<string, string>;
}

const [tool = '', ...args] = process.argv.slice(2);
const file = process.env.STAND_IN ?? '';
const world = JSON.parse(readFileSync(file, 'utf8')) as World;
appendFileSync(`${file}.calls`, `${[tool, ...args].join(' ')}\n`);
const save = () => writeFileSync(file, JSON.stringify(world));
const deployed = () => world.revisions.findLast(({ status }) => status === 'deployed');

function release(digest: string, status = 'deployed'): void {
  if (status === 'deployed') for (const each of world.revisions) each.status = 'superseded';
  world.revisions.push({ revision: world.revisions.length + 1, status, digest });
  save();
}

/** Throws what the real Helm says when the chart does not render with these values. */
async function upgrade(): Promise<number> {
  const [, name = '', chart = ''] = args.slice(args.indexOf('--install'));
  const values = args.filter(
    (each, index) =>
      /^--(values|set-string|namespace)$/.test(args[index - 1] ?? '') || /^--(values|set-string|namespace)$/.test(each),
  );
  const input = await buffer(process.stdin);
  const { status, stderr } = spawnSync(
    process.env.HELM ?? '',
    ['template', name, chart, '--kube-version=1.34.0', ...values],
    {
      input,
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stderr);
  const digest = /image\.digest=([^,]+)/.exec(args.join(' '))?.[1] ?? '';
  const before = deployed();
  if (world.breaks === 'cut') {
    release(digest, 'pending-upgrade');
    process.kill(process.ppid, 'SIGKILL');
    return 1;
  }
  release(digest, world.breaks === 'upgrade' ? 'failed' : 'deployed');
  if (world.breaks !== 'upgrade') return 0;
  if (args.includes('--atomic') && before) release(before.digest);
  return 1;
}

async function helm(): Promise<number> {
  if (args[0] === 'list') console.log(JSON.stringify(deployed() ? [deployed()] : []));
  else if (args[0] === 'upgrade') return upgrade();
  else if (args[0] === 'rollback')
    release(world.revisions.find(({ revision }) => revision === Number(args[2]))?.digest ?? 'none');
  else if (args[0] === 'test') return world.breaks === 'test' ? 1 : 0;
  else return 2;
  return 0;
}

const tools: Record<string, () => Promise<number> | number> = {
  helm,
  npm: () =>
    spawnSync(process.execPath, ['tests/smoke/run.ts', ...args.slice(args.indexOf('--') + 1)], { stdio: 'inherit' })
      .status ?? 1,
  cosign: () => (world.breaks === 'signature' ? 1 : 0),
  docker: () => {
    console.log(world.digests?.[args[3] ?? ''] ?? '');
    return 0;
  },
  gh: () => {
    if (args[0] === 'api') console.log(JSON.stringify(world.deployments?.[args[1] ?? ''] ?? []));
    return world.breaks === 'provenance' ? 1 : 0;
  },
};
process.exitCode = await tools[tool]!();
