import type { Router } from '@koa/router';
import type { TaskClient } from '../actors/contract.ts';
import type { Turns } from '../agent/turns.ts';
import { ChatRequest, SettingsPatch } from '../domain/schemas.ts';
import { check } from '../domain/validate.ts';
import type { User } from './auth/tokens.ts';
import { readJson } from './body.ts';
import type { Context, State } from './context.ts';
import type { RateLimits } from './limits.ts';
import { Problem } from './problem.ts';

interface Dependencies {
  tasks: Pick<TaskClient, 'settings' | 'changeSettings'>;
  chat: Turns;
  limits: RateLimits;
}

/** The routes below `/api/{user_id}`; `authenticate` has made sure that the id is the caller's. */
export function addUserRoutes(router: Router<State, Context>, { tasks, chat, limits }: Dependencies): void {
  router.get('/api/:user_id/settings', async (ctx) => {
    const { userId } = await countedUser(ctx, limits, 'settingsByUser');
    ctx.body = await tasks.settings(userId);
  });
  router.put('/api/:user_id/settings', async (ctx) => {
    const { userId } = await countedUser(ctx, limits, 'settingsByUser');
    ctx.body = await tasks.changeSettings(userId, check(SettingsPatch, await readJson(ctx), 'The settings'));
  });
  router.post('/api/:user_id/chat', async (ctx) => {
    const user = await countedUser(ctx, limits, 'chatByUser');
    const body = await readJson(ctx);
    if (typeof body.type === 'string')
      throw new Problem(501, 'unsupported', 'ChatKit is not served here; send {"message": "..."} instead.');
    const request = check(ChatRequest, body, 'The chat request');
    const caller = { userId: user.userId, origin: 'chat', requestId: ctx.state.requestId } as const;
    ctx.body = await chat(caller, request, { token: user.token });
  });
}

async function countedUser(ctx: Context, limits: RateLimits, limit: 'settingsByUser' | 'chatByUser'): Promise<User> {
  const { user } = ctx.state;
  if (!user) throw new Error('A route below /api/{user_id} ran without authentication');
  await limits.take(limit, user.userId);
  return user;
}
