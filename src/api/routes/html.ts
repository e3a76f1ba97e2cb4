import { escapeHtml } from '../../language/html.ts';

/** Plain HTML, made here and without scripts, for what a browser must be able to show before there is a web app. */

/** A whole document; `title` is text, `body` is HTML. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/pages.css">
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
`;
}

/** What a person reads whom an application sent with a link that leads nowhere: here, because it is not known who else should hear of it. */
export function brokenLink(ctx: { status: number }, what: string): string {
  ctx.status = 400;
  return page('This link does not work', `<p role="alert">${escapeHtml(what)} Start again in your application.</p>`);
}

export const stylesheet = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
label { display: block; margin: 0.75rem 0; }
input { display: block; width: 100%; max-width: 24rem; padding: 0.5rem; font: inherit; box-sizing: border-box; }
button { padding: 0.5rem 1rem; margin-right: 0.5rem; font: inherit; }
code, pre { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
pre { overflow-x: auto; padding: 0.75rem; border: 1px solid currentColor; }
details { margin: 0.5rem 0; }
[role='alert'] { border-left: 0.25rem solid #c00; padding-left: 0.75rem; }
`;
