import type { Intent } from '../../intents.ts';
import { reasons } from '../../words/reason-forms.ts';
import { readChange } from '../changes.ts';
import { readCompletion, readDeletion } from '../requests.ts';
import type { Reading } from '../values.ts';

/** "I don't have time for the invoice today, do it on friday": what is to be done, without why. Undefined when it is no order about a task. */
export function readReasoned(text: string, reading: Reading): Intent | undefined {
  if (text.length > 200) return undefined;
  for (const { kind, pattern } of reasons) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) continue;
    const intent =
      kind === 'move' ? moved(groups.ref!, groups.value!, reading) : ordered(groups.order!.trim(), reading);
    if (intent) return intent;
  }
  return undefined;
}

/** Only a day or an amount moves something: "make it nice" does not. */
function moved(ref: string, value: string, reading: Reading): Intent | undefined {
  const day = value.replace(/\s+(?:instead|rather|please)$/iu, '');
  const intent = readChange(`move ${ref} to ${day}`, reading) ?? readChange(`move ${ref} ${day}`, reading);
  const moves = intent?.do === 'shift' || (intent?.do === 'update' && typeof intent.change.due_date === 'string');
  return moves ? intent : undefined;
}

function ordered(order: string, reading: Reading): Intent | undefined {
  const text = order.replace(/^(?:(?:please|you can|just|let['’]?s)\s+)+/iu, '');
  return readChange(text, reading, 'reopen') ?? readCompletion(text, reading) ?? readDeletion(text, reading);
}
