import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { noChromium } from '../support/chromium.ts';
import { eventually } from '../support/server.ts';
import { startFront } from './chat-front.ts';
import { answers, button, field, messages, notes, openChat, say, sayings } from './chat-page.ts';
import { addTask, forgiveNetwork, listTasks, openTab, row, startBrowser, toasted, userOf } from './support.ts';

// The chat with the program itself: its model, its tools, its threads.

const skip = noChromium;

const cleanup = { after } as Pick<TestContext, 'after'>;
const front = skip ? (undefined as never) : await startFront(cleanup);
const at = { front, browser: skip ? (undefined as never) : await startBrowser(cleanup) };

/** What the tools answer to this page's person. */
const tasks = async (page: Page) => listTasks(front.url, await userOf(page));

const answerTo = (page: Page, text: RegExp) => answers(page).filter({ hasText: text });

test('the chat adds a task; its row completes it and takes it back; a question is answered by a button', {
  skip,
}, async (t) => {
  const { page } = await openChat(t, at);
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
});

test('each suggestion for a first message does what it says, without any key for a model', { skip }, async (t) => {
  const { page } = await openChat(t, at);
  const names = await page.locator('.chat-suggestion').allTextContents();
  assert.equal(names.length, 4);
  for (const name of names) {
    await button(page, 'New chat').click();
    await page.getByRole('button', { name, exact: true }).click();
    await sayings(page).filter({ hasText: name }).waitFor();
    await answers(page).first().waitFor();
    await button(page, 'Send message').waitFor();
    assert.equal(await notes(page).count(), 0);
  }
  const titles = (await tasks(page)).map(({ title }) => String(title).toLowerCase()).sort();
  assert.deepEqual(titles, ['buy groceries', 'call sam', 'pay rent']);
});

test('chats are listed, opened, renamed and deleted; another tab hears of it', { skip }, async (t) => {
  const window = await openChat(t, at);
  const { page } = window;
  const other = await openTab(window);
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

  // A tab in the background draws seldom, and a click waits for that.
  await page.bringToFront();
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

test('a task that is being deleted on the board is gone before the chat is asked', { skip }, async (t) => {
  const { page } = await openChat(t, at);
  const user = await userOf(page);
  for (const title of ['Buy milk', 'Buy bread']) await addTask(front.url, user, { title, due_date: 'today' });
  await row(page, 'Buy milk')
    .getByRole('button', { name: /^Buy milk/ })
    .focus();
  await page.keyboard.press('Delete');
  await row(page, 'Buy milk').waitFor({ state: 'detached' });
  assert.equal((await tasks(page)).length, 2, 'it can still be taken back');
  await say(page, "What's pending?");
  await answerTo(page, /bread/i).first().waitFor();
  await button(page, 'Send message').waitFor();
  assert.equal(await answerTo(page, /milk/i).count(), 0);
  // What is done cannot be taken back, and nothing says so any more.
  assert.equal(await toasted(page, 'Deleting “Buy milk”.').count(), 0);
  await row(page, 'Buy bread').locator('.row-title').focus();
  await page.keyboard.press('z');
  await toasted(page, '“Buy milk” is deleted by now.').waitFor();
});

test('the program is killed in the middle of an answer: nothing is lost, and one click goes on', {
  skip,
}, async (t) => {
  const window = await openChat(t, at);
  const { page } = window;
  await say(page, 'Buy milk');
  await answerTo(page, /milk/i).first().waitFor();
  await button(page, 'Send message').waitFor();
  let killed: Promise<void> | undefined;
  front.onAnswer = ({ type }) => {
    if (type === 'threads.add_user_message') killed ??= front.restart();
  };
  await say(page, 'Buy bread');
  await eventually(() => assert.ok(killed));
  await killed;
  // The page was told that the message was taken, or it was not; the answer may have been whole before the program died.
  const retry = button(page, 'Retry');
  await retry.or(answerTo(page, /bread/i)).first().waitFor();
  if (await retry.isVisible()) await retry.click();
  await answerTo(page, /bread/i).first().waitFor();
  await button(page, 'Send message').waitFor();
  assert.equal(await field(page).inputValue(), '');
  assert.equal(await sayings(page).count(), 2);
  const titles = (await tasks(page)).map(({ title }) => String(title).toLowerCase()).sort();
  assert.deepEqual(titles, ['buy bread', 'buy milk']);
  forgiveNetwork(window);
});
