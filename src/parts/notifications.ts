import { createSignal } from '../background/signal.ts';
import type { Config } from '../config.ts';
import { step } from '../dapr/steps.ts';
import { mailer } from '../sending/mail-server.ts';
import type { Outcome } from '../sending/outcome.ts';
import { pusher, vapidKeys } from '../sending/push-service.ts';
import { reminderMails } from '../sending/reminder-mail.ts';
import { reminderPushes } from '../sending/reminder-push.ts';
import { type SenderOptions, startSender } from '../sending/sender.ts';
import { mailTimes, pushTimes } from '../sending/times.ts';
import { notifications } from '../subscribers/notifications.ts';
import type { Core, Part } from './part.ts';

type Settings = Pick<Config, 'baseUrl' | 'smtpUrl' | 'mailFrom' | 'vapidPublicKey' | 'vapidPrivateKey'>;
type Needs = Pick<Core, 'db' | 'log' | 'metrics'> & { config: Settings };

/** Tells people of what is due: in the list of the program, and by mail and push where those are set up. */
export function notificationsPart({ db, log, metrics, config }: Needs): Part {
  const { baseUrl, smtpUrl, mailFrom } = config;
  const keys = vapidKeys(config);
  const made = createSignal();
  const channels: Pick<SenderOptions, 'channel' | 'attempt' | 'mostUnsure' | 'times'>[] = [];
  if (smtpUrl && mailFrom) {
    const attempt = reminderMails(db, baseUrl, withSteps(mailer({ url: smtpUrl, from: mailFrom })));
    channels.push({ channel: 'email', attempt, mostUnsure: 2, times: mailTimes });
  }
  if (keys) {
    // What comes twice to a browser shows once, by its topic and by the tag that the page gives it.
    const attempt = reminderPushes(db, withSteps(pusher({ keys })));
    channels.push({ channel: 'push', attempt, mostUnsure: Number.POSITIVE_INFINITY, times: pushTimes });
  }
  const isOn = (name: string) => channels.some(({ channel }) => channel === name);
  return {
    consumers: [notifications(db, { channels: { email: isOn('email'), push: isOn('push') }, made: made.raise })],
    start(onStop) {
      for (const channel of channels) {
        const sender = startSender({ db, log, metrics, ...channel });
        made.listen(sender.wake);
        onStop(sender.stop);
      }
    },
  };
}

/** Says when it is about to send, and when it was taken and nobody has written that down yet. */
function withSteps<M, O extends Outcome>(send: (message: M, signal: AbortSignal) => Promise<O>) {
  return async (message: M, signal: AbortSignal): Promise<O> => {
    step('before-send');
    const outcome = await send(message, signal);
    if (outcome.end === 'sent') step('after-send');
    return outcome;
  };
}
