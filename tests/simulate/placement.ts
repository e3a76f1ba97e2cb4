import { hash } from 'node:crypto';

/** Points of each host on Dapr's ring, unless placement is told otherwise (`--replicationFactor`). */
export const pointsOfHost = 100;

/** Where a text lies on Dapr's ring (pkg/placement/hashing of dapr 1.18): the first eight bytes of BLAKE2b-512, the lowest first. */
export const placeOf = (text: string): bigint => hash('blake2b512', text, 'buffer').readBigUInt64LE(0);

/** The same as a share of the ring, from 0 to 1. */
const shareOf = (text: string): number => Number(placeOf(text)) / 2 ** 64;

/** The points of all hosts in order, as shares of the ring; whose actors are whose is decided by nothing else. */
export type Ring = { at: number; host: string }[];

/** A host is its sidecar's address, `ip:port`; its points are that with a number behind it. */
export const ringOf = (hosts: readonly string[], points = pointsOfHost): Ring =>
  hosts.flatMap((host) => placesOf(host, points).map((at) => ({ at, host }))).sort((a, b) => a.at - b.at);

/** Hashed once a host, as daprd does. */
const known = new Map<string, number[]>();
function placesOf(host: string, points: number): number[] {
  const found = known.get(host);
  if (found?.length === points) return found;
  const places = Array.from({ length: points }, (_, n) => shareOf(`${host}${n}`));
  known.set(host, places);
  return places;
}

/** The host of an actor: the owner of the next point, of the first behind the last. */
export function hostOf(ring: Ring, actorId: string): string {
  const at = shareOf(actorId);
  let [low, high] = [0, ring.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ring[middle]!.at >= at) high = middle;
    else low = middle + 1;
  }
  return ring[low % ring.length]!.host;
}

/** The share of all actors that each host has: of the ring, because the hash spreads them evenly. */
export function sharesOf(ring: Ring): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { host, length } of arcsOf(ring)) shares.set(host, (shares.get(host) ?? 0) + length);
  return shares;
}

/** How much more the busiest host has than the mean. 1: nobody has more. */
export function imbalanceOf(ring: Ring): number {
  const shares = [...sharesOf(ring).values()];
  return Math.max(...shares) * shares.length;
}

/** The share of all actors that have another host on the second ring. */
export function movedBetween(before: Ring, after: Ring): number {
  const cuts = [...before, ...after].map(({ at }) => at).sort((a, b) => a - b);
  let moved = 0;
  let [one, other] = [0, 0];
  for (const [n, at] of cuts.entries()) {
    const from = n === 0 ? cuts.at(-1)! - 1 : cuts[n - 1]!;
    while (one < before.length && before[one]!.at < at) one++;
    while (other < after.length && after[other]!.at < at) other++;
    const isSame = before[one % before.length]!.host === after[other % after.length]!.host;
    if (!isSame) moved += at - from;
  }
  return moved;
}

function arcsOf(ring: Ring): { host: string; length: number }[] {
  return ring.map(({ at, host }, n) => {
    const from = n === 0 ? ring.at(-1)!.at - 1 : ring[n - 1]!.at;
    return { host, length: at - from };
  });
}
