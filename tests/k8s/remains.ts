import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../support/server.ts';

/** Of the folder, and of the cgroups, of each box. */
export const boxPrefix = 'actodo-box-';
const cgroups = '/sys/fs/cgroup';
/** Shares of the cores: by default all pods together would get what a single process outside gets. Sixteen times that, for the first and the second version. */
const weights = { 'cpu.shares': 16 * 1_024, 'cpu.weight': 16 * 100 };
/** Killed processes leave their cgroups within this time. */
const leavingMs = 10_000;

/** Makes the cgroup of that name below which everything of a box has its own, in each hierarchy. */
export function makeCgroups(name: string): void {
  for (const hierarchy of hierarchies()) {
    const dir = join(hierarchy, name);
    mkdirSync(dir);
    // Of the first version: a new cgroup has no cores and takes no process before it is given some.
    for (const file of ['cpuset.cpus', 'cpuset.mems'])
      if (existsSync(join(dir, file)) && existsSync(join(hierarchy, file)))
        writeFileSync(join(dir, file), readFileSync(join(hierarchy, file)));
    for (const [file, weight] of Object.entries(weights))
      if (existsSync(join(dir, file))) writeFileSync(join(dir, file), `${weight}`);
  }
}

/** One of the second version; or those of the first, each a folder (links are other names of them). */
function hierarchies(): string[] {
  if (!existsSync(cgroups)) throw new Error(`${cgroups} is not there`);
  if (existsSync(join(cgroups, 'cgroup.controllers'))) return [cgroups];
  return readdirSync(cgroups, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(cgroups, name));
}

/** Removes what a box whose processes have ended has left: cgroups, mount points that it made, its folder, which keeps logs if asked to. */
export async function removeBox(dir: string, keepLogs: boolean): Promise<void> {
  const name = dir.slice(dir.lastIndexOf('/') + 1);
  await eventually(() => removeCgroups(name), leavingMs);
  const made = join(dir, 'made');
  for (const point of existsSync(made) ? readFileSync(made, 'utf8').split('\n') : [])
    if (point !== '' && existsSync(point)) rmdirSync(point);
  if (!keepLogs) return rmSync(dir, { recursive: true, force: true });
  for (const part of readdirSync(dir))
    if (!['logs', 'pods'].includes(part)) rmSync(join(dir, part), { recursive: true, force: true });
}

/** Of that name in each hierarchy; no process may be left in them. */
export function removeCgroups(name: string): void {
  for (const hierarchy of hierarchies()) removeCgroup(join(hierarchy, name));
}

function removeCgroup(dir: string): void {
  if (!existsSync(dir)) return;
  for (const entry of readdirSync(dir, { withFileTypes: true }))
    if (entry.isDirectory()) removeCgroup(join(dir, entry.name));
  rmdirSync(dir);
}

/** Removes boxes whose owner was killed: their processes ended with it. */
export async function sweepBoxes(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = join(tmpdir(), name, 'owner');
    if (!name.startsWith(boxPrefix) || !existsSync(owner)) continue;
    if (!existsSync(`/proc/${readFileSync(owner, 'utf8')}`)) await removeBox(join(tmpdir(), name), false);
  }
}
