import {
  annotationsOf,
  check,
  eachContainer,
  eachDeployment,
  type Policy,
  podsOf,
  rolesOf,
  selects,
} from './policy.ts';
import { ofKind } from './render.ts';
import type { Resource } from './tools.ts';

const sensitive = /URL|SECRET|TOKEN|KEY|PASSWORD|HEADERS/;
const notSecret = ['BASE_URL', 'MCP_URL', 'OPENAI_BASE_URL', 'CHATKIT_DOMAIN_KEY', 'OPENAI_CONTEXT_TOKENS'];

/** What holds of any chart that its operators need not fear. */
export const podPolicies: Record<string, Policy> = {
  'images have a digest or a version': eachContainer(({ image }, faults, where) => {
    const tag = /:([^/:]+)$/.exec(image.replace(/@.*/, ''))?.[1];
    check(faults, /@sha256:[0-9a-f]{64}$/.test(image) || (tag && tag !== 'latest'), `${where}: ${image}`);
  }),

  'containers and sidecars ask for, and are held to, an amount': (objects) => [
    ...eachContainer(({ resources }, faults, where) => {
      for (const kind of ['requests', 'limits'])
        for (const what of ['cpu', 'memory'])
          check(faults, resources?.[kind]?.[what], `${where}: no ${what} in ${kind}`);
    })(objects),
    ...eachDeployment((deployment, faults, where) => {
      for (const what of ['cpu-request', 'cpu-limit', 'memory-request', 'memory-limit'])
        check(faults, annotationsOf(deployment)[`dapr.io/sidecar-${what}`], `${where}: no sidecar-${what}`);
      const runtime = annotationsOf(deployment)['dapr.io/env'] ?? '';
      check(faults, /^GOMEMLIMIT=\d+[MG]iB,GOGC=\d+$/.test(runtime), `${where}: the sidecar's collector is not told`);
    })(objects),
  ],

  'three probes, and readiness is not liveness': eachDeployment((deployment, faults, where) => {
    const { startupProbe, readinessProbe, livenessProbe } = deployment.spec.template.spec.containers[0];
    for (const [name, probe] of Object.entries({ startupProbe, readinessProbe, livenessProbe }))
      check(faults, probe?.httpGet, `${where}: no ${name}`);
    check(faults, readinessProbe?.httpGet.path === '/readyz', `${where}: readiness is /readyz`);
    check(faults, livenessProbe?.httpGet.path === '/healthz', `${where}: liveness is /healthz`);
  }),

  'every group has one disruption budget, which lets a node be drained': eachDeployment(
    (deployment, faults, where, objects) => {
      const { labels } = deployment.spec.template.metadata;
      const budgets = ofKind(objects, 'PodDisruptionBudget').filter(({ spec }) =>
        selects(spec.selector.matchLabels, labels),
      );
      check(faults, budgets.length === 1, `${where}: ${budgets.length} budgets`);
      for (const { spec } of budgets) check(faults, spec.maxUnavailable === 1, `${where}: maxUnavailable is 1`);
    },
  ),

  'Pod Security "restricted", and a root file system that nobody writes': (objects) => [
    ...podsOf(objects).flatMap(({ name, pod: { spec } }) => {
      const faults: string[] = [];
      check(faults, spec.securityContext?.runAsNonRoot === true, `${name}: runAsNonRoot`);
      check(faults, spec.securityContext?.runAsUser > 0, `${name}: runAsUser`);
      check(faults, spec.securityContext?.seccompProfile?.type === 'RuntimeDefault', `${name}: seccompProfile`);
      for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) check(faults, !spec[field], `${name}: ${field}`);
      const kinds = (spec.volumes ?? []).flatMap(({ name: _, ...source }: Resource) => Object.keys(source));
      for (const kind of kinds)
        check(faults, ['secret', 'configMap', 'emptyDir', 'projected'].includes(kind), `${name}: a volume of ${kind}`);
      return faults;
    }),
    ...eachContainer(({ securityContext }, faults, where) => {
      check(faults, securityContext?.allowPrivilegeEscalation === false, `${where}: allowPrivilegeEscalation`);
      check(faults, securityContext?.readOnlyRootFilesystem === true, `${where}: readOnlyRootFilesystem`);
      check(faults, securityContext?.capabilities?.drop?.includes('ALL'), `${where}: capabilities`);
      check(faults, !securityContext?.capabilities?.add && !securityContext?.privileged, `${where}: privileges`);
    })(objects),
    ...eachDeployment((deployment, faults, where) => {
      const profile = annotationsOf(deployment)['dapr.io/sidecar-seccomp-profile-type'];
      check(faults, profile === 'RuntimeDefault', `${where}: seccomp profile of the sidecar`);
    })(objects),
  ],

  'no access to the cluster: a ServiceAccount of its own, no token': (objects) => [
    ...podsOf(objects).flatMap(({ name, pod: { spec }, deployment }) => {
      const faults: string[] = [];
      check(faults, spec.automountServiceAccountToken === false, `${name}: mounts a token`);
      const account = ofKind(objects, 'ServiceAccount').find(
        ({ metadata }) => metadata.name === spec.serviceAccountName,
      );
      if (deployment) check(faults, account?.automountServiceAccountToken === false, `${name}: its ServiceAccount`);
      return faults;
    }),
    ...objects.filter(({ kind }) => /Role/.test(kind)).map(({ kind, metadata }) => `${kind} ${metadata.name}`),
    ...eachDeployment((deployment, faults, where) => {
      const disabled = annotationsOf(deployment)['dapr.io/disable-builtin-k8s-secret-store'];
      check(faults, disabled === 'true', `${where}: its sidecar reads Secrets`);
    })(objects),
  ],

  'secrets stand in references only': (objects) => [
    ...ofKind(objects, 'Secret').map(({ metadata }) => `Secret ${metadata.name}: the chart makes none`),
    ...eachContainer(({ env = [] }, faults, where) => {
      for (const { name, value } of env)
        if (sensitive.test(name) && !notSecret.includes(name))
          check(faults, value === undefined || value.startsWith('dapr-secret:'), `${where}: a value of ${name}`);
    })(objects),
    ...ofKind(objects, 'Component').flatMap(({ metadata, spec }) =>
      spec.metadata
        .filter(
          ({ name, value }: Resource) =>
            value !== undefined && /password|secret|connectionString|clientKey/i.test(name),
        )
        .map(({ name }: Resource) => `Component ${metadata.name}: a value of ${name}`),
    ),
    ...objects
      .filter((each) => /:\/\/[^/\s"]*:[^/\s"]*@/.test(JSON.stringify(each)))
      .map(({ kind, metadata }) => `${kind} ${metadata.name}: an address with a password`),
  ],

  'a new pod serves before an old one goes': eachDeployment((deployment, faults, where) => {
    const { rollingUpdate = {} } = deployment.spec.strategy ?? {};
    check(faults, rollingUpdate.maxUnavailable === 0 && rollingUpdate.maxSurge === 1, `${where}: strategy`);
  }),

  'pods of a group spread over nodes and zones': eachDeployment((deployment, faults, where) => {
    const { labels } = deployment.spec.template.metadata;
    const spread = deployment.spec.template.spec.topologySpreadConstraints ?? [];
    for (const key of ['kubernetes.io/hostname', 'topology.kubernetes.io/zone']) {
      const constraint = spread.find(({ topologyKey }: Resource) => topologyKey === key);
      check(faults, constraint && selects(constraint.labelSelector.matchLabels, labels), `${where}: ${key}`);
    }
  }),

  'one scaler a group, which the Deployment leaves alone, and hosts of actors shrink slowly': eachDeployment(
    (deployment, faults, where, objects) => {
      const named = ({ spec }: Resource) => spec.scaleTargetRef.name === deployment.metadata.name;
      const [hpas, keda] = [
        ofKind(objects, 'HorizontalPodAutoscaler').filter(named),
        ofKind(objects, 'ScaledObject').filter(named),
      ];
      const scalers = hpas.length + keda.length;
      check(faults, scalers <= 1, `${where}: ${scalers} scalers`);
      check(
        faults,
        (scalers === 0) === (deployment.spec.replicas !== undefined),
        `${where}: replicas with ${scalers} scalers`,
      );
      if (!rolesOf(deployment).includes('actors')) return;
      for (const { spec } of hpas) {
        const { stabilizationWindowSeconds, policies: steps } = spec.behavior.scaleDown;
        check(faults, stabilizationWindowSeconds >= 300, `${where}: shrinks after ${stabilizationWindowSeconds} s`);
        check(
          faults,
          steps.length === 1 && steps[0].value === 1 && steps[0].periodSeconds >= 120,
          `${where}: shrinks by more than one`,
        );
      }
    },
  ),

  'services, budgets, policies and scalers mean pods that there are': (objects) => {
    const pods = podsOf(objects).map(({ pod }) => pod.metadata.labels);
    const selectors = [
      ...ofKind(objects, 'Service').map((each) => [each, each.spec.selector]),
      ...ofKind(objects, 'PodDisruptionBudget').map((each) => [each, each.spec.selector.matchLabels]),
      ...ofKind(objects, 'NetworkPolicy').map((each) => [each, each.spec.podSelector.matchLabels]),
    ];
    const names = ofKind(objects, 'Deployment').map(({ metadata }) => metadata.name);
    const targets = objects
      .filter(({ spec }) => spec?.scaleTargetRef)
      .filter(({ spec }) => !names.includes(spec.scaleTargetRef.name));
    return [
      ...selectors
        .filter(([, selector]) => !pods.some((labels) => selects(selector, labels)))
        .map(([each]) => `${each.kind} ${each.metadata.name}`),
      ...targets.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
    ];
  },

  'no two objects of a kind have a name, and all say whose they are': (objects) => {
    const ids = objects.map(({ kind, apiVersion, metadata }) => `${apiVersion.split('/')[0]} ${kind} ${metadata.name}`);
    return [
      ...ids.filter((id, index) => ids.indexOf(id) !== index),
      ...objects
        .filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/instance'] !== 'actodo')
        .map(({ kind, metadata }) => `${kind} ${metadata.name}: no labels`),
      ...objects
        .filter(({ metadata }) => metadata.namespace)
        .map(({ kind, metadata }) => `${kind} ${metadata.name}: a namespace of its own`),
    ];
  },
};
