import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ready } from '../stack/place.ts';
import { StackProcess } from '../stack/processes.ts';
import { namespaces } from './machine.ts';
import { boxPrefix, makeCgroups, removeBox, sweepBoxes } from './remains.ts';

const here = fileURLToPath(new URL('./', import.meta.url));
/** Of what pods reach outside of pods: the API server, DNS, PostgreSQL and Kafka. In the box's own network alone. */
export const nodeIp = '10.111.0.2';
export const pauseImage = 'actodo.test/pause:1';

/** A cluster of one node in namespaces of its own: its first process takes everything with it. */
export interface Box {
  /** Everything that it writes; `logs` and `pods` say what happened. */
  dir: string;
  /** Runs a program inside and answers its exit code. */
  run(argv: string[]): Promise<number>;
  /** Ends everything and removes what is left of it, but for `logs` and `pods` where they are to be kept. */
  stop(keepLogs: boolean): Promise<void>;
}

/** Starts it and waits until its node is ready. `bin`: the folder of the cluster's programs. */
export async function openBox(bin: string): Promise<Box> {
  await sweepBoxes();
  const dir = mkdtempSync(join(tmpdir(), boxPrefix));
  writeFileSync(join(dir, 'owner'), `${process.pid}`);
  // PostgreSQL runs as a user of its own, and keeps its files in here.
  chmodSync(dir, 0o711);
  mkdirSync(join(dir, 'logs'));
  const cgroup = basename(dir);
  makeCgroups(cgroup);
  const env = {
    ...{ RUN: dir, PKI: join(dir, 'pki'), BIN: bin, CGROUP: cgroup },
    ...{ NODE_IP: nodeIp, PAUSE_IMAGE: pauseImage },
  };
  const inside = {
    ...process.env,
    ...{ KUBECONFIG: join(env.PKI, 'admin.kubeconfig'), ACTODO_BOX: dir, ...ownCaches(dir) },
    PATH: `${bin}:${process.env.PATH}`,
  };
  const shell = new StackProcess({
    name: 'box',
    argv: ['unshare', ...namespaces, ...ownProcesses, '--propagation=private', 'bash', join(here, 'box/init.sh')],
    env,
    logFile: join(dir, 'logs/box.log'),
  });
  const enter = (argv: string[]): [program: string, args: string[]] => {
    const [, first] = shell.pids();
    if (first === undefined) throw new Error('its first process is not there');
    return ['nsenter', [`--target=${first}`, ...namespaces, `--wd=${process.cwd()}`, ...argv]];
  };
  const box: Box = {
    dir,
    run: (argv) => code(spawn(...enter(argv), { env: inside, stdio: 'inherit' })),
    async stop(keepLogs) {
      const [, first] = shell.pids();
      // The kernel ends the others with the first one, and says so to its parent when all are gone.
      if (first !== undefined) process.kill(first, 'SIGKILL');
      await shell.exited;
      await removeBox(dir, keepLogs);
    },
  };
  try {
    for (const script of ['certificates.sh', 'settings.sh'])
      execFileSync('bash', [join(here, 'box', script)], { env: { ...process.env, ...env }, stdio: ['ignore', 2, 2] });
    shell.start();
    const wait = [join(bin, 'kubectl'), 'wait', '--for=condition=Ready', 'node/node1', '--timeout=5s'];
    await ready(shell, async () => execFileSync(...enter(wait), { env: inside, stdio: 'pipe' }));
    return box;
  } catch (error) {
    await box.stop(true);
    throw error;
  }
}

/** So that kubectl and helm leave nothing in the user's home. */
const ownCaches = (dir: string) =>
  Object.fromEntries(
    ['KUBECACHEDIR', 'HELM_CACHE_HOME', 'HELM_CONFIG_HOME', 'HELM_DATA_HOME'].map((name) => [
      name,
      join(dir, 'caches'),
    ]),
  );

const ownProcesses = ['--fork', '--kill-child', '--mount-proc'];

function code(child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  });
}
