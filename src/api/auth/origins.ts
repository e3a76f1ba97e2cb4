import { isLoopbackName, loopbackNames } from '../../http-server.ts';

interface Origins {
  protocol: string;
  own: string[];
}

/** One entry a program: every request asks, and reading addresses is a good part of what a small one costs. */
const read = new Map<string, Origins>();

function originsOf(baseUrl: string): Origins {
  const known = read.get(baseUrl);
  if (known) return known;
  const { hostname, protocol, port } = new URL(baseUrl);
  const own = isLoopbackName(hostname)
    ? loopbackNames.map((name) => new URL(`${protocol}//${name}:${port}`).origin)
    : [baseUrl];
  const origins = { protocol, own };
  read.set(baseUrl, origins);
  return origins;
}

/** The origins under which this server's own pages are reached: on one machine localhost has several names. */
export const ownOrigins = (baseUrl: string): string[] => originsOf(baseUrl).own;

/** The one of our origins by which a request came; on one machine a client that found us as 127.0.0.1 goes on doing so. */
export function askedOrigin(ctx: { host: string }, baseUrl: string): string {
  const { protocol, own } = originsOf(baseUrl);
  const asked = `${protocol}//${ctx.host.toLowerCase()}`;
  return own.find((origin) => origin === asked) ?? baseUrl;
}
