import type { Turn } from './conversation.ts';
import { plainText, type Tasks } from './state.ts';

/** What the answer leaves out, says too much or does not ask, in sentences. `tasks` are those that it can speak of. */
export function answerFaults(answer: string, turn: Turn, tasks: Tasks): string[] {
  const { lists, mayList = [], inOrder, names = [], asks, wants } = turn;
  const touched = (turn.either ?? [turn]).flatMap(({ changes = {}, completes = [] }) => [
    ...Object.keys(changes).map(Number),
    ...completes,
  ]);
  const faults: string[] = [];
  if (/<\/?(?:think|tool_call)/i.test(answer))
    faults.push('the answer shows what is between the model and the program');
  if (!answer.isWellFormed() || answer.includes('\u0000')) faults.push('the answer holds what is no text');
  const place = (number: number) => placeOf(answer, number, tasks.get(number)?.title ?? '');
  if (lists)
    for (const number of tasks.keys()) {
      const isNamed = place(number) >= 0;
      if (lists.includes(number) && !isNamed) faults.push(`the answer leaves out #${number}`);
      // What the same message ends or changes is told beside a list.
      const mayName = mayList.includes(number) || touched.includes(number);
      if (!lists.includes(number) && !mayName && isNamed) faults.push(`the answer names #${number}`);
    }
  if (lists && inOrder && lists.some((number, at) => at > 0 && place(number) < place(lists[at - 1]!)))
    faults.push(`the answer names them in another order than ${lists}`);
  for (const word of names)
    if (word instanceof RegExp ? !word.test(answer) : !plainText(answer).includes(plainText(word)))
      faults.push(`the answer does not say ${word}`);
  if (asks && !/[?؟]|\bwhich\b|\bsay yes\b|\bwhat should\b/i.test(answer)) faults.push('the answer asks nothing');
  for (const number of wants?.deletes ?? []) if (place(number) < 0) faults.push(`the question leaves out #${number}`);
  return faults;
}

/** Where the answer names the task, or -1. */
function placeOf(answer: string, number: number, title: string): number {
  const byNumber = answer.search(new RegExp(`#${number}\\b`));
  const byTitle = title === '' ? -1 : plainText(answer).indexOf(plainText(title));
  return byNumber < 0 ? byTitle : byNumber;
}
