import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import pg from 'pg';
import { eventually, freePort } from './server.ts';

const debianRoot = '/usr/lib/postgresql';

/** A PostgreSQL server of its own, on loopback and in a temporary directory. */
export interface Postgres {
  port: number;
  /** Makes an empty database; answers its URL. */
  createDatabase(): Promise<string>;
  /** Ends every connection to the database, as a restart of the server or a failover does; answers how many there were. */
  dropConnections(url: string): Promise<number>;
  stop(): Promise<void>;
}

/** The directory of `initdb` and `postgres`: from PATH, else the newest that Debian installed. Undefined when there is none. */
export function findPostgres(): string | undefined {
  const versions = existsSync(debianRoot) ? readdirSync(debianRoot).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(debianRoot, version, 'bin')),
  ];
  const found = places.map((place) => join(place, 'initdb')).find((path) => existsSync(path));
  return found && dirname(realpathSync(found));
}

/** Starts a new cluster with the binaries in `bin` and waits until it answers. Flushes to disk as a real one does. */
export async function startPostgres(bin: string): Promise<Postgres> {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-postgres-'));
  const owner = serverUser();
  if (owner) chownSync(dir, owner.uid, owner.gid);
  const [data, passwordFile, logFile] = [join(dir, 'data'), join(dir, 'password'), join(dir, 'log')];
  const password = randomBytes(16).toString('hex');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) chownSync(passwordFile, owner.uid, owner.gid);
  const init = ['-D', data, '-U', 'actodo', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
  execFileSync(join(bin, 'initdb'), [...init, '--locale=C', '--no-sync'], { cwd: dir, stdio: 'pipe', ...owner });
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: dir, fsync: 'on', max_connections: '200' };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(logFile, 'w');
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', `${port}`, ...args], {
    cwd: dir,
    stdio: ['ignore', 'ignore', log],
    ...owner,
  });
  closeSync(log);
  const url = (database: string) => `postgresql://actodo:${password}@127.0.0.1:${port}/${database}`;
  await eventually(
    () => ask(url('postgres'), 'select 1'),
    undefined,
    () => (server.exitCode === null ? undefined : `PostgreSQL ended:\n${readFileSync(logFile, 'utf8')}`),
  );
  let databases = 0;
  return {
    port,
    async createDatabase() {
      const name = `actodo_${++databases}`;
      await ask(url('postgres'), `create database ${name}`);
      return url(name);
    },
    async dropConnections(of) {
      const ended = `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`;
      return ask(url('postgres'), ended, [new URL(of).pathname.slice(1)]);
    },
    stop: () => stop(server, dir),
  };
}

/** PostgreSQL refuses to run as root; its package made a user for it. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (kind: '-u' | '-g') => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function ask(url: string, query: string, values: string[] = []): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(query, values)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

/** SIGINT is the fast shutdown: open connections are ended, not waited for (PostgreSQL, "Shutting Down the Server"). */
async function stop(server: ChildProcess, dir: string): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  if (server.exitCode === null && server.kill('SIGINT')) await ended;
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
}
