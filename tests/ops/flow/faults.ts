// A policy is trusted only when it was seen red: each has a fault planted in a text of .github/, which it must name.
interface Fault {
  /** In .github/, with a text of it and what is put there. */
  file: string;
  cut: string;
  put: string;
  /** What the policy says. */
  says: RegExp;
}

const checks = 'workflows/checks.yml';
const staging = 'workflows/staging.yml';
const production = 'workflows/production.yml';
const cluster = 'actions/cluster/action.yml';
/** As an expression of a workflow. */
const said = (text: string) => `$${`{{ ${text} }}`}`;

export const faults: Record<string, Fault[]> = {
  'every action is pinned by its full SHA, with the version beside it': [
    {
      file: checks,
      cut: '@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0 # v7.0.0',
      put: '@v7',
      says: /checks\.yml: actions\/checkout@v7/,
    },
    {
      file: staging,
      cut: '@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0',
      put: '@9c091bb21b7c',
      says: /checkout@9c091bb21b7c /,
    },
    { file: cluster, cut: ' # v5.0.1', put: '', says: /cluster\/action\.yml: azure\/setup-helm/ },
    {
      file: staging,
      cut: '@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0',
      put: `@${'0'.repeat(40)}`,
      says: /checkout in two versions/,
    },
  ],
  'nothing is permitted that is not named, and few may write': [
    {
      file: checks,
      cut: 'permissions: {}',
      put: 'permissions: write-all',
      says: /checks\.yml: permissions for all jobs/,
    },
    { file: production, cut: 'permissions: {}\n', put: '', says: /production\.yml: permissions for all jobs/ },
    {
      file: staging,
      cut: '    permissions:\n      contents: read\n\n',
      put: '\n',
      says: /staging\.yml, checks: permissions are not named/,
    },
    {
      file: production,
      cut: '      packages: read',
      put: '      packages: write',
      says: /production\.yml, release: writes packages/,
    },
  ],
  'every job ends, and what deploys leaves time to go back': [
    { file: checks, cut: '    timeout-minutes: 20\n', put: '', says: /checks\.yml, image: no timeout/ },
    { file: staging, cut: 'timeout-minutes: 45', put: 'timeout-minutes: 360', says: /staging\.yml, image: no timeout/ },
    {
      file: production,
      cut: '        timeout-minutes: 25\n',
      put: '',
      says: /production\.yml, deploy: no time is left/,
    },
  ],
  'runs of the same thing do not overlap, and a deployment is not cut off by the next': [
    {
      file: production,
      cut: 'concurrency:\n  group: production\n  cancel-in-progress: false\n',
      put: '',
      says: /production\.yml: no concurrency/,
    },
    {
      file: staging,
      cut: 'cancel-in-progress: false',
      put: 'cancel-in-progress: true',
      says: /staging\.yml: a deployment may be cancelled/,
    },
  ],
  'a pull request gets no secret, no token of a cloud, no environment, and no right of this repository': [
    {
      file: checks,
      cut: '  pull_request:\n',
      put: '  pull_request:\n  pull_request_target:\n',
      says: /pull_request_target/,
    },
    { file: staging, cut: '  push:\n', put: '  workflow_run:\n  push:\n', says: /staging\.yml: workflow_run/ },
    {
      file: checks,
      cut: '      - run: docker build',
      put: `      - env: { KEY: '${said('secrets.KEY')}' }\n        run: docker build`,
      says: /checks\.yml: secrets/,
    },
    {
      file: checks,
      cut: '      contents: read',
      put: '      contents: read\n      id-token: write',
      says: /checks\.yml, part: an environment or a right/,
    },
    {
      file: checks,
      cut: '    runs-on: ubuntu-24.04',
      put: '    runs-on: ubuntu-24.04\n    environment: { name: staging }',
      says: /checks\.yml, part: an environment/,
    },
  ],
  'main goes to staging, a tag to production, which waits for an approval; nothing else deploys': [
    {
      file: production,
      cut: '    environment:\n      name: production\n',
      put: '    environment:\n      name: staging\n',
      says: /production\.yml, deploy: deploys to staging, not production/,
    },
    {
      file: staging,
      cut: '    environment:\n      name: staging\n',
      put: '    environment:\n      name: production\n',
      says: /staging\.yml, deploy: deploys to production, not staging/,
    },
    {
      file: production,
      cut: `    environment:\n      name: production\n      url: ${said('vars.BASE_URL')}\n`,
      put: '',
      says: /deploys to undefined/,
    },
    { file: production, cut: '    tags: ["v*"]', put: "    branches: ['**']", says: /production, not nowhere/ },
    { file: staging, cut: '  push:\n', put: '  pull_request:\n  push:\n', says: /deploys on pull_request/ },
  ],
  'only what main built, checked and signed is deployed': [
    {
      file: production,
      cut: '      - run: .ci/deploy verify\n',
      put: '      - run: "true"\n',
      says: /production\.yml, deploy: does not verify first/,
    },
    { file: staging, cut: '    needs: checks\n', put: '', says: /builds unchecked/ },
    {
      file: staging,
      cut: '      - run: cosign sign --yes "$IMAGE@$DIGEST"\n',
      put: '      - run: "true"\n',
      says: /does not sign/,
    },
    { file: staging, cut: '          push-to-registry: true\n', put: '', says: /no provenance/ },
    { file: staging, cut: '          sbom: true\n', put: '', says: /no bill of materials/ },
  ],
  'what does not work is taken back: noted, upgraded, checked, rolled back after a failure or a cut': [
    {
      file: production,
      cut: '        run: .ci/deploy rollback "$REVISION"\n',
      put: '        run: "true"\n',
      says: /production\.yml, deploy: not noted/,
    },
    {
      file: staging,
      cut: '(failure() || cancelled()) &&',
      put: 'failure() &&',
      says: /staging\.yml, deploy: rolls back when/,
    },
    {
      file: staging,
      cut: `REVISION: ${said('steps.before.outputs.revision')}`,
      put: "REVISION: ''",
      says: /goes back to nowhere/,
    },
    {
      file: production,
      cut: '      - run: .ci/deploy check\n',
      put: '      - if: false\n        run: .ci/deploy check\n',
      says: /may be left out/,
    },
  ],
  'no key that lives longer than a job': [
    {
      file: production,
      cut: 'secrets.SMOKE_EMAIL',
      put: 'secrets.KUBE_CONFIG',
      says: /production\.yml: secrets\.KUBE_CONFIG/,
    },
    {
      file: staging,
      cut: '    permissions:\n      contents: read\n\n',
      put: '    secrets: inherit\n    permissions:\n      contents: read\n\n',
      says: /secrets: inherit/,
    },
    {
      file: cluster,
      cut: `        client-id: ${said('fromJSON(inputs.cluster).clientId')}`,
      put: '        creds: x',
      says: /action\.yml: creds/,
    },
  ],
  'no text of an event becomes a script': [
    {
      file: checks,
      cut: '.ci/run "$PART"',
      put: `.ci/run ${said('github.event.pull_request.title')}`,
      says: /pull_request\.title/,
    },
    { file: cluster, cut: '--name "$NAME"', put: `--name ${said('inputs.cluster')}`, says: /action\.yml: az aks/ },
  ],
  'a command that fails is not hidden by another': [
    {
      file: staging,
      cut: 'echo "revision=$revision"',
      put: 'echo "revision=$(.ci/deploy before)"',
      says: /staging\.yml, deploy: /,
    },
    {
      file: production,
      cut: '      - run: .ci/deploy check\n',
      put: '      - continue-on-error: true\n        run: .ci/deploy check\n',
      says: /\.ci\/deploy check/,
    },
  ],
  'a checkout leaves no token behind': [
    {
      file: staging,
      cut: '          persist-credentials: false\n',
      put: '          fetch-depth: 1\n',
      says: /staging\.yml, image/,
    },
  ],
  "machines are named, and are GitHub's": [
    { file: staging, cut: 'runs-on: ubuntu-24.04', put: 'runs-on: ubuntu-latest', says: /image: ubuntu-latest/ },
    { file: production, cut: 'runs-on: ubuntu-24.04', put: 'runs-on: self-hosted', says: /release: self-hosted/ },
  ],
  'a pull request runs every part of .ci/run, builds the image and asks it, and looks dependencies up': [
    { file: checks, cut: '            "test:stack",\n', put: '', says: /parts: / },
    { file: checks, cut: '      - run: npm run --silent smoke', put: '      - run: echo', says: /smoke/ },
    { file: checks, cut: 'actions/dependency-review-action@', put: 'actions/checkout@', says: /no dependency review/ },
  ],
};
