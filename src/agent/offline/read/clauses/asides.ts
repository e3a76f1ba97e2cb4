import type { Intent } from '../../intents.ts';
import { type AsideKind, asides, takesBack } from '../../words/reason-forms.ts';
import { buildAdd } from '../adds.ts';
import { hasDetails, takeDetails } from '../details.ts';
import type { Reading } from '../values.ts';
import { readSegment } from './segment.ts';
import { isUnknown } from './together.ts';

/** "summer camp is urgent now, can you bump it up", "mum says the report is due on friday": a change, with words around it that change nothing. */

const longest = 200;
/** "Mum says it is urgent, can you change that": one around the other, and no more. */
const deepest = 1;
/** Of two things each is read by itself. */
const several = /[,;]|:(?!\d\d)|\band\b/iu;

/** The change alone; undefined where there is none, or where it is not the only thing said. */
export function readAside(text: string, reading: Reading, depth = 0): Intent | undefined {
  if (text.length > longest) return undefined;
  for (const { kind, pattern } of asides) {
    const said = pattern.exec(text)?.groups?.said?.replace(/(?<![\s.,;!])[\s.,;!]+$/u, '');
    if (!said || said === text) continue;
    const intent = changeIn(kind, said, text, reading, depth);
    if (intent) return intent;
  }
  return undefined;
}

function changeIn(kind: AsideKind, said: string, text: string, reading: Reading, depth: number): Intent | undefined {
  const alone = (clause: string) => readSegment({ text: clause, joined: false, listed: false }, reading);
  const inner = depth < deepest ? readAside(said, reading, depth + 1) : undefined;
  const intent = inner ?? (several.test(said) ? undefined : alone(said));
  if (kind === 'gone') return intent?.do === 'delete' ? gone(intent, text.slice(said.length), alone) : undefined;
  if (intent?.do !== 'update' && intent?.do !== 'shift') return undefined;
  if (kind === 'echo' || kind === 'stays' || kind === 'calm') return { ...intent, orElse: undefined };
  if (kind === 'told' && intent.target.some(({ by }) => by === 'last')) return undefined;
  if (kind !== 'why') return intent;
  const why = text.slice(said.length).replace(/^[\s,]+/u, '');
  if (!isUnknown(alone(why)) || hasDetails(takeDetails(why, reading.when))) return undefined;
  return intent.orElse ? { ...intent, orElse: buildAdd(text, reading.when, reading.quotes) } : intent;
}

/** "delete the samples, I will paint instead": one task that is named, and why; what is an order or was done is no reason. */
function gone(
  intent: Extract<Intent, { do: 'delete' }>,
  behind: string,
  alone: (clause: string) => Intent,
): Intent | undefined {
  const why = behind.replace(/^[\s,]+/u, '');
  const isNamed = intent.target.length === 1 && intent.target.every(({ by }) => by === 'title' || by === 'number');
  const isReason = (clause: string) => {
    if (takesBack.test(clause)) return false;
    const said = alone(clause);
    return (
      isUnknown(said) ||
      (said.do === 'answer' && said.topic !== 'kept' && said.topic !== 'not-done' && said.topic !== 'no') ||
      (said.do === 'complete' && said.target.every(({ by }) => by === 'last')) ||
      (said.do === 'delete' && said.target.every(({ by }) => by === 'last' || by === 'shown')) ||
      (said.do === 'add' && (/\b(?:instead|myself|ourselves|anyway)$/iu.test(clause) || theyDo.test(clause)))
    );
  };
  const isWhy = !why.includes('?') && why.split(/\s*,\s*/u).every(isReason);
  return isNamed && isWhy ? { ...intent, orElse: undefined } : undefined;
}

/** "the cleaners do it now", "my brother takes care of it". */
const theyDo = /^(?!(?:i|we|please|remind)\b).*\b(?:it|that|this|them|those)\b/iu;
