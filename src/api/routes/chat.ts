import Type, { type Static } from 'typebox';
import { ChatRequest, ChatResponse } from '../../domain/schemas.ts';
import { eitherAnswer, eventsAnswer, jsonAnswer } from '../answers.ts';
import { type Body, checkBody, jsonBody, readJson } from '../body.ts';
import { Asking, type ChatKitDeps } from '../chatkit/asking.ts';
import { answerChatKit } from '../chatkit/dispatch.ts';
import { ChatKitRequest, readRequest } from '../chatkit/requests.ts';
import { ChatKitAnswer, ChatKitEvent } from '../chatkit/shapes.ts';
import type { Limit } from '../limits.ts';
import type { Context } from '../request-scope.ts';
import { route } from '../route.ts';

const what = 'The chat request';
const ChatBody = Type.Union([ChatRequest, ChatKitRequest], { description: 'ChatKit where it has a `type`' });
const JsonAnswer = Type.Union([ChatResponse, ChatKitAnswer]);

/** One path, two dialects: requests of ChatKit say of what `type` they are. */
const eitherDialect: Body<ChatRequest | ChatKitRequest> = {
  ...jsonBody('ChatBody', ChatBody, what),
  async read(ctx) {
    const body = await readJson(ctx);
    return typeof body.type === 'string' ? readRequest(body) : checkBody(ChatRequest, body, what);
  },
};

type Json = Static<typeof JsonAnswer>;
type Events = AsyncIterable<ChatKitEvent>;

const jsonOrEvents = eitherAnswer<Json, Events>(
  (value): value is Json => !(Symbol.asyncIterator in value),
  jsonAnswer('ChatAnswer', JsonAnswer),
  eventsAnswer('ChatKitEvent', ChatKitEvent),
);

const chatByUser: Limit = { name: 'chatByUser', points: 300, seconds: 60 };

export const chatRoutes = [
  route({
    method: 'post',
    path: '/api/{user_id}/chat',
    summary: 'Say something to the agent, as plain JSON or by the ChatKit protocol',
    caller: 'user',
    limit: chatByUser,
    waits: true,
    body: eitherDialect,
    answer: jsonOrEvents,
    refusals: [404, 409, 501],
    async run({ caller: { userId, token }, body, requestId, ctx }, deps: ChatKitDeps) {
      const caller = { userId, origin: 'chat', requestId } as const;
      if (!('type' in body)) return deps.chat(caller, body, { token });
      const asking = new Asking(deps, { caller, token, frame: frameOf(ctx), left: leftEarly(ctx) });
      const result = await answerChatKit(asking, body);
      return 'events' in result ? result.events : (result.json as Json);
    },
  }),
];

/** ChatKit's client names its frame; hosted pages named their device. */
const frameOf = (ctx: Context) => ctx.get('chatkit-frame-instance-id') || ctx.get('chatkit-device-id');

/** Aborted when the client goes before it had the whole answer. */
function leftEarly({ res }: Context): AbortSignal {
  const left = new AbortController();
  // One more than Koa, the pipe and the limits: Node takes eleven for a leak.
  res.setMaxListeners(res.getMaxListeners() + 1);
  res.once('close', () => {
    if (!res.writableFinished) left.abort();
  });
  return left.signal;
}
