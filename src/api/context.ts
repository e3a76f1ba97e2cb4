import type { DefaultState, Context as KoaContext } from 'koa';
import type { User } from './auth/tokens.ts';

/** What the middleware learns of a request before its route runs. */
export interface State extends DefaultState {
  requestId: string;
  /** Present on every route below `/api/{user_id}`: the subject of the token, which is also the id in the path. */
  user?: User;
  /** The route's pattern, for metrics and the log; a path may hold ids. */
  route?: string;
}

export type Context = KoaContext & { state: State };
