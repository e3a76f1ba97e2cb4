import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import { noChromium } from '../support/chromium.ts';
import { eventually } from '../support/server.ts';
import { answered, beginTurn, begun, delta, done, reads, said, wholeTurn, widget } from './chat-events.ts';
import { type Reply, type Script, startFront } from './chat-front.ts';
import { answers, button, field, messages, notes, openChat, say, sayings } from './chat-page.ts';
import { checkAccess } from './looks.ts';
import { forgiveNetwork, password, startBrowser } from './support.ts';

const skip = noChromium;
const cleanup = { after } as Pick<TestContext, 'after'>;
const front = skip ? (undefined as never) : await startFront(cleanup);
const at = { front, browser: skip ? (undefined as never) : await startBrowser(cleanup) };

/** Each message is answered by "Done." */
const answering: Script = (operation, reply) =>
  operation.type.includes('user_message') || operation.type === 'threads.create'
    ? wholeTurn(operation, reply, answered('a1', 'Done.'))
    : reads(operation, reply, []);

const sends = () => front.asked.filter(({ type }) => /create|user_message/.test(type));

test('Enter that ends a composition does not send, and composing changes neither height nor scroll', {
  skip,
}, async (t) => {
  const { page, context } = await openChat(t, at);
  const items = Array.from({ length: 30 }, (_, n) => answered(`i${n}`, `Answer ${n}`));
  front.script = (operation, reply) => reads(operation, reply, [said('u0', 'Hi'), ...items]);
  await button(page, 'All chats').click();
  await page.locator('.chat-thread').click();
  await page.getByText('Answer 29').waitFor();
  front.script = answering;
  await field(page).focus();
  await messages(page).evaluate((box) => {
    box.scrollTop -= 200;
  });
  await button(page, 'Newest').waitFor();
  const look = () =>
    page.evaluate(() => [
      document.querySelector('.chat-scroll')!.scrollTop,
      document.getElementById('chat-field')!.offsetHeight,
    ]);
  const before = await look();
  const input = await context.newCDPSession(page);
  const words = 'ぎゅうにゅうをかう'.repeat(6);
  for (let end = 6; end <= words.length; end += 6) {
    await input.send('Input.imeSetComposition', { text: words.slice(0, end), selectionStart: end, selectionEnd: end });
    assert.deepEqual(await look(), before);
  }
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
  await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
  await input.send('Input.insertText', { text: '牛乳を買う' });
  await input.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
  assert.equal(await field(page).inputValue(), '牛乳を買う');
  assert.equal(sends().length, 0);
  await field(page).press('Enter');
  await eventually(() => assert.equal(sends().length, 1));
});

test('a message that is taken while somebody composes does not end the composition', { skip }, async (t) => {
  const { page, context } = await openChat(t, at);
  let held: (() => void) | undefined;
  front.script = (operation, reply) => {
    held = () => void wholeTurn(operation, reply, answered('a1', 'Done.'));
    return true;
  };
  await say(page, 'Add milk');
  await eventually(() => assert.ok(held));
  const input = await context.newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: 'ぱん', selectionStart: 2, selectionEnd: 2 });
  held!();
  await answers(page).filter({ hasText: 'Done.' }).waitFor();
  assert.equal(await field(page).inputValue(), 'Add milkぱん');
  await input.send('Input.insertText', { text: 'パン' });
  await eventually(async () => assert.equal(await field(page).inputValue(), 'パン'));
});

test('many presses of Enter send one message, also while the network is slow; Shift+Enter breaks the line', {
  skip,
}, async (t) => {
  const { page, context } = await openChat(t, at);
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  });
  front.script = answering;
  await field(page).pressSequentially('Buy');
  await field(page).press('Shift+Enter');
  await field(page).pressSequentially('milk');
  assert.equal(await field(page).inputValue(), 'Buy\nmilk');
  for (let n = 0; n < 5; n += 1) await field(page).press('Enter');
  await messages(page).getByText('Sending').waitFor();
  assert.equal(await field(page).inputValue(), 'Buy\nmilk');
  await answers(page).filter({ hasText: 'Done.' }).waitFor();
  for (let n = 0; n < 3; n += 1) await field(page).press('Enter');
  await button(page, 'Send message').waitFor();
  assert.equal(sends().length, 1);
  assert.equal(await sayings(page).count(), 1);
});

test('offline the message waits in sight; back again a click sends it', { skip }, async (t) => {
  const window = await openChat(t, at);
  const { page, context } = window;
  front.script = answering;
  await context.setOffline(true);
  await button(page, 'Send when online').waitFor();
  await say(page, 'Buy milk');
  await notes(page).getByText('You are offline. Your message stays here until you send it.').waitFor();
  await page.evaluate(() => sessionStorage.length > 0);
  await context.setOffline(false);
  await notes(page).getByText('Back online. Your message is not sent yet.').waitFor();
  assert.equal(await field(page).inputValue(), 'Buy milk');
  assert.equal(sends().length, 0, 'nothing is sent by itself');
  await notes(page).getByRole('button', { name: 'Send message' }).click();
  await answers(page).filter({ hasText: 'Done.' }).waitFor();
  assert.equal(sends().length, 1);
  forgiveNetwork(window);
});

test('a sign-in that has ended is asked for over the page; then the message is sent, once', { skip }, async (t) => {
  const window = await openChat(t, at);
  const { page, context } = window;
  front.script = (operation, reply) => {
    if (front.asked.length > 1) return answering(operation, reply);
    reply.json({ code: 'unauthenticated', detail: 'Sign in.' }, 401);
    return true;
  };
  await context.clearCookies();
  await say(page, 'Buy milk');
  const dialog = page.getByRole('dialog', { name: 'Please sign in again' });
  await dialog.waitFor();
  assert.equal(await field(page).inputValue(), 'Buy milk');
  await dialog.getByLabel('Password').fill(password);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await answers(page).filter({ hasText: 'Done.' }).waitFor();
  assert.equal(await sayings(page).count(), 1);
  assert.equal(await field(page).inputValue(), '');
  forgiveNetwork(window);
});

test('a question is answered once by its button; what is refused flips back with its reason', { skip }, async (t) => {
  const window = await openChat(t, at);
  const { page } = window;
  const answer = { type: 'question.answer', payload: { yes: true }, handler: 'server' };
  const complete = { type: 'task.complete', payload: { id: 1, completed: true }, handler: 'server', streaming: false };
  const question = widget('w1', {
    type: 'Card',
    children: [
      { type: 'Text', value: 'Delete these 2 tasks?' },
      { type: 'Button', label: 'Yes', color: 'danger', variant: 'solid', onClickAction: answer },
    ],
  });
  const row = (defaultChecked: boolean) =>
    widget('w2', {
      type: 'ListView',
      children: [
        {
          type: 'ListViewItem',
          key: '1',
          children: [
            { type: 'Checkbox', name: 'checked', label: 'Buy milk', defaultChecked, onChangeAction: complete },
          ],
        },
      ],
    });
  let streams: Reply | undefined;
  let syncs: Reply | undefined;
  front.script = (operation, reply) => {
    if (operation.type === 'threads.create') return wholeTurn(operation, reply, row(false), question);
    if (operation.type === 'threads.sync_custom_action') syncs = reply;
    else if (operation.type === 'threads.custom_action') streams = reply;
    else return reads(operation, reply, []);
    return true;
  };
  await say(page, 'Delete them');
  await button(page, 'Yes').dblclick();
  await eventually(() => assert.ok(streams));
  assert.equal(front.asked.filter(({ type }) => type === 'threads.custom_action').length, 1);
  assert.deepEqual(front.asked.at(-1)?.params, {
    thread_id: '1',
    item_id: 'w1',
    action: { type: 'question.answer', payload: { yes: true } },
  });
  streams!.event({ type: 'stream_options', stream_options: { allow_cancel: false } });

  // A row is ticked while the answer is being made.
  const box = page.getByRole('checkbox', { name: 'Buy milk' });
  await box.click();
  await eventually(() => assert.ok(syncs));
  assert.equal(await box.isChecked(), true, 'shown at once');
  syncs!.json({ code: 'conflict', detail: 'This task was deleted in another window.' }, 409);
  await messages(page).getByText('This task was deleted in another window.').waitFor();
  assert.equal(await box.isChecked(), false);
  syncs = undefined;
  await box.click();
  await eventually(() => assert.ok(syncs));
  syncs!.json({ updated_item: row(true) });
  await eventually(async () => assert.equal(await messages(page).getByText('deleted in another window').count(), 0));
  assert.equal(await box.isChecked(), true);

  streams!.event({
    type: 'thread.item.replaced',
    item: widget('w1', { type: 'Card', children: [{ type: 'Caption', value: 'You said yes.' }] }),
  });
  streams!.end();
  await messages(page).getByText('You said yes.').waitFor();
  assert.equal(await button(page, 'Yes').count(), 0);
  forgiveNetwork(window);
});

test('each text has its own direction', { skip }, async (t) => {
  const { page } = await openChat(t, at);
  const urdu = 'کل شام پانچ بجے دودھ خریدنا ہے';
  front.script = (operation, reply) =>
    operation.type === 'threads.create' &&
    wholeTurn(operation, reply, answered('a1', `${urdu}\n\nAnd in English\n\n- ${urdu}`));
  const directionOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((each) => getComputedStyle(each).direction);
  await field(page).fill(urdu);
  assert.equal(await directionOf('#chat-field'), 'rtl');
  await field(page).press('Enter');
  await answers(page).filter({ hasText: 'And in English' }).waitFor();
  assert.equal(await directionOf('.chat-said p'), 'rtl');
  assert.equal(await directionOf('.chat-answer p:nth-of-type(1)'), 'rtl');
  assert.equal(await directionOf('.chat-answer p:nth-of-type(2)'), 'ltr');
  assert.equal(await directionOf('.chat-answer li'), 'rtl');
});

test('on a phone with its keyboard open, the field and the last message are seen', { skip }, async (t) => {
  const { page } = await openChat(t, at, { viewport: { width: 360, height: 700 }, hasTouch: true, isMobile: true });
  front.script = (operation, reply) =>
    operation.type === 'threads.create' &&
    wholeTurn(operation, reply, ...Array.from({ length: 20 }, (_, n) => answered(`a${n}`, `Line ${n}`)));
  await field(page).fill('Hello');
  await field(page).press('Enter');
  assert.equal(await field(page).inputValue(), 'Hello\n', 'Enter of a keyboard on the screen is a new line');
  await field(page).fill('Hello');
  await button(page, 'Send message').tap();
  await answers(page).filter({ hasText: 'Line 19' }).waitFor();
  // The keyboard makes the window smaller, as the page asks for.
  await page.setViewportSize({ width: 360, height: 380 });
  await eventually(async () => {
    for (const part of [field(page), answers(page).filter({ hasText: 'Line 19' })]) {
      const { y, height } = (await part.boundingBox())!;
      assert.ok(y >= 0 && y + height <= 380, `${y} ${height}`);
    }
  });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360), 'nothing to scroll sideways');
});

test('speech lands in the field and is not sent; where sound goes is said once', { skip }, async (t) => {
  const window = await openChat(t, at);
  const { page } = window;
  await page.addInitScript(() => {
    class Recognition extends EventTarget {
      onresult?: (event: object) => void;
      onend?: () => void;
      start() {
        const result = Object.assign([{ transcript: ' buy milk ' }], { isFinal: true });
        setTimeout(() => this.onresult?.({ resultIndex: 0, results: [result] }));
      }
      stop() {
        this.onend?.();
      }
    }
    Object.assign(globalThis, { SpeechRecognition: Recognition });
  });
  await page.reload();
  await field(page).fill('Please');
  await button(page, 'Speak').click();
  await eventually(async () => assert.equal(await field(page).inputValue(), 'Please buy milk'));
  await page.getByText('Your browser may send what you say to its maker').first().waitFor();
  await button(page, 'Stop listening').click();
  await button(page, 'Speak').waitFor();
  assert.equal(sends().length, 0);

  await page.addInitScript(() => {
    for (const name of ['SpeechRecognition', 'webkitSpeechRecognition']) Reflect.deleteProperty(globalThis, name);
  });
  await page.reload();
  await field(page).waitFor();
  assert.equal(await button(page, 'Speak').count(), 0, 'no button where the browser cannot hear');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the chat, ${colorScheme}`, { skip }, async (t) => {
    const window = await openChat(t, at, { colorScheme, viewport: { width: 1440, height: 900 } });
    const { page } = window;
    await checkAccess(page, 'first visit');
    let held: Reply | undefined;
    front.script = (operation, reply) => {
      if (!/create|user_message/.test(operation.type)) return reads(operation, reply, []);
      beginTurn(operation, reply);
      held = reply;
      return true;
    };
    await say(page, 'What is due?');
    await sayings(page).waitFor();
    held!.event(begun(answered('a1', '')));
    held!.event(
      delta('a1', '**Two** tasks, see [docs](https://example.com/):\n\n1. a\n   - b\n\n```\ncode\n```\n\n`x`'),
    );
    await answers(page).filter({ hasText: 'Two' }).waitFor();
    await checkAccess(page, 'streaming');
    held!.event(
      done(
        widget('w1', {
          type: 'ListView',
          children: ['secondary', 'danger', 'warning', 'info', 'success'].map((color, n) => ({
            type: 'ListViewItem',
            key: `${n}`,
            children: [
              {
                type: 'Row',
                children: [
                  {
                    type: 'Checkbox',
                    name: 'c',
                    label: `Task ${n}`,
                    defaultChecked: n === 1,
                    onChangeAction: { type: 'x', streaming: false },
                  },
                  { type: 'Badge', label: color, color },
                  {
                    type: 'Button',
                    label: 'Delete',
                    color: 'danger',
                    variant: 'ghost',
                    onClickAction: { type: 'y', streaming: false },
                  },
                ],
              },
            ],
          })),
        }),
      ),
    );
    held!.event({ type: 'error', code: 'custom', message: 'The model is busy.', allow_retry: true });
    held!.event({ type: 'notice', level: 'warning', message: 'Slow **today**', title: 'Busy' });
    held!.end();
    await messages(page).getByText('The model is busy.').waitFor();
    await checkAccess(page, 'widget, error, notice');
    await button(page, 'All chats').click();
    await page.locator('.chat-thread').waitFor();
    await checkAccess(page, 'all chats');
  });
