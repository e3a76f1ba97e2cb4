import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { refusalOf } from '../../core/refusal.ts';
import { dayName, dayOf, timeOf, today } from '../../core/settings.ts';
import { Button, Menu, type MenuItem } from '../../kit/button.ts';
import { confirm, Dialog } from '../../kit/dialog.ts';
import { Field, type FieldTies } from '../../kit/field.ts';
import { toast } from '../../kit/say.ts';
import type { Chat } from '../conversation/chat.ts';
import type { Thread } from '../protocol/wire.ts';
import { Note } from './note.ts';

export const titleOf = (thread: Thread | undefined): string => thread?.title || 'New chat';

/** All chats of a person, newest first. */
export function History({ chat, open }: { chat: Chat; open: (thread: Thread) => void }) {
  const { list, hasOlder, fault } = chat.threads;
  useEffect(() => void chat.threads.read(), []);
  if (fault.value)
    return html`<${Note} kind="danger" text=${`The chats could not be read. ${fault.value.message}`}>
      <${Button} icon="rotate-cw" onClick=${() => void chat.threads.read()}>Retry</${Button}>
    </${Note}>`;
  if (!list.value) return html`<p class="chat-none muted">Reading your chats...</p>`;
  if (list.value.length === 0) return html`<p class="chat-none muted">No chats yet. Your first message begins one.</p>`;
  return html`<ul class="chat-threads" aria-label="Chats">
      ${list.value.map((thread) => html`<${Row} key=${thread.id} chat=${chat} thread=${thread} open=${open} />`)}
    </ul>
    ${hasOlder.value && html`<${Button} kind="quiet" class="chat-earlier" onClick=${() => void chat.threads.readOlder()}>Older chats</${Button}>`}`;
}

function Row({ chat, thread, open }: { chat: Chat; thread: Thread; open: (thread: Thread) => void }) {
  const isOpen = chat.current.value.id === thread.id;
  return html`<li class="chat-thread-row">
    <button type="button" class="chat-thread" aria-current=${isOpen || undefined} onClick=${() => open(thread)}>
      <span dir="auto">${titleOf(thread)}</span><bdi class="chat-caption">${when(thread.created_at)}</bdi>
    </button>
    <${ThreadMenu} chat=${chat} thread=${thread} />
  </li>`;
}

function when(instant: string): string {
  const day = dayOf(instant);
  return day === today.value ? timeOf(instant) : dayName(day);
}

/** What can be done with a chat. */
export function ThreadMenu({ chat, thread }: { chat: Chat; thread: Thread }) {
  const [isRenaming, setRenaming] = useState(false);
  const items: MenuItem[] = [
    { label: 'Rename', icon: 'pencil', run: () => setRenaming(true) },
    { label: 'Delete', icon: 'trash-2', danger: true, run: () => void remove(chat, thread) },
  ];
  return html`<${Menu} label="Rename or delete ${titleOf(thread)}" icon="ellipsis" items=${items} />
    ${isRenaming && html`<${Rename} chat=${chat} thread=${thread} close=${() => setRenaming(false)} />`}`;
}

async function remove(chat: Chat, thread: Thread): Promise<void> {
  const isSure = await confirm({
    title: `Delete "${titleOf(thread)}"?`,
    text: 'Its messages are gone for good. Your tasks stay as they are.',
    yes: 'Delete chat',
    no: 'Keep chat',
    danger: true,
  });
  if (!isSure) return;
  try {
    await chat.remove(thread.id);
    toast({ text: `Deleted "${titleOf(thread)}".` });
  } catch (error) {
    toast({ text: `Not deleted. ${refusalOf(error).message}` });
  }
}

function Rename({ chat, thread, close }: { chat: Chat; thread: Thread; close: () => void }) {
  const [title, setTitle] = useState(titleOf(thread));
  const [wrong, setWrong] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const leave = async () => {
    const isChanged = title.trim() !== titleOf(thread);
    if (isChanged && !(await confirm({ title: 'Discard the new name?', yes: 'Discard name', no: 'Keep editing' })))
      return;
    close();
  };
  const save = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    try {
      await chat.rename(thread, title.trim());
      close();
    } catch (error) {
      setWrong(`Not renamed. ${refusalOf(error).message}`);
      setBusy(false);
    }
  };
  return html`<${Dialog} title="Rename chat" onClose=${leave}>
    <form class="chat-col" onSubmit=${save}>
      <${Field} label="Name" error=${wrong}>
        ${(ties: FieldTies) =>
          html`<input
            ...${ties}
            dir="auto"
            required
            value=${title}
            onInput=${({ currentTarget }: { currentTarget: HTMLInputElement }) => setTitle(currentTarget.value)}
          />`}
      </${Field}>
      <div class="dialog-buttons">
        <${Button} onClick=${leave}>Cancel</${Button}>
        <${Button} kind="primary" type="submit" busy=${isBusy}>Rename chat</${Button}>
      </div>
    </form>
  </${Dialog}>`;
}
