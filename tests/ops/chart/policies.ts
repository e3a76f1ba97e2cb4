import { ofKind } from './render.ts';
import type { Resource } from './tools.ts';

/** What must hold of the rendered chart. A policy answers the faults it finds, each naming its object. */
export type Policy = (objects: Resource[]) => string[];

const consumers = ['recurrence', 'audit', 'notifications', 'live'];
const sensitive = /URL|SECRET|TOKEN|KEY|PASSWORD|HEADERS/;
const notSecret = ['BASE_URL', 'MCP_URL', 'OPENAI_BASE_URL', 'CHATKIT_DOMAIN_KEY', 'OPENAI_CONTEXT_TOKENS'];

/** Every pod that the chart makes, by the object that makes it. */
export const podsOf = (objects: Resource[]): { name: string; pod: Resource; deployment?: Resource }[] => [
  ...ofKind(objects, 'Deployment').map((deployment) => ({
    name: `Deployment ${deployment.metadata.name}`,
    pod: { metadata: deployment.spec.template.metadata, spec: deployment.spec.template.spec },
    deployment,
  })),
  ...ofKind(objects, 'Pod').map((pod) => ({ name: `Pod ${pod.metadata.name}`, pod })),
];

/** Names of the roles of a Deployment. */
export const rolesOf = (deployment: Resource): string[] => envOf(deployment, 'ROLES')?.value.split(',') ?? [];

export const envOf = (deployment: Resource, name: string): Resource | undefined =>
  deployment.spec.template.spec.containers[0].env.find((each: Resource) => each.name === name);

export const annotationsOf = (deployment: Resource): Record<string, string> =>
  deployment.spec.template.metadata.annotations;

const check = (faults: string[], holds: unknown, fault: string): void => {
  if (!holds) faults.push(fault);
};

const eachContainer = (test: (container: Resource, faults: string[], where: string) => void): Policy => (objects) =>
  podsOf(objects).flatMap(({ name, pod }) => {
    const faults: string[] = [];
    for (const container of [...pod.spec.containers, ...(pod.spec.initContainers ?? [])])
      test(container, faults, `${name}, ${container.name}`);
    return faults;
  });

const eachDeployment = (test: (deployment: Resource, faults: string[], where: string, objects: Resource[]) => void): Policy => (objects) =>
  ofKind(objects, 'Deployment').flatMap((deployment) => {
    const faults: string[] = [];
    test(deployment, faults, `Deployment ${deployment.metadata.name}`, objects);
    return faults;
  });

/** Do these labels carry all of those? */
const selects = (selector: Record<string, string>, labels: Record<string, string>): boolean =>
  Object.entries(selector).every(([key, value]) => labels[key] === value);

export const policies: Record<string, Policy> = {
  'images have a digest or a version': eachContainer(({ image }, faults, where) => {
    const tag = /:([^/:]+)$/.exec(image.replace(/@.*/, ''))?.[1];
    check(faults, /@sha256:[0-9a-f]{64}$/.test(image) || (tag && tag !== 'latest'), `${where}: ${image}`);
  }),

  'containers and sidecars ask for, and are held to, an amount': (objects) => [
    ...eachContainer(({ resources }, faults, where) => {
      for (const kind of ['requests', 'limits'])
        for (const what of ['cpu', 'memory']) check(faults, resources?.[kind]?.[what], `${where}: no ${what} in ${kind}`);
    })(objects),
    ...eachDeployment((deployment, faults, where) => {
      for (const what of ['cpu-request', 'cpu-limit', 'memory-request', 'memory-limit'])
        check(faults, annotationsOf(deployment)[`dapr.io/sidecar-${what}`], `${where}: no sidecar-${what}`);
    })(objects),
  ],

  'three probes, and readiness is not liveness': eachDeployment((deployment, faults, where) => {
    const { startupProbe, readinessProbe, livenessProbe } = deployment.spec.template.spec.containers[0];
    for (const [name, probe] of Object.entries({ startupProbe, readinessProbe, livenessProbe }))
      check(faults, probe?.httpGet, `${where}: no ${name}`);
    check(faults, readinessProbe?.httpGet.path === '/readyz', `${where}: readiness is /readyz`);
    check(faults, livenessProbe?.httpGet.path === '/healthz', `${where}: liveness is /healthz`);
  }),

  'every group has one disruption budget, which lets a node be drained': eachDeployment((deployment, faults, where, objects) => {
    const { labels } = deployment.spec.template.metadata;
    const budgets = ofKind(objects, 'PodDisruptionBudget').filter(({ spec }) => selects(spec.selector.matchLabels, labels));
    check(faults, budgets.length === 1, `${where}: ${budgets.length} budgets`);
    for (const { spec } of budgets) check(faults, spec.maxUnavailable === 1, `${where}: maxUnavailable is 1`);
  }),

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
      const account = ofKind(objects, 'ServiceAccount').find(({ metadata }) => metadata.name === spec.serviceAccountName);
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
        .filter(({ name, value }: Resource) => value !== undefined && /password|secret|connectionString|clientKey/i.test(name))
        .map(({ name }: Resource) => `Component ${metadata.name}: a value of ${name}`),
    ),
    ...objects.filter((each) => /:\/\/[^/\s"]*:[^/\s"]*@/.test(JSON.stringify(each))).map(({ kind, metadata }) => `${kind} ${metadata.name}: an address with a password`),
  ],

  'actors are hosted under the app id actodo, and nothing else is': eachDeployment((deployment, faults, where) => {
    const id = annotationsOf(deployment)['dapr.io/app-id'] ?? '';
    const hosts = rolesOf(deployment).includes('actors');
    check(faults, hosts ? id === 'actodo' : /^actodo-/.test(id), `${where}: app id ${id}`);
  }),

  "Dapr's health check only where actors are hosted and nothing is consumed": eachDeployment((deployment, faults, where) => {
    const roles = rolesOf(deployment);
    const wanted = roles.includes('actors') && !roles.some((role) => consumers.includes(role));
    const on = annotationsOf(deployment)['dapr.io/enable-app-health-check'] === 'true';
    check(faults, on === wanted, `${where}: health check ${on ? 'on' : 'off'}`);
  }),

  'the scheduler knows hosts of actors only': eachDeployment((deployment, faults, where) => {
    const off = annotationsOf(deployment)['dapr.io/scheduler-host-address'] === '';
    check(faults, off !== rolesOf(deployment).includes('actors'), `${where}: connected to the scheduler: ${!off}`);
  }),

  'what serves people or hosts actors knows no broker': eachDeployment((deployment, faults, where, objects) => {
    const id = annotationsOf(deployment)['dapr.io/app-id'];
    const needed = rolesOf(deployment).some((role) => ['relay', ...consumers].includes(role));
    const known = ofKind(objects, 'Component').filter(({ spec, scopes }) => spec.type === 'pubsub.kafka' && scopes.includes(id));
    check(faults, needed === known.length > 0, `${where}: knows ${known.map(({ metadata }) => metadata.name).join(', ') || 'none'}`);
    const people = rolesOf(deployment).some((role) => ['api', 'mcp', 'actors'].includes(role));
    check(faults, !(people && needed), `${where}: ${rolesOf(deployment).join(', ')} in one group`);
  }),

  'every resource of Dapr says who sees it': (objects) =>
    objects
      .filter(({ kind }) => ['Component', 'Subscription', 'Resiliency'].includes(kind))
      .filter(({ scopes }) => !(scopes?.length > 0))
      .map(({ kind, metadata }) => `${kind} ${metadata.name}: no scopes`),

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

  'one scaler a group, which the Deployment leaves alone, and hosts of actors shrink slowly': eachDeployment((deployment, faults, where, objects) => {
    const named = ({ spec }: Resource) => spec.scaleTargetRef.name === deployment.metadata.name;
    const [hpas, keda] = [ofKind(objects, 'HorizontalPodAutoscaler').filter(named), ofKind(objects, 'ScaledObject').filter(named)];
    const scalers = hpas.length + keda.length;
    check(faults, scalers <= 1, `${where}: ${scalers} scalers`);
    check(faults, (scalers === 0) === (deployment.spec.replicas !== undefined), `${where}: replicas with ${scalers} scalers`);
    if (!rolesOf(deployment).includes('actors')) return;
    for (const { spec } of hpas) {
      const { stabilizationWindowSeconds, policies: steps } = spec.behavior.scaleDown;
      check(faults, stabilizationWindowSeconds >= 300, `${where}: shrinks after ${stabilizationWindowSeconds} s`);
      check(faults, steps.length === 1 && steps[0].value === 1 && steps[0].periodSeconds >= 120, `${where}: shrinks by more than one`);
    }
  }),

  'services, budgets, policies and scalers mean pods that there are': (objects) => {
    const pods = podsOf(objects).map(({ pod }) => pod.metadata.labels);
    const selectors = [
      ...ofKind(objects, 'Service').map((each) => [each, each.spec.selector]),
      ...ofKind(objects, 'PodDisruptionBudget').map((each) => [each, each.spec.selector.matchLabels]),
      ...ofKind(objects, 'NetworkPolicy').map((each) => [each, each.spec.podSelector.matchLabels]),
    ];
    const names = ofKind(objects, 'Deployment').map(({ metadata }) => metadata.name);
    const targets = objects.filter(({ spec }) => spec?.scaleTargetRef).filter(({ spec }) => !names.includes(spec.scaleTargetRef.name));
    return [
      ...selectors.filter(([, selector]) => !pods.some((labels) => selects(selector, labels))).map(([each]) => `${each.kind} ${each.metadata.name}`),
      ...targets.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
    ];
  },

  'no two objects of a kind have a name, and all say whose they are': (objects) => {
    const ids = objects.map(({ kind, apiVersion, metadata }) => `${apiVersion.split('/')[0]} ${kind} ${metadata.name}`);
    return [
      ...ids.filter((id, index) => ids.indexOf(id) !== index),
      ...objects.filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/instance'] !== 'actodo').map(({ kind, metadata }) => `${kind} ${metadata.name}: no labels`),
      ...objects.filter(({ metadata }) => metadata.namespace).map(({ kind, metadata }) => `${kind} ${metadata.name}: a namespace of its own`),
    ];
  },
};
