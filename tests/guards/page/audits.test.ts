import { type Guard, testGuards } from '../guard.ts';

/** Guards of what is asked of every page: keyboard, ears, a network that fails. */

const inBrowser = (what: string, file: string, cut: string, leaves: string, test: string, named: string): Guard => ({
  what,
  file: `src/web/${file}`,
  cut,
  leaves,
  test: `tests/browser/${test}.test.ts`,
  named,
  seconds: 240,
});

testGuards([
  inBrowser(
    'what was heard while a list was on its way',
    'board/data/store.ts',
    'for (const [id, isGone] of meanwhile) isGone ? forget(id) : settle(id);',
    '',
    'board-live',
    'older than what was heard',
  ),
  inBrowser(
    'the frame of a focus that is the field alone',
    'chat/chat.css',
    '.chat-field:has(> textarea:focus)',
    '.chat-field:focus-within',
    'views',
    'the board: ',
  ),
  inBrowser(
    'the ring around what has the focus',
    'kit/base.css',
    ':focus-visible {\n  outline: 2px solid var(--focus);',
    ':focus-visible {\n  outline: none;',
    'views',
    'the sign-up',
  ),
  inBrowser(
    'the place of a button in the order of Tab',
    'account/page.ts',
    'class="link"',
    'tabindex="-1" class="link"',
    'views',
    'the sign-up',
  ),
  inBrowser(
    'the words that others said in the same frame',
    'kit/say.ts',
    'others.push(text);',
    'others[0] = text;',
    'ears',
    'in one moment',
  ),
  inBrowser(
    'the look at an answer that broke off',
    'core/calls.ts',
    "throw new Refusal('offline', 'The connection broke off. Your text is still here.');",
    'throw error;',
    'slow',
    'breaks off',
  ),
  inBrowser(
    'the next try while the socket lives',
    'board/data/outbox.ts',
    'retry = setTimeout(() => void flush(), retryAfterMs);',
    '',
    'slow',
    'lost twice',
  ),
]);
