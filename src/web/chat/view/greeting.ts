import { html } from 'htm/preact';
import { session } from '../../core/session.ts';
import { Icon, type IconName } from '../../kit/icon.ts';
import type { Conversation } from '../conversation/conversation.ts';

/** First messages that work with every model, the offline one too. */
export const suggestions: { icon: IconName; text: string }[] = [
  { icon: 'plus', text: 'Buy groceries tomorrow at 5pm' },
  { icon: 'repeat', text: 'Pay rent every month on the 31st' },
  { icon: 'bell', text: 'Remind me to call Sam on Monday at 9am' },
  { icon: 'list-todo', text: "What's due this week?" },
];

/** What a new chat begins with. */
export function Greeting({ conversation }: { conversation: Conversation }) {
  const name = session.value?.user.name.split(' ')[0];
  const send = (text: string) => {
    conversation.draft.write(text);
    void conversation.send();
  };
  return html`<div class="chat-greeting">
    <h3><bdi>${name ? `Hello ${name}` : 'Hello'}</bdi></h3>
    <p class="muted">Write what you need to do, in your own words. I add it, change it, and remind you.</p>
    <ul>
      ${suggestions.map(
        ({ icon, text }) => html`<li key=${text}>
          <button type="button" class="chat-suggestion" onClick=${() => send(text)}><${Icon} name=${icon} />${text}</button>
        </li>`,
      )}
    </ul>
  </div>`;
}
