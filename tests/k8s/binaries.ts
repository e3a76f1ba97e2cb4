import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  buildDapr,
  daprSources,
  ensureBinaries as ensureStack,
  goBuild,
  moduleDir,
  type Binaries as StackBinaries,
} from '../stack/binaries.ts';
import { build, cacheOf } from '../stack/cache.ts';

const here = fileURLToPath(new URL('./', import.meta.url));
const sources = ['cluster/go.mod', 'cluster/go.sum', 'cluster/coredns/main.go', 'pause/pause.c'].map((file) =>
  join(here, file),
);
const kubernetesVersion = '1.34.2';
const kubernetes = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubelet', 'kube-proxy', 'kubectl'];

export interface Binaries {
  /** What the stack runs: daprd, placement, scheduler, sentry, Kafka, PostgreSQL. */
  stack: StackBinaries;
  /** Folder of a cluster's programs with etcd, coredns and helm. */
  cluster: string;
  /** Folder of Dapr's operator and injector, and of its Helm chart (`chart`). */
  controlPlane: string;
  /** The program that holds a pod. */
  pause: string;
}

/** Builds what is missing, once, into the stack's cache. Throws an Error that names what to install. */
export function ensureBinaries(): Binaries {
  const stack = ensureStack();
  const [cache, dapr] = [cacheOf(sources), cacheOf(daprSources)];
  const cluster = join(cache, 'cluster');
  build(cluster, 'Kubernetes (about 6 minutes the first time)', buildCluster);
  const pause = join(cache, 'pause');
  build(pause, 'the program that holds a pod', (dir) =>
    execFileSync('cc', ['-Os', '-static', '-s', '-o', join(dir, 'pause'), join(here, 'pause/pause.c')]),
  );
  const controlPlane = join(dapr, 'control-plane');
  build(controlPlane, "Dapr's operator and injector", (dir) => {
    buildDapr(
      dir,
      ['operator', 'injector'].map((name) => `github.com/dapr/dapr/cmd/${name}`),
    );
    cpSync(join(moduleDir('github.com/dapr/dapr'), 'charts/dapr'), join(dir, 'chart'), { recursive: true });
  });
  return { stack, cluster, controlPlane, pause: join(pause, 'pause') };
}

/** Builds, once, the server that autoscaling asks, and answers where it is. */
export function ensureMetricsServer(): string {
  const module = join(here, 'metrics-server');
  const target = join(cacheOf(['go.mod', 'go.sum'].map((file) => join(module, file))), 'metrics-server');
  build(target, 'metrics-server (about 3 minutes the first time)', (dir) =>
    goBuild(module, ['-ldflags', '-s -w', '-o', `${dir}/`, 'sigs.k8s.io/metrics-server/cmd/metrics-server']),
  );
  return join(target, 'metrics-server');
}

function buildCluster(dir: string): void {
  const version = (name: string, value: string) => `-X k8s.io/component-base/version.${name}=${value}`;
  const [major, minor] = kubernetesVersion.split('.');
  // Without them it says v0.0.0, which charts refuse.
  const versions = [
    version('gitVersion', `v${kubernetesVersion}`),
    version('gitMajor', major!),
    version('gitMinor', minor!),
  ];
  const module = join(here, 'cluster');
  const commands = kubernetes.map((name) => `k8s.io/kubernetes/cmd/${name}`);
  goBuild(module, ['-ldflags', `-s -w ${versions.join(' ')}`, '-o', `${dir}/`, ...commands]);
  goBuild(module, ['-ldflags', '-s -w', '-o', join(dir, 'etcd'), 'go.etcd.io/etcd/server/v3']);
  goBuild(module, ['-ldflags', '-s -w', '-o', `${dir}/`, 'helm.sh/helm/v3/cmd/helm', './coredns']);
}
