import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from '../support/server.ts';
import {
  forgiveNetwork,
  isAdding,
  listenTo,
  listTasks,
  openWindow,
  programInBrowser,
  quickAdd,
  row,
  says,
  signUpOn,
  skip,
  toasted,
  userOf,
} from './support.ts';

const at = programInBrowser();

const field = '#quick-add';

test(
  'a line becomes a task with all that it says, and the field is empty and ready for the next one',
  skip,
  async (t) => {
    const { page } = await openWindow(t, at.browser);
    await signUpOn(page, at.server.url);
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('q');
    await page.waitForFunction(isAdding);
    await page.keyboard.type('pay rent tomorrow at 9am #home p1');
    for (const chip of ['Remove date: Tomorrow 9:00', 'Remove priority: urgent', 'Remove tags: #home'])
      await page.getByRole('button', { name: chip }).waitFor();
    await page.keyboard.press('Enter');
    await toasted(page, 'Added “Pay rent”.').waitFor();
    assert.equal(await page.locator(field).inputValue(), '');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'quick-add');
    await page.getByRole('link', { name: 'Upcoming' }).click();
    await row(page, 'Pay rent').waitFor();
    const [task] = await listTasks(at.server.url, await userOf(page));
    assert.deepEqual([task!.title, task!.priority, task!.tags], ['Pay rent', 'urgent', ['home']]);
  },
);

test('R1: what the server does not take stays, with the reason, and Enter tries again', skip, async (t) => {
  const window = await openWindow(t, at.browser);
  const { page } = window;
  forgiveNetwork(window);
  await signUpOn(page, at.server.url);
  let isDown = true;
  await page.route('**/mcp', (route) =>
    isDown && route.request().postData()?.includes('add_task')
      ? route.fulfill({
          status: 503,
          contentType: 'application/problem+json',
          body: '{"code":"unavailable","detail":"Tasks are out of reach; try again in a few seconds."}',
        })
      : route.continue(),
  );
  await quickAdd(page, 'Buy milk');
  await page.locator('#quick-refusal', { hasText: 'Tasks are out of reach' }).waitFor();
  assert.equal(await page.locator(field).inputValue(), 'Buy milk', 'still there while it is not taken');
  isDown = false;
  await page.keyboard.press('Enter');
  await row(page, 'Buy milk').waitFor();
  await page.waitForFunction(() => (document.querySelector('#quick-add') as HTMLInputElement).value === '');
  assert.equal((await listTasks(at.server.url, await userOf(page))).length, 1);
});

test('R1: what reached nobody waits in sight, and goes by itself when there is a connection', skip, async (t) => {
  const window = await openWindow(t, at.browser);
  const { page } = window;
  forgiveNetwork(window);
  await signUpOn(page, at.server.url);
  let isDown = true;
  await page.route('**/mcp', (route) =>
    isDown && route.request().postData()?.includes('add_task') ? route.abort() : route.continue(),
  );
  await page.route('**/live', (route) => route.abort());
  await quickAdd(page, 'Buy milk');
  await page.getByRole('list', { name: 'Waiting for a connection' }).getByText('Buy milk').waitFor();
  isDown = false;
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await row(page, 'Buy milk').waitFor();
  assert.equal(await page.locator('.waiting-adds').count(), 0);
  assert.equal((await listTasks(at.server.url, await userOf(page))).length, 1);
});

test('R1: a refusal stands below the field, and the text stays', skip, async (t) => {
  const window = await openWindow(t, at.browser);
  const { page } = window;
  forgiveNetwork(window);
  await signUpOn(page, at.server.url);
  await page.route('**/parse', (route) =>
    route.fulfill({
      status: 429,
      contentType: 'application/problem+json',
      body: '{"code":"limit","detail":"Too many requests; try again in 3 s."}',
    }),
  );
  await quickAdd(page, 'Buy milk');
  await page.locator('#quick-refusal', { hasText: 'Too many requests' }).waitFor();
  assert.equal(await page.locator(field).inputValue(), 'Buy milk');
});

test('R2, R3: what is being written survives a click elsewhere and a reload', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  await page.locator(field).fill('half a thought');
  await page.getByRole('heading', { level: 1 }).click();
  assert.equal(await page.locator(field).inputValue(), 'half a thought');
  await page.reload();
  await page.locator(field).waitFor();
  assert.equal(await page.locator(field).inputValue(), 'half a thought');
});

test('R5: Enter many times on one text adds one task, and on an empty field none', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  await page.locator(field).fill('Only once');
  for (let press = 0; press < 6; press++) await page.keyboard.press('Enter');
  await row(page, 'Only once').waitFor();
  for (let press = 0; press < 3; press++) await page.keyboard.press('Enter');
  await quickAdd(page, 'Another');
  await row(page, 'Another').waitFor();
  const titles = (await listTasks(at.server.url, await userOf(page))).map(({ title }) => title);
  assert.deepEqual(titles.sort(), ['Another', 'Only once']);
});

test(
  'R6: a key press reaches one handler: Ctrl+Enter adds one task, letters in the field are text',
  skip,
  async (t) => {
    const { page } = await openWindow(t, at.browser);
    await signUpOn(page, at.server.url);
    await page.locator(field).focus();
    await page.keyboard.type('queue / jazz e?');
    assert.equal(await page.locator(field).inputValue(), 'queue / jazz e?');
    await page.keyboard.press('Control+Enter');
    await page.locator('.row').first().waitFor();
    assert.equal((await listTasks(at.server.url, await userOf(page))).length, 1);
    assert.equal(await page.getByRole('dialog').count(), 0);
  },
);

test('R7: Enter that ends a composition adds nothing', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  await page.locator(field).focus();
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Input.imeSetComposition', { text: 'みる', selectionStart: 2, selectionEnd: 2 });
  await protocol.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  });
  await protocol.send('Input.insertText', { text: 'ミルク' });
  assert.equal(await page.locator(field).inputValue(), 'ミルク');
  await page.keyboard.press('Enter');
  await row(page, 'ミルク').waitFor();
  assert.equal((await listTasks(at.server.url, await userOf(page))).length, 1);
});

test('R19: a chip makes its words title again; words in quotes are not read', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  await page.locator(field).fill('watch "Friday night" tomorrow');
  assert.match((await page.locator('.chip').first().textContent()) ?? '', /Tomorrow/);
  await page.getByRole('button', { name: /^Remove date/ }).click();
  await page.waitForFunction(() => !document.querySelector('button.chip'));
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'quick-add');
  await page.keyboard.press('Enter');
  await toasted(page, 'Added “Watch "Friday night" tomorrow”.').waitFor();
  const [task] = await listTasks(at.server.url, await userOf(page));
  assert.equal(task!.due_date, null);
});

test(
  'R19: Backspace behind the words of a chip makes them title; words that are changed are read again',
  skip,
  async (t) => {
    const { page } = await openWindow(t, at.browser);
    await signUpOn(page, at.server.url);
    await page.waitForFunction(isAdding);
    await page.keyboard.type('Read Tomorrow');
    await page.getByRole('button', { name: 'Remove date: Tomorrow' }).waitFor();
    await page.keyboard.press('Backspace');
    await page.getByRole('button', { name: 'Remove date: Tomorrow' }).waitFor({ state: 'detached' });
    assert.equal(await page.locator(field).inputValue(), 'Read Tomorrow', 'the press took the chip, no letter');
    await page.keyboard.press('Enter');
    await row(page, 'Read Tomorrow').or(toasted(page, 'Added “Read Tomorrow”.')).waitFor();
    await page.keyboard.type('Call Sam tomorrow');
    await page.getByRole('button', { name: 'Remove date: Tomorrow' }).waitFor();
    await page.keyboard.press('Backspace');
    await page.getByRole('button', { name: 'Remove date: Tomorrow' }).waitFor({ state: 'detached' });
    for (let letter = 0; letter < 'tomorrow'.length; letter++) await page.keyboard.press('Backspace');
    await page.keyboard.type('in 3 weeks');
    await page.getByRole('button', { name: /^Remove date/ }).waitFor();
    await page.keyboard.press('Enter');
    await toasted(page, 'Added “Call Sam”.').waitFor();
    const tasks = await listTasks(at.server.url, await userOf(page), { sort_by: 'created_at', order: 'asc' });
    assert.deepEqual(
      tasks.map(({ title }) => title),
      ['Read Tomorrow', 'Call Sam'],
    );
  },
);

test(
  'words that look like a date and name none are said, heard and underlined; what was read is marked',
  skip,
  async (t) => {
    const { page } = await openWindow(t, at.browser);
    await signUpOn(page, at.server.url);
    await listenTo(page);
    for (const [line, words] of [
      ['dinner on feb 30', 'on feb 30'],
      ['call the bank after the holidays #money p1', 'after the holidays'],
    ] as const) {
      await page.locator(field).fill(line);
      await page.getByText(`I did not understand “${words}”. Try “2 Jan” or “in 3 weeks”.`).first().waitFor();
      await page.locator('.quick-unread', { hasText: words }).waitFor();
      assert.equal(await page.locator('.quick-unread').textContent(), words);
    }
    assert.deepEqual(await page.locator('.quick-read').allTextContents(), ['#money', 'p1']);
    await says(page, 'I did not understand “after the holidays”');
    const unread = page.locator('.quick-unread');
    assert.match(await unread.evaluate((each) => getComputedStyle(each).textDecoration), /underline wavy/);
    // The marks lie under the words: same letters, same place, also of a line that is longer than the field.
    await page.locator(field).fill(`${'a very long line '.repeat(12)}after the holidays`);
    await unread.waitFor();
    await page.locator(field).press('End');
    await eventually(async () => {
      const [words, marks] = await page.evaluate((of) => {
        const [own, behind] = [of, '.quick-marks'].map((each) => document.querySelector(each)!);
        const about = (each: Element) => {
          const { fontFamily, fontSize, fontWeight } = getComputedStyle(each);
          const { left, top, height } = each.getBoundingClientRect();
          return { fontFamily, fontSize, fontWeight, left, top, height, scrolled: Math.round(each.scrollLeft) };
        };
        return [about(own!), about(behind!)];
      }, field);
      assert.ok(words!.scrolled > 0);
      assert.deepEqual(marks, words);
    });
  },
);

test('a task written in the view of today is for today, and in the view of a tag has the tag', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  await quickAdd(page, 'Buy milk #home');
  await row(page, 'Buy milk').waitFor();
  await page.getByRole('link', { name: 'home' }).first().click();
  await page.getByRole('heading', { name: '#home' }).waitFor();
  await quickAdd(page, 'Sweep the floor');
  await row(page, 'Sweep the floor').waitFor();
  const tasks = await listTasks(at.server.url, await userOf(page), { sort_by: 'created_at', order: 'asc' });
  assert.match(String(tasks[0]!.due_date), /^\d{4}-\d{2}-\d{2}$/);
  assert.deepEqual(tasks[1]!.tags, ['home']);
});

test('pasted lines are asked for, and become a task each', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  await page.locator(field).focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '- eggs\n- flour\n\n- butter tomorrow');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await page.getByRole('dialog', { name: 'Add 3 tasks?' }).waitFor();
  await page.getByRole('button', { name: 'Add 3 tasks' }).click();
  await toasted(page, 'Added 3 tasks.').waitFor();
  const titles = (await listTasks(at.server.url, await userOf(page))).map(({ title }) => title);
  assert.deepEqual(titles.sort(), ['Butter', 'Eggs', 'Flour']);
});

test('an example of the first visit goes into the field', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  await page.locator('.example', { hasText: 'Pay rent every month' }).click();
  await page.getByRole('button', { name: /^Remove repeat/ }).waitFor();
  await page.keyboard.press('Enter');
  // On the last day of a month it is due today, and then seen in the list instead of being told of.
  const user = await userOf(page);
  await eventually(async () => assert.equal((await listTasks(at.server.url, user))[0]?.title, 'Pay rent'));
});
