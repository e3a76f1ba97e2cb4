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
  /** A second server that follows this one; resolves when no commit is acknowledged any more that it has not flushed. */
  startStandby(): Promise<Standby>;
}

export interface Standby {
  /** Of its own copy of a database. */
  url(database: string): string;
  /** Ends its following and goes on where the primary listened, which must have ended. */
  takeOver(): Promise<void>;
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
  const serve = (name: string, dataDir: string, at: number) =>
    place.launch({
      name,
      argv: [join(bin, 'postgres'), '-D', dataDir, '-p', `${at}`, ...settingsOf(host, dir)],
      cwd: dir,
      owner,
      // The fast shutdown: open connections are ended, not waited for (PostgreSQL, "Shutting Down the Server").
      stopSignal: 'SIGINT',
    });
  const urlAt = (at: number) => (database: string) => `postgresql://actodo:${password}@${host}:${at}/${database}`;
  const url = urlAt(port);
  const answers = (process: StackProcess, at = port) => ready(process, () => ask(urlAt(at)('postgres'), 'select 1'));
  const server: PostgresServer = {
    process: serve('postgres', data, port),
    port,
    async createDatabase(name) {
      await ask(url('postgres'), `create database "${name}"`);
      return url(name);
    },
    async startStandby() {
      const [copy, at] = [join(dir, 'standby'), await reservePort()];
      const from = ['-d', url('postgres'), '--checkpoint=fast', '--write-recovery-conf', '--no-sync'];
      await run(join(bin, 'pg_basebackup'), ['-D', copy, ...from], { cwd: dir, ...owner });
      const following = serve('postgres-standby', copy, at);
      await answers(following, at);
      await ask(url('postgres'), `alter system set synchronous_standby_names = '*'`);
      await ask(url('postgres'), 'select pg_reload_conf()');
      const synchronous = `select 1 / count(*) from pg_stat_replication where sync_state = 'sync'`;
      await ready(following, () => ask(url('postgres'), synchronous));
      return {
        url: urlAt(at),
        async takeOver() {
          await ask(urlAt(at)('postgres'), 'select pg_promote()');
          await following.stop();
          server.process = serve('postgres-promoted', copy, port);
          await answers(server.process);
        },
      };
    },
  };
  await answers(server.process);
  return server;
}

const settingsOf = (host: string, socketDir: string): string[] =>
  Object.entries({
    listen_addresses: host,
    unix_socket_directories: socketDir,
    fsync: 'on',
    max_connections: '300',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

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
