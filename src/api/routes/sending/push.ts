import Type from 'typebox';
import type { Db } from '../../../db/database.ts';
import { endSubscription, keepSubscription } from '../../../db/sendings/push-subscriptions.ts';
import { Rejected } from '../../../errors.ts';
import { endpointFault, longestEndpoint, type Reach } from '../../../sending/endpoints.ts';
import { keysFault } from '../../../sending/push-service.ts';
import { jsonAnswer } from '../../answers.ts';
import { jsonBody } from '../../body.ts';
import type { Limit } from '../../limits.ts';
import { route } from '../../route.ts';

/** Of the settings; absent where no keys are set. */
export interface PushSettings {
  publicKey: string;
  reach?: Reach;
}

interface Needs {
  db: Db;
  push: PushSettings | undefined;
}

const closed = { additionalProperties: false };
const Endpoint = Type.String({ minLength: 1, maxLength: longestEndpoint, description: 'https URL of a push service' });
const Key = (description: string) => Type.String({ minLength: 1, maxLength: 200, description });

const PushKey = Type.Object({ key: Type.String({ description: 'applicationServerKey, base64url' }) });

/** As a browser writes it: `PushSubscription.toJSON()`. */
const Subscription = Type.Object(
  {
    endpoint: Endpoint,
    expirationTime: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
    keys: Type.Object({ p256dh: Key('65 bytes, base64url'), auth: Key('16 bytes, base64url') }, closed),
  },
  closed,
);

const Unsubscription = Type.Object({ endpoint: Endpoint }, closed);

const Kept = Type.Object({ endpoint: Type.String(), status: Type.Literal('subscribed') });
const Ended = Type.Object({ endpoint: Type.String(), status: Type.Literal('unsubscribed') });

const pushByUser: Limit = { name: 'pushByUser', points: 60, seconds: 60 };
const path = '/api/{user_id}/push-subscriptions';

export const pushRoutes = [
  route({
    method: 'get',
    path: '/api/{user_id}/push-key',
    summary: 'The key with which a browser subscribes to Web Push',
    caller: 'user',
    limit: pushByUser,
    answer: jsonAnswer('PushKey', PushKey),
    refusals: [404],
    run: (_asked, { push }: Needs) => ({ key: configured(push).publicKey }),
  }),
  route({
    method: 'post',
    path,
    summary: 'Sends reminders to this browser, too',
    caller: 'user',
    limit: pushByUser,
    body: jsonBody('PushSubscription', Subscription, 'The subscription'),
    answer: jsonAnswer('PushSubscribed', Kept),
    refusals: [404],
    async run({ caller, body: { endpoint, keys } }, { db, push }: Needs) {
      const { reach } = configured(push);
      const fault = endpointFault(endpoint, reach) ?? keysFault(keys);
      if (fault) throw new Rejected('invalid', fault);
      await keepSubscription(db, caller.userId, { endpoint, ...keys });
      return { endpoint, status: 'subscribed' as const };
    },
  }),
  route({
    method: 'delete',
    path,
    summary: 'Sends none to this browser any more',
    caller: 'user',
    limit: pushByUser,
    body: jsonBody('PushUnsubscription', Unsubscription, 'The subscription'),
    answer: jsonAnswer('PushUnsubscribed', Ended),
    refusals: [404],
    async run({ caller, body: { endpoint } }, { db }: Needs) {
      if (!(await endSubscription(db, caller.userId, endpoint)))
        throw new Rejected('not_found', 'You have no such subscription.');
      return { endpoint, status: 'unsubscribed' as const };
    },
  }),
];

function configured(push: PushSettings | undefined): PushSettings {
  if (!push)
    throw new Rejected('not_found', 'Web Push is not set up on this server; whoever runs it can set the VAPID keys.');
  return push;
}
