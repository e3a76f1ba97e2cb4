import { isLoopbackName, loopbackNames } from '../../http-server.ts';

/** The origins under which this server's own pages are reached: on one machine localhost has several names. */
export function ownOrigins(baseUrl: string): string[] {
  const { hostname, protocol, port } = new URL(baseUrl);
  if (!isLoopbackName(hostname)) return [baseUrl];
  return loopbackNames.map((name) => new URL(`${protocol}//${name}:${port}`).origin);
}

/** The one of our origins by which a request came; on one machine a client that found us as 127.0.0.1 goes on doing so. */
export function askedOrigin(ctx: { host: string }, baseUrl: string): string {
  const asked = `${new URL(baseUrl).protocol}//${ctx.host.toLowerCase()}`;
  return ownOrigins(baseUrl).find((origin) => origin === asked) ?? baseUrl;
}
