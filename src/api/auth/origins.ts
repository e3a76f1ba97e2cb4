const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/** Is this one of the names by which a machine calls itself? `name` as in a URL. */
export const isLoopbackName = (name: string): boolean => loopbackNames.includes(name);

/** The origins under which this server's own pages are reached: on one machine localhost has several names. */
export function ownOrigins(baseUrl: string): string[] {
  const { hostname, protocol, port } = new URL(baseUrl);
  if (!isLoopbackName(hostname)) return [baseUrl];
  return loopbackNames.map((name) => new URL(`${protocol}//${name}:${port}`).origin);
}
