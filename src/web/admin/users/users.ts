import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { usePages } from '../../core/asking/fetched.ts';
import { request } from '../../core/calls.ts';
import { session } from '../../core/session.ts';
import { dueText } from '../../core/settings.ts';
import { Button } from '../../kit/button.ts';
import { Field, type FieldTies } from '../../kit/field.ts';
import { address, goTo } from '../where/address.ts';
import { addressOf, queryOf } from '../where/addresses.ts';
import { type User, type UserAct, UserDialog } from './user-acts.ts';

/** Accounts by their addresses. */
export function UsersView() {
  const { search = '' } = address.value.params;
  const load = async (cursor: string | undefined, signal: AbortSignal) => {
    const query = queryOf({ search, cursor });
    const page = await request<{ users: User[]; next_cursor?: string }>(
      'GET',
      `/api/admin/users${query && `?${query}`}`,
      undefined,
      { signal },
    );
    return { items: page.users, next_cursor: page.next_cursor };
  };
  const list = usePages(load, search);
  const asked = useSignal<{ act: UserAct; user: User } | undefined>(undefined);
  const find = (event: Event) => {
    event.preventDefault();
    goTo('users', { search: String(new FormData(event.currentTarget as HTMLFormElement).get('search')).trim() });
  };
  const close = () => {
    asked.value = undefined;
  };
  const done = (user: User, after: User | undefined) => {
    list.change((items) => items.flatMap((each) => (each.id === user.id ? (after ? [after] : []) : [each])));
    close();
  };
  return html`<form key=${search} class="card" role="search" onSubmit=${find}>
      <${Field} label="Address begins with">
        ${(ties: FieldTies) => html`<input ...${ties} name="search" type="search" defaultValue=${search} autocomplete="off" />`}
      </${Field}>
      <div class="buttons"><${Button} kind="primary" type="submit" icon="search" busy=${list.busy}>Search</${Button}></div>
    </form>
    ${list.fault && html`<p class="wrong" role="alert">${list.fault} <${Button} onClick=${list.reload}>Retry</${Button}></p>`}
    ${list.items?.length === 0 && html`<p class="muted">No address begins with "${search}".</p>`}
    <ul class="entries">
      ${list.items?.map(
        (user) =>
          html`<${UserRow} key=${user.id} user=${user} onAsk=${(act: UserAct) => {
            asked.value = { act, user };
          }} />`,
      )}
    </ul>
    ${list.more && html`<div class="buttons"><${Button} busy=${list.busy} onClick=${list.more}>Show more</${Button}></div>`}
    ${asked.value && html`<${UserDialog} ...${asked.value} onClose=${close} onDone=${done} />`}`;
}

function UserRow({ user, onAsk }: { user: User; onAsk: (act: UserAct) => void }) {
  const isSelf = user.id === session.value?.user.id;
  const has = `${user.open_tasks} open and ${user.completed_tasks} completed tasks, ${user.conversations} conversations, ${user.apps} apps`;
  return html`<li class="entry">
    <div>
      <p>
        <strong>${user.email}</strong> <span dir="auto">${user.name}</span>
        ${user.role === 'admin' && html` <span class="badge-word">admin</span>`}
        ${user.banned && html` <span class="badge-word is-bad">banned</span>`}
        ${!user.email_verified && html` <span class="hint">address not confirmed</span>`}
      </p>
      <p class="hint">Since: ${dueText(user.created_at)}. ${has}.</p>
      ${user.banned && user.ban_reason && html`<p class="hint" dir="auto">Reason: ${user.ban_reason}</p>`}
      <p class="hint"><a href=${addressOf('audit', { user_id: user.id })}>Events of ${user.email}</a></p>
    </div>
    ${
      isSelf
        ? html`<span class="hint">this is you</span>`
        : html`<div class="buttons">
            ${
              user.banned
                ? html`<${Button} label=${`Unban ${user.email}`} onClick=${() => onAsk('unban')}>Unban</${Button}>`
                : html`<${Button} label=${`Ban ${user.email}`} onClick=${() => onAsk('ban')}>Ban</${Button}>`
            }
            <${Button} class="is-grave" label=${`Erase ${user.email}`} onClick=${() => onAsk('erase')}>Erase</${Button}>
          </div>`
    }
  </li>`;
}
