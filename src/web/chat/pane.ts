import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { session } from '../core/session.ts';
import { chatOf } from './conversation/chat.ts';
import { ChatKit, chatKit } from './element.ts';
import { BuiltIn } from './view/built-in.ts';

/** What is shown in this page; decided once, so that the chat does not change under somebody's hands. */
let decided: 'element' | 'built-in' | undefined = chatKit ? undefined : 'built-in';

/** The chat of the page: OpenAI's element where it is enabled and ready in time, else the built-in one. It fills what it stands in. */
export function ChatPane() {
  const [shown, setShown] = useState(decided);
  const user = session.value?.user.id;
  if (!user) return null;
  if (shown === 'built-in') return html`<${BuiltIn} chat=${chatOf(user)} />`;
  const decide = (outcome: 'element' | 'built-in') => {
    decided = outcome;
    setShown(outcome);
  };
  return html`<${ChatKit} user=${user} ready=${() => decide('element')} failed=${() => decide('built-in')} />`;
}
