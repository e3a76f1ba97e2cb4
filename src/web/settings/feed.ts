import { html } from 'htm/preact';
import { useAction } from '../core/asking/action.ts';
import { useFetched } from '../core/asking/fetched.ts';
import { request } from '../core/calls.ts';
import { Button } from '../kit/button.ts';
import { Copied } from '../kit/copied.ts';
import { confirm } from '../kit/dialog.ts';
import { toast } from '../kit/say.ts';

interface Feed {
  url: string | null;
}

const path = '~/calendar-feed';

/** The private calendar: whoever has its address can read the tasks, so the page says so wherever it shows it. */
export function FeedSection() {
  const feed = useFetched((signal) => request<Feed>('GET', path, undefined, { signal }));
  const action = useAction();
  const make = () => action.run(async () => feed.set(await request<Feed>('POST', path)));
  const renew = async () => {
    const question = {
      title: 'Make a new address?',
      text: 'Calendars that read the old address stop at once. You add the new one there.',
      yes: 'Make a new address',
      no: 'Keep this one',
    };
    if ((await confirm(question)) && (await make())) toast({ text: 'The old address has ended.' });
  };
  const end = async () => {
    const question = {
      title: 'End the calendar address?',
      text: 'Calendars that read it stop at once. Your tasks stay as they are.',
      yes: 'End it',
      no: 'Keep it',
      danger: true,
    };
    if (!(await confirm(question))) return;
    await action.run(async () => {
      await request('DELETE', path);
      feed.set({ url: null });
    });
  };
  const url = feed.value?.url;
  return html`<section class="card" aria-labelledby="feed-title">
    <h2 id="feed-title">Calendar</h2>
    <p class="muted">An address that calendar programs read: your tasks with their dates, rules and reminders. It changes nothing here.</p>
    ${feed.fault && html`<p class="wrong" role="alert">${feed.fault} <${Button} onClick=${feed.reload}>Retry</${Button}></p>`}
    ${
      url
        ? html`<${Copied} label="Calendar address" text=${url} />
          <p class="hint">Whoever has this address can read your tasks. Give it to your calendar alone.</p>
          <div class="buttons">
            <${Button} busy=${action.busy} onClick=${renew}>Make a new address</${Button}>
            <${Button} busy=${action.busy} onClick=${end}>End it</${Button}>
          </div>`
        : feed.value &&
          html`<div class="buttons"><${Button} busy=${action.busy} onClick=${make}>Make a calendar address</${Button}></div>`
    }
    ${action.fault && html`<p class="wrong" role="alert">${action.fault}</p>`}
  </section>`;
}
