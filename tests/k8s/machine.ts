import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { boxPrefix, makeCgroups, removeCgroups } from './remains.ts';

/** Debian's packages of what the box runs beside what it builds. */
const programs: [program: string, debianPackage: string][] = [
  ['containerd', 'containerd'],
  ['containerd-shim-runc-v2', 'containerd'],
  ['ctr', 'containerd'],
  ['runc', 'runc'],
  ['iptables', 'iptables'],
  ['ip', 'iproute2'],
  ['sysctl', 'procps'],
  ['openssl', 'openssl'],
  ['cc', 'gcc'],
  ['tar', 'tar'],
  ['unshare', 'util-linux'],
  ['nsenter', 'util-linux'],
  ['mount', 'mount'],
];

/** Why no box can ever stand on this system; undefined on Linux. */
export const foreignSystem = (): string | undefined =>
  process.platform === 'linux' && process.arch === 'x64'
    ? undefined
    : `it needs Linux on x64, this is ${process.platform} on ${process.arch}`;

/** What this Linux lacks, each with what to do about it. */
export function lacks(): string[] {
  const found = spawnSync(
    '/bin/sh',
    ['-c', 'for each; do command -v "$each"; done', 'sh', ...programs.map(([name]) => name)],
    {
      encoding: 'utf8',
    },
  ).stdout;
  const names = new Set(found.split('\n').map((path) => path.slice(path.lastIndexOf('/') + 1)));
  const missing = programs.filter(([name]) => !names.has(name)).map(([, from]) => from);
  if (!existsSync('/usr/lib/cni/bridge')) missing.push('containernetworking-plugins');
  return [
    ...(missing.length > 0 ? [`install ${[...new Set(missing)].join(', ')} (names of Debian's packages)`] : []),
    ...(process.getuid?.() === 0 ? [] : ['run it as root: it makes namespaces, mounts and cgroups']),
    ...(process.getuid?.() === 0 && !names.has('unshare') ? [] : unsharing()),
    ...withoutCgroups(),
    ...(/\boverlay\b/.test(readFileSync('/proc/filesystems', 'utf8'))
      ? []
      : ['load the overlay file system: modprobe overlay']),
  ];
}

/** A container often keeps its root from making namespaces. */
function unsharing(): string[] {
  if (process.getuid?.() !== 0) return [];
  const { status, stderr } = spawnSync(
    'unshare',
    [...namespaces, '--fork', '--mount-proc', 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp'],
    {
      encoding: 'utf8',
    },
  );
  return status === 0 ? [] : [`give root the right to make namespaces and mounts (unshare: ${stderr.trim()})`];
}

/** In a container they are often there to be read only. */
function withoutCgroups(): string[] {
  if (process.getuid?.() !== 0) return [];
  const trial = `${boxPrefix}trial-${process.pid}`;
  try {
    try {
      makeCgroups(trial);
    } finally {
      removeCgroups(trial);
    }
    return [];
  } catch (error) {
    return [`let root make cgroups (${(error as Error).message})`];
  }
}

/** Those of a box, as flags of unshare and nsenter. */
export const namespaces = ['--net', '--mount', '--uts', '--pid', '--ipc'];
