import type { Turns } from '../../agent/turns.ts';
import { ChatRequest, ChatResponse } from '../../domain/schemas.ts';
import { check } from '../../domain/validate.ts';
import { jsonAnswer } from '../answers.ts';
import { type Body, jsonBody, readJson } from '../body.ts';
import type { Limit } from '../limits.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';

const what = 'The chat request';

/** The path is shared with ChatKit, whose requests say of what `type` they are. */
const plainRequest: Body<ChatRequest> = {
  ...jsonBody('ChatRequest', ChatRequest, what),
  async read(ctx) {
    const body = await readJson(ctx);
    if (typeof body.type === 'string')
      throw new Problem(501, 'unsupported', 'ChatKit is not served here; send {"message": "..."} instead.');
    return check(ChatRequest, body, what);
  },
};

const chatByUser: Limit = { name: 'chatByUser', points: 300, seconds: 60 };

export const chatRoutes = [
  route({
    method: 'post',
    path: '/api/{user_id}/chat',
    summary: 'Say something to the agent',
    caller: 'user',
    limit: chatByUser,
    body: plainRequest,
    answer: jsonAnswer('ChatResponse', ChatResponse),
    refusals: [404, 409, 501],
    run({ caller: { userId, token }, body, requestId }, { chat }: { chat: Turns }) {
      return chat({ userId, origin: 'chat', requestId }, body, { token });
    },
  }),
];
