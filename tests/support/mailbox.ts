import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { eventually } from './server.ts';

/** A mail as the server got it. */
export interface Received {
  to: string[];
  /** Header fields, unfolded, in lower case. */
  headers: Record<string, string>;
  /** The plain part and the HTML part, decoded. */
  text: string;
  html: string;
  raw: string;
  /** Milliseconds since the epoch: when the server had it whole. */
  at: number;
}

type DataReply = (done: (error?: (Error & { responseCode?: number }) | null) => void, mail: Received) => void;

/** A real SMTP server on loopback, and what it took. `options` are those of smtp-server, and how it answers a whole mail. */
export async function openMailbox(
  t: Pick<TestContext, 'after'>,
  { onMail, host = '127.0.0.1', ...options }: SMTPServerOptions & { onMail?: DataReply; host?: string } = {},
) {
  const mails: Received[] = [];
  let reply: DataReply = onMail ?? ((done) => done());
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const mail = read(
          Buffer.concat(chunks).toString('utf8'),
          session.envelope.rcptTo.map(({ address }) => address),
        );
        reply((error) => {
          if (!error) mails.push(mail);
          done(error ?? null);
        }, mail);
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.server.address() as { port: number };
  t.after(() => new Promise<void>((resolve) => server.close(resolve)));
  return {
    mails,
    url: `smtp://${host}:${port}`,
    answer: (next: DataReply) => {
      reply = next;
    },
    /** The mails to `to` once there are `count`. */
    to: (to: string, count = 1) =>
      eventually(() => {
        const found = mails.filter((mail) => mail.to.includes(to));
        assert.equal(found.length, count, `${found.length} mails`);
        return found;
      }),
  };
}

export type Mailbox = Awaited<ReturnType<typeof openMailbox>>;

export const smtpError = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

function read(raw: string, to: string[]): Received {
  const headers = headersOf(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1] ?? assert.fail('not multipart');
  const parts = raw.split(`--${boundary}`).slice(1, -1);
  const part = (type: string) => {
    const found = parts.find((each) => headersOf(each.trimStart())['content-type']?.startsWith(type));
    return found === undefined ? assert.fail(`no ${type}`) : decoded(found.trimStart());
  };
  return { to, headers, text: part('text/plain'), html: part('text/html'), raw, at: Date.now() };
}

function headersOf(text: string): Record<string, string> {
  const [head = ''] = text.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

function decoded(part: string): string {
  const encoding = headersOf(part)['content-transfer-encoding'];
  const body = part.slice(part.indexOf('\r\n\r\n') + 4);
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
