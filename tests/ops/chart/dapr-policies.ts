import { annotationsOf, check, eachDeployment, type Policy, rolesOf } from './policy.ts';
import { ofKind } from './render.ts';

const consumers = ['recurrence', 'audit', 'notifications', 'live'];

/** What Dapr must be told so that the program's promises hold on it: docs/specs/sidecar.md. */
export const daprPolicies: Record<string, Policy> = {
  'actors are hosted under the app id actodo, and nothing else is': eachDeployment((deployment, faults, where) => {
    const id = annotationsOf(deployment)['dapr.io/app-id'] ?? '';
    const hosts = rolesOf(deployment).includes('actors');
    check(faults, hosts ? id === 'actodo' : /^actodo-/.test(id), `${where}: app id ${id}`);
  }),

  "Dapr's health check only where actors are hosted and nothing is consumed": eachDeployment(
    (deployment, faults, where) => {
      const roles = rolesOf(deployment);
      const wanted = roles.includes('actors') && !roles.some((role) => consumers.includes(role));
      const on = annotationsOf(deployment)['dapr.io/enable-app-health-check'] === 'true';
      check(faults, on === wanted, `${where}: health check ${on ? 'on' : 'off'}`);
    },
  ),

  'the scheduler knows hosts of actors only': eachDeployment((deployment, faults, where) => {
    const off = annotationsOf(deployment)['dapr.io/scheduler-host-address'] === '';
    check(faults, off !== rolesOf(deployment).includes('actors'), `${where}: connected to the scheduler: ${!off}`);
  }),

  'what serves people or hosts actors knows no broker': eachDeployment((deployment, faults, where, objects) => {
    const id = annotationsOf(deployment)['dapr.io/app-id'];
    const needed = rolesOf(deployment).some((role) => ['relay', ...consumers].includes(role));
    const known = ofKind(objects, 'Component').filter(
      ({ spec, scopes }) => spec.type === 'pubsub.kafka' && scopes.includes(id),
    );
    check(
      faults,
      needed === known.length > 0,
      `${where}: knows ${known.map(({ metadata }) => metadata.name).join(', ') || 'none'}`,
    );
    const people = rolesOf(deployment).some((role) => ['api', 'mcp', 'actors'].includes(role));
    check(faults, !(people && needed), `${where}: ${rolesOf(deployment).join(', ')} in one group`);
  }),

  'every resource of Dapr says who sees it': (objects) =>
    objects
      .filter(({ kind }) => ['Component', 'Subscription', 'Resiliency'].includes(kind))
      .filter(({ scopes }) => !(scopes?.length > 0))
      .map(({ kind, metadata }) => `${kind} ${metadata.name}: no scopes`),
};
