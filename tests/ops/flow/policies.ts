import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Job, jobsOf, type Pipelines, root, type Step, stepsOf, type Workflow } from './workflows.ts';

/** Answers what is wrong, nothing when the policy holds. */
export type Policy = (pipelines: Pipelines) => string[];

/** Who may write, and what for. Everything else reads. */
const writers: Record<string, string[]> = {
  '.github/workflows/staging.yml, image': ['packages', 'id-token', 'attestations'],
  '.github/workflows/staging.yml, deploy': ['id-token'],
  '.github/workflows/production.yml, deploy': ['id-token'],
  '.github/workflows/production.yml, name': ['packages'],
};

/** Secrets that there are: of an account that asks whether an installation works. No key of a cloud or of a registry. */
const secrets = ['SMOKE_EMAIL', 'SMOKE_PASSWORD'];

const cluster = './.github/actions/cluster';
const deploys = (job: Job): boolean => (job.steps ?? []).some(({ uses }) => uses === cluster);
const runs = (job: Job, command: string): number => (job.steps ?? []).findIndex(({ run }) => run?.includes(command));
const isFrom = ({ on }: Workflow, event: string): boolean => Object.hasOwn(on, event);
const all = ({ workflows, actions }: Pipelines) => [...workflows, ...actions];

export const policies: Record<string, Policy> = {
  'every action is pinned by its full SHA, with the version beside it': (pipelines) => {
    const versions = new Map<string, string>();
    return all(pipelines).flatMap(({ file, text }) =>
      [...text.matchAll(/^.*\buses:\s*(.*)$/gm)].flatMap(([, said = '']) => {
        if (said.startsWith('./')) return [];
        const [, action = '', pin = '', version = ''] =
          /^([\w./-]+)@([\da-f]{40}) # (v\d+(?:\.\d+)+)$/.exec(said) ?? [];
        if (!action) return [`${file}: ${said}`];
        const seen = versions.get(action) ?? `${pin} ${version}`;
        versions.set(action, seen);
        return seen === `${pin} ${version}` ? [] : [`${file}: ${action} in two versions`];
      }),
    );
  },

  'nothing is permitted that is not named, and few may write': (pipelines) => [
    ...pipelines.workflows
      .filter(({ permissions }) => JSON.stringify(permissions) !== '{}')
      .map(({ file }) => `${file}: permissions for all jobs`),
    ...jobsOf(pipelines).flatMap(({ job, where }) => {
      if (typeof job.permissions !== 'object') return [`${where}: permissions are not named`];
      const written = Object.entries(job.permissions).filter(([, right]) => right !== 'read');
      return written.filter(([name]) => !writers[where]?.includes(name)).map(([name]) => `${where}: writes ${name}`);
    }),
  ],

  'every job ends, and what deploys leaves time to go back': (pipelines) =>
    jobsOf(pipelines).flatMap(({ job, where }) => {
      const minutes = job['timeout-minutes'] ?? 0;
      if (!job.uses && !(minutes > 0 && minutes <= 60)) return [`${where}: no timeout of up to an hour`];
      if (!deploys(job)) return [];
      const [upgrade, check] = ['upgrade', 'check'].map((step) => job.steps?.[runs(job, `.ci/deploy ${step}`)]);
      const until = (step?: Step) => step?.['timeout-minutes'] ?? minutes;
      return until(upgrade) + until(check) + 15 <= minutes ? [] : [`${where}: no time is left for the rollback`];
    }),

  'runs of the same thing do not overlap, and a deployment is not cut off by the next': (pipelines) =>
    pipelines.workflows.flatMap(({ file, concurrency, jobs }) => {
      if (!concurrency?.group) return [`${file}: no concurrency`];
      const cutsOff = Object.values(jobs).some(deploys) && concurrency['cancel-in-progress'] !== false;
      return cutsOff ? [`${file}: a deployment may be cancelled`] : [];
    }),

  'a pull request gets no secret, no token of a cloud, no environment, and no right of this repository': ({
    workflows,
  }) => {
    const called = new Set(
      workflows
        .filter((workflow) => isFrom(workflow, 'pull_request'))
        .flatMap(({ file, jobs }) => [file, ...Object.values(jobs).map(({ uses = '' }) => uses.replace('./', ''))]),
    );
    return workflows.flatMap(({ file, text, on, jobs }) => [
      ...['pull_request_target', 'workflow_run', 'issue_comment']
        .filter((event) => event in on)
        .map((event) => `${file}: ${event}`),
      ...(called.has(file) && /\bsecrets\s*[.:[]|github\.token/.test(text) ? [`${file}: secrets`] : []),
      ...(called.has(file)
        ? Object.entries(jobs)
            .filter(([, job]) => job.environment || Object.values(job.permissions ?? {}).includes('write'))
            .map(([name]) => `${file}, ${name}: an environment or a right to write`)
        : []),
    ]);
  },

  'main goes to staging, a tag to production, which waits for an approval; nothing else deploys': (pipelines) =>
    jobsOf(pipelines).flatMap(({ workflow, job, where }) => {
      if (!deploys(job)) return job.environment ? [`${where}: an environment without a deployment`] : [];
      const { push, ...others } = workflow.on;
      if (Object.keys(others).length > 0) return [`${where}: deploys on ${Object.keys(others)}`];
      const place =
        push?.tags?.join() === 'v*' ? 'production' : push?.branches?.join() === 'main' ? 'staging' : 'nowhere';
      return job.environment?.name === place ? [] : [`${where}: deploys to ${job.environment?.name}, not ${place}`];
    }),

  'only what main built, checked and signed is deployed': (pipelines) => [
    ...jobsOf(pipelines)
      .filter(({ job }) => deploys(job))
      .filter(
        ({ job }) =>
          !(runs(job, '.ci/deploy verify') >= 0 && runs(job, '.ci/deploy verify') < runs(job, '.ci/deploy upgrade')),
      )
      .map(({ where }) => `${where}: does not verify first`),
    ...jobsOf(pipelines)
      .filter(({ job }) => (job.steps ?? []).some((step) => step.with?.push === true))
      .flatMap(({ job, where }) => [
        ...(where === '.github/workflows/staging.yml, image' && job.needs === 'checks'
          ? []
          : [`${where}: builds unchecked`]),
        ...(runs(job, 'cosign sign --yes "$IMAGE@$DIGEST"') >= 0 ? [] : [`${where}: does not sign`]),
        ...((job.steps ?? []).some(
          ({ uses, with: given }) =>
            uses?.startsWith('actions/attest-build-provenance@') && given?.['push-to-registry'],
        )
          ? []
          : [`${where}: no provenance`]),
        ...((job.steps ?? []).some((step) => step.with?.sbom === true) ? [] : [`${where}: no bill of materials`]),
      ]),
  ],

  'what does not work is taken back: noted, upgraded, checked, rolled back after a failure or a cut': (pipelines) =>
    jobsOf(pipelines)
      .filter(({ job }) => deploys(job))
      .flatMap(({ job, where }) => {
        const order = ['before', 'upgrade', 'check', 'rollback'].map((step) => runs(job, `.ci/deploy ${step}`));
        const isInOrder = order.every((at, index) => at >= 0 && at > (order[index - 1] ?? -1));
        if (!isInOrder) return [`${where}: not noted, upgraded, checked and rolled back`];
        const { if: when = '', env } = job.steps![order[3]!]!;
        return [
          ...(/failure\(\) \|\| cancelled\(\)/.test(when)
            ? []
            : [`${where}: rolls back when ${when || 'all is well'}`]),
          ...(String(env?.REVISION).includes('{ steps.before.outputs.revision }')
            ? []
            : [`${where}: goes back to nowhere`]),
          ...(job.steps!.slice(order[0], order[3]).some((step) => step.if !== undefined)
            ? [`${where}: a step of it may be left out`]
            : []),
        ];
      }),

  'no key that lives longer than a job': (pipelines) =>
    all(pipelines).flatMap(({ file, text }) => [
      ...[...text.matchAll(/secrets\.(\w+)/g)]
        .filter(([, name = '']) => !secrets.includes(name))
        .map(([found]) => `${file}: ${found}`),
      ...[...text.matchAll(/secrets: inherit|\b(creds|credentials_json|client-secret|KUBECONFIG)\b/g)].map(
        ([found]) => `${file}: ${found}`,
      ),
    ]),

  'no text of an event becomes a script': (pipelines) =>
    stepsOf(pipelines)
      .filter(({ step }) => step.run?.includes('${{'))
      .map(({ step, where }) => `${where}: ${step.run}`),

  'a command that fails is not hidden by another': (pipelines) =>
    stepsOf(pipelines)
      .filter(({ step }) => /echo .*\$\((?!\()|\|\| true|continue-on-error/.test(`${step.run}${Object.keys(step)}`))
      .map(({ step, where }) => `${where}: ${step.run ?? step.uses}`),

  'a checkout leaves no token behind': (pipelines) =>
    stepsOf(pipelines)
      .filter(({ step }) => step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false)
      .map(({ where }) => where),

  "machines are named, and are GitHub's": (pipelines) =>
    jobsOf(pipelines)
      .filter(({ job }) => !job.uses && !/^ubuntu-\d\d\.04$/.test(job['runs-on'] ?? ''))
      .map(({ job, where }) => `${where}: ${job['runs-on']}`),

  'a pull request runs every part of .ci/run, builds the image and asks it, and looks dependencies up': ({
    workflows,
  }) => {
    const [, parts = ''] = /^parts=\((.*)\)$/m.exec(readFileSync(join(root, '.ci/run'), 'utf8')) ?? [];
    const checks = workflows.filter((workflow) => isFrom(workflow, 'pull_request'));
    const jobs = checks.flatMap((workflow) => Object.values(workflow.jobs));
    const named = jobs.flatMap(({ strategy }) => strategy?.matrix.part ?? []);
    const has = (command: string) => jobs.some((job) => runs(job, command) >= 0);
    return [
      ...(named.join(' ') === parts ? [] : [`parts: ${named}`]),
      ...['docker build', 'npm run --silent smoke', 'npm audit', '.ci/run "$PART"'].filter((command) => !has(command)),
      ...(jobs.some((job) => job.steps?.some(({ uses }) => uses?.startsWith('actions/dependency-review-action@')))
        ? []
        : ['no dependency review']),
    ];
  },
};
