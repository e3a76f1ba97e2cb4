import type { Intent, Question, Reference } from '../intents.ts';
import { smallTalk } from '../words/grammar.ts';
import { asksSomething } from '../words/request-forms.ts';
import { buildAdd } from './adds.ts';
import { readPlainReference, readReference } from './references.ts';
import { type Reading, readValue } from './values.ts';

const thatOne =
  /^(?:(?:yes|yeah|yep|yup|right|correct|exactly|sure|ok|okay)[,\s]+)+(?:that(?:['’]s)? (?:one|it|the one|right)|it is|i do|i did|please do|do it|do that|go ahead|exactly|all of it|the whole thing)(?: please)?$/iu;
const explicit = /^(?:please |also |and )*(?:add|create|new|remind|put)\b/iu;

/** "sorry, I mean the gas bill", "both of them actually": what stands around a choice. */
const before =
  /^(?:(?:sorry|no|nah|nope|oh|oops|ok(?:ay)?|um+|uh+|hm+|well|i mean|i meant|i was talking about|i['’]?m talking about|it['’]?s|that['’]?s|that would be|it was|it would be|probably|let['’]?s say|i['’]?d say|i think|go with|go for|take|pick|the)[,\s]+)+(?=\S)/iu;
const behind =
  /(?<![,\s])(?:[,\s]+(?:actually|please|pls|thanks|thank you|obviously|of course|i (?:think|guess|mean|meant)|then|sorry|for now|lol|haha|ofc))+$/iu;
const choiceAtMost = 200;
const noneOfThem = /^(?:neither|none|nothing|not any|no)(?: of (?:them|those|these|the two|that))$/iu;
const meant = /\bi (?:mean|meant)\b/iu;

/** The next message as the answer to a question: only when it is no command of its own. */
export function answerTo(question: Question, text: string, intents: Intent[], reading: Reading): Intent | undefined {
  const bare = text.replace(/\s+/gu, ' ').replace(/(?<![\s.!,])[\s.!,]+$/u, '');
  const isYes = smallTalk.some(([topic, pattern]) => topic === 'yes' && pattern.test(bare)) || thatOne.test(bare);
  if (question.sure) return isYes ? withoutDoubt(question) : sureAnswer(question, bare);
  const choice = bare.length > choiceAtMost ? bare : bare.replace(before, '').replace(behind, '');
  const plain =
    readPlainReference(choice) ??
    (/^(?:all|all (?:of (?:them|these|those)|two|three|four|five|\d)|all of it|every one(?: of them)?|each of them|the lot|both)$/iu.test(
      choice,
    )
      ? [{ by: 'shown' } as const]
      : undefined);
  if (question.do !== 'ask-title' && noneOfThem.test(choice)) return { do: 'answer', topic: 'no' };
  if (plain && question.do !== 'ask-title' && question.do !== 'ask-change') return { ...question, target: plain };
  if (smallTalk.some(([, pattern]) => pattern.test(bare))) return undefined;
  const [first] = intents;
  const among = question.do !== 'ask-title' && question.do !== 'ask-change' && question.among;
  if (among && first?.do === 'show' && meant.test(bare))
    return { ...question, target: readReference(choice, reading.when, reading.quotes) };
  if (question.among && first?.do === 'answer' && first.topic === 'kept') return first;
  if (question.among && intents.length === 1 && first?.do === 'add' && !explicit.test(bare) && bare.length <= 80)
    return chosenOr(question, readReference(bare, reading.when, reading.quotes), first);
  const commands = intents.filter((intent) => intent.do !== 'answer' || intent.topic === 'number');
  if (question.do === 'ask-title') {
    const [only] = intents;
    if (only?.do === 'add' && intents.length === 1) return { ...only, task: { ...question.task, ...only.task } };
    if (commands.length > 0 || asksSomething.test(bare) || !/[\p{L}\p{N}\uE001-\uE0FF]/u.test(bare)) return undefined;
    const add = buildAdd(bare, reading.when, reading.quotes);
    return add.do === 'add' ? { ...add, task: { ...question.task, ...add.task } } : undefined;
  }
  if (question.do === 'ask-change') {
    if (commands.some((intent) => intent.do !== 'add' && intent.do !== 'answer')) return undefined;
    const change = readValue(bare.replace(/^to\s+/iu, ''), reading, true);
    return change && { do: 'update', target: question.target, change };
  }
  if (commands.length > 0 || asksSomething.test(bare) || bare === '' || bare.length > 200) return undefined;
  return { ...question, target: readReference(choice, reading.when, reading.quotes) };
}

/** "call dad" after "which one?" is the task of that title, and a new one where none of those asked about has it. */
function chosenOr(question: Question, target: Reference[], add: Intent): Intent {
  const orElse = target.every(({ by }) => by === 'title') ? { orElse: add } : {};
  return { ...question, target, ...orElse } as Intent;
}

/** After "do you mean #3?" another number is the answer, too. */
function sureAnswer(question: Question, bare: string): Intent | undefined {
  const target = readPlainReference(bare.replace(/^(?:no|nope|i mean|i meant)[,\s]+/iu, ''));
  if (!target?.every(({ by }) => by === 'number') || question.do === 'ask-title') return undefined;
  const { sure, ...intent } = question;
  return { ...intent, target };
}

function withoutDoubt({ sure, ...intent }: Question): Intent {
  return intent;
}
