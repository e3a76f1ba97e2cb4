import { sql } from 'kysely';

const mark = '/* keeps its plan */';

/**
 * In front of a read that goes along the same index whoever asks and however much there is: the embedded database may keep its plan, which costs more to make
 * than the read itself (docs/decisions/0119-what-keeps-its-plan.md). A server plans as it likes.
 */
export const keepsPlan = sql.raw(mark);

/**
 * What else is read is planned anew for the values of each time: a plan for any user would be one for a user with few tasks. What is written goes by keys and
 * may keep its plan, as the statements of the trigger do; that of a `with`, too, and all that its functions do: planned anew, their statements would be as well.
 */
export function isPlannedAnew(text: string): boolean {
  if (/^\s*select\b/i.test(text)) return !text.startsWith(`select ${mark}`);
  return /^\s*with\b/i.test(text) && !/\b(?:insert into|delete from|(?<!\bfor )update)\b/i.test(text);
}
