import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { type Place, ready } from './place.ts';
import { reservePort } from './ports.ts';
import type { StackProcess } from './processes.ts';

const run = promisify(execFile);

export interface PostgresServer {
  process: StackProcess;
  port: number;
  /** Makes an empty database and answers its URL. */
  createDatabase(name: string): Promise<string>;
}

/** PostgreSQL that flushes to disk as a real one does, and comes back on the same data. */
export async function startPostgresServer(place: Place, bin: string): Promise<PostgresServer> {
  const { host = '127.0.0.1' } = place;
  const dir = join(place.dir, 'postgres');
  const [data, passwordFile] = [join(dir, 'data'), join(dir, 'password')];
  const owner = await postgresUser();
  const password = randomBytes(16).toString('hex');
  mkdirSync(dir);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) for (const path of [place.dir, dir, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const init = ['-D', data, '-U', 'actodo', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
  await run(join(bin, 'initdb'), [...init, '--locale=C', '--no-sync'], { cwd: dir, ...owner });
  // Where it does not listen on loopback, clients come from other addresses.
  if (place.host) appendFileSync(join(data, 'pg_hba.conf'), 'host all all all scram-sha-256\n');
  const port = await reservePort();
  const settings = { listen_addresses: host, unix_socket_directories: dir, fsync: 'on', max_connections: '300' };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const process = place.launch({
    name: 'postgres',
    argv: [join(bin, 'postgres'), '-D', data, '-p', `${port}`, ...args],
    cwd: dir,
    owner,
    // The fast shutdown: open connections are ended, not waited for (PostgreSQL, "Shutting Down the Server").
    stopSignal: 'SIGINT',
  });
  const url = (database: string) => `postgresql://actodo:${password}@${host}:${port}/${database}`;
  await ready(process, () => ask(url('postgres'), 'select 1'));
  return {
    process,
    port,
    async createDatabase(name) {
      await ask(url('postgres'), `create database "${name}"`);
      return url(name);
    },
  };
}

/** PostgreSQL refuses to run as root; its package made a user for it. */
async function postgresUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = async (kind: '-u' | '-g') => Number((await run('id', [kind, 'postgres'])).stdout);
  return { uid: await idOf('-u'), gid: await idOf('-g') };
}

async function ask(url: string, query: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    await client.query(query);
  } finally {
    await client.end();
  }
}
