import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { session } from '../core/session.ts';
import { OverviewView } from './figures/overview.ts';
import { AuditView } from './record/audit.ts';
import { CheckView } from './record/check.ts';
import { DeadLettersView } from './record/dead-letters.ts';
import { ReplayView } from './record/replay.ts';
import { TaskView } from './record/task.ts';
import { UsersView } from './users/users.ts';
import { address } from './where/address.ts';
import { addressOf, type View } from './where/addresses.ts';

const shown = {
  overview: ['Overview', OverviewView],
  audit: ['Audit', AuditView],
  task: ['Task', TaskView],
  replay: ['Replay', ReplayView],
  dead: ['Dead letters', DeadLettersView],
  users: ['Users', UsersView],
  check: ['Check', CheckView],
} as const satisfies Record<View, readonly [string, unknown]>;

/** What only admins see. The server decides anew at every call; here it is only who is shown what. */
export function AdminPage() {
  if (session.value?.user.role !== 'admin') return html`<${Refused} />`;
  const { view } = address.value;
  const [title, Shown] = shown[view];
  return html`<div class="admin">
    <nav class="admin-tabs" aria-label="Admin">
      ${Object.entries(shown).map(
        ([each, [name]]) =>
          html`<a href=${addressOf(each as View)} class="admin-tab" aria-current=${each === view ? 'page' : undefined}>${name}</a>`,
      )}
    </nav>
    <${Titled} key=${view} title=${title}><${Shown} /></${Titled}>
  </div>`;
}

/** A view of its own begins with the focus on its name. */
function Titled({ title, children }: { title: string; children?: unknown }) {
  useEffect(() => {
    document.title = `${title}, Actodo admin`;
    document.getElementById('admin-title')?.focus();
  }, []);
  return html`<h1 id="admin-title" tabindex="-1">${title}</h1>${children}`;
}

function Refused() {
  return html`<div class="card" role="alert">
    <h1>This page is for admins</h1>
    <p>You are signed in as ${session.value?.user.email}, which is no admin's account. Whoever runs this server can list an address in ADMIN_EMAILS.</p>
    <p><a href="/">Go to your tasks</a></p>
  </div>`;
}
