import { html } from 'htm/preact';
import { useAction } from '../core/asking/action.ts';
import { useFetched } from '../core/asking/fetched.ts';
import { request } from '../core/calls.ts';
import { dueText } from '../core/settings.ts';
import { Button } from '../kit/button.ts';
import { Copied } from '../kit/copied.ts';
import { confirm } from '../kit/dialog.ts';
import { Icon } from '../kit/icon.ts';
import { toast } from '../kit/say.ts';
import { type Connection, connections, isOnThisMachine, scopeWords } from './connect.ts';

interface App {
  client_id: string;
  name: string | null;
  scopes: string[];
  connected_at: string;
  last_used_at: string | null;
}

const readApps = (signal: AbortSignal) => request<{ apps: App[] }>('GET', '~/apps', undefined, { signal });

/** Programs of others that may work with the tasks, and how more of them are let in. */
export function AppsPage() {
  const found = useFetched(readApps);
  const action = useAction();
  const apps = found.value?.apps;
  const end = async (app: App) => {
    const name = app.name ?? 'this application';
    const question = {
      title: `Disconnect ${name}?`,
      text: 'It can read and change nothing from now on. It may ask again, and you decide again.',
      yes: `Disconnect ${name}`,
      no: 'Keep it',
      danger: true,
    };
    if (!(await confirm(question))) return;
    await action.run(async () => {
      await request('DELETE', `~/apps/${encodeURIComponent(app.client_id)}`);
      found.set({ apps: (apps ?? []).filter((each) => each !== app) });
      toast({ text: `${app.name ?? 'The application'} is disconnected.` });
    });
  };
  return html`<div class="apps">
    <h1>Connected apps</h1>
    <section class="card" aria-labelledby="apps-title">
      <h2 id="apps-title">May work with your tasks</h2>
      ${found.fault && html`<p class="wrong" role="alert">${found.fault} <${Button} onClick=${found.reload}>Retry</${Button}></p>`}
      ${action.fault && html`<p class="wrong" role="alert">${action.fault}</p>`}
      ${apps?.length === 0 && html`<p class="muted">No application is connected. Below is how to connect one.</p>`}
      <ul class="entries">
        ${apps?.map((app) => html`<${AppRow} key=${app.client_id} app=${app} busy=${action.busy} onEnd=${() => end(app)} />`)}
      </ul>
    </section>
    ${
      /* Before the list is there it would be moved by it. */ (apps || found.fault) &&
      html`<section class="card" aria-labelledby="connect-title">
      <h2 id="connect-title">Connect an application</h2>
      <p class="muted">Any program that speaks MCP can add, find and change your tasks. It asks you first, here, and you can end that at any time.</p>
      ${isOnThisMachine(location.origin) && html`<p class="note"><${Icon} name="info" />Claude and ChatGPT on the web call from outside and cannot reach an address of this machine. Programs on it can.</p>`}
      ${connections(location.origin).map((each) => html`<${Connect} key=${each.name} connection=${each} />`)}
    </section>`
    }
  </div>`;
}

function AppRow({ app, busy, onEnd }: { app: App; busy: boolean; onEnd: () => void }) {
  const name = app.name ?? 'An application without a name';
  return html`<li class="entry">
    <div>
      <p dir="auto">${name}</p>
      <p class="hint">${scopeWords(app.scopes)}</p>
      <p class="hint">
        Connected: ${dueText(app.connected_at)}. ${app.last_used_at ? `Last used: ${dueText(app.last_used_at)}` : 'It has no access at present.'}
      </p>
    </div>
    <${Button} busy=${busy} label=${`Disconnect ${name}`} onClick=${onEnd}>Disconnect</${Button}>
  </li>`;
}

function Connect({ connection: { name, snippets } }: { connection: Connection }) {
  return html`<details class="connect">
    <summary>${name}</summary>
    ${snippets.map(
      ({ what, how, text, link }) => html`<div class="stack">
        <p>${how}</p>
        <${Copied} label=${what} text=${text} />
        ${link && html`<p><a class="button" href=${link.href}><${Icon} name="external-link" />${link.label}</a></p>`}
      </div>`,
    )}
  </details>`;
}
