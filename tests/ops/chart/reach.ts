import { BlockList } from 'node:net';
import { ofKind } from './render.ts';
import type { Resource } from './tools.ts';

/** One end of a connection: a pod by its labels and its namespace's name, or an address outside. */
export type End = { labels: Record<string, string>; namespace: string } | { address: string };

/** Where the chart is installed: its policies hold for pods there. */
const own = 'actodo';

/**
 * Do the policies let `from` open a TCP connection (or send a datagram) to that port of `to`? By the rules of NetworkPolicy: a pod that no policy
 * of a direction selects is open in it; else one rule that matches is enough; both ends must agree.
 */
export function reaches(objects: Resource[], from: End, to: End, port: number, protocol = 'TCP'): boolean {
  const policies = ofKind(objects, 'NetworkPolicy');
  return passes(policies, 'Egress', from, to, port, protocol) && passes(policies, 'Ingress', to, from, port, protocol);
}

function passes(
  policies: Resource[],
  way: 'Ingress' | 'Egress',
  mine: End,
  other: End,
  port: number,
  protocol: string,
): boolean {
  if ('address' in mine || mine.namespace !== own) return true;
  const mineOnes = policies.filter(
    ({ spec }) => spec.policyTypes.includes(way) && matches(spec.podSelector, mine.labels),
  );
  if (mineOnes.length === 0) return true;
  const [rules, peers] = way === 'Ingress' ? ['ingress', 'from'] : ['egress', 'to'];
  return mineOnes
    .flatMap(({ spec }) => spec[rules as string] ?? [])
    .some((rule: Resource) => hasPort(rule.ports, port, protocol) && hasPeer(rule[peers as string], other));
}

const hasPort = (ports: Resource[] | undefined, port: number, protocol: string): boolean =>
  !ports || ports.some((each) => each.port === port && (each.protocol ?? 'TCP') === protocol);

const hasPeer = (peers: Resource[] | undefined, other: End): boolean =>
  !peers || peers.length === 0 || peers.some((peer) => isPeer(peer, other));

function isPeer({ ipBlock, podSelector, namespaceSelector }: Resource, other: End): boolean {
  if (ipBlock)
    return (
      'address' in other &&
      inBlock(ipBlock.cidr, other.address) &&
      !(ipBlock.except ?? []).some((each: string) => inBlock(each, other.address))
    );
  if ('address' in other) return false;
  const there = namespaceSelector
    ? matches(namespaceSelector, { 'kubernetes.io/metadata.name': other.namespace })
    : other.namespace === own;
  return there && (!podSelector || matches(podSelector, other.labels));
}

function inBlock(cidr: string, address: string): boolean {
  const [net = '', bits = ''] = cidr.split('/');
  const list = new BlockList();
  list.addSubnet(net, Number(bits), 'ipv4');
  return list.check(address, 'ipv4');
}

function matches({ matchLabels = {}, matchExpressions = [] }: Resource, labels: Record<string, string>): boolean {
  const all = Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
  return (
    all &&
    matchExpressions.every(({ key, operator, values }: Resource) => operator === 'In' && values.includes(labels[key]))
  );
}
