import assert from 'node:assert/strict';
import {
  createDecipheriv,
  createECDH,
  createHmac,
  createPublicKey,
  type ECDH,
  generateKeyPairSync,
  randomBytes,
  randomUUID,
  sign,
} from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { TestContext } from 'node:test';
import { jwtVerify } from 'jose';
import { eventually } from './server.ts';

/** A push as its browser reads it. */
export interface Received {
  path: string;
  payload: Record<string, unknown>;
  topic: string;
  ttl: number;
  urgency: string;
  subject: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** Where the name of the service leads: no name server knows it. */
export const home = async () => [{ address: '127.0.0.1', family: 4 }];

type PushReply = (response: ServerResponse, received: Received) => void;

/**
 * A push service on loopback over TLS, with browsers that have subscribed to it. It lets nothing pass that is not signed with the server's key
 * for this service (RFC 8292), and reads messages as browsers do (RFC 8291, 8188), both written here from the RFCs.
 */
export async function openPushService(t: Pick<TestContext, 'after'>, vapidPublicKey: string) {
  const { key, cert } = selfSigned();
  const browsers = new Map<string, { ecdh: ECDH; auth: Buffer }>();
  const received: Received[] = [];
  const faults: unknown[] = [];
  let reply: PushReply = (response) => response.writeHead(201).end();
  const server = createServer({ key, cert }, (request, response) => {
    take(request)
      .then((push) => {
        received.push(push);
        reply(response, push);
      })
      .catch((fault) => {
        faults.push(fault);
        response.writeHead(403).end();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `https://localhost:${(server.address() as { port: number }).port}`;
  t.after(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  async function take(request: IncomingMessage): Promise<Received> {
    const { headers, url: path = '' } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    assert.equal(request.method, 'POST');
    const [, token = '', k] = /^vapid t=([^,]+), ?k=(.+)$/.exec(headers.authorization ?? '') ?? [];
    assert.equal(k, vapidPublicKey, 'signed with another key');
    const { payload: claims } = await jwtVerify(token, publicKeyOf(vapidPublicKey), { algorithms: ['ES256'] });
    assert.equal(claims.aud, origin);
    assert.ok((claims.exp ?? 0) - Date.now() / 1_000 <= 24 * 3_600);
    assert.equal(headers['content-encoding'], 'aes128gcm');
    const browser = browsers.get(path) ?? assert.fail('nobody subscribed here');
    return {
      path,
      payload: JSON.parse(decrypt(Buffer.concat(chunks), browser)),
      topic: String(headers.topic),
      ttl: Number(headers.ttl),
      urgency: String(headers.urgency),
      subject: String(claims.sub),
      at: Date.now(),
    };
  }

  return {
    received,
    faults,
    ca: cert,
    /** What a browser gives after it has subscribed. */
    subscribe() {
      const ecdh = createECDH('prime256v1');
      const p256dh = ecdh.generateKeys().toString('base64url');
      const auth = randomBytes(16);
      const path = `/push/${randomUUID()}`;
      browsers.set(path, { ecdh, auth });
      return { endpoint: origin + path, keys: { p256dh, auth: auth.toString('base64url') } };
    },
    answer(next: PushReply) {
      reply = next;
    },
    count: (count: number) => eventually(() => assert.equal(received.length, count)),
  };
}

function publicKeyOf(vapidPublicKey: string) {
  const point = Buffer.from(vapidPublicKey, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  return createPublicKey({ key: jwk, format: 'jwk' });
}

const hmac = (key: Buffer, ...data: (Buffer | string)[]) => {
  const made = createHmac('sha256', key);
  for (const each of data) made.update(each);
  return made.digest();
};

/** One record of aes128gcm: salt, record size, key id (the sender's public key), then the text with its padding delimiter. */
function decrypt(message: Buffer, { ecdh, auth }: { ecdh: ECDH; auth: Buffer }): string {
  const salt = message.subarray(0, 16);
  const senderKey = message.subarray(21, 21 + message.readUInt8(20));
  const record = message.subarray(21 + senderKey.length);
  assert.ok(record.length <= message.readUInt32BE(16), 'one record');
  assert.ok(message.length <= 4_096, 'what push services take');
  const shared = ecdh.computeSecret(senderKey);
  const ikm = hmac(hmac(auth, shared), 'WebPush: info\0', ecdh.getPublicKey(), senderKey, Buffer.from([1]));
  const prk = hmac(salt, ikm);
  const contentKey = hmac(prk, 'Content-Encoding: aes128gcm\0', Buffer.from([1])).subarray(0, 16);
  const nonce = hmac(prk, 'Content-Encoding: nonce\0', Buffer.from([1])).subarray(0, 12);
  const decipher = createDecipheriv('aes-128-gcm', contentKey, nonce);
  decipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  const end = padded.lastIndexOf(2);
  assert.ok(end >= 0 && padded.subarray(end + 1).every((byte) => byte === 0), 'the last record');
  return padded.subarray(0, end).toString('utf8');
}

/** A certificate for localhost, made for this test alone (X.509 in DER). */
function selfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const der = (tag: number, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts);
    const { length } = body;
    const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
    return Buffer.concat([Buffer.from([tag, ...size]), body]);
  };
  const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
  const algorithm = der(0x30, oid('2a8648ce3d040302'));
  const name = der(0x30, der(0x31, der(0x30, oid('550403'), der(0x0c, Buffer.from('localhost')))));
  const time = (ms: number) =>
    der(0x17, Buffer.from(`${new Date(Date.now() + ms).toISOString().replace(/\D/g, '').slice(2, 14)}Z`));
  const altName = der(0x30, oid('551d11'), der(0x04, der(0x30, der(0x82, Buffer.from('localhost')))));
  const certificate = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    der(0x30, time(-86_400_000), time(86_400_000)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, altName)),
  );
  const signature = sign('sha256', certificate, privateKey);
  const whole = der(0x30, certificate, algorithm, der(0x03, Buffer.from([0]), signature));
  const pem = whole.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n`,
  };
}
