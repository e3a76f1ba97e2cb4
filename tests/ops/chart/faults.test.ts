import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { policies } from './policies.ts';
import { chart, rendered } from './render.ts';

// A policy is trusted only when it was seen red: each has a fault planted in a copy of the chart, which it must name.
interface Fault {
  /** In charts/actodo/, with a text of it and what is put there. */
  file?: string;
  cut?: string;
  put?: string;
  /** Or values. */
  set?: Record<string, unknown>;
  /** What the policy says. */
  says: RegExp;
}

const deployment = 'templates/deployment.yaml';
const sidecar = 'templates/_sidecar.tpl';
const helpers = 'templates/_helpers.tpl';
const faults: Record<string, Fault[]> = {
  'images have a digest or a version': [
    {
      file: helpers,
      cut: ':{{ .tag | default $.Chart.AppVersion }}',
      put: ':latest',
      says: /Deployment actodo-web, actodo: actodo:latest/,
    },
    {
      file: helpers,
      cut: ':{{ .tag | default $.Chart.AppVersion }}',
      put: '',
      says: /Pod actodo-test-doors, test: actodo$/m,
    },
  ],
  'containers and sidecars ask for, and are held to, an amount': [
    {
      file: deployment,
      cut: 'resources: {{ toYaml $group.resources | nindent 12 }}',
      put: '',
      says: /actodo-actors, actodo: no memory in limits/,
    },
    {
      file: sidecar,
      cut: 'dapr.io/sidecar-memory-limit: {{ .limits.memory | quote }}',
      put: '',
      says: /actodo-live: no sidecar-memory-limit/,
    },
    { file: sidecar, cut: ',GOGC=400', put: '', says: /actodo-live: the sidecar's collector is not told/ },
  ],
  'three probes, and readiness is not liveness': [
    { file: deployment, cut: '/readyz', put: '/healthz', says: /readiness is/ },
    { file: deployment, cut: 'livenessProbe:', put: 'otherProbe:', says: /no livenessProbe/ },
  ],
  'every group has one disruption budget, which lets a node be drained': [
    {
      file: 'templates/poddisruptionbudget.yaml',
      cut: 'maxUnavailable: 1',
      put: 'minAvailable: 1',
      says: /actodo-web: maxUnavailable/,
    },
    {
      file: 'templates/poddisruptionbudget.yaml',
      cut: 'app.kubernetes.io/component: {{ $name }}\n{{- end }}',
      put: 'app.kubernetes.io/component: x\n{{- end }}',
      says: /actodo-web: 0 budgets/,
    },
  ],
  'Pod Security "restricted", and a root file system that nobody writes': [
    {
      file: helpers,
      cut: 'runAsNonRoot: true',
      put: 'runAsNonRoot: false',
      says: /Deployment actodo-web: runAsNonRoot/,
    },
    { file: helpers, cut: 'readOnlyRootFilesystem: true', put: '', says: /Pod actodo-test-health, test: readOnly/ },
    { file: helpers, cut: 'capabilities: { drop: [ALL] }', put: '', says: /capabilities/ },
    { file: sidecar, cut: 'dapr.io/sidecar-seccomp-profile-type: RuntimeDefault', put: '', says: /of the sidecar/ },
    { file: deployment, cut: 'enableServiceLinks: false', put: 'hostNetwork: true', says: /hostNetwork/ },
  ],
  'no access to the cluster: a ServiceAccount of its own, no token': [
    {
      file: deployment,
      cut: 'automountServiceAccountToken: false',
      put: '',
      says: /Deployment actodo-web: mounts a token/,
    },
    {
      file: 'templates/serviceaccount.yaml',
      cut: 'automountServiceAccountToken: false',
      put: '',
      says: /its ServiceAccount/,
    },
    { file: sidecar, cut: 'dapr.io/disable-builtin-k8s-secret-store: "true"', put: '', says: /reads Secrets/ },
  ],
  'secrets stand in references only': [
    {
      file: deployment,
      cut: '- { name: PORT, value: "3000" }',
      put: '- { name: OPENAI_API_KEY, value: sk-1 }',
      says: /a value of OPENAI_API_KEY/,
    },
    {
      file: 'templates/dapr/_kafka.tpl',
      cut: '- name: authType\n',
      put: '- name: saslPassword\n',
      says: /Component pubsub: a value of saslPassword/,
    },
    {
      file: deployment,
      cut: 'value: 0.0.0.0',
      put: 'value: postgresql://actodo:hunter2@db/actodo',
      says: /an address with a password/,
    },
  ],
  'actors are hosted under the app id actodo, and nothing else is': [
    {
      file: 'templates/_groups.tpl',
      cut: '(ternary "actodo" (printf "actodo-%s" $name) $hosts)',
      put: '(printf "actodo-%s" $name)',
      says: /actodo-actors: app id actodo-actors/,
    },
  ],
  "Dapr's health check only where actors are hosted and nothing is consumed": [
    { file: sidecar, cut: '{{- if $group.hosts }}', put: '{{- if true }}', says: /actodo-web: health check on/ },
    { file: sidecar, cut: 'dapr.io/enable-app-health-check: "true"', put: '', says: /actodo-actors: health check off/ },
  ],
  'the scheduler knows hosts of actors only': [
    {
      file: sidecar,
      cut: 'dapr.io/scheduler-host-address: ""',
      put: '',
      says: /actodo-live: connected to the scheduler: true/,
    },
  ],
  'what serves people or hosts actors knows no broker': [
    { set: { 'groups.web.roles': ['api', 'mcp', 'live'], 'groups.live': null }, says: /api, mcp, live in one group/ },
    {
      file: 'templates/dapr/pubsub.yaml',
      cut: '(list "relay" "recurrence" "audit" "notifications")',
      put: '(list "relay" "actors")',
      says: /actodo-actors: knows pubsub/,
    },
  ],
  'every resource of Dapr says who sees it': [
    {
      file: 'templates/dapr/statestore.yaml',
      cut: '  - {{ .appId }}',
      put: '',
      says: /Component statestore: no scopes/,
    },
    {
      file: 'templates/dapr/subscriptions.yaml',
      cut: '{{- include "actodo.scopes" (list $ (index . 5)) | nindent 2 }}',
      put: '',
      says: /Subscription reminders: no scopes/,
    },
  ],
  'a new pod serves before an old one goes': [
    { file: deployment, cut: 'maxUnavailable: 0', put: 'maxUnavailable: 1', says: /strategy/ },
  ],
  'pods of a group spread over nodes and zones': [
    { file: deployment, cut: '"topology.kubernetes.io/zone" $.Values.topologySpread.zones', put: '', says: /zone/ },
  ],
  'one scaler a group, which the Deployment leaves alone, and hosts of actors shrink slowly': [
    {
      file: 'values.yaml',
      cut: 'scaleDown: { pods: 1, periodSeconds: 300, stabilizationSeconds: 600 }',
      put: 'scaleDown: { pods: 4, periodSeconds: 30, stabilizationSeconds: 0 }',
      says: /actodo-actors: shrinks after 0 s[\s\S]*by more than one/,
    },
    {
      file: deployment,
      cut: '{{- if not (or $group.autoscaling.enabled $group.keda.enabled) }}',
      put: '{{- if true }}',
      says: /actodo-workers: replicas with 1 scalers/,
    },
  ],
  'services, budgets, policies and scalers mean pods that there are': [
    {
      file: 'templates/service.yaml',
      cut: '    app.kubernetes.io/component: {{ $name }}\n  ports',
      put: '    app.kubernetes.io/component: x\n  ports',
      says: /Service actodo-live/,
    },
    {
      file: 'templates/scaledobject.yaml',
      cut: 'scaleTargetRef: { name: {{ include "actodo.groupName" (list $ $name) }} }',
      put: 'scaleTargetRef: { name: x }',
      says: /ScaledObject actodo-workers/,
    },
  ],
  'no two objects of a kind have a name, and all say whose they are': [
    {
      file: 'templates/service.yaml',
      cut: 'name: {{ include "actodo.groupName" (list $ $name) }}',
      put: 'name: x',
      says: /Service x/,
    },
    {
      file: 'templates/_helpers.tpl',
      cut: 'app.kubernetes.io/instance: {{ .Release.Name }}',
      put: '',
      says: /no labels/,
    },
  ],
};

const copies = mkdtempSync(join(tmpdir(), 'actodo-chart-'));
after(() => rmSync(copies, { recursive: true }));

/** A copy of the chart with the fault in it. */
function plant({ file, cut = '', put = '' }: Fault): string {
  const copy = mkdtempSync(join(copies, 'chart-'));
  cpSync(chart, copy, { recursive: true });
  if (!file) return copy;
  const text = readFileSync(join(copy, file), 'utf8');
  assert.ok(text.includes(cut), `${file} has no "${cut}"`);
  writeFileSync(join(copy, file), text.replace(cut, put));
  return copy;
}

for (const [policy, planted] of Object.entries(faults))
  for (const [index, fault] of planted.entries())
    test(`red: ${policy} (${index + 1})`, () => {
      const objects = rendered({ profile: ['ha'], from: plant(fault), set: fault.set ?? {} });
      assert.match(policies[policy]!(objects).join('\n'), fault.says);
    });

test('every policy has a fault', () => {
  assert.deepEqual(Object.keys(faults).sort(), Object.keys(policies).sort());
});
