import { html } from 'htm/preact';
import { useAction } from '../core/asking/action.ts';
import { useFetched } from '../core/asking/fetched.ts';
import { sendWaiting } from '../core/calls.ts';
import { signedOut } from '../core/session.ts';
import { dueText } from '../core/settings.ts';
import { Button } from '../kit/button.ts';
import { confirm } from '../kit/dialog.ts';
import { toast } from '../kit/say.ts';
import { askAccount, type Device, readAccount } from './account.ts';
import { deviceOf } from './device.ts';

interface Devices {
  own: string;
  devices: Device[];
}

/** This one first, then the one that was used last. */
async function readDevices(): Promise<Devices> {
  const [{ session }, all] = await Promise.all([readAccount(), askAccount<Device[]>('list-sessions')]);
  const rank = (device: Device) => (device.id === session.id ? '~' : device.updatedAt);
  return { own: session.id, devices: all.sort((a, b) => (rank(a) < rank(b) ? 1 : -1)) };
}

/** Which devices are signed in, and the ways to end that. */
export function SessionsSection() {
  const found = useFetched(readDevices);
  const action = useAction();
  const { own, devices = [] } = found.value ?? {};
  const end = (path: string, body: object, said: string) =>
    action.run(async () => {
      await askAccount(path, body);
      found.reload();
      toast({ text: said });
    });
  const everywhere = async () => {
    const question = {
      title: 'Sign out everywhere?',
      text: 'Every device, this one too, and every connected application has to sign in again.',
      yes: 'Sign out everywhere',
      no: 'Stay signed in',
    };
    if (!(await confirm(question))) return;
    await action.run(async () => {
      await sendWaiting();
      await askAccount('revoke-sessions', {});
      signedOut();
    });
  };
  return html`<section class="card" aria-labelledby="sessions-title">
    <h2 id="sessions-title">Where you are signed in</h2>
    ${found.fault && html`<p class="wrong" role="alert">${found.fault} <${Button} onClick=${found.reload}>Retry</${Button}></p>`}
    <ul class="entries">
      ${devices.map(
        (device) => html`<li class="entry" key=${device.id}>
          <div>
            <p>${deviceOf(device.userAgent)}${device.id === own && html` <span class="badge-word">this one</span>`}</p>
            <p class="hint">Signed in: ${dueText(device.createdAt)}${device.ipAddress ? `, from ${device.ipAddress}` : ''}</p>
          </div>
          ${
            device.id !== own &&
            html`<${Button}
              busy=${action.busy}
              label=${`Sign out ${deviceOf(device.userAgent)}, signed in ${dueText(device.createdAt)}`}
              onClick=${() => end('revoke-session', { token: device.id }, 'That device is signed out.')}
            >Sign out</${Button}>`
          }
        </li>`,
      )}
    </ul>
    <div class="buttons">
      ${
        devices.length > 1 &&
        html`<${Button} busy=${action.busy} onClick=${() => end('revoke-other-sessions', {}, 'All other devices are signed out.')}>Sign out all others</${Button}>`
      }
      <${Button} busy=${action.busy} onClick=${everywhere}>Sign out everywhere</${Button}>
    </div>
    ${action.fault && html`<p class="wrong" role="alert">${action.fault}</p>`}
  </section>`;
}
