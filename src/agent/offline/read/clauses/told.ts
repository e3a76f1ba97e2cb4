import type { Intent, Reference } from '../../intents.ts';
import { remarks } from '../../words/reason-forms.ts';
import { buildAdd } from '../adds.ts';
import { readReference } from '../references.ts';
import { fits, readCompletion } from '../requests.ts';
import { presentOf, presentOfDoing, readStatement } from '../statements.ts';
import { whatWasDone } from '../text/done-around.ts';
import { type Reading, repeatChange } from '../values.ts';

/** What is told of a task: how often it is done, where there is no such task it is a new one; and that it is done, with words behind it that ask for nothing. */

type Groups = Record<string, string | undefined>;

/** "the cleaner gets paid every two weeks", "the seedlings only need watering every other day": done by the verb of the title. */
export function readDoneOften(text: string, { ref = '', verb = '', value = '' }: Groups, reading: Reading) {
  const said = verb.toLowerCase();
  const verbs = said.endsWith('ing') ? presentOfDoing(said) : presentOf(said);
  const rule = value.replace(/\s+(?:only|instead|now|any ?more|from now on)$/iu, '');
  const change = repeatChange(rule, reading) ?? repeatChange(`every ${rule}`, reading);
  const target = readReference(ref, reading.when, reading.quotes).map(
    (reference): Reference => (reference.by === 'title' ? { ...reference, verbs } : reference),
  );
  if (!change || verbs.length === 0 || target.length === 0) return undefined;
  return orNew({ do: 'update', target, change }, text, reading);
}

type Changing = Extract<Intent, { do: 'update' | 'shift' }>;

function orNew(intent: Changing, text: string, { when, quotes }: Reading): Intent {
  const add = buildAdd(text, when, quotes);
  const isNew = add.do === 'add' && intent.target.every(({ by }) => by === 'title');
  return isNew ? { ...intent, orElse: add } : intent;
}

const longest = 200;
const lastClause = /^(?<said>.+[^\s,;])\s*(?:[,;]\s*|\s[-–—]\s|\s(?=so\s))(?<remark>[^,;]+)$/u;

/** Whether a clause only says how it went. */
export function isRemark(text: string): boolean {
  return fits(remarks, text.replace(/(?<![\s.!])[\s.!]+$/u, ''));
}

/** What is so has not been done. */
const undone =
  /\b(?:cancell?ed|called off|broken|worse|leaking|stuck|failed|dreams?|dreamt|joking|jokes?|lie|lies|wish|kidding)\b|,?\s+so (?:that|it|this|they|that one) can (?:go|come off)\b/iu;

/** "physio done, went really well". */
export function readRemarked(text: string, reading: Reading): Intent | undefined {
  if (text.length > longest || undone.test(text)) return undefined;
  const done = whatWasDone(text);
  let said = /\b(?:done|finished|completed?)$/iu.test(done) ? done : text;
  let isOver = false;
  for (let clause = lastClause.exec(said)?.groups; clause; clause = lastClause.exec(said)?.groups) {
    if (!isRemark(clause.remark!)) break;
    isOver ||= concluded.test(clause.remark!);
    said = clause.said!;
  }
  if (said === text) return undefined;
  const ref = isOver ? soItIs.exec(said)?.groups?.ref : undefined;
  const isSeveral = ref !== undefined && /\sand\s/iu.test(said);
  const intent = isSeveral ? undefined : (readCompletion(said, reading) ?? readStatement(said, reading));
  if (intent?.do === 'complete') return intent;
  const target = ref === undefined ? [] : readReference(ref, reading.when, reading.quotes);
  return target.length > 0 ? { do: 'complete', target } : undefined;
}

/** "the boiler is in and running, so that's complete", before it is taken apart at its "and". */
export function readConcluded(text: string, reading: Reading): Intent | undefined {
  const { said = '', remark = '' } = (text.length > longest ? undefined : lastClause.exec(text)?.groups) ?? {};
  if (!concluded.test(remark) || !isRemark(remark) || /[,;]/u.test(said)) return undefined;
  return soItIs.test(said) ? readRemarked(text, reading) : undefined;
}

const concluded = /^so\s/iu;
/** Whatever it is now, it is done. Two that are something are two. */
const soItIs =
  /^(?!.*\band\b.*\b(?:is|are|was|were|has|have)\b)(?!.*(?:\b(?:not|no|never|if|unless|almost|nearly|half|still)\b|n['’]t\b))(?<ref>(?!(?:i|we|you|he|she|it|they|that|this|there|everything|all)\b).{2,60}?) (?:is|are|was|were|has|have) \S.*$/iu;
