import { execFile } from 'node:child_process';
import { delimiter } from 'node:path';
import { promisify } from 'node:util';
import { findPostgres } from '../../support/postgres.ts';

const run = promisify(execFile);

/** Runs a line of a runbook as it stands, with PostgreSQL's programs at hand; answers what it wrote. Throws when it fails. */
export async function inShell(command: string, env: Record<string, string>, cwd = '/'): Promise<string> {
  const PATH = [findPostgres() ?? '', process.env.PATH].join(delimiter);
  return (await run('sh', ['-c', command], { cwd, env: { PATH, ...env } })).stdout;
}
