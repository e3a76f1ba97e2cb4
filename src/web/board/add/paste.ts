import { refusalOf } from '../../core/refusal.ts';
import { confirm } from '../../kit/dialog.ts';
import { toast } from '../../kit/say.ts';
import { add } from '../data/writes.ts';
import { parse } from './reading.ts';

const mostLines = 50;

/** Asks, then adds each line as a task of its own; says which ones could not be added. Answers whether it was wanted. */
export async function addLines(pasted: readonly string[]): Promise<boolean> {
  const lines = pasted.slice(0, mostLines).map((line) => line.replace(/^(?:[-*•]\s+)?(?:\[.\]\s+)?/, ''));
  const yes = `Add ${lines.length} tasks`;
  const isWanted = await confirm({ title: `${yes}?`, items: lines, yes, no: 'Keep as text' });
  if (!isWanted) return false;
  const failed: string[] = [];
  for (const line of lines)
    try {
      const { spans: _, unread: __, recurrence, ...fields } = await parse(line, []);
      await add({ ...fields, ...(recurrence && { recurrence: { rule: recurrence.rule, mode: recurrence.mode } }) });
    } catch (error) {
      failed.push(`“${line.slice(0, 40)}”: ${refusalOf(error).message}`);
    }
  const done = lines.length - failed.length;
  toast({ text: failed.length > 0 ? `Added ${done} tasks. Not added: ${failed[0]}` : `Added ${done} tasks.` });
  return true;
}
