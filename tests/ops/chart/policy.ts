import { ofKind } from './render.ts';
import type { Resource } from './tools.ts';

/** What must hold of the rendered chart. A policy answers the faults it finds, each naming its object. */
export type Policy = (objects: Resource[]) => string[];

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

export const check = (faults: string[], holds: unknown, fault: string): void => {
  if (!holds) faults.push(fault);
};

export const eachContainer =
  (test: (container: Resource, faults: string[], where: string) => void): Policy =>
  (objects) =>
    podsOf(objects).flatMap(({ name, pod }) => {
      const faults: string[] = [];
      for (const container of [...pod.spec.containers, ...(pod.spec.initContainers ?? [])])
        test(container, faults, `${name}, ${container.name}`);
      return faults;
    });

export const eachDeployment =
  (test: (deployment: Resource, faults: string[], where: string, objects: Resource[]) => void): Policy =>
  (objects) =>
    ofKind(objects, 'Deployment').flatMap((deployment) => {
      const faults: string[] = [];
      test(deployment, faults, `Deployment ${deployment.metadata.name}`, objects);
      return faults;
    });

/** Do these labels carry all of those? */
export const selects = (selector: Record<string, string>, labels: Record<string, string>): boolean =>
  Object.entries(selector).every(([key, value]) => labels[key] === value);
