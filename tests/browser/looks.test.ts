import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { checkAccess, oddTasks, sidewaysAt } from './looks.ts';
import { addTask, openWindow, programInBrowser, row, signUpOn, skip, toasted, userOf } from './support.ts';

const at = programInBrowser();

async function fill(page: Page): Promise<void> {
  const user = await userOf(page);
  for (const args of oddTasks) await addTask(at.server.url, user, args);
  await page.goto(`${at.server.url}/#all`);
  await row(page, 'Dentist').waitFor();
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on any state of the board, ${colorScheme}`, skip, async (t) => {
    const { page } = await openWindow(t, at.browser, { colorScheme, reducedMotion: 'reduce' });
    await page.goto(at.server.url);
    await page.getByRole('button', { name: 'Create account' }).waitFor();
    await checkAccess(page, 'account');
    await signUpOn(page, at.server.url, 'Ann');
    await page.locator('.empty').waitFor();
    await checkAccess(page, 'first visit');
    await fill(page);
    await checkAccess(page, 'filled board');
    await page.locator('#quick-add').fill('call mom tomorrow at 5 p1 #family');
    await page.locator('.chip').first().waitFor();
    await checkAccess(page, 'chips');
    await row(page, 'Dentist').locator('.row-title').click();
    await page.locator('.details').waitFor();
    await checkAccess(page, 'details');
    await page.getByRole('textbox', { name: 'Due' }).fill('nonsense');
    await page.getByRole('button', { name: 'Save task' }).click();
    await page.locator('.row-refusal').waitFor();
    await checkAccess(page, 'a refusal');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').waitFor();
    await checkAccess(page, 'a question');
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    await row(page, 'Dentist').getByRole('checkbox').click();
    await toasted(page, 'Completed “Dentist”.').waitFor();
    await checkAccess(page, 'a toast');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await checkAccess(page, 'palette');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Priority', exact: true }).click();
    await page.getByRole('menuitemradio', { name: 'High' }).waitFor();
    await checkAccess(page, 'an open menu');
    await page.keyboard.press('Escape');
    await page.locator('#search').fill('nothing like this');
    await page.getByRole('button', { name: 'Clear filters' }).waitFor();
    await checkAccess(page, 'no match');
    await page.setViewportSize({ width: 360, height: 720 });
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await row(page, 'Dentist').or(page.locator('.row').first()).first().waitFor();
    await checkAccess(page, 'phone');
  });

/** Run in the page: what is wider than the window, and which parts of a row lie over each other. */
function misplaced(): string[] {
  const found: string[] = [];
  if (document.documentElement.scrollWidth > innerWidth)
    found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  for (const each of document.querySelectorAll('.row')) {
    const parts = [...each.children].map((part) => part.getBoundingClientRect()).filter(({ width }) => width > 0);
    for (const [at, a] of parts.entries())
      for (const b of parts.slice(at + 1))
        if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
          found.push(`${each.textContent?.slice(0, 20)}: parts overlap`);
  }
  for (const each of document.querySelectorAll('.row, .quick-line, .filter-bar, .bar')) {
    const { left, right } = each.getBoundingClientRect();
    if (left < 0 || right > innerWidth + 1) found.push(`${each.className} sticks out`);
  }
  return found;
}

test('nothing overlaps or scrolls sideways at 320, 360, 768, 1100 and 1440 px', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  await fill(page);
  for (const width of [320, 360, 768, 1100, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await row(page, 'Dentist').waitFor();
    assert.deepEqual(await page.evaluate(misplaced), [], `${width} px`);
  }
});

test('at 200 % nothing overlaps or scrolls sideways, and all of the board is there', skip, async (t) => {
  // A window of 1440 px at 200 % has room for 720, and for 640 at 1280.
  for (const width of [720, 640]) {
    const { page } = await openWindow(t, at.browser, {
      viewport: { width, height: 450 },
      deviceScaleFactor: 2,
      reducedMotion: 'reduce',
    });
    await signUpOn(page, at.server.url);
    await fill(page);
    assert.deepEqual(await sidewaysAt(page, [width]), []);
    await page.getByRole('button', { name: 'Priority', exact: true }).click();
    const menu = (await page.getByRole('menu', { name: 'Priority' }).boundingBox())!;
    assert.ok(menu.y >= 0 && menu.y + menu.height <= 450, `the menu ends at ${menu.y + menu.height}`);
    await page.keyboard.press('Escape');
    await row(page, 'Dentist').locator('.row-title').click();
    const save = page.getByRole('button', { name: 'Save task' });
    await save.scrollIntoViewIfNeeded();
    const box = (await save.boundingBox())!;
    assert.ok(box.y >= 0 && box.y + box.height <= 450, `the button that saves ends at ${box.y + box.height}`);
  }
});

test('the page goes by the text size of the browser: all of it is larger, and nothing overlaps', skip, async (t) => {
  const browser = await openBrowser(t, ['--blink-settings=defaultFontSize=32']);
  for (const width of [1280, 720]) {
    const { page } = await openWindow(t, browser, { viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    await signUpOn(page, at.server.url);
    await fill(page);
    assert.deepEqual(await page.evaluate(misplaced), [], `${width} px`);
    const [words, box] = await page.evaluate(() => [
      getComputedStyle(document.querySelector('.row-words')!).fontSize,
      document.querySelector('.row')!.getBoundingClientRect().height,
    ]);
    // As a window of half the width has it at 200 %: the form of a phone.
    assert.equal(words, '30px');
    assert.ok(Number(box) >= 144, `${box} px`);
    await page.getByRole('navigation', { name: 'Board and chat' }).waitFor();
    await page.goto(`${at.server.url}/#settings`);
    await page.getByText('this one').waitFor();
    assert.deepEqual(await page.evaluate(misplaced), []);
  }
});

test(
  'titles of every script, with marks of direction and emoji: as written, in their own direction',
  skip,
  async (t) => {
    const { page } = await openWindow(t, at.browser);
    await signUpOn(page, at.server.url);
    const user = await userOf(page);
    const titles = {
      'دودھ اور روٹی خریدنا 🥛': 'rtl',
      'שלום, world 👨‍👩‍👧‍👦': 'rtl',
      'Buy \u202Eklim\u202C milk': 'ltr',
      '買牛奶 👩🏽‍🚀': 'ltr',
      '<b>bold</b> & "quoted"': 'ltr',
    };
    for (const title of Object.keys(titles)) await addTask(at.server.url, user, { title, due_date: 'today' });
    await page.goto(`${at.server.url}/#all`);
    await page.reload();
    await page.waitForFunction((all) => document.querySelectorAll('.row').length === all, Object.keys(titles).length);
    const shown = await page
      .locator('.row-words')
      .evaluateAll((all) => all.map((each) => [each.textContent, getComputedStyle(each).direction]));
    assert.deepEqual(Object.fromEntries(shown), titles);
    // Each begins beside its box, whichever way its letters go.
    const begins = await page.locator('.row-words').evaluateAll((all) =>
      all.map((each) => {
        const words = document.createRange();
        words.selectNodeContents(each);
        return Math.round(words.getBoundingClientRect().left);
      }),
    );
    assert.ok(Math.max(...begins) - Math.min(...begins) <= 2, begins.join());
    // What one title turns round ends with it: the rest of the row stands where it does in the others.
    const menus = await page
      .locator('.row-menu')
      .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().left)));
    assert.equal(new Set(menus).size, 1, menus.join());
    assert.deepEqual(await sidewaysAt(page), []);
  },
);

test(
  'who wants less motion gets fades of at most 120 ms: nothing moves, grows or scrolls smoothly',
  skip,
  async (t) => {
    const { page } = await openWindow(t, at.browser, {
      reducedMotion: 'reduce',
      viewport: { width: 360, height: 720 },
    });
    await signUpOn(page, at.server.url);
    await fill(page);
    const moving = () =>
      page.evaluate(() =>
        document.getAnimations().flatMap(({ effect }) => {
          const { duration } = effect!.getComputedTiming();
          const frames = (effect as KeyframeEffect).getKeyframes();
          // What appears late does not move.
          if (frames.some(({ easing }) => easing.startsWith('steps'))) return [];
          const properties = frames.flatMap((frame) => Object.keys(frame));
          const moves = properties.filter((each) => /transform|translate|scale|height|width|left|top|inset/.test(each));
          return moves.length > 0 || Number(duration) > 120 ? [`${moves.join()} ${duration}`] : [];
        }),
      );
    await page.getByRole('button', { name: 'More for Dentist' }).click();
    assert.deepEqual(await moving(), [], 'a sheet');
    await page.keyboard.press('Escape');
    await row(page, 'Dentist').getByRole('checkbox').click();
    assert.deepEqual(await moving(), [], 'a tick');
    await toasted(page, 'Completed “Dentist”.').waitFor();
    assert.deepEqual(await moving(), [], 'a toast');
    await page.getByRole('navigation', { name: 'Board and chat' }).getByRole('button', { name: 'Chat' }).click();
    await page.getByLabel('Message to Actodo').fill('What is overdue?');
    await page.getByRole('button', { name: 'Send message' }).click();
    await page.getByRole('article', { name: 'You' }).waitFor();
    assert.deepEqual(await moving(), [], 'an answer');
    const smooth = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((each) => getComputedStyle(each).scrollBehavior === 'smooth').length,
    );
    assert.equal(smooth, 0);
  },
);

test('on paper there is the whole list, and nothing to press', skip, async (t) => {
  const { page } = await openWindow(t, at.browser, { colorScheme: 'dark', viewport: { width: 1280, height: 800 } });
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  await Promise.all(
    Array.from({ length: 49 }, (_, n) => addTask(at.server.url, user, { title: `Task ${n + 1}`, due_date: 'today' })),
  );
  await page.reload();
  await page.locator('.row').first().waitFor();
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  const printed = page.evaluate(
    () =>
      new Promise<{ rows: number; pressed: string[]; text: string }>((resolve) =>
        addEventListener('afterprint', () => resolve((globalThis as unknown as { printed: never }).printed), {
          capture: true,
          once: true,
        }),
      ),
  );
  // Looked at when the styles of paper hold.
  await page.evaluate(() =>
    matchMedia('print').addEventListener('change', ({ matches }) => {
      if (!matches) return;
      const seen = [...document.querySelectorAll('button, input, a')].filter((each) => each.checkVisibility());
      const rows = [...document.querySelectorAll('.row')];
      const boxes = rows.map((each) => each.getBoundingClientRect());
      Object.assign(globalThis, {
        printed: {
          rows: boxes.filter((box, n) => n === 0 || box.top >= boxes[n - 1]!.bottom - 1).length,
          pressed: seen.filter((each) => !each.closest('.row')).map((each) => each.outerHTML.slice(0, 80)),
          text: getComputedStyle(rows[0]!).color,
        },
      });
    }),
  );
  await page.pdf();
  assert.deepEqual(await printed, { rows: 49, pressed: [], text: 'rgb(35, 32, 28)' });
});

test('R26: the first frame is dark where dark is chosen', skip, async (t) => {
  const { page, context } = await openWindow(t, at.browser, { colorScheme: 'light' });
  await context.addCookies([{ name: 'actodo_theme', value: 'dark', url: at.server.url }]);
  // No module may be needed for it.
  await page.route(
    /\/w\/.*\.ts$/,
    (route) => new Promise((resolve) => setTimeout(() => resolve(route.continue()), 500)),
  );
  await page.goto(at.server.url, { waitUntil: 'commit' });
  await page.locator('body').waitFor();
  const colour = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  assert.equal(colour, 'rgb(22, 21, 19)');
  await page.getByRole('button', { name: 'Create account' }).waitFor();
});

test('nothing jumps while the board comes: layout shift below 0.02', skip, async (t) => {
  const { page } = await openWindow(t, at.browser, { viewport: { width: 1280, height: 800 } });
  await signUpOn(page, at.server.url);
  await fill(page);
  await page.addInitScript(() => {
    const total = { shift: 0 };
    Object.assign(globalThis, { total });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) total.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.reload();
  await row(page, 'Dentist').waitFor();
  await page.waitForLoadState('networkidle');
  const { shift } = await page.evaluate(() => (globalThis as unknown as { total: { shift: number } }).total);
  assert.ok(shift < 0.02, `shift ${shift}`);
});

test('on a phone board and chat are two tabs, and targets are large', skip, async (t) => {
  const { page } = await openWindow(t, at.browser, {
    viewport: { width: 360, height: 720 },
    hasTouch: true,
    isMobile: true,
  });
  await signUpOn(page, at.server.url);
  await fill(page);
  const tabs = page.getByRole('navigation', { name: 'Board and chat' });
  await tabs.getByRole('button', { name: 'Chat', exact: true }).tap();
  await page.getByRole('complementary', { name: 'Chat' }).waitFor();
  await tabs.getByRole('button', { name: /^Board/ }).tap();
  await page.getByRole('complementary', { name: 'Chat' }).waitFor({ state: 'hidden' });
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('main button, main input, nav a')]
      .map((each) => ({ name: each.className || each.id, box: each.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
      .map(({ name, box }) => `${name} ${box.width} x ${box.height}`),
  );
  assert.deepEqual(small, []);
});
