import type { AddTaskInput } from '../../../domain/schemas.ts';
import type { When } from '../../../language/calendar.ts';
import { findDateLike } from '../../../language/date-likes.ts';
import { fieldsOf, readTask, stripObligation } from './adds.ts';
import type { DetailKind, Details } from './details.ts';
import { maskQuotes, type Quotes, unmaskQuotes } from './text/quotes.ts';
import { type Span, sliced, type Traced } from './text/traced.ts';

/** What a line of quick add says, by the same reading as an add in a conversation. */
export interface QuickAdd {
  task: AddTaskInput;
  /** Where in the text each detail was read. */
  spans: Span<DetailKind>[];
  /** Words that look like a date but name none, such as "feb 30" or "after the holidays"; they stay in the title. */
  unread?: string;
}

/**
 * Reads a line that is a task, whatever its words: "buy milk tomorrow #home". `kept` names kinds of details whose words belong to the
 * title. Pure; a text without a title of its own is all title.
 */
export function readQuickAdd(text: string, when: When, kept: readonly DetailKind[] = []): QuickAdd {
  const { text: masked, quotes } = maskQuotes(text);
  const whole = traceMasked(text, masked, quotes);
  const owed = stripObligation(masked.trimStart());
  const phrase = owed ? sliced(whole, whole.text.length - owed.length) : whole;
  const { title, overflow, details } = readTask(phrase, when, quotes, kept);
  if (title === '') return { task: { title: text.trim() }, spans: [] };
  const fields = fieldsOf(details, quotes);
  const description = [overflow, fields.description].filter(Boolean).join('\n');
  const unread = kept.includes('due_date') ? undefined : (details.unread ?? dateLike(details));
  const spans = details.spans.toSorted((a, b) => a.from - b.from);
  return {
    task: { title, ...fields, ...(description && { description: [...description].slice(0, 1000).join('') }) },
    spans,
    ...(unread && { unread: unmaskQuotes(unread, quotes) }),
  };
}

/** Words that say when and cannot be reckoned, where no date was read. */
function dateLike({ rest, due, recurrence }: Details): string | undefined {
  const like = due || recurrence ? undefined : findDateLike(rest);
  return like && rest.slice(like.from, like.to);
}

/** Where the characters of a masked text stood: a quotation is one character there, a run of blanks as well. */
function traceMasked(text: string, masked: string, quotes: Quotes): Traced {
  const from: number[] = [];
  let at = 0;
  for (const character of masked.split('')) {
    from.push(at);
    const quote = quotes[character.charCodeAt(0) - 0xe001];
    if (quote) at += quote.raw.length;
    else if (character === ' ') at += Math.max(1, /^[^\S\r\n\u2028\u2029]*/u.exec(text.slice(at))![0].length);
    else at += 1;
  }
  return { text: masked, from };
}
