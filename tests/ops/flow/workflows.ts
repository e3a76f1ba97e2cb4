import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureTools } from '../chart/tools.ts';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
const { objects } = ensureTools();

export interface Step {
  uses?: string;
  run?: string;
  if?: string;
  id?: string;
  with?: Record<string, unknown>;
  env?: Record<string, unknown>;
  'timeout-minutes'?: number;
}

export interface Job {
  uses?: string;
  needs?: string | string[];
  'runs-on'?: string;
  'timeout-minutes'?: number;
  permissions?: Record<string, string>;
  environment?: { name: string };
  env?: Record<string, unknown>;
  steps?: Step[];
  strategy?: { matrix: { part?: string[] } };
}

export interface Workflow {
  file: string;
  text: string;
  on: Record<string, { branches?: string[]; tags?: string[] } | null>;
  permissions?: unknown;
  concurrency?: { group: string; 'cancel-in-progress': unknown };
  jobs: Record<string, Job>;
}

/** An action of our own: its steps run in the job that uses it. */
export interface Action {
  file: string;
  text: string;
  steps: Step[];
}

export interface Pipelines {
  workflows: Workflow[];
  actions: Action[];
}

/** The texts of `.github`, by their paths. */
export function texts(): Map<string, string> {
  const files = globSync('.github/{workflows,actions}/**/*.yml', { cwd: root }).sort();
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

/** What the texts say. */
export function read(files: Map<string, string>): Pipelines {
  const pipelines: Pipelines = { workflows: [], actions: [] };
  for (const [file, text] of files) {
    // biome-ignore lint/suspicious/noExplicitAny: whatever the file says
    const said = parsed.get(text) as any;
    // YAML 1.1 takes the key `on` for a truth.
    if (file.includes('/workflows/')) pipelines.workflows.push({ ...said, on: said.on ?? said.true, file, text });
    else pipelines.actions.push({ file, text, steps: said.runs.steps });
  }
  return pipelines;
}

const parsed = new Map<string, unknown>();

/** Reads YAML texts, each of one document, for `read`: all of them together, because each call starts a program. Throws an Error when one is no YAML, or says a thing twice. */
export function parse(...yaml: string[]): unknown[] {
  const input = yaml.join('\n---\n');
  const documents = JSON.parse(execFileSync(objects, { input, encoding: 'utf8', maxBuffer: 1e8 }));
  for (const [index, text] of yaml.entries()) parsed.set(text, documents[index]);
  return documents;
}

/** Every job with its name and workflow. */
export const jobsOf = ({ workflows }: Pipelines) =>
  workflows.flatMap((workflow) =>
    Object.entries(workflow.jobs).map(([name, job]) => ({ workflow, job, where: `${workflow.file}, ${name}` })),
  );

/** Every step of workflows and actions, with where it stands. */
export const stepsOf = (pipelines: Pipelines) => [
  ...jobsOf(pipelines).flatMap(({ job, where }) => (job.steps ?? []).map((step) => ({ step, where }))),
  ...pipelines.actions.flatMap(({ file, steps }) => steps.map((step) => ({ step, where: file }))),
];
