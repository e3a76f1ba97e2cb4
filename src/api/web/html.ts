import { escapeHtml } from '../../language/html.ts';

/** Plain HTML, made here and without scripts, for what a browser must be able to show apart from the web app. */

/** A whole document; `title` is text, `body` is HTML. `wide`: for what is read, not filled in. */
export function page(title: string, body: string, form: 'narrow' | 'wide' = 'narrow'): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(title)}: a page of Actodo, the todo list that you talk to.">
<link rel="stylesheet" href="/pages.css">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<header class="brand"><a href="/"><img src="/favicon.svg" alt="" width="26" height="26"> Actodo</a></header>
<main class="${form}">
<h1>${escapeHtml(title)}</h1>
${body}
</main>
`;
}

/** A refusal for a person who opened an address of ours in a window. */
export function problemPage({ status, message }: { status: number; message: string }): string {
  const isNowhere = status === 404;
  const text = isNowhere ? 'Nothing of Actodo has this address. Perhaps a part of it is missing.' : message;
  return page(
    isNowhere ? 'There is no such page' : 'That did not work',
    `<p role="alert">${escapeHtml(text)}</p><p><a href="/">Go to your tasks</a></p>`,
  );
}

/** What a person reads whom an application sent with a link that leads nowhere: here, because it is not known who else should hear of it. */
export function brokenLink(ctx: { status: number }, what: string): string {
  ctx.status = 400;
  return page('This link does not work', `<p role="alert">${escapeHtml(what)} Start again in your application.</p>`);
}
