import type { Intent, Reference } from '../../intents.ts';
import { buildAdd } from '../adds.ts';
import { readReference } from '../references.ts';
import { presentOf, presentOfDoing } from '../statements.ts';
import { type Reading, repeatChange } from '../values.ts';

/** What is told of a task: how often it is done. Where there is no such task it is a new one. */

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
