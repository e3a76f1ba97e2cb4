import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureTools, kubernetesVersions, type Resource, toObjects } from './tools.ts';

export const chart = fileURLToPath(new URL('../../../charts/actodo', import.meta.url));
export const tools = ensureTools();

/** What the chart is told beside a profile: what it has no default for. */
const needed = {
  baseUrl: 'https://todo.example.com',
  'kafka.brokers': 'kafka-0.example.com:9093,kafka-1.example.com:9093',
};

/** As an operator names them: a profile alone, or two, the second beside the first. */
export const profiles = {
  default: [],
  minikube: ['minikube'],
  'free-tier': ['free-tier'],
  aks: ['aks'],
  gke: ['gke'],
  oke: ['oke'],
  ha: ['ha'],
  'gke and ha': ['gke', 'ha'],
} satisfies Record<string, string[]>;

export interface RenderOptions {
  /** Names of files in profiles/. */
  profile?: readonly string[];
  kubernetes?: string;
  /** As `--set-json`: path to value. */
  set?: Record<string, unknown>;
  /** Another folder of the chart. */
  from?: string;
}

/** The chart as YAML. Throws an Error with helm's words when it does not render. */
export function render({
  profile = [],
  kubernetes = kubernetesVersions[0],
  set = {},
  from = chart,
}: RenderOptions = {}): string {
  const values = profile.map((name) => `--values=${join(from, 'profiles', `${name}.yaml`)}`);
  const said = { ...(profile.length === 0 || !profile.includes('minikube') ? needed : {}), ...set };
  const sets = Object.entries(said).map(([path, value]) => `--set-json=${path}=${JSON.stringify(value)}`);
  const args = ['template', 'actodo', from, '--namespace=actodo', `--kube-version=${kubernetes}.0`, ...values, ...sets];
  const { status, stdout, stderr } = spawnSync(tools.helm, args, { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** The chart as objects. */
export const rendered = (options: RenderOptions = {}): Resource[] => toObjects(tools.objects, render(options));

/** `helm lint --strict` of a profile; throws an Error with its words. */
export function lint(profile: readonly string[]): void {
  const values = profile.map((name) => `--values=${join(chart, 'profiles', `${name}.yaml`)}`);
  const sets = Object.entries(needed).map(([path, value]) => `--set-json=${path}=${JSON.stringify(value)}`);
  execFileSync(tools.helm, ['lint', '--strict', chart, ...values, ...sets], { encoding: 'utf8', stdio: 'pipe' });
}

/** Checks YAML files against the schemas of a version; answers kubeconform's findings, none when all is well. */
export function conform(files: string[], version: string): string[] {
  const schemas = [
    `${version}/{{.ResourceKind}}{{.KindSuffix}}.json`,
    'crds/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json',
  ];
  const args = ['-strict', '-output=json', ...schemas.map((path) => `-schema-location=${join(tools.schemas, path)}`)];
  const { stdout, stderr } = spawnSync(tools.kubeconform, [...args, ...files], { encoding: 'utf8', maxBuffer: 1e8 });
  if (!stdout) throw new Error(stderr);
  const { resources } = JSON.parse(stdout) as {
    resources: { filename: string; kind: string; name: string; msg: string }[];
  };
  return (resources ?? []).map(({ filename, kind, name, msg }) => `${basename(filename)}, ${kind} ${name}: ${msg}`);
}

export const ofKind = (objects: Resource[], kind: string): Resource[] => objects.filter((each) => each.kind === kind);

export const profileFiles = (): string[] =>
  readdirSync(join(chart, 'profiles')).map((file) => file.replace(/\.yaml$/, ''));
