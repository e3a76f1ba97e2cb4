import assert from 'node:assert/strict';

/** A browser without scripts: keeps cookies, follows redirects of its own server, sends the forms that it is shown. */
export class OAuthBrowser {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  /** The page that is shown. */
  html = '';
  policy = '';
  #referrerPolicy = '';

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Opens a URL; answers where a foreign redirect leads, or undefined when a page is shown. */
  open(url: string): Promise<URL | undefined> {
    return this.#follow(new URL(url, this.#origin), { method: 'GET' });
  }

  /** Fills in the page's form and sends it. */
  submit(fields: Record<string, string>): Promise<URL | undefined> {
    const action =
      /<form method="post" action="([^"]+)"/.exec(this.html)?.[1] ?? assert.fail(`no form in ${this.html}`);
    const hidden = /name="oauth_query" value="([^"]*)"/.exec(this.html)?.[1] ?? '';
    const body = new URLSearchParams({ oauth_query: hidden.replaceAll('&amp;', '&'), ...fields });
    const target = new URL(action, this.#origin);
    const origin = formOrigin(this.#referrerPolicy, this.#origin, target.origin);
    return this.#follow(target, { method: 'POST', body, headers: { origin } });
  }

  async #follow(url: URL, init: RequestInit): Promise<URL | undefined> {
    if (url.origin !== new URL(this.#origin).origin) return url;
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { accept: 'text/html', 'sec-fetch-mode': 'navigate', ...(cookie && { cookie }), ...init.headers };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const each of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (each.split(';')[0] ?? '').split(/=(.*)/s);
      this.#cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location) return this.#follow(new URL(location, url), { method: 'GET' });
    this.html = await response.text();
    this.policy = response.headers.get('content-security-policy') ?? '';
    this.#referrerPolicy = response.headers.get('referrer-policy') ?? '';
    return undefined;
  }
}

/** The Origin that browsers send with a form (Fetch, "append a request Origin header"): the page's referrer policy decides. */
function formOrigin(policy: string, from: string, to: string): string {
  if (policy === 'no-referrer' || (policy === 'same-origin' && from !== to)) return 'null';
  return from;
}
