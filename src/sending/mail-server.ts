import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isLoopbackName } from '../http-server.ts';
import { type Attempt, failed, type Outcome, refused } from './outcome.ts';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The same for each attempt, so that a mail that comes twice is recognised. */
  messageId: string;
  headers?: Record<string, string>;
}

export interface MailServer {
  /** `smtp:` or `smtps:` URL, with user and password if it wants them. */
  url: string;
  /** As it stands in `From`. */
  from: string;
}

/** Milliseconds of silence after which a connection counts as dead; the signal ends an attempt as a whole. */
const silenceMs = 10_000;

/** Hands a mail to the server, by a connection of its own, so that what ends an attempt ends all of it. */
export function mailer({ url, from }: MailServer): Attempt<Mail> {
  const { hostname, port, protocol, username, password } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const secure = protocol === 'smtps:';
  const options = {
    host,
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    // A password goes over no wire in the clear.
    requireTLS: username !== '' && !isLoopbackName(hostname),
    connectionTimeout: silenceMs,
    greetingTimeout: silenceMs,
    socketTimeout: silenceMs,
    dnsTimeout: silenceMs,
    socketCloseTimeout: 0,
  };
  const credentials = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return async (mail, signal) => {
    const { MailComposer, SMTPConnection } = await load();
    const composed = new MailComposer({ ...mail, from, disableFileAccess: true, disableUrlAccess: true }).compile();
    const content = await composed.build();
    const connection = new SMTPConnection(options);
    const session = { connection, content, envelope: composed.getEnvelope() };
    return converse(session, username === '' ? undefined : credentials, signal);
  };
}

/** With the first mail: who uses none does not pay for it. */
async function load() {
  const [composer, connection] = await Promise.all([
    import('nodemailer/lib/mail-composer'),
    import('nodemailer/lib/smtp-connection'),
  ]);
  return { MailComposer: composer.default, SMTPConnection: connection.default };
}

interface Session {
  connection: SMTPConnection;
  content: Buffer;
  envelope: { from: string | false; to: string[] };
}

/** Settles as soon as the server has answered, or the connection or the signal has ended. */
function converse(
  { connection, content, envelope }: Session,
  credentials: { user: string; pass: string } | undefined,
  signal: AbortSignal,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const message = Readable.from(content);
    // A server takes nothing that it has not got whole.
    let given = false;
    message.once('end', () => {
      given = true;
    });
    const end = (outcome: Outcome) => {
      signal.removeEventListener('abort', cut);
      // Before closing, which is heard as an end of the connection.
      resolve(outcome);
      if (outcome.end === 'sent') connection.quit();
      else connection.close();
    };
    const cut = () => end(failed('no answer in time', given));
    const fail = (error: SmtpError) => end(outcomeOf(error, given));
    connection.on('error', fail);
    connection.on('end', () => fail(new Error('the connection ended')));
    if (signal.aborted) return cut();
    signal.addEventListener('abort', cut, { once: true });
    const send = () => connection.send(envelope, message, (error) => (error ? fail(error) : end({ end: 'sent' })));
    connection.connect((error) => {
      if (error) fail(error);
      else if (credentials) connection.login({ credentials }, (refusal) => (refusal ? fail(refusal) : send()));
      else send();
    });
  });
}

type SmtpError = Error & { code?: string; responseCode?: number; command?: string };

/** 5xx about the recipient or the message is for good; about us (sender, password, TLS) whoever runs the server can change it. */
function outcomeOf({ code, responseCode, command }: SmtpError, given: boolean): Outcome {
  const reason = `SMTP ${responseCode ?? code ?? 'failed'}${command ? ` at ${command}` : ''}`;
  const isAnswer = responseCode !== undefined;
  const aboutMail = command === 'RCPT TO' || (command === 'DATA' && code === 'EMESSAGE');
  if (isAnswer && responseCode >= 500 && aboutMail) return refused(reason);
  return failed(reason, given && !isAnswer);
}
