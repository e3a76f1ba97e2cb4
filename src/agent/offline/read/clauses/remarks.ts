import type { Intent } from '../../intents.ts';
import { remarks } from '../../words/remark-forms.ts';
import { readReference } from '../references.ts';
import { fits, readCompletion } from '../requests.ts';
import { readStatement } from '../statements.ts';
import type { Reading } from '../values.ts';

/** "physio done, went really well": what was done, with words behind it that ask for nothing. */

const longest = 200;
const lastClause = /^(?<said>.+\S)\s*(?:[,;]\s*|\s[-–—]\s|\s(?=so\s))(?<remark>[^,;]+)$/u;

/** Whether a clause only says how it went. */
export function isRemark(text: string): boolean {
  return fits(remarks, text.replace(/(?<![\s.!])[\s.!]+$/u, ''));
}

export function readRemarked(text: string, reading: Reading): Intent | undefined {
  if (text.length > longest) return undefined;
  let said = text;
  let isOver = false;
  for (let clause = lastClause.exec(said)?.groups; clause; clause = lastClause.exec(said)?.groups) {
    if (!isRemark(clause.remark!)) break;
    isOver ||= concluded.test(clause.remark!);
    said = clause.said!;
  }
  if (said === text) return undefined;
  const intent = readCompletion(said, reading) ?? readStatement(said, reading);
  if (intent?.do === 'complete') return intent;
  const ref = isOver ? soItIs.exec(said)?.groups?.ref : undefined;
  const target = ref === undefined ? [] : readReference(ref, reading.when, reading.quotes);
  return target.length > 0 ? { do: 'complete', target } : undefined;
}

const concluded = /^so\s/iu;
/** "the boiler is in and running, so that's complete": whatever it is now, it is done. */
const soItIs =
  /^(?!.*(?:\b(?:not|no|never|if|unless|almost|nearly|half|still)\b|n['’]t\b))(?<ref>(?!(?:i|we|you|he|she|it|they|that|this|there|everything|all)\b).{2,60}?) (?:is|are|was|were|has|have) \S.*$/iu;
