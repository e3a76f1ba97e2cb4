import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, cacheOf } from '../../stack/cache.ts';
import { readStages, type Stage } from './dockerfile.ts';
import { type Image, type Layer, packLayer } from './layout.ts';
import { copy, nonroot } from './parts.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const dockerfile = join(root, 'Dockerfile');
export const appImage = 'actodo.test/actodo';
const node = '/usr/local/bin/node';

/** The image of the Dockerfile's last stage (docs/decisions/0081-the-image-without-docker.md), under each of the tags. */
export async function appImages(dir: string, base: Layer, tags: string[]): Promise<Image[]> {
  const stages = readStages(dockerfile);
  const last = stages.at(-1);
  if (!last || last.runs.length > 0)
    throw new Error(`${dockerfile}: what its last stage runs cannot be run without it.`);
  const layers = [base, await nodeLayer(dir), ...(await copiedLayers(dir, last, stages))];
  return tags.map((tag) => ({
    name: `${appImage}:${tag}`,
    layers,
    config: {
      User: last.user,
      WorkingDir: last.workdir,
      Env: Object.entries({ PATH: '/usr/local/bin', ...last.env }).map(([name, value]) => `${name}=${value}`),
      Entrypoint: last.entrypoint,
      Cmd: last.command,
    },
  }));
}

/** Node with the libraries that it is linked to, where their names in it say. */
function nodeLayer(dir: string): Promise<Layer> {
  const binary = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin/node');
  const files = join(dir, 'node');
  copy(binary, join(files, node));
  const linked = execFileSync('ldd', [binary], { encoding: 'utf8' }).matchAll(/(\/\S+) \(0x/g);
  for (const [, library = ''] of linked) copy(realpathSync(library), join(files, library));
  return packLayer(`${files}.tar`, files);
}

/** Two layers: what is root's, and the folders that the program may write. */
async function copiedLayers(dir: string, { copies, workdir }: Stage, stages: Stage[]): Promise<Layer[]> {
  const [files, own] = [join(dir, 'files'), join(dir, 'own')];
  mkdirSync(own);
  for (const { from, sources, target } of copies) {
    const at = target.startsWith('/') ? target : join(workdir, target);
    const stage = stages.find(({ name }) => name === from);
    for (const source of sources) {
      if (!stage) copyAsDocker(join(root, source), join(files, at), target);
      else if (stage.runs.some((run) => run.includes(`mkdir ${source}`))) mkdirSync(join(own, at), { recursive: true });
      // The base of that stage has another Node; ours has a layer of its own.
      else if (source !== node)
        copyAsDocker(join(madeBy(stage), source.slice(stage.workdir.length)), join(files, at), target);
    }
  }
  return [await packLayer(`${files}.tar`, files), await packLayer(`${own}.tar`, own, nonroot)];
}

/** Of a folder what is in it, a file into what ends like a folder. */
function copyAsDocker(source: string, into: string, target: string): void {
  const isIntoFolder = statSync(source).isFile() && /(^\.|\/)$/.test(target);
  cpSync(source, isIntoFolder ? join(into, basename(source)) : into, {
    recursive: true,
    verbatimSymlinks: true,
  });
}

/** What the stage makes in its folder, by its own commands, once for each Dockerfile and lock file. Its copies must be files of the checkout. */
function madeBy({ copies, runs }: Stage): string {
  const inputs = copies.flatMap(({ sources }) => sources);
  const made = join(cacheOf([dockerfile, ...inputs.map((file) => join(root, file))]), 'packages');
  build(made, 'the packages of the image', (dir) => {
    for (const file of inputs) if (existsSync(join(root, file))) copy(join(root, file), join(dir, file));
    // Outside of its folder it would write to this machine.
    const commands = runs.flatMap((run) => run.split('&&')).filter((command) => !/\s\//.test(command));
    execFileSync('sh', ['-ec', commands.join(' && ')], { cwd: dir, stdio: ['ignore', 2, 2] });
  });
  return made;
}
