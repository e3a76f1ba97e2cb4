import { createHash, ECDH } from 'node:crypto';
import { type RequestOptions, request } from 'node:https';
import { endpointFault, NotPublic, publicLookup, type Reach } from './endpoints.ts';
import { failed, type Outcome, refused } from './outcome.ts';

/** Key pair of this server (RFC 8292), base64url. */
export interface VapidKeys {
  publicKey: string;
  privateKey: string;
  /** `mailto:` or `https:`, for the push service to complain to. */
  subject: string;
}

/** The keys of the settings, if they are set. */
export function vapidKeys(config: {
  vapidPublicKey?: string;
  vapidPrivateKey?: string;
  mailFrom?: string;
  baseUrl: string;
}): VapidKeys | undefined {
  const { vapidPublicKey: publicKey, vapidPrivateKey: privateKey, mailFrom, baseUrl } = config;
  if (!publicKey || !privateKey) return undefined;
  const address = mailFrom?.match(/[^\s<>]+@[^\s<>]+/)?.[0] ?? `actodo@${new URL(baseUrl).hostname}`;
  return { publicKey, privateKey, subject: `mailto:${address}` };
}

export interface Push {
  endpoint: string;
  p256dh: string;
  auth: string;
  /** JSON for the page's worker; encrypted for the browser alone (RFC 8291). */
  payload: object;
  /** Of the same topic a push service keeps the last only (RFC 8030). */
  topic: string;
  /** For which a push service keeps it while the browser is away. */
  seconds: number;
}

export interface PushOptions {
  keys: VapidKeys;
  reach?: Reach;
  /** Tests only: of whom the endpoint's certificate may be. */
  ca?: string;
}

/** Why these are no keys of a browser (RFC 8291), as a sentence that says what to do; undefined when they are. */
export function keysFault({ p256dh, auth }: { p256dh: string; auth: string }): string | undefined {
  if (!isBase64url(auth) || bytesOf(auth).length !== 16)
    return 'keys.auth must be the 16 bytes that the browser gave, base64url.';
  try {
    if (isBase64url(p256dh) && bytesOf(p256dh).length === 65) {
      ECDH.convertKey(bytesOf(p256dh), 'prime256v1');
      return undefined;
    }
  } catch {
    // Not a point of the curve: nothing could be encrypted for it.
  }
  return 'keys.p256dh must be the 65 bytes that the browser gave, base64url.';
}

const bytesOf = (text: string) => Buffer.from(text, 'base64url');
const isBase64url = (text: string) => /^[\w-]+={0,2}$/.test(text);

/** How an attempt ended, and whether the subscription is no more. */
export type PushOutcome = Outcome & { gone?: true };

/** Sends one message to one browser. The library comes with the first: who uses no push does not pay for it. */
export function pusher({
  keys,
  reach = {},
  ca,
}: PushOptions): (push: Push, signal: AbortSignal) => Promise<PushOutcome> {
  const lookup = publicLookup(reach);
  return async (push, signal) => {
    if (endpointFault(push.endpoint, reach)) return refused('not an endpoint that may be asked');
    const { default: webPush } = await import('web-push');
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint: push.endpoint, keys: { p256dh: push.p256dh, auth: push.auth } },
      JSON.stringify(push.payload),
      { vapidDetails: keys, TTL: push.seconds, urgency: 'high', topic: push.topic, contentEncoding: 'aes128gcm' },
    );
    const options = { method: 'POST', headers: headers as Record<string, string>, lookup, signal, ...(ca && { ca }) };
    return post(push.endpoint, options, body);
  };
}

export const topicOf = (about: string): string => createHash('sha256').update(about).digest('base64url').slice(0, 32);

/** Redirects are not followed, and of the answer only its head is read. */
function post(endpoint: string, options: RequestOptions, body: Buffer | null): Promise<PushOutcome> {
  return new Promise((resolve) => {
    let sent = false;
    const asked = request(endpoint, { ...options, agent: false, maxHeaderSize: 16_384 }, (response) => {
      response.destroy();
      resolve(outcomeOf(response.statusCode ?? 0, response.headers['retry-after']));
    });
    asked.on('finish', () => {
      sent = true;
    });
    asked.on('error', (error: NodeJS.ErrnoException) => {
      if (error instanceof NotPublic) resolve(refused('its name does not lead to the public Internet'));
      else resolve(failed(`push ${error.code ?? error.name}`, sent));
    });
    asked.end(body);
  });
}

function outcomeOf(status: number, retryAfter: string | undefined): PushOutcome {
  if (status >= 200 && status < 300) return { end: 'sent' };
  if (status === 404 || status === 410) return { end: 'dropped', gone: true };
  if (status === 400 || status === 413) return refused(`push ${status}`);
  const asked = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined;
  return {
    end: 'failed',
    reason: `push ${status}`,
    unsure: false,
    ...(asked !== undefined && { afterSeconds: asked }),
  };
}
