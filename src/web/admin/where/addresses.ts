/** Views of the admin page have addresses: `#audit?user_id=...&task_id=3`. */
export const views = ['overview', 'audit', 'task', 'replay', 'dead', 'users', 'check'] as const;
export type View = (typeof views)[number];

export interface Address {
  view: View;
  params: Record<string, string>;
}

/** What a hash says; one that says nothing of ours is the overview. */
export function readAddress(hash: string): Address {
  const [name = '', query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  const view = views.find((each) => each === name);
  return view ? { view, params: Object.fromEntries(new URLSearchParams(query)) } : { view: 'overview', params: {} };
}

/** The hash of a view; empty parameters are left out. */
export function addressOf(view: View, params: Record<string, string | number | undefined> = {}): string {
  const query = queryOf(params);
  return query ? `#${view}?${query}` : `#${view}`;
}

/** A query of what is set. */
export function queryOf(params: Record<string, string | number | undefined>): string {
  const set = Object.entries(params).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(set).toString();
}
