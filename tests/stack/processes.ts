import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ProcessOptions {
  name: string;
  /** Program and arguments. */
  argv: string[];
  /** Beside PATH, HOME and TMPDIR. */
  env?: Record<string, string>;
  cwd?: string;
  /** Output of every run is appended. */
  logFile: string;
  /** Starts it again whenever it ends, until `stop`. */
  supervise?: boolean;
  /** User that it runs as. */
  owner?: { uid: number; gid: number };
  /** What asks it to end. */
  stopSignal?: NodeJS.Signals;
}

/** How a run ended. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

const firstBackoffMs = 200;
const longestBackoffMs = 1_000;
/** A run of this length was no failed start: the next restart is quick again. */
const steadyMs = 5_000;
const givenUpAfter = 4;
/** Longer than the program takes at most (`stopMs` in src/process.ts). */
const stopGraceMs = 30_000;
/** The kernel's tick in /proc/PID/stat: 100 a second on every Linux that Node supports. */
const msPerTick = 10;

const alive = new Set<StackProcess>();
process.on('exit', () => {
  for (const each of alive) each.signal('SIGKILL');
});

// Linux only: the kernel then ends a child with its parent, even when that got a SIGKILL.
const withParent = existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'KILL', '--'] : [];

/** One program that can be killed, paused and started again on the same ports and files. */
export class StackProcess {
  readonly name: string;
  readonly logFile: string;
  /** Resolves when the present run ends. */
  exited: Promise<Exit> = Promise.resolve({ code: null, signal: null });
  /** How often it was started. */
  starts = 0;
  readonly #options: ProcessOptions;
  #child: ChildProcess | undefined;
  #stopping = false;
  /** One of its runs was long, or was ended by us. */
  #hasServed = false;
  #backoffMs = firstBackoffMs;

  constructor(options: ProcessOptions) {
    this.name = options.name;
    this.logFile = options.logFile;
    this.#options = options;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get running(): boolean {
    return this.#child !== undefined;
  }

  /** Its first runs all ended soon and by themselves: waiting for it makes no sense. */
  get failedToStart(): boolean {
    return !this.running && !this.#hasServed && this.starts >= (this.#options.supervise ? givenUpAfter : 1);
  }

  start(): this {
    if (this.#child) return this;
    this.#stopping = false;
    const { argv, env, cwd, owner } = this.#options;
    const [program = '', ...args] = [...withParent, ...argv];
    const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
    const log = openSync(this.logFile, 'a');
    const child = spawn(program, args, {
      cwd,
      env: { PATH, HOME, TMPDIR, ...env },
      stdio: ['ignore', log, log],
      // A group of its own: Ctrl-C in a terminal reaches us alone, and we end everything in order.
      detached: true,
      ...owner,
    });
    closeSync(log);
    this.#child = child;
    this.starts++;
    alive.add(this);
    const started = performance.now();
    this.exited = new Promise((resolve) => {
      child.once('error', () => resolve({ code: null, signal: null }));
      child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    this.exited.then(() => {
      this.#child = undefined;
      alive.delete(this);
      const ranMs = performance.now() - started;
      if (ranMs > steadyMs) this.#hasServed = true;
      if (this.#options.supervise && !this.#stopping) this.#startLater(ranMs);
    });
    return this;
  }

  async #startLater(ranMs: number): Promise<void> {
    if (ranMs > steadyMs) this.#backoffMs = firstBackoffMs;
    const waitMs = this.#backoffMs;
    this.#backoffMs = Math.min(2 * waitMs, longestBackoffMs);
    await sleep(waitMs, undefined, { ref: false });
    if (!this.#stopping) this.start();
  }

  /** Sends the signal to the process and its descendants (PostgreSQL has many, each in a session of its own). */
  signal(signal: NodeJS.Signals): void {
    for (const pid of this.pids()) {
      try {
        process.kill(pid, signal);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
  }

  /** Ends the present run and waits for its end; a supervised process then comes back. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { exited } = this;
    this.#hasServed = true;
    this.signal(signal);
    await exited;
  }

  pause(): void {
    this.signal('SIGSTOP');
  }

  resume(): void {
    this.signal('SIGCONT');
  }

  /** Asks it to end, for good; kills it when it takes longer than 30 s. */
  async stop(signal = this.#options.stopSignal ?? 'SIGTERM'): Promise<void> {
    this.#stopping = true;
    this.#hasServed = true;
    const { exited, pid } = this;
    if (pid === undefined) return;
    this.resume();
    process.kill(pid, signal);
    const timer = setTimeout(() => this.signal('SIGKILL'), stopGraceMs);
    await exited;
    clearTimeout(timer);
  }

  async restart(): Promise<void> {
    await this.stop();
    this.start();
  }

  /** CPU time of the present run with its descendants, in milliseconds. 0 where there is no /proc. */
  cpuMs(): number {
    const ticks = this.pids().flatMap((pid) => {
      const fields = readStat(pid);
      // utime, stime and those of children that have ended (proc_pid_stat(5), fields 14 to 17).
      return fields ? fields.slice(11, 15).map(Number) : [];
    });
    return ticks.reduce((sum, each) => sum + each, 0) * msPerTick;
  }

  /** Its process id and those of its descendants. */
  pids(): number[] {
    return this.pid === undefined ? [] : [this.pid, ...descendants(this.pid)];
  }

  /** The last lines it wrote. */
  logTail(lines = 15): string {
    if (!existsSync(this.logFile)) return '';
    return readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  }
}

function descendants(root: number): number[] {
  if (!existsSync('/proc/self/stat')) return [];
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? Number(readStat(Number(name))?.[1]) : Number.NaN;
    if (parent) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (pid: number): number[] => (children.get(pid) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(root);
}

/** Fields of /proc/PID/stat from the third (state) on: the second, the name, may hold blanks and brackets. */
function readStat(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
