import { html } from 'htm/preact';
import type { Task } from '../../../domain/schemas.ts';
import { useFetched } from '../../core/asking/fetched.ts';
import { request } from '../../core/calls.ts';
import { dueText } from '../../core/settings.ts';
import { Button } from '../../kit/button.ts';
import { Field, type FieldTies } from '../../kit/field.ts';
import { address, goTo } from '../where/address.ts';
import { addressOf } from '../where/addresses.ts';
import { differences, fieldsOf, shown } from './differences.ts';

interface Version {
  version: number;
  event_id: string;
  event_type: string;
  timestamp: string;
  task: Task | null;
}

interface History {
  versions: Version[];
  current: Task | null;
  matches: boolean;
}

/** What became of a task: each version with what changed in it, folded from its events. */
export function TaskView() {
  const { user_id = '', task_id = '' } = address.value.params;
  const isAsked = user_id !== '' && task_id !== '';
  const show = (event: Event) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    goTo('task', { user_id: String(given.get('user_id')).trim(), task_id: String(given.get('task_id')).trim() });
  };
  return html`<form key=${`${user_id} ${task_id}`} class="card" onSubmit=${show}>
      <div class="filters">
        <${Field} label="User (id)">
          ${(ties: FieldTies) => html`<input ...${ties} name="user_id" required defaultValue=${user_id} spellcheck=${false} autocomplete="off" />`}
        </${Field}>
        <${Field} label="Task (number)">
          ${(ties: FieldTies) => html`<input ...${ties} name="task_id" required inputmode="numeric" pattern="[1-9][0-9]{0,14}" defaultValue=${task_id} autocomplete="off" />`}
        </${Field}>
      </div>
      <div class="buttons"><${Button} kind="primary" type="submit">Show its history</${Button}></div>
    </form>
    ${isAsked && html`<${HistoryOf} key=${`${user_id}/${task_id}`} userId=${user_id} taskId=${task_id} />`}`;
}

function HistoryOf({ userId, taskId }: { userId: string; taskId: string }) {
  const path = `/api/admin/tasks/${encodeURIComponent(userId)}/${encodeURIComponent(taskId)}/history`;
  const found = useFetched((signal) => request<History>('GET', path, undefined, { signal }));
  if (found.fault)
    return html`<p class="wrong" role="alert">${found.fault} <${Button} onClick=${found.reload}>Retry</${Button}></p>`;
  if (!found.value) return html`<p class="muted">Asking...</p>`;
  const { versions, current, matches } = found.value;
  const newestFirst = versions.map((each, n) => ({ each, before: versions[n - 1]?.task ?? null })).reverse();
  return html`<${Verdict} matches=${matches} isDeleted=${current === null} />
    <div class="buttons">
      <a href=${addressOf('audit', { user_id: userId, task_id: taskId })}>Its events</a>
      <a href=${addressOf('replay', { user_id: userId, task_id: taskId, consumer: 'recurrence' })}>Replay its events</a>
    </div>
    <ol class="versions" reversed>
      ${newestFirst.map(({ each, before }) => html`<${VersionRow} key=${each.version} version=${each} before=${before} />`)}
    </ol>`;
}

function Verdict({ matches, isDeleted }: { matches: boolean; isDeleted: boolean }) {
  const state = isDeleted ? 'The task is deleted.' : '';
  if (matches)
    return html`<p class="verdict is-good" role="status">${state} What its events lead to is what the task is.</p>`;
  return html`<p class="verdict is-bad" role="status">
    ${state} What its events lead to is not what the task is: an event is missing, was emptied, or has not come yet. Look again in some seconds.
  </p>`;
}

function VersionRow({ version, before }: { version: Version; before: Task | null }) {
  const changes = differences(before, version.task);
  return html`<li class="version">
    <h2>Version ${version.version} <span class="hint">${version.event_type}, ${dueText(version.timestamp)}</span></h2>
    ${!version.task && html`<p class="muted">What it said was emptied; nothing of it can be told any more.</p>`}
    ${version.task && changes.length === 0 && html`<p class="muted">No field changed.</p>`}
    <dl class="changes">
      ${changes.map(
        ({ field, from, to }) => html`<div key=${field}>
          <dt>${field}</dt>
          <dd dir="auto">${from !== '' && html`<del>${from}</del> `}${to === '' ? html`<em>cleared</em>` : html`<ins>${to}</ins>`}</dd>
        </div>`,
      )}
    </dl>
    ${
      version.task &&
      html`<details>
        <summary>The whole task at version ${version.version}</summary>
        <dl class="changes">
          ${fieldsOf(version.task).map((field) => html`<div key=${field}><dt>${field}</dt><dd dir="auto">${shown(version.task?.[field]) || html`<span class="muted">nothing</span>`}</dd></div>`)}
        </dl>
      </details>`
    }
  </li>`;
}
