import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { goBuild } from '../../stack/binaries.ts';
import { build, cacheOf } from '../../stack/cache.ts';

const module = fileURLToPath(new URL('./', import.meta.url));

/** The program of this folder, built once into the cache of tests/stack: a configuration of Alloy in, the same as `alloy fmt` writes it out. Throws an Error that names what to install. */
export function ensureAlloyFmt(): string {
  const bin = join(cacheOf(['go.mod', 'go.sum', 'main.go'].map((file) => join(module, file))), 'alloy');
  build(bin, "Alloy's parser", (dir) => goBuild(module, ['-ldflags', '-s -w', '-o', `${dir}/fmt`, '.']));
  return join(bin, 'fmt');
}
