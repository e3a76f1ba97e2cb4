import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { goBuild } from '../../stack/binaries.ts';
import { build, cacheOf } from '../../stack/cache.ts';

const module = fileURLToPath(new URL('./tools', import.meta.url));
const packages = ['github.com/rhysd/actionlint/cmd/actionlint', 'github.com/zricethezav/gitleaks/v8'];

export interface FlowTools {
  actionlint: string;
  gitleaks: string;
}

/** Builds what is missing, once, into the cache of tests/stack. Throws an Error that names what to install. */
export function ensureFlowTools(): FlowTools {
  const bin = join(cacheOf(['go.mod', 'go.sum'].map((file) => join(module, file))), 'flow');
  build(bin, 'actionlint and gitleaks (about a minute the first time)', (dir) =>
    goBuild(module, ['-ldflags', '-s -w', '-o', `${dir}/`, ...packages]),
  );
  return { actionlint: join(bin, 'actionlint'), gitleaks: join(bin, 'gitleaks') };
}

/** Runs git in a folder, as nobody in particular and without the settings of whoever tests. */
export const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', '-C', folder, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  });
