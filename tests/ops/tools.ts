import { execFileSync, spawnSync } from 'node:child_process';

/** Runs a tool of Prometheus and answers what it wrote. Throws what it wrote when it failed, and what to install when it is not there. */
export function runTool(name: 'promtool' | 'amtool', args: string[]): string {
  demandTool(name);
  try {
    return execFileSync(name, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1e8 });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${name} ${args.join(' ')}\n${stdout ?? ''}${stderr ?? ''}`);
  }
}

export function demandTool(name: string): void {
  if (spawnSync(name, ['--version'], { stdio: 'ignore' }).error)
    throw new Error(
      `These tests need ${name}: install Debian's packages prometheus and prometheus-alertmanager, or put it on the PATH.`,
    );
}
