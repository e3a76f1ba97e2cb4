import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';

/** Where pushes may go. An endpoint is a URL that a user gives, so nothing of our own network may be reached by it. */
export interface Reach {
  /** Tests only: any address and port. */
  anywhere?: boolean;
  /** Tests only: how names are found, in place of asking the name server. */
  find?: (hostname: string) => Promise<LookupAddress[]>;
}

export const longestEndpoint = 1_024;

/** What the registries of IANA keep for other purposes than the public Internet. */
const special = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  special.addSubnet(network, prefix, 'ipv4');
// Of what is given out at all: protocols that carry an IPv4 address, and examples.
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(network, prefix, 'ipv6');
const givenOut = new BlockList();
givenOut.addSubnet('2000::', 3, 'ipv6');

/** Is this an address of the public Internet? Of IPv6 only what is given out counts. */
export function isPublic(address: string): boolean {
  if (isIPv6(address)) return givenOut.check(address, 'ipv6') && !special.check(address, 'ipv6');
  return !special.check(address, 'ipv4');
}

/** Why this is no endpoint of a push service, as a sentence that says what to do; undefined when it is one. Whether its name leads to the public Internet shows when it is asked. */
export function endpointFault(endpoint: string, { anywhere }: Reach = {}): string | undefined {
  if (endpoint.length > longestEndpoint) return `endpoint must have at most ${longestEndpoint} characters.`;
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol !== 'https:') return 'endpoint must be the https URL that the browser gave.';
  if (url.username || url.password || url.hash) return 'endpoint must hold no user, password or fragment.';
  if (anywhere) return undefined;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (url.port) return 'endpoint must have no port of its own.';
  if (isIP(host) ? !isPublic(host) : !host.includes('.')) return 'endpoint must be on the public Internet.';
  return undefined;
}

/** Finds addresses, and fails unless every one of them is public: a name may lead home, now or at the next question. */
export function publicLookup({ anywhere, find = askNameServer }: Reach): LookupFunction {
  return (hostname, options, done) => {
    find(hostname).then(
      (found) => {
        if (!anywhere && !found.every(({ address }) => isPublic(address))) return done(new NotPublic(), []);
        if (options.all) return done(null, found);
        done(null, found[0]?.address ?? '', found[0]?.family);
      },
      (error) => done(error, []),
    );
  };
}

/** Not by Node's own `lookup`: it holds one of four threads that passwords and files need for as long as a name server is silent. */
async function askNameServer(hostname: string): Promise<LookupAddress[]> {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 });
  const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  const found = [
    ...(four.status === 'fulfilled' ? four.value.map((address) => ({ address, family: 4 })) : []),
    ...(six.status === 'fulfilled' ? six.value.map((address) => ({ address, family: 6 })) : []),
  ];
  if (found.length === 0 && four.status === 'rejected') throw four.reason;
  return found;
}

export class NotPublic extends Error {
  constructor() {
    super('The name of a push service does not lead to the public Internet.');
  }
}
