import type { Intent, Reference } from '../intents.ts';
import { actions, notPast, pastTense, quantities } from '../words/grammar.ts';
import { buildAdd } from './adds.ts';
import { takeDetails } from './details.ts';
import { readReference } from './references.ts';
import { calledOff, whatWasDone } from './text/done-around.ts';
import { behindMe, goneTo, isAway, wentOut, wentWell } from './text/done-states.ts';
import type { Reading } from './values.ts';

type Completion = Extract<Intent, { do: 'complete' }>;

/** What was said to be done: it completes a matching open task and adds nothing. */

const done =
  /^(?:(?<who>i|we)(?:['’]ve| have)?\s+)?(?:have\s+)?(?:(?:just|already|finally|also|now|actually|successfully|even)\s+)*(?<verb>\p{L}+)(?:\s+(?<object>.+))?$/iu;
const adverbs = String.raw`(?:(?:now|all|already|finally|just|been)\s+)*`;
/** "Handed in", "picked up", "dropped off". */
const particle = '(?:in|out|up|off|back|away|over|down)';
const wasDone = new RegExp(
  String.raw`^(?<object>.+?)(?:\s+(?:is|are|was|were|has been|have been|got)|['’]s(?: been)?|['’]ve been)\s+${adverbs}(?!called off)(?<verb>\p{L}+)(?: ${particle})?$`,
  'iu',
);
/** "got my glasses ordered", "had the car washed". */
const gotDone =
  /^(?:(?:i|we)(?:['’]ve)?\s+)?(?:(?:just|already|finally|also)\s+)*(?:got|had|have)\s+(?<object>.+?)\s+(?<verb>\p{L}+)$/iu;
/** "expense report submitted". */
const doneAtEnd =
  /^(?!.*\bcalled off$)(?<object>(?:\S+\s+){0,5}?\S+)(?:\s+(?:all|both|now|finally|already))*\s+(?<verb>\p{L}+ed|sent|paid|bought|written|sold|built|cut|fed|hung|swept|made|taken|brought|found|rung|mown|sown|sewn|dug|read|set(?= up$))(?: (?:in|out|up|off|back|away|over|down))?$/iu;
/** "figures sent to Dana". */
const doneTo =
  /^(?<object>(?:\S+\s+){0,3}\S+)\s+(?<verb>(?:sent|paid|given|handed|returned|delivered|mailed|emailed|texted|shipped|posted|submitted|brought|taken|forwarded))(?: (?:in|over|back|off))?\s+to\s+(?<to>.{2,40})$/iu;
/** "Anna is registered now for the course". */
const wasDoneFor = new RegExp(
  String.raw`^(?<object>.{2,60}?)(?:\s+(?:is|are|was|were|has been|have been|got)|['’]s)\s+${adverbs}(?<verb>\p{L}+)(?: ${particle})?(?:\s+(?:now|already|finally))*\s+(?<rest>(?:for|to|with)\s+.+)$`,
  'iu',
);
/** "the photo I made already", "the copies I have made". */
const fronted = new RegExp(
  String.raw`^(?!(?:i|we|it|this|that|what|which|how|show|list|all|every\p{L}*|any\p{L}*|nothing|something|(?:the |my )?(?:things?|tasks?|todos?|stuff|ones?))\b)(?<object>.{2,60}?),?\s+(?:i|we)(?:['’]ve|\s+have|(?=\s+(?:already|finally|just)\s|.*\s(?:already|now)$))\s+(?:(?:already|finally|just)\s+)*(?<verb>\p{L}+)(?: ${particle})?(?:\s+(?:already|now))?$`,
  'iu',
);

/** "mark the rent as paid". */
const markedAs = /^(?:mark|set|flag|put)\s+(?<object>.+?)\s+(?:as|to)\s+(?<verb>\p{L}+)$/iu;

/** "I managed to call mom": said with the verb of the title. */
const managed =
  /^(?:(?:i|we)(?:['’]ve| have)?\s+)?(?:(?:just|already|finally|also)\s+)*(?:(?:managed to|(?:was|were) able to|remembered to|did manage to)\s+(?<verb>\p{L}+)|(?:got|got a?round|came round) to\s+(?<doing>\p{L}{2,}ing))\s+(?<object>.+)$/iu;

/** "I bought the milk", "weeded the beds", "the gate is mended". */
export function readStatement(message: string, reading: Reading): Intent | undefined {
  if (calledOff.test(message)) return undefined;
  const text = whatWasDone(message);
  if (/^(?:what|which|who|when|where|why|how|let me|tell|show)(?:['’]s)?\b/iu.test(text)) return undefined;
  // "got a dentist appointment on the 24th" is still to come.
  const ahead = /^(?:(?:i|we)(?:['’]ve)? )?got (?:an?|my|our|the) /iu.test(text)
    ? takeDetails(text, reading.when).due
    : undefined;
  if (ahead && !/\b(?:yesterday|last|ago|today|this morning)\b/iu.test(ahead.phrase)) return undefined;
  const able = managed.exec(text)?.groups;
  if (able)
    return withVerbs(
      able.object!,
      able.doing ? presentOfDoing(able.doing.toLowerCase()) : [able.verb!.toLowerCase()],
      reading,
    );
  const marked = markedAs.exec(text)?.groups;
  if (marked && presentOf(marked.verb!.toLowerCase()).length > 0)
    return completing(marked.object!, marked.verb!, reading);
  const got = gotDone.exec(text)?.groups;
  if (got && presentOf(got.verb!.toLowerCase()).length > 0) return completing(got.object!, got.verb!, reading);
  const told = toldIn(text);
  const verb = told?.verb?.toLowerCase();
  const verbs = verb ? presentOf(verb) : [];
  // Without "I" a verb that looks alike in the present is an order: "read the book".
  const isOrder =
    told &&
    'who' in told &&
    told.who === undefined &&
    !/^have\s/iu.test(text) &&
    (actions.has(verb!) || verbs.includes(verb!));
  if (told?.object && verb && !notPast.has(verb) && !isOrder && verbs.length > 0)
    return completing(told.object, verb, reading);
  return readState(text, reading);
}

/** Of the ways to take it apart the first whose verb is one of the past: "picked up dad's prescription" has no "dad is". */
function toldIn(text: string): Record<string, string | undefined> | undefined {
  const ways = [wasDone, fronted, done].map((way) => way.exec(text)?.groups);
  return ways.find((way) => presentOf((way?.verb ?? '').toLowerCase()).length > 0);
}

function readState(text: string, reading: Reading): Intent | undefined {
  if (
    /^(?:i|we|you|he|she|it|they|there|that|this|what|who|where|how|why|not|no|no one|nobody|everyone|everybody|someone|somebody)\b/iu.test(
      text,
    )
  )
    return undefined;
  const ended = doneAtEnd.exec(text)?.groups;
  const [first = ''] = text.toLowerCase().split(/\s/u, 1);
  const isOver = ended && !unfinished.test(ended.object!) && !notPast.has(ended.verb!.toLowerCase());
  if (isOver && presentOf(ended.verb!.toLowerCase()).length > 0) {
    const intent = completing(ended.object!, ended.verb!, reading);
    return intent && orToDo(intent, first, text, reading);
  }
  for (const [way, verb] of goneTo) {
    // "Check the door at the back at 9pm" is to be done.
    const to = actions.has(first) ? undefined : way.exec(text)?.groups;
    const intent = to && completing(`${to.object} ${to.to}`, verb, reading);
    if (intent) return { ...intent, orElse: { do: 'answer', topic: 'unknown' } };
  }
  const sent = wentOut.exec(text)?.groups;
  if (sent) return withVerbs(sent.object!, ['send'], reading, sent.particle);
  const well = wentWell.exec(text)?.groups;
  if (well) return withVerbs(well.object!, [], reading);
  const forIt = wasDoneFor.exec(text)?.groups;
  const verb = forIt?.verb?.toLowerCase() ?? '';
  if (forIt && presentOf(verb).length > 0 && !notPast.has(verb))
    return orOnDay(completing(`${forIt.object} ${forIt.rest}`, verb, reading), text, reading);
  const handed = doneTo.exec(text)?.groups;
  const isHanded = handed && !unfinished.test(handed.object!) && !takeDetails(handed.to!, reading.when).due;
  if (isHanded && presentOf(handed.verb!.toLowerCase()).length > 0) {
    const intent = completing(`${handed.object} ${handed.to}`, handed.verb!, reading);
    return intent && orToDo(intent, first, text, reading);
  }
  const over = behindMe.exec(text)?.groups;
  if (over) return withVerbs(over.object!, undefined, reading);
  const away = seesTo.has(first) ? undefined : isAway.exec(text)?.groups;
  const there = away && withVerbs(away.object!, [], reading, away.particle);
  return there && orToDo(there, first, text, reading);
}

/** "Check that the oven is off" is to be seen to, and "expense reports are in" is so. */
const seesTo: ReadonlySet<string> = new Set('check make ensure see confirm verify ask tell remind keep'.split(' '));

/** What is said in front of the verb, and it is not done: "2 should be discussed". */
const unfinished =
  /\b(?:be|being|to|not|never|almost|nearly|half|will|would|should|must|can|could|get|got|have|has)$/iu;

/** "Roster sent to HR" begins like a thing to do: it is one where there is no such task. */
function orToDo(intent: Completion, first: string, text: string, { when, quotes }: Reading): Completion {
  const add = actions.has(first) ? buildAdd(text, when, quotes) : undefined;
  return { ...intent, ...(add?.do === 'add' ? { orElse: add } : {}) };
}

/** "The room's booked for friday": where no task is called so it is what will be. */
function orOnDay(intent: Completion | undefined, text: string, { when, quotes }: Reading): Completion | undefined {
  const add = intent && takeDetails(text, when).due ? buildAdd(text, when, quotes) : undefined;
  return intent && { ...intent, ...(add?.do === 'add' ? { orElse: add } : {}) };
}

/** The open task that the object names; without a verb of its title it is asked about. */
function completing(object: string, verb: string, reading: Reading): Completion | undefined {
  const verbs = presentOf(verb.toLowerCase());
  const plain = verbs.some((one) => givesBack.has(one)) ? object.replace(back, ' ').trim() : object;
  if (plain !== object) return withVerbs(plain, ['return', ...verbs], reading);
  // What was done needs no verb of the title's: "did my weekly review".
  return withVerbs(object, verbs.some((one) => doing.has(one)) ? undefined : verbs, reading);
}

const doing: ReadonlySet<string> = new Set(['do', 'sort', 'handle']);

/** "Gave the library its books back" is said of "return library books". */
const givesBack: ReadonlySet<string> = new Set(['give', 'take', 'bring', 'carry', 'send', 'hand']);
const back = /^back\s+|\s+back(?=\s+to\s|$)/iu;

function withVerbs(
  object: string,
  verbs: string[] | undefined,
  { when, quotes }: Reading,
  particle?: string,
): Completion | undefined {
  // "I did everything for today": the day is part of what is named, and "I ran this morning" names the verb alone.
  const rest = quantities.test(object) ? object : takeDetails(object, when).rest || verbs?.[0] || '';
  const target = readReference(rest, when, quotes).map(
    (reference): Reference =>
      reference.by === 'title' && verbs ? { ...reference, verbs, ...(particle ? { particle } : {}) } : reference,
  );
  return target.length > 0 ? { do: 'complete', target, statement: true } : undefined;
}

/** "drill returned", "rent paid": what was done, in a few words. */
export function isEnded(clause: string): boolean {
  const words = clause.trim().toLowerCase().split(/\s/u);
  const [first = ''] = words;
  const verb = words.at(-1) ?? '';
  if (words.length < 2 || words.length > 5 || actions.has(verb) || (words.length > 2 && actions.has(first)))
    return false;
  return verb === 'sorted' || presentOf(verb).length > 0;
}

/** The present forms that a past one can come of: "carried" of "carry", "planned" of "plan", "hoped" of "hope". */
export function presentOf(verb: string): string[] {
  const known = pastTense.get(verb);
  if (known) return [known];
  const stem = /^(?<stem>\p{L}{2,})ed$/u.exec(verb)?.groups?.stem;
  if (!stem) return [];
  const forms = [stem, `${stem}e`, stem.replace(/(?<double>\p{L})\k<double>$/u, '$<double>'), stem.replace(/i$/u, 'y')];
  return [...new Set(forms)];
}

/** The present forms that what is being done can come of: "paying" of "pay", "writing" of "write", "running" of "run". */
export function presentOfDoing(word: string): string[] {
  const stem = /^(?<stem>\p{L}{2,})ing$/u.exec(word)?.groups?.stem;
  if (!stem) return [];
  return [...new Set([stem, `${stem}e`, stem.replace(/(?<double>\p{L})\k<double>$/u, '$<double>')])];
}
