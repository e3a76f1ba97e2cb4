import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { daprVersion } from '../stack/binaries.ts';
import { apply, helm, kubectl } from './cluster.ts';

/**
 * Installs Dapr's own chart with mTLS and waits until its control plane is ready. What it reads at its start comes first: sentry and operator
 * end without their Configuration, and the kubelet starts them again ever later.
 */
export async function installDapr(chart: string): Promise<void> {
  const named = ['dapr', chart, '--namespace=dapr-system', `--set=global.tag=${daprVersion}`];
  await kubectl(['create', 'namespace', 'dapr-system']);
  await kubectl(['apply', '--server-side', '-f', join(chart, 'crds')]);
  const definitions = readdirSync(join(chart, 'crds')).length;
  if (definitions === 0) throw new Error(`${chart} has no definitions of Dapr's resources`);
  await kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
  const configuration = 'charts/dapr_config/templates/dapr_default_config.yaml';
  await apply(await helm(['template', ...named, `--show-only=${configuration}`]), '--namespace=dapr-system');
  await helm([
    ...['install', ...named, '--skip-crds', '--take-ownership', '--wait', '--timeout=3m'],
    // No volume, which nothing in the box would make.
    '--set=dapr_scheduler.cluster.inMemoryStorage=true',
  ]);
}
