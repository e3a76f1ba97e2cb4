import { answers } from '../../core/live.ts';
import { announce } from '../../kit/say.ts';
import { wordsOfText } from '../markdown/words.ts';
import type { Item } from '../protocol/wire.ts';

/** What ears hear of an answer: that it is being written, and once it is, its words. Pieces that are spoken as they come cannot be followed. */

const stillEveryMs = 7_000;

/** Says that an answer comes, until the returned function is called. */
export function speakOfWaiting(): () => void {
  announce('Answering');
  const timer = setInterval(() => announce('Still working'), stillEveryMs);
  return () => clearInterval(timer);
}

/** The words of what was answered, which is counted as well: messages, and of widgets what they are copied as. */
export function speakAnswer(items: readonly Item[]): void {
  const words = items.flatMap((item) => {
    if (item.type === 'assistant_message') return item.content.map(({ text }) => wordsOfText(text));
    return [];
  });
  if (words.length === 0) return;
  announce(words.join('\n'));
  answers.value++;
}
