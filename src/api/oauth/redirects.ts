import { isLoopbackName } from '../../http-server.ts';

/** Does the address belong to an application of the person's own device (RFC 8252, 7)? Anybody there can claim to be that application. */
export function isOnDevice(uri: string): boolean {
  const { protocol, hostname } = new URL(uri);
  return protocol !== 'https:' && (protocol !== 'http:' || isLoopbackName(hostname));
}

/** May an application have its codes sent there? https, http on the device itself, or a private scheme, which has a dot (RFC 8252, 7.1). */
export function isLegalRedirect(uri: string): boolean {
  if (!URL.canParse(uri) || uri.includes('#')) return false;
  const { protocol, hostname, username, password } = new URL(uri);
  if (username || password) return false;
  if (protocol === 'https:') return true;
  return protocol === 'http:' ? isLoopbackName(hostname) : /^[a-z][a-z0-9+-]*\.[a-z0-9.+-]+:$/.test(protocol);
}

/** Is `uri` one of the registered addresses? On the device itself any port will do (RFC 8252, 7.3). */
export function isRegistered(uri: string, registered: readonly string[]): boolean {
  return registered.includes(uri) || registered.some((each) => equalButForPort(each, uri));
}

function equalButForPort(registered: string, asked: string): boolean {
  if (!URL.canParse(asked) || !URL.canParse(registered) || asked.includes('#')) return false;
  const [known, wanted] = [new URL(registered), new URL(asked)];
  if (known.protocol !== 'http:' || !isLoopbackName(known.hostname)) return false;
  known.port = wanted.port;
  return known.href === wanted.href;
}

/** `https://host:port`, or `scheme:` for an application of the device; undefined for what is neither, and so no source of a content policy. */
export function sourceOf(uri: string): string | undefined {
  if (!URL.canParse(uri)) return undefined;
  const { origin, protocol } = new URL(uri);
  const source = origin === 'null' ? protocol : origin;
  return /^(https?:\/\/[\w.[\]:-]+|[a-z][a-z0-9+.-]*:)$/.test(source) ? source : undefined;
}
