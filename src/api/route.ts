import type { Static, TObject, TSchema } from 'typebox';
import type { Answer } from './answers.ts';
import type { Identity } from './auth/tokens.ts';
import type { Body } from './body.ts';
import type { ContentPolicy } from './guards.ts';
import type { Limit } from './limits.ts';
import type { Context } from './request-scope.ts';

/** What `run` learns of who calls, by what the route asks for. A session is for Better Auth to check. */
export interface Callers {
  anyone: undefined;
  session: undefined;
  /** The owner of the `{user_id}` in the path. */
  user: Identity;
  /** Somebody with the role `admin`. */
  admin: Identity;
  /** Whoever has an access token for `/mcp`, or a web JWT; at least one scope. */
  mcp: Identity;
}

export type CallerKind = keyof Callers;

/** The names between braces: `/a/{id}/b` has `id`. */
type NamesIn<P> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

type Read<S> = S extends TSchema ? Static<S> : Record<never, never>;

/** A request that has passed everything its route asks for. */
export interface Asked<P, C extends CallerKind, Ids, Query, B> {
  caller: Callers[C];
  /** The path's parts by name; those with a schema in `ids` as its type. */
  path: Omit<Record<NamesIn<P>, string>, keyof Read<Ids>> & Read<Ids>;
  query: Read<Query>;
  body: B;
  requestId: string;
  /** The exchange itself, for what no field here says: a status, a cookie, an answer written by somebody else. */
  ctx: Context;
}

interface Spec<P, C extends CallerKind, Ids, Query, B, A, D> {
  method: 'get' | 'post' | 'put' | 'delete' | 'all';
  /** With names in braces. A pattern stands for a family of routes that somebody else serves and describes. */
  path: P;
  summary: string;
  /** Who may call it. Nothing else of the route runs before that is known. */
  caller: C;
  /** How often one user, or one address where nobody is asked for, may call it. */
  limit?: Limit;
  /** Schemas of names in the path that are more than text, such as a number. */
  ids?: Ids;
  /** Query parameters. Absent: they are not looked at. */
  query?: Query;
  body?: Body<B>;
  answer: Answer<A>;
  /** Status codes of refusals of its own, beside those that follow from the fields above. */
  refusals?: number[];
  /** What its page may do beyond the rule for all answers. */
  policy?: ContentPolicy;
  /** While it runs it waits for somebody else, such as a model: it is no work that keeps this process busy. */
  waits?: true;
  /** Cache-Control. Default: `no-store`. */
  cache?: string;
  /** Throws `Rejected` or `Problem` for the caller's fault, anything else for an outage. */
  run(asked: Asked<P, C, Ids, Query, B>, deps: D): A | Promise<A>;
}

// biome-ignore lint/suspicious/noExplicitAny: a list holds routes of all shapes; `route` checks each one against its own.
type AnySpec<D> = Spec<string | RegExp, CallerKind, TObject | undefined, TObject | undefined, any, any, D>;

/** A route as data plus one function, which gets `D` of the rest of the program. */
export type Route<D> = Omit<AnySpec<D>, 'run'> & {
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  run: (asked: Asked<string, any, undefined, undefined, any>, deps: D) => unknown;
};

/** A route that has been given what it needs. */
export type ServedRoute = Omit<Route<never>, 'run'> & {
  run: (asked: Parameters<Route<never>['run']>[0]) => unknown;
};

/** States a route; `run` is checked against what the other fields promise it. */
export function route<
  D,
  const P extends string | RegExp,
  C extends CallerKind,
  A,
  B = undefined,
  Ids extends TObject | undefined = undefined,
  Query extends TObject | undefined = undefined,
>(spec: Spec<P, C, Ids, Query, B, A, D>): Route<D> {
  return spec as unknown as Route<D>;
}

/** Gives routes what they need of the rest of the program. */
export const bind = <D>(routes: readonly Route<D>[], deps: D): ServedRoute[] =>
  routes.map((each) => ({ ...each, run: (asked) => each.run(asked, deps) }));
