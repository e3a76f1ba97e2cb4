import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { goBuild } from '../../stack/binaries.ts';
import { build, cacheOf, demand } from '../../stack/cache.ts';
import { writeCrdSchemas, writeKindSchemas } from './schemas.ts';
import versions from './tools/schemas.json' with { type: 'json' };

const here = fileURLToPath(new URL('./', import.meta.url));
const programSources = ['go.mod', 'go.sum', 'objects/main.go'].map((file) => join(here, 'tools', file));
const schemaSources = ['schemas.ts', 'tools/schemas.json', 'tools/requirements.txt'].map((file) => join(here, file));

/** Versions of Kubernetes that the chart is for; the oldest is its kubeVersion. */
export const kubernetesVersions: string[] = versions.kubernetes;

export interface Tools {
  helm: string;
  kubeconform: string;
  /** YAML in, JSON out. */
  objects: string;
  /** A folder of schemas a version of Kubernetes, `1.34`, and one of those of custom resources, `crds`; what its makers say of a component, `pubsub.kafka.json`. */
  schemas: string;
}

/** Builds what is missing, once, into the cache of tests/stack. Throws an Error that names what to install. */
export function ensureTools(): Tools {
  const bin = join(cacheOf(programSources), 'ops');
  const schemas = join(cacheOf([...programSources, ...schemaSources]), 'schemas');
  build(bin, 'helm and kubeconform (about a minute the first time)', buildTools);
  const tools = { ...programs(bin), schemas };
  build(schemas, 'schemas of Kubernetes and of custom resources', (dir) => fetchSchemas(dir, tools.objects));
  return tools;
}

const programs = (bin: string) => ({
  helm: join(bin, 'helm'),
  kubeconform: join(bin, 'kubeconform'),
  objects: join(bin, 'objects'),
});

function buildTools(dir: string): void {
  const packages = ['helm.sh/helm/v3/cmd/helm', 'github.com/yannh/kubeconform/cmd/kubeconform', './objects'];
  goBuild(join(here, 'tools'), ['-ldflags', '-s -w', '-o', `${dir}/`, ...packages]);
}

function fetchSchemas(dir: string, objects: string): void {
  demand('python3', ['-c', 'import venv, ensurepip'], "Python 3 that makes environments, Debian's python3-venv");
  const environment = join(dir, 'environment');
  execFileSync('python3', ['-m', 'venv', environment], { stdio: ['ignore', 2, 2] });
  const requirements = join(here, 'tools/requirements.txt');
  const target = join(dir, 'package');
  const args = ['install', '-q', '--disable-pip-version-check', '--no-deps', '--require-hashes', '--target', target];
  execFileSync(join(environment, 'bin/pip'), [...args, '-r', requirements], { stdio: ['ignore', 2, 2] });
  for (const version of kubernetesVersions) {
    const from = join(target, `kubernetes_validate/kubernetes-json-schema/v${version}.0-local-strict`);
    writeKindSchemas(from, join(dir, version));
  }
  mkdirSync(join(dir, 'crds'));
  for (const { module, folder } of versions.customResources) {
    const sources = join(moduleDir(module), folder);
    for (const file of readdirSync(sources).filter((name) => name.endsWith('.yaml')))
      writeCrdSchemas(toObjects(objects, readFileSync(join(sources, file), 'utf8')), join(dir, 'crds'));
  }
  const { module, files } = versions.components;
  for (const [type, file] of Object.entries(files)) {
    const [described] = toObjects(objects, readFileSync(join(moduleDir(module), file), 'utf8'));
    writeFileSync(join(dir, `${type}.json`), JSON.stringify(described));
  }
  rmSync(environment, { recursive: true });
  rmSync(target, { recursive: true });
}

/** Where Go keeps the sources of a module, fetched if need be. */
const moduleDir = (module: string): string =>
  JSON.parse(execFileSync('go', ['mod', 'download', '-json', module], { encoding: 'utf8', maxBuffer: 1e8 })).Dir;

// biome-ignore lint/suspicious/noExplicitAny: any object of Kubernetes
export type Resource = any;

/** The documents of a YAML text. */
export const toObjects = (program: string, yaml: string): Resource[] =>
  JSON.parse(execFileSync(program, { input: yaml, encoding: 'utf8', maxBuffer: 1e8 }));
