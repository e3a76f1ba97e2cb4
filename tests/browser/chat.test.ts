import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import { noChromium } from '../support/chromium.ts';
import { eventually } from '../support/server.ts';
import { answered, beginTurn, begun, delta, done, reads, said, thread, wholeTurn } from './chat-events.ts';
import { type Reply, startFront } from './chat-front.ts';
import { answers, button, field, messages, notes, openChat, say, sayings } from './chat-page.ts';
import { forgiveNetwork, startBrowser } from './support.ts';

const skip = noChromium;

const cleanup = { after } as Pick<TestContext, 'after'>;
const front = skip ? (undefined as never) : await startFront(cleanup);
const at = { front, browser: skip ? (undefined as never) : await startBrowser(cleanup) };

test('an answer is seen while it is written; the field is emptied when the message is taken, and typing goes on', {
  skip,
}, async (t) => {
  const { page } = await openChat(t, at);
  let held: Reply | undefined;
  front.script = (operation, reply) => {
    if (operation.type !== 'threads.create') return false;
    held = reply;
    return true;
  };
  await say(page, 'Add milk');
  await eventually(() => assert.ok(held));
  assert.equal(await field(page).inputValue(), 'Add milk', 'not taken yet');
  const [{ params, headers } = assert.fail()] = front.asked;
  assert.deepEqual(params.input, {
    content: [{ type: 'input_text', text: 'Add milk' }],
    attachments: [],
    inference_options: {},
  });
  assert.match(String(headers.authorization), /^Bearer /);

  await field(page).pressSequentially(' and bread');
  beginTurn(front.asked[0]!, held!);
  await sayings(page).filter({ hasText: 'Add milk' }).waitFor();
  await eventually(async () => assert.equal(await field(page).inputValue(), 'and bread'));
  held!.event(begun(answered('a1', '')));
  held!.event(delta('a1', 'I have **add'));
  await answers(page).filter({ hasText: 'I have **add' }).waitFor();
  held!.event(delta('a1', 'ed** it.'));
  await answers(page).locator('strong', { hasText: 'added' }).waitFor();
  await field(page).press('Enter');
  assert.equal(front.asked.length, 1, 'Enter sends nothing while an answer comes');
  held!.event(done(answered('a1', 'I have **added** it.')));
  held!.event({ type: 'thread.updated', thread: thread('1', 'Milk') });
  held!.end();
  await page.getByRole('heading', { name: 'Milk' }).waitFor();
  await button(page, 'Send message').waitFor();
});

test('stop keeps the question and what was answered', { skip }, async (t) => {
  const { page } = await openChat(t, at);
  let left = false;
  front.script = (operation, reply) => {
    if (operation.type === 'threads.retry_after_item') return wholeTurn(operation, reply, answered('a2', 'All of it.'));
    if (operation.type !== 'threads.create') return false;
    beginTurn(operation, reply);
    reply.event(begun(answered('a1', '')));
    reply.event(delta('a1', 'Half of'));
    void reply.gone.then(() => {
      left = true;
    });
    return true;
  };
  await say(page, 'Tell me');
  await answers(page).filter({ hasText: 'Half of' }).waitFor();
  await field(page).press('Escape');
  await messages(page).getByText('Stopped. Changes made so far stay.').waitFor();
  assert.equal(await answers(page).textContent(), 'Half of');
  assert.equal(await sayings(page).textContent(), 'Tell me');
  await eventually(() => assert.ok(left, 'the stream was dropped'));

  await button(page, 'Retry').click();
  await answers(page).filter({ hasText: 'All of it.' }).waitFor();
  const retried = front.asked.at(-1)!;
  assert.deepEqual(retried.params, { thread_id: '1', item_id: 'u1' });
  assert.equal(await answers(page).count(), 1, 'the part is gone');
});

test('a stream that is cut keeps its text, says so, reads the thread, and is asked for again only by a click', {
  skip,
}, async (t) => {
  const window = await openChat(t, at);
  const { page } = window;
  let down = true;
  front.script = (operation, reply) => {
    if (operation.type === 'threads.create') {
      beginTurn(operation, reply);
      reply.event(begun(answered('a1', '')));
      reply.event(delta('a1', 'Half of'));
      void page
        .getByText('Half of')
        .first()
        .waitFor()
        .then(() => reply.cut());
      return true;
    }
    if (operation.type === 'threads.retry_after_item') return wholeTurn(operation, reply, answered('a2', 'All of it.'));
    if (down) {
      reply.cut();
      return true;
    }
    return reads(operation, reply, [said('u1', 'Tell me')]);
  };
  await say(page, 'Tell me');
  await messages(page).getByText('The answer was cut off. What was done is on the board.').waitFor();
  assert.equal(await answers(page).textContent(), 'Half of');
  await messages(page).getByText('Looking what arrived...').waitFor();
  assert.equal(await button(page, 'Retry').count(), 0, 'not before the thread was read');
  down = false;
  await button(page, 'Retry').waitFor();
  assert.equal(await answers(page).textContent(), 'Half of', 'what was read does not vanish');
  assert.equal(front.asked.filter(({ type }) => !type.endsWith('list') && !type.endsWith('id')).length, 1);
  await button(page, 'Retry').click();
  await answers(page).filter({ hasText: 'All of it.' }).waitFor();
  forgiveNetwork(window);
});

test('a message that is not taken stays, with its reason; a click sends it', { skip }, async (t) => {
  const window = await openChat(t, at);
  const { page } = window;
  let refuse: ((reply: Reply) => void) | undefined = (reply) => reply.cut();
  front.script = (operation, reply) => {
    if (operation.type !== 'threads.create') return false;
    if (!refuse) return wholeTurn(operation, reply, answered('a1', 'Done.'));
    refuse(reply);
    return true;
  };
  await say(page, 'Add milk');
  await notes(page).getByText('Not sent: no connection. Your text is still here.').waitFor();
  assert.equal(await field(page).inputValue(), 'Add milk');

  refuse = (reply) => reply.json({ code: 'limit', detail: 'Too many requests. Wait 12 s.' }, 429);
  await button(page, 'Retry').click();
  await notes(page).getByText('Not sent. Too many requests. Wait 12 s.').waitFor();
  assert.equal(await field(page).inputValue(), 'Add milk');

  refuse = (reply) => {
    reply.event({ type: 'error', code: 'custom', message: 'The message is in no language.', allow_retry: false });
    reply.end();
  };
  await button(page, 'Retry').click();
  await notes(page).getByText('Not sent. The message is in no language.').waitFor();
  assert.equal(await field(page).inputValue(), 'Add milk');

  refuse = undefined;
  await button(page, 'Retry').click();
  await answers(page).filter({ hasText: 'Done.' }).waitFor();
  assert.equal(await field(page).inputValue(), '');
  assert.equal(await notes(page).count(), 0);
  forgiveNetwork(window);
});

test('what the server says is wrong stands under the message, once, with Retry where it allows it', {
  skip,
}, async (t) => {
  const { page } = await openChat(t, at);
  let allow_retry = true;
  front.script = (operation, reply) => {
    if (!/create|add_user|retry/.test(operation.type)) return false;
    beginTurn(operation, reply);
    reply.event({ type: 'error', code: 'custom', message: 'The model is busy.', allow_retry });
    reply.event({ type: 'notice', level: 'warning', message: 'Answers are **slow** today.', title: 'Busy' });
    reply.end();
    return true;
  };
  await say(page, 'Hello');
  await messages(page).getByText('The model is busy.').waitFor();
  await messages(page).locator('strong', { hasText: 'slow' }).waitFor();
  assert.equal(await field(page).inputValue(), '', 'the message was taken');
  allow_retry = false;
  await button(page, 'Retry').click();
  await eventually(() => assert.equal(front.asked.filter(({ type }) => type === 'threads.retry_after_item').length, 1));
  await eventually(async () => assert.equal(await button(page, 'Retry').count(), 0));
  assert.equal(await messages(page).getByText('The model is busy.').count(), 1);
});

test('a reload keeps the thread and what was typed; signing out forgets it', { skip }, async (t) => {
  const { page } = await openChat(t, at);
  front.script = (operation, reply) =>
    operation.type === 'threads.create'
      ? wholeTurn(operation, reply, answered('a1', 'Hello Ann.'))
      : reads(operation, reply, [said('u1', 'Hello'), answered('a1', 'Hello Ann.')]);
  await say(page, 'Hello');
  await answers(page).filter({ hasText: 'Hello Ann.' }).waitFor();
  await field(page).fill('half a thou');
  await page.reload();
  await answers(page).filter({ hasText: 'Hello Ann.' }).waitFor();
  await page.getByRole('heading', { name: 'Groceries' }).waitFor();
  assert.equal(await field(page).inputValue(), 'half a thou');

  await button(page, 'New chat').click();
  assert.equal(await field(page).inputValue(), '', 'each chat has its own');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'chat-field');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('E-mail').waitFor();
  assert.equal(await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage))), '[]');
});

test('a question without an answer after a reload can be answered', { skip }, async (t) => {
  const { page } = await openChat(t, at);
  front.script = (operation, reply) => {
    if (operation.type === 'threads.retry_after_item')
      return wholeTurn(operation, reply, answered('a1', 'Here it is.'));
    if (operation.type !== 'threads.create') return reads(operation, reply, [said('u1', 'Hello')]);
    beginTurn(operation, reply);
    return true;
  };
  await say(page, 'Hello');
  await sayings(page).waitFor();
  await page.reload();
  await messages(page).getByText('There is no answer to this yet.').waitFor();
  await button(page, 'Retry').click();
  await answers(page).filter({ hasText: 'Here it is.' }).waitFor();
});
