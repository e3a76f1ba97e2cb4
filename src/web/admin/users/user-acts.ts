import { html } from 'htm/preact';
import { useAction } from '../../core/asking/action.ts';
import { request } from '../../core/calls.ts';
import { Button } from '../../kit/button.ts';
import { Dialog } from '../../kit/dialog.ts';
import { Field, type FieldTies } from '../../kit/field.ts';
import { toast } from '../../kit/say.ts';

/** An account as `GET /api/admin/users` answers it. */
export interface User {
  id: string;
  email: string;
  name: string;
  role: string;
  email_verified: boolean;
  banned: boolean;
  ban_reason: string | null;
  created_at: string;
  open_tasks: number;
  completed_tasks: number;
  conversations: number;
  apps: number;
}

export type UserAct = 'ban' | 'unban' | 'erase';

const words: Record<UserAct, { title: string; text: string; yes: string; no: string; said: string }> = {
  ban: {
    title: 'Ban',
    text: 'Every session, application and token ends within a minute, and nobody can sign in with this address until it is taken back.',
    yes: 'Ban this user',
    no: 'Leave as it is',
    said: 'is banned.',
  },
  unban: {
    title: 'Unban',
    text: 'The user can sign in again. What has ended stays ended.',
    yes: 'Unban this user',
    no: 'Leave banned',
    said: 'can sign in again.',
  },
  erase: {
    title: 'Erase',
    text: 'The account goes with its tasks, conversations and applications. Nobody can bring them back.',
    yes: 'Erase for good',
    no: 'Keep the account',
    said: 'is erased.',
  },
};

interface UserDialogProps {
  act: UserAct;
  user: User;
  onClose: () => void;
  /** What the account is afterwards; undefined: there is none any more. */
  onDone: (user: User, after: User | undefined) => void;
}

/** Asks for a reason, and before erasing for the address, so that nobody erases the row beside the one they meant. */
export function UserDialog({ act, user, onClose, onDone }: UserDialogProps) {
  const action = useAction();
  const { title, text, yes, no, said } = words[act];
  const submit = async (event: Event) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    if (act === 'erase' && String(given.get('address')).trim() !== user.email)
      return action.say('This is another address than that of the account.');
    const reason = String(given.get('reason') ?? '').trim();
    const done = await action.run(() =>
      request('POST', `/api/admin/users/${user.id}/${act}`, act === 'unban' ? undefined : reason ? { reason } : {}),
    );
    if (!done) return;
    toast({ text: `${user.email} ${said}` });
    onDone(
      user,
      act === 'erase'
        ? undefined
        : { ...user, banned: act === 'ban', ban_reason: act === 'ban' ? reason || null : null },
    );
  };
  return html`<${Dialog} title=${`${title} ${user.email}?`} onClose=${onClose}>
    <form class="stack" onSubmit=${submit}>
      <p>${text}</p>
      ${
        act !== 'unban' &&
        html`<${Field} label="Reason" hint="For other admins; the user is not told.">
          ${(ties: FieldTies) => html`<input ...${ties} name="reason" maxlength="500" autocomplete="off" />`}
        </${Field}>`
      }
      ${
        act === 'erase' &&
        html`<${Field} label="The address, to be sure">
          ${(ties: FieldTies) => html`<input ...${ties} name="address" required autocomplete="off" spellcheck=${false} />`}
        </${Field}>`
      }
      ${action.fault && html`<p class="wrong" role="alert">${action.fault}</p>`}
      <div class="dialog-buttons">
        <${Button} onClick=${onClose}>${no}</${Button}>
        <${Button} kind=${act === 'unban' ? 'primary' : 'danger'} type="submit" busy=${action.busy}>${yes}</${Button}>
      </div>
    </form>
  </${Dialog}>`;
}
