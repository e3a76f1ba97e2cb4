import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('./', import.meta.url));

/** What is installed by one package manager: the files that pin it, how it is made in an empty folder, and what it cannot do without. */
interface Bundle {
  what: string;
  pins: string[];
  /** What else decides which files are installed. */
  platform(): string;
  fill(dir: string): void;
  missing(): string | undefined;
}

/** Packages of npm that are pinned by the manifest and the lock file in a folder beside this file. */
const fromNpm = (folder: string, what: string): Bundle => ({
  what,
  pins: [`${folder}/package.json`, `${folder}/package-lock.json`],
  platform: () => `${process.platform} ${process.arch}`,
  missing: () => undefined,
  fill(dir) {
    for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(here, folder, name), join(dir, name));
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const script = process.env.npm_execpath;
    const [program, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
    execFileSync(program, [...first, ...args], { cwd: dir, stdio: ['ignore', 2, 2] });
  },
});

const npm = fromNpm('npm', 'clients from npm');
const lighthouse = fromNpm('lighthouse', 'Lighthouse');

const python: Bundle = {
  what: 'clients from PyPI',
  pins: ['python/requirements.txt'],
  platform: () => String(spawnSync('python3', ['-VV'], { encoding: 'utf8' }).stdout),
  missing() {
    const wanted = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))';
    const found = spawnSync('python3', ['-c', wanted], { stdio: 'ignore' }).status === 0;
    return found ? undefined : 'they need python3, 3.11 or newer, with venv (on Debian the package python3-venv)';
  },
  fill(dir) {
    const stdio = ['ignore', 2, 2] as const;
    execFileSync('python3', ['-m', 'venv', dir], { stdio: [...stdio] });
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--no-deps',
      '--disable-pip-version-check',
      '--only-binary',
      ':all:',
    ];
    execFileSync(pythonIn(dir), [...pip, '-r', join(here, 'python/requirements.txt')], { stdio: [...stdio] });
  },
};

/** What is beside the pinned files of a bundle when it is whole. */
function folderOf({ pins, platform }: Bundle): string {
  const hash = createHash('sha256').update(platform());
  for (const pin of pins) hash.update(readFileSync(join(here, pin)));
  const { ACTODO_CLIENTS_CACHE, XDG_CACHE_HOME } = process.env;
  const cache = ACTODO_CLIENTS_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'actodo-clients');
  return join(cache, `${dirname(pins[0]!)}-${hash.digest('hex').slice(0, 16)}`);
}

const pythonIn = (dir: string) => join(dir, 'bin', 'python');

/** Installs what is missing; answers a sentence for each bundle that cannot be had here. */
function installAll(bundles: Bundle[]): string[] {
  return bundles.flatMap((bundle) => {
    const target = folderOf(bundle);
    if (existsSync(target)) return [];
    const reason = bundle.missing() ?? install(bundle, target);
    return reason === undefined ? [] : [`Skipped: ${bundle.what}; ${reason}.`];
  });
}

export const installClients = () => installAll([npm, python]);
export const installLighthouse = () => installAll([lighthouse]);

/** Fills a folder beside `target` and renames it, so that what stands there is always whole. */
function install({ what, fill }: Bundle, target: string): string | undefined {
  console.error(`clients: installing ${what} into ${target} (once) ...`);
  mkdirSync(dirname(target), { recursive: true });
  const dir = mkdtempSync(`${target}.`);
  try {
    fill(dir);
    renameSync(dir, target);
    return undefined;
  } catch (error) {
    return existsSync(target) ? undefined : `they could not be installed: ${(error as Error).message.split('\n')[0]}`;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const installed = (bundle: Bundle) => [folderOf(bundle)].find((dir) => existsSync(dir));

const notInstalled = (what: string) => `the ${what} are not installed; npm run test:clients says why`;

/** The program of a package from npm, or why it is not there. */
export function npmProgram(path: string): { file: string; missing: false } | { file: ''; missing: string } {
  const dir = installed(npm);
  return dir
    ? { file: join(dir, 'node_modules', path), missing: false }
    : { file: '', missing: notInstalled(npm.what) };
}

/** The folder of Lighthouse's packages, or why it is not there. */
export function lighthousePackages(): { folder: string; missing: false } | { folder: ''; missing: string } {
  const dir = installed(lighthouse);
  return dir
    ? { folder: join(dir, 'node_modules'), missing: false }
    : { folder: '', missing: 'Lighthouse is not installed; npm run test:lighthouse says why' };
}

/** The Python that has the clients, or why it is not there. */
export function pythonProgram(): { file: string; missing: false } | { file: ''; missing: string } {
  const dir = installed(python);
  return dir ? { file: pythonIn(dir), missing: false } : { file: '', missing: notInstalled(python.what) };
}
