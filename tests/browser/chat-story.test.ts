import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { noChromium } from '../support/chromium.ts';
import { eventually } from '../support/server.ts';
import { type Front, fresh, startFront } from './chat-front.ts';
import { answers, button, field, messages, openChat, say, sayings } from './chat-page.ts';

// The chat with the program itself: its model, its tools, its threads.

const skip = noChromium;

const front = skip ? (undefined as unknown as Front) : await startFront({ after } as Pick<TestContext, 'after'>);

/** What the tools answer to this page's person. */
async function tasks(page: Page): Promise<{ title: string; completed: boolean }[]> {
  return page.evaluate(async () => {
    const { token } = (await (await fetch('/api/auth/token')).json()) as { token: string };
    const answer = await fetch('/mcp', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: 'list_tasks', arguments: {} },
      }),
    });
    const text = await answer.text();
    const json = JSON.parse(text.startsWith('{') ? text : (/^data: (.*)$/m.exec(text)?.[1] ?? 'null'));
    return json.result.structuredContent.tasks;
  });
}

const answerTo = (page: Page, text: RegExp) => answers(page).filter({ hasText: text });

test('the chat adds a task; its row completes it and takes it back; a question is answered by a button', {
  skip,
}, async (t) => {
  fresh(front);
  const { page, complaints } = await openChat(t, front.url);
  await say(page, 'Add a task to buy groceries tomorrow at 5pm');
  await answerTo(page, /buy groceries/i)
    .first()
    .waitFor();
  const box = page.getByRole('checkbox', { name: /buy groceries/i });
  await box.click();
  await eventually(async () => assert.equal((await tasks(page))[0]?.completed, true));
  await eventually(async () => assert.equal(await box.isChecked(), true));
  await box.click();
  await eventually(async () => assert.equal((await tasks(page))[0]?.completed, false));

  await say(page, 'Pay rent every month on the 31st');
  await answerTo(page, /rent/i).first().waitFor();
  await button(page, 'Send message').waitFor();
  await say(page, 'delete all my tasks');
  await button(page, 'Yes').click();
  await eventually(async () => assert.deepEqual(await tasks(page), []));
  await button(page, 'Send message').waitFor();
  assert.equal(await button(page, 'Yes').count(), 0, 'the question is closed');
  assert.deepEqual(complaints, []);
});

test('each suggestion for a first message does what it says, without any key for a model', { skip }, async (t) => {
  fresh(front);
  const { page } = await openChat(t, front.url);
  const names = await page.locator('.chat-suggestion').allTextContents();
  assert.equal(names.length, 4);
  for (const name of names) {
    await button(page, 'New chat').click();
    await page.getByRole('button', { name, exact: true }).click();
    await sayings(page).filter({ hasText: name }).waitFor();
    await answers(page).first().waitFor();
    await button(page, 'Send message').waitFor();
    assert.equal(await page.locator('.chat-note').count(), 0);
  }
  const titles = (await tasks(page)).map(({ title }) => title.toLowerCase()).sort();
  assert.deepEqual(titles, ['buy groceries', 'call sam', 'pay rent']);
});

test('chats are listed, opened, renamed and deleted; another tab hears of it', { skip }, async (t) => {
  fresh(front);
  const { page } = await openChat(t, front.url);
  const other = await page.context().newPage();
  await other.goto(front.url);
  await say(page, 'Buy milk');
  await answerTo(page, /milk/i).first().waitFor();
  await button(page, 'Send message').waitFor();
  await button(other, 'All chats').click();
  await other.locator('.chat-thread').click();
  await answerTo(other, /milk/i).first().waitFor();

  await say(other, 'Buy bread');
  await answerTo(other, /bread/i).first().waitFor();
  await answerTo(page, /bread/i).first().waitFor();

  await page.getByRole('button', { name: /^Rename or delete/ }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Shop');
  await page.getByRole('button', { name: 'Rename chat' }).click();
  await page.getByRole('heading', { name: 'Shop' }).waitFor();
  await button(page, 'All chats').click();
  await page.locator('.chat-thread').filter({ hasText: 'Shop' }).waitFor();

  await page.getByRole('button', { name: 'Rename or delete Shop' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete chat' }).click();
  await page.getByText('No chats yet.').waitFor();
  await messages(other).getByText('This chat was deleted elsewhere.').waitFor();
  await field(other).fill('Buy butter');
  await other.getByRole('button', { name: 'Go on in a new chat' }).click();
  assert.equal(await field(other).inputValue(), 'Buy butter');
  await field(other).press('Enter');
  await answerTo(other, /butter/i)
    .first()
    .waitFor();
});

test('the program is killed in the middle of an answer: nothing is lost, and one click goes on', {
  skip,
}, async (t) => {
  fresh(front);
  const { page } = await openChat(t, front.url);
  await say(page, 'Buy milk');
  await answerTo(page, /milk/i).first().waitFor();
  await button(page, 'Send message').waitFor();
  let isKilled = false;
  front.script = ({ type }, reply) => {
    if (type !== 'threads.add_user_message' || isKilled) return false;
    isKilled = true;
    // It has the message, or not; the page cannot know.
    reply.event({ type: 'stream_options', stream_options: { allow_cancel: true } });
    void front.restart().then(() => reply.cut());
    return true;
  };
  await say(page, 'Buy bread');
  await page.getByText('Not sent: no connection. Your text is still here.').first().waitFor({ timeout: 60_000 });
  assert.equal(await field(page).inputValue(), 'Buy bread');
  await button(page, 'Retry').click();
  await answerTo(page, /bread/i).first().waitFor();
  assert.equal(await sayings(page).count(), 2);
  const titles = (await tasks(page)).map(({ title }) => title.toLowerCase()).sort();
  assert.deepEqual(
    titles,
    ['buy bread', 'buy milk'].map((each) => titles.find((title) => each.includes(title)) ?? each).sort(),
  );
});
