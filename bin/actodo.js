#!/usr/bin/env node
// Plain JavaScript for any Node >= 20: installs what is missing, finds a Node that strips types, runs the command there.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const neededMajor = 24;
// Garbage is collected before it has doubled the heap: less memory for a little more work (docs/decisions/0034-memory-of-the-embedded-program.md).
const memoryFlags = ['--max-semi-space-size=8', '--heap-growing-percent=30'];

const commands = {
  start: { dev: false, steps: [[...memoryFlags, 'src/main.ts']] },
  dev: { dev: true, steps: [[...memoryFlags, '--watch', 'src/main.ts']] },
  test: { dev: true, steps: [['tests/run.ts']] },
  'test:browser': { dev: true, steps: [['tests/browser.ts']] },
  'test:lighthouse': { dev: true, steps: [['tests/lighthouse.ts']] },
  screenshots: { dev: true, steps: [['tests/browser/draw-pictures.ts'], ['tests/browser/screenshots.ts']] },
  'test:clients': { dev: true, steps: [['tests/clients.ts']] },
  'test:history': { dev: true, steps: [['tests/run.ts', 'tests/history/**/*.test.ts']] },
  'test:long': { dev: true, steps: [['tests/run.ts', 'tests/long/**/*.test.ts']] },
  // Most of them wait for what no longer comes, so more go at once than there are cores.
  'test:guards': { dev: true, steps: [['tests/run.ts', '--test-concurrency=6', 'tests/guards/*.test.ts']] },
  'test:guards:page': { dev: true, steps: [['tests/run.ts', '--test-concurrency=4', 'tests/guards/page/*.test.ts']] },
  verify: { dev: true, steps: [['tests/verify.ts']] },
  smoke: { dev: false, steps: [['tests/smoke/run.ts']] },
  backup: { dev: false, steps: [['src/backup/backup.ts']] },
  restore: { dev: false, steps: [['src/backup/restore.ts']] },
  'vapid-keys': { dev: false, steps: [['src/sending/vapid-keys.ts']] },
  docs: { dev: true, steps: [['tests/docs.ts']] },
  cuts: { dev: true, steps: [['tests/cuts.ts']] },
  // Its clock stands still, of which the embedded database makes a timer of years, again and again.
  eval: { dev: true, steps: [['--disable-warning=TimeoutOverflowWarning', 'tests/eval/run.ts']] },
  bench: { dev: true, steps: [['tests/bench/run.ts']] },
  stack: { dev: true, steps: [['tests/stack/run.ts']] },
  'test:ops': { dev: true, steps: [['tests/ops/run.ts']] },
  drill: { dev: true, steps: [['tests/stack/drill.ts']] },
  simulate: { dev: true, steps: [['tests/simulate/run.ts']] },
  'test:stack': { dev: true, steps: [['tests/stack/suite.ts']] },
  'test:k8s': { dev: true, steps: [['tests/k8s/suite.ts']] },
  chaos: { dev: true, steps: [['tests/stack/chaos.ts']] },
  'bench:stack': { dev: true, steps: [['tests/stack/bench.ts']] },
};

function fail(message) {
  console.error(`actodo: ${message}`);
  process.exit(1);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Is every package of the lock file, which this command needs, installed in its version? */
function isInstalled(withDev) {
  const wanted = readJson('package-lock.json')?.packages ?? {};
  const present = readJson('node_modules/.package-lock.json')?.packages ?? {};
  return Object.entries(wanted).every(
    ([path, { version, dev, optional, peer }]) =>
      path === '' || optional || peer || (dev && !withDev) || present[path]?.version === version,
  );
}

function install(withDev) {
  console.error('actodo: installing packages (once) ...');
  const args = ['ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'];
  if (!withDev) args.push('--omit=dev');
  const npm = process.env.npm_execpath;
  const [program, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const { status } = spawnSync(program, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && program === 'npm',
  });
  if (status !== 0) fail('npm could not install the packages; see its message above, then run the command again.');
}

function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= neededMajor) return process.execPath;
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const binary = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  return fail(
    `needs Node ${neededMajor} or newer, this is ${process.versions.node}, and npm has no package of it for ` +
      `${process.platform}-${process.arch}. Install it from https://nodejs.org and run the command again.`,
  );
}

/** Who started this process: its parent, and the one behind it where npm's shell stands between. */
function startedBy() {
  const about = (pid, what) => {
    try {
      return readFileSync(`/proc/${pid}/${what}`, 'utf8');
    } catch {
      return '';
    }
  };
  const parent = process.ppid;
  const isShell = /^(?:sh|dash|bash|ash|busybox|zsh)\n$/.test(about(parent, 'comm'));
  return isShell ? `${parent} ${/^PPid:.*$/m.exec(about(parent, 'status'))}` : `${parent}`;
}

/** npm passes not every end on to what it runs: when it is gone, so is the reason to run. Started without npm, a process may outlive its parent. */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event !== name) return;
  const npm = startedBy();
  const watch = setInterval(() => {
    if (startedBy() === npm) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 500);
  watch.unref();
}

/** The child sees this process end by its channel, so that killing the launcher never leaves a server behind. */
function run(node, args) {
  // npm says where its user is; files that a command is given are named from there.
  const env = { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() };
  const child = spawn(node, args, { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  endWithNpm(child);
  return new Promise((resolve) => {
    child.on('error', (error) => fail(`could not run ${node}: ${error.message}`));
    child.on('exit', (code, signal) => resolve(signal ? 1 : code));
  });
}

const [name = 'start', ...rest] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (!command) fail(`unknown command ${name}; it is one of ${Object.keys(commands).join(', ')}.`);
if (!isInstalled(command.dev)) install(command.dev);
const node = findNode();
for (const step of command.steps) {
  const code = await run(node, [...step, ...rest]);
  if (code !== 0) process.exit(code ?? 1);
}
