import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Item } from '../../src/web/chat/protocol/wire.ts';
import { noChromium } from '../support/chromium.ts';
import { eventually } from '../support/server.ts';
import { answered, beginTurn, begun, delta, done, reads, said, wholeTurn } from './chat-events.ts';
import { type Reply, startFront } from './chat-front.ts';
import { answers, button, field, messages, openChat, say, sayings } from './chat-page.ts';
import { processorMs, startBrowser, userOf } from './support.ts';

const skip = noChromium;
const cleanup = { after } as Pick<TestContext, 'after'>;
const front = skip ? (undefined as never) : await startFront(cleanup);
const at = { front, browser: skip ? (undefined as never) : await startBrowser(cleanup) };

const long = (count: number): Item[] =>
  Array.from({ length: count }, (_, n) =>
    n % 2 === 0
      ? said(`i${n}`, `Question ${n}`)
      : answered(`i${n}`, `Answer ${n}\n\n- with\n- a list\n\nand **bold** words`),
  );

/** Opens a thread that has these items. */
async function openThread(page: Page, items: Item[]): Promise<void> {
  front.script = (operation, reply) => reads(operation, reply, items);
  await button(page, 'All chats').click();
  await page.locator('.chat-thread').click();
  await sayings(page).last().waitFor();
}

const scroll = (page: Page) =>
  messages(page).evaluate((box) => ({ top: box.scrollTop, left: box.scrollHeight - box.scrollTop - box.clientHeight }));

/** Answers the next message piece by piece. */
function writing(): { pieces(from: number, to: number): void; end(): void } {
  let held: Reply | undefined;
  let text = '';
  front.script = (operation, reply) => {
    if (!operation.type.includes('user_message')) return reads(operation, reply, []);
    beginTurn(operation, reply, 'new');
    reply.event(begun(answered('answer', '')));
    held = reply;
    return true;
  };
  return {
    pieces(from, to) {
      for (let n = from; n <= to; n += 1) {
        text += `piece ${n}\n\n`;
        held!.event(delta('answer', `piece ${n}\n\n`));
      }
    },
    end() {
      held!.event(done(answered('answer', text)));
      held!.end();
    },
  };
}

test('the end is followed; who scrolled up is not moved, and a button leads back', { skip }, async (t) => {
  const { page } = await openChat(t, at);
  await openThread(page, long(30));
  await eventually(async () => assert.ok((await scroll(page)).left <= 1, 'a thread is opened at its end'));
  const answer = writing();
  await say(page, 'Go on');
  await sayings(page).filter({ hasText: 'Go on' }).waitFor();
  answer.pieces(1, 30);
  await answers(page).filter({ hasText: 'piece 30' }).waitFor();
  await eventually(async () => assert.ok((await scroll(page)).left <= 1));

  await messages(page).hover();
  await page.mouse.wheel(0, -400);
  await button(page, 'Newest').waitFor();
  const before = await scroll(page);
  answer.pieces(31, 60);
  await answers(page).filter({ hasText: 'piece 60' }).waitFor();
  assert.equal((await scroll(page)).top, before.top, 'not moved');
  answer.end();
  await button(page, 'Send message').waitFor();
  assert.equal((await scroll(page)).top, before.top, 'nor by the end of the answer');
  await button(page, 'Newest').click();
  await eventually(async () => assert.ok((await scroll(page)).left <= 1));
  assert.equal(await button(page, 'Newest').count(), 0);
});

test('earlier messages come fifty at a time, and what is read stays where it is', { skip }, async (t) => {
  const { page } = await openChat(t, at);
  await openThread(page, long(120));
  assert.equal(await page.locator('.chat-content article').count(), 50);
  await messages(page).evaluate((box) => {
    box.scrollTop = 0;
  });
  const place = () =>
    page.getByText('Question 70', { exact: true }).evaluate((each) => Math.round(each.getBoundingClientRect().top));
  const before = await place();
  await button(page, 'Earlier messages').click();
  await page.getByText('Question 20', { exact: true }).waitFor({ state: 'attached' });
  await eventually(async () => assert.equal(await place(), before));
  await button(page, 'Earlier messages').click();
  await page.getByText('Question 0', { exact: true }).waitFor({ state: 'attached' });
  assert.equal(await button(page, 'Earlier messages').count(), 0);
  assert.equal(await page.locator('.chat-content article').count(), 120);
});

test('what somebody else wrote into the thread is shown before a message is sent below it', { skip }, async (t) => {
  const { page } = await openChat(t, at);
  const items = long(4);
  await openThread(page, items);
  const order: string[] = [];
  front.script = (operation, reply) => {
    order.push(operation.type);
    if (operation.type === 'threads.add_user_message') return wholeTurn(operation, reply, answered('a9', 'Done.'));
    return reads(operation, reply, [...items, said('x1', 'From my phone'), answered('x2', 'Noted.')]);
  };
  // What was read is no longer taken for the present after 5 s.
  await page.evaluate(() => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + 5_100;
  });
  await say(page, 'And now');
  await answers(page).filter({ hasText: 'Done.' }).waitFor();
  assert.deepEqual(order.slice(0, 2), ['items.list', 'threads.add_user_message']);
  const texts = await page.locator('.chat-content article').allTextContents();
  assert.deepEqual(
    texts.slice(-4).map((text) => text.trim()),
    ['From my phone', 'Noted.', 'And now', 'Done.'],
  );
});

test('what is read late does not take away what was said since', { skip }, async (t) => {
  const { page } = await openChat(t, at);
  const items = long(4);
  await openThread(page, items);
  let late: (() => void) | undefined;
  front.script = (operation, reply) => {
    if (operation.type === 'threads.list') return reads(operation, reply, items);
    late = () => void reads(operation, reply, items);
    return true;
  };
  // Another tab says that something is new.
  const { id } = await userOf(page);
  await page.evaluate(
    (user) => new BroadcastChannel('actodo-chat').postMessage({ user, what: 'changed', thread: '1' }),
    id,
  );
  await eventually(() => assert.ok(late));
  const answer = writing();
  await say(page, 'And now');
  await sayings(page).filter({ hasText: 'And now' }).waitFor();
  answer.pieces(1, 1);
  await answers(page).filter({ hasText: 'piece 1' }).waitFor();
  const answered = page.waitForResponse((response) => response.request().postData()?.includes('items.list') ?? false);
  late!();
  await (await answered).finished();
  answer.pieces(2, 2);
  await answers(page).filter({ hasText: 'piece 2' }).waitFor();
  answer.end();
  await button(page, 'Send message').waitFor();
  assert.equal(await sayings(page).filter({ hasText: 'And now' }).count(), 1);
});

test('a key takes under 50 ms beside 500 messages while an answer comes', { skip }, async (t) => {
  const { page } = await openChat(t, at);
  const items = long(500);
  front.script = (operation, reply) => {
    if (operation.type !== 'items.list') return reads(operation, reply, items);
    reply.json({ data: items.toReversed(), has_more: false });
    return true;
  };
  await button(page, 'All chats').click();
  await page.locator('.chat-thread').click();
  await sayings(page).last().waitFor();
  assert.equal(await page.locator('.chat-content article').count(), 500);
  const answer = writing();
  await say(page, 'Go on');
  await sayings(page).filter({ hasText: 'Go on' }).waitFor();
  await page.evaluate(() => {
    const state = globalThis as unknown as { delays: number[] };
    state.delays = [];
    document.getElementById('chat-field')!.addEventListener('keydown', () => {
      const start = performance.now();
      requestAnimationFrame(() => state.delays.push(performance.now() - start));
    });
  });
  const text = 'the quick brown fox';
  const taken = await processorMs(page, async () => {
    for (const [n, letter] of [...text].entries()) {
      answer.pieces(n, n);
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    }
    await eventually(async () =>
      assert.equal(
        await page.evaluate(() => (globalThis as unknown as { delays: number[] }).delays.length),
        text.length,
      ),
    );
  });
  const delays = await page.evaluate(() => (globalThis as unknown as { delays: number[] }).delays);
  const sorted = delays.toSorted((a, b) => a - b);
  t.diagnostic(
    `from key to frame: median ${sorted[Math.floor(sorted.length / 2)]?.toFixed(1)} ms, longest ${sorted.at(-1)?.toFixed(1)} ms`,
  );
  const each = taken / text.length;
  t.diagnostic(`${each.toFixed(1)} ms of the processor for a key and a piece of the answer`);
  assert.ok(each < 50, `${each} ms; from key to frame ${delays.join()}`);
  assert.equal(await field(page).inputValue(), text);
  answer.end();
});

test('markdown and titles from outside: no element, no request, no link but a looked-at one', { skip }, async (t) => {
  const { page, complaints } = await openChat(t, at);
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(front.url) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  const attack = [
    '<img src=x onerror="document.title=1"> <script>document.title=2</script>',
    '![cat](https://evil.example/cat.png) [a](javascript:document.title=3) [b](https://evil.example/path "t")',
    '<iframe src="https://evil.example"></iframe> <a href="https://evil.example">x</a>',
    '[https://bank.example](https://evil.example) ![](https://evil.example/x)',
  ].join('\n\n');
  front.script = (operation, reply) => {
    if (operation.type !== 'threads.create') return reads(operation, reply, [], attack);
    beginTurn(operation, reply);
    reply.event(done(answered('a1', attack)));
    reply.event(
      done({
        id: 'w1',
        thread_id: '1',
        created_at: '2026-11-29T10:00:00Z',
        type: 'widget',
        widget: {
          type: 'Card',
          background: 'url(https://evil.example/b)',
          children: [
            { type: 'Image', src: 'https://evil.example/i.png', alt: 'cat' },
            { type: 'Title', value: '<b>bold</b>' },
            { type: 'Text', value: { toString: 'x' } },
            { type: 'constructor', children: [{ type: 'Caption', value: 'inside' }] },
            { type: 'Markdown', value: attack },
            { type: 'Icon', name: 'toString' },
          ],
        },
      }),
    );
    reply.end();
    return true;
  };
  await say(page, '<b>me</b>');
  await messages(page).getByText('[image: cat]').first().waitFor();
  await messages(page).getByText('inside').waitFor();
  await button(page, 'All chats').click();
  await page.locator('.chat-thread').waitFor();
  await button(page, 'Back to the chat').click();
  const found = await page.locator('.chat-content').evaluate((box) => ({
    elements: [...new Set([...box.querySelectorAll('*')].map(({ tagName }) => tagName))].sort(),
    links: [...box.querySelectorAll('a')].map((link) => [link.href, link.textContent, link.rel, link.target]),
  }));
  for (const name of ['IMG', 'IFRAME', 'SCRIPT', 'B']) assert.ok(!found.elements.includes(name), name);
  const relation = ['noopener noreferrer nofollow', '_blank'];
  const links = [
    ['https://evil.example/path', 'b (evil.example)', ...relation],
    ['https://evil.example/', 'https://bank.example (evil.example)', ...relation],
  ];
  assert.deepEqual(found.links, [...links, ...links]);
  assert.deepEqual(foreign, []);
  assert.match(await page.title(), /Actodo$/);
  assert.deepEqual(complaints, []);
});

test('a finished answer is said once, without its marks; what goes wrong is said at once', { skip }, async (t) => {
  const { page } = await openChat(t, at);
  await page.evaluate(() => {
    const heard: string[] = [];
    (globalThis as unknown as { heard: string[] }).heard = heard;
    for (const id of ['say-politely', 'say-at-once']) {
      const region = document.getElementById(id)!;
      new MutationObserver(() => region.textContent && heard.push(region.textContent)).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    }
  });
  const heard = () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  const answer = writing();
  front.script = ((inner) => (operation, reply) => {
    if (operation.type !== 'threads.create') return inner!(operation, reply);
    beginTurn(operation, reply);
    reply.event(begun(answered('a1', '')));
    for (const piece of ['I have ', '**added** ', '`milk`.']) reply.event(delta('a1', piece));
    reply.event(done(answered('a1', 'I have **added** `milk`.')));
    reply.end();
    return true;
  })(front.script);
  await say(page, 'Add milk');
  await answers(page).filter({ hasText: 'added' }).waitFor();
  await eventually(async () => assert.ok((await heard()).includes('I have added milk.')));
  assert.equal((await heard()).filter((each) => each.includes('milk')).length, 1);
  assert.equal(await messages(page).getAttribute('aria-live'), 'off');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'chat-field', 'focus stays');
  void answer;

  front.script = (operation, reply) => {
    if (!operation.type.includes('user_message')) return reads(operation, reply, []);
    beginTurn(operation, reply, 'u2');
    reply.event({ type: 'error', code: 'custom', message: 'The model is busy.', allow_retry: true });
    reply.end();
    return true;
  };
  await say(page, 'And bread');
  await eventually(async () =>
    assert.deepEqual(
      (await heard()).filter((each) => /busy/.test(each)),
      ['The model is busy.'],
    ),
  );
});
