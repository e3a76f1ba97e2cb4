import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { daprVersion } from '../../stack/binaries.ts';
import type { Binaries } from '../binaries.ts';
import { pauseImage } from '../box.ts';
import { type Image, type Layer, packLayer } from './layout.ts';

const certificates = '/etc/ssl/certs/ca-certificates.crt';
/** User of Dapr's published images, and of ours. */
export const nonroot = 65532;

/** What every image begins with: two users, no names but DNS's, authorities, a folder for temporary files. */
export async function baseLayer(dir: string): Promise<Layer> {
  const files = {
    'etc/passwd': `root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:${nonroot}:${nonroot}:nonroot:/home/nonroot:/sbin/nologin\n`,
    'etc/group': `root:x:0:\nnonroot:x:${nonroot}:\n`,
    'etc/nsswitch.conf': 'hosts: files dns\n',
  };
  const root = join(dir, 'base');
  for (const [file, text] of Object.entries(files)) write(join(root, file), text);
  if (existsSync(certificates)) copy(certificates, join(root, certificates));
  mkdirSync(join(root, 'tmp'));
  chmodSync(join(root, 'tmp'), 0o1777);
  return packLayer(join(dir, 'base.tar'), root);
}

/** An image of programs at its root. */
export async function programLayer(dir: string, program: string): Promise<Layer> {
  const root = join(dir, basename(program));
  copy(program, join(root, basename(program)));
  return packLayer(`${root}.tar`, root);
}

/** Under the names that Dapr's chart asks for, with what we built of it. */
export async function daprImages(dir: string, base: Layer, { stack, controlPlane }: Binaries): Promise<Image[]> {
  const folders = {
    [stack.dapr]: ['daprd', 'sentry', 'placement', 'scheduler'],
    [controlPlane]: ['operator', 'injector'],
  };
  const programs = Object.entries(folders).flatMap(([folder, names]) => names.map((name) => join(folder, name)));
  return Promise.all(
    programs.map((program) => programImage(dir, base, `ghcr.io/dapr/${basename(program)}:${daprVersion}`, program)),
  );
}

/** An image that runs one program. */
export const programImage = async (dir: string, base: Layer, name: string, program: string): Promise<Image> => ({
  name,
  layers: [base, await programLayer(dir, program)],
  config: { User: `${nonroot}`, Entrypoint: [`/${basename(program)}`] },
});

export const pause = async (dir: string, program: string): Promise<Image> => ({
  name: pauseImage,
  layers: [await programLayer(dir, program)],
  config: { Entrypoint: ['/pause'] },
});

export function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

export function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
