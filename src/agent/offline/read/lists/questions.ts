import type { Intent } from '../../intents.ts';
import { asking, deeds, states } from '../../words/asking-forms.ts';
import { readReference } from '../references.ts';
import { slotsOf } from '../requests.ts';
import { presentOf } from '../statements.ts';
import { bareQuestion, spelledAsked } from '../text/asked.ts';
import type { Reading } from '../values.ts';

/** Questions about one task: it is shown, and changes by nothing. */

const particle = /^(?:back|up|out|off|in|away|over|down|on|by)\s+(?=the\b|my\b|our\b|that\b)/iu;

/** "How long until the rent is due?", "did I bring back the books?": one task, by what it is called. */
export function readQuestion(text: string, reading: Reading): Intent | undefined {
  const asked = spelledAsked(bareQuestion(text)).replace(/(?<![?\s])[?\s]+$/u, '');
  for (const { ref } of slotsOf(asking, asked)) {
    const target = ref
      ? readReference(ref.replace(/^(?:do|finish|get|have)\s+/iu, ''), reading.when, reading.quotes)
      : [];
    if (target.length > 0) return { do: 'show', target };
  }
  for (const { kind, pattern } of deeds) {
    const { verb = '', object = '' } =
      /^(?<verb>\p{L}+)\s+(?<object>.+?)(?: (?:yet|already|now))*$/iu.exec(pattern.exec(asked)?.groups?.ref ?? '')
        ?.groups ?? {};
    const said = verb.toLowerCase();
    const verbs = said === 'done' ? ['do'] : kind === 'past' ? presentOf(said) : [said];
    if (verbs.length === 0 || object === '') continue;
    const target = readReference(object.replace(particle, ''), reading.when, reading.quotes);
    return {
      do: 'show',
      target: target.map((one) => (one.by === 'title' && verbs[0] !== 'do' ? { ...one, verbs } : one)),
    };
  }
  return undefined;
}

/** "Is the rent paid already?", where it is no request to see tasks. */
export function readState(text: string, { when, quotes }: Reading): Intent | undefined {
  const asked = bareQuestion(text).replace(/(?<![?\s])[?\s]+$/u, '');
  // "Have read the contract, done" tells it.
  if (/^have\s/iu.test(asked) && presentOf(asked.toLowerCase().split(/\s+/u)[1] ?? '').length > 0) return undefined;
  for (const { ref } of slotsOf(states, asked))
    return ref ? { do: 'show', target: readReference(ref, when, quotes) } : undefined;
  return undefined;
}
