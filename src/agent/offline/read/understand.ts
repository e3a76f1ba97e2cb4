import type { When } from '../../../language/calendar.ts';
import type { Again, Filter, Intent, Question } from '../intents.ts';
import { answerTo } from './answers.ts';
import { splitActions } from './clauses/actions.ts';
import { readAside } from './clauses/asides.ts';
import { splitClauses, splitDated } from './clauses/chains.ts';
import { changesAll, type Segment, splitCommands } from './clauses/commands.ts';
import { corrected, readCorrection, takesBack, withoutTurn } from './clauses/corrections.ts';
import { readOccasion } from './clauses/occasions.ts';
import { readReasoned } from './clauses/reasons.ts';
import { commandAtMost, readSegment } from './clauses/segment.ts';
import { addDetail, isLetter, isUnknown, type Read, withDetails, withMentions } from './clauses/together.ts';
import { readConcluded } from './clauses/told.ts';
import { hasDetails, takeDetails } from './details.ts';
import {
  corrects,
  readAgain,
  readBoth,
  readFollowUp,
  readInstead,
  readLikewise,
  readOtherDay,
  takesBackAll,
} from './follow-ups.ts';
import { readAfterList } from './lists/after-list.ts';
import { plainSpoken, stripped } from './text/polite.ts';
import { maskQuotes } from './text/quotes.ts';
import { readUrdu } from './urdu.ts';
import type { Reading } from './values.ts';

/** What a message asks for. Pure: the same text, moment and question give the same intents. */

/** What a message is read in: the moment, what was asked last, whether the message before it added or changed something and what it did, or what it listed; `gone`: it deleted. */
export type Context = {
  when: When;
  question?: Question;
  just?: 'add' | 'change';
  again?: Again;
  listed?: Filter;
  gone?: true;
};

/**
 * The intents of a message in the order said. One step reads one command: a long message holds many, and whoever runs the steps lets others
 * have the event loop between them.
 */
export function* understand(message: string, context: Context): Generator<void, Intent[]> {
  const masked = maskQuotes(message.trim());
  const { quotes } = masked;
  const text = plainSpoken(masked.text);
  const reading: Reading = { when: context.when, quotes };
  const whole = text.length <= commandAtMost ? readWhole(text, context, reading) : undefined;
  const read: Read[] = [];
  for (const command of whole ? [] : splitCommands(text)) {
    const clauses = splitClauses(command, (clause) => readSegment({ ...command, text: clause, joined: true }, reading));
    for (const clause of clauses) {
      const dated = splitDated(clause, reading.when);
      for (const one of dated)
        for (const segment of splitActions(one, reading.when, dated.length > 1)) readOn(read, segment, reading);
    }
    yield;
  }
  const [only, ...more] = read;
  if (only && more.length === 0) only.intent = followUp(only.intent, text, context, reading);
  const intents = whole ?? read.map(({ intent }) => intent);
  const answer = context.question && answerTo(context.question, text, intents, reading);
  if (answer) return [answer];
  if (isLetter(read)) return [{ do: 'answer', topic: 'unknown' }];
  const orders = withDetails(whole ?? withMentions(read, quotes).filter((intent) => intent.do !== 'answer'));
  const isHeld = intents.some((intent) => intent.do === 'complete' || intent.do === 'delete');
  if (isHeld || orders.some((intent) => intent.do !== 'passed-over' && intent.do !== 'answer')) return orders;
  const [first] = intents;
  return [intents.find((intent) => !isUnknown(intent)) ?? first ?? { do: 'answer', topic: 'unknown' }];
}

/** Messages that are one thing as a whole: Urdu, an occasion with things to do, words about the task just spoken of. */
function readWhole(
  text: string,
  { just, again, question, listed, gone }: Context,
  reading: Reading,
): Intent[] | undefined {
  if (/[\r\n]/u.test(text)) return undefined;
  const urdu = readUrdu(text, reading);
  if (urdu) return [urdu];
  const occasion = readOccasion(text, reading.when, reading.quotes);
  if (occasion) return occasion;
  if (just && takesBackAll(text, again, gone)) return [{ do: 'undo' }];
  const ofList = listed && !question ? readAfterList(text, listed, reading) : undefined;
  if (ofList) return [ofList];
  const both = just && !question ? readBoth(text, reading) : undefined;
  if (both) return [both];
  const followUp = just && corrects(text) ? readFollowUp(text, just, reading, again) : undefined;
  if (followUp) return [followUp];
  const instead = again && !question ? readInstead(text, again, reading) : undefined;
  const bare = instead ? undefined : stripped(text);
  const reasoned =
    bare === undefined
      ? undefined
      : (readReasoned(bare, reading) ?? readAside(bare, reading) ?? readConcluded(bare, reading));
  return instead ?? (reasoned && [reasoned]);
}

/** What is said of the task just spoken of, where the message is no command. */
function followUp(intent: Intent, text: string, { just, again }: Context, reading: Reading): Intent {
  if (!isUnknown(intent) && !(intent.do === 'answer' && intent.topic === 'number')) return intent;
  const more = isUnknown(intent) && just ? readFollowUp(text, just, reading, again) : undefined;
  return more ?? (again && readAgain(text, again, reading)) ?? readOtherDay(text, reading) ?? intent;
}

/** Reads one more clause: a command, or more about the one before it. */
function readOn(read: Read[], segment: Segment, reading: Reading): void {
  const before = read.at(-1);
  const alone = (text: string) => readSegment({ ...segment, text }, reading);
  if (segment.joined && before && takesBack(segment.text)) {
    const meant = corrected(before.intent, withoutTurn(segment.text), reading, alone);
    if (meant) {
      read.splice(-1, 1, ...meant.map((intent) => ({ segment: before.segment, intent })));
      return;
    }
  }
  // "delete the paper and add ink instead": in its place.
  const isInstead = segment.joined && before?.intent.do === 'delete';
  const said = readSegment(
    isInstead ? { ...segment, text: segment.text.replace(/\s+instead$/iu, '') } : segment,
    reading,
  );
  const intent =
    segment.joined && before && isUnknown(said) ? (readLikewise(segment.text, before.intent, reading) ?? said) : said;
  if (
    segment.joined &&
    before?.intent.do === 'add' &&
    (isUnknown(intent) || intent.do === 'list' || /^tag\b/iu.test(segment.text)) &&
    isDetail(segment.text, reading)
  ) {
    const whole = { ...before.segment, text: `${before.segment.text}, ${segment.text}` };
    read.splice(-1, 1, { segment: whole, intent: readSegment(whole, reading) });
    return;
  }
  const both = changesAll.test(segment.text) ? undefined : readCorrection(segment.text, reading, alone);
  if (both) {
    read.push(...both.map((intent) => ({ segment, intent })));
    return;
  }
  if (segment.joined && isUnknown(intent) && addDetail(before?.intent, segment.text, reading)) return;
  read.push({ segment, intent });
}

/** "; priority high; due friday": nothing but details of the task before it. */
function isDetail(text: string, { when }: Reading): boolean {
  if (text.length > 60) return false;
  const details = takeDetails(`, ${text}`, when);
  return hasDetails(details) && !/[\p{L}\p{N}\uE001-\uE0FF]/u.test(details.rest);
}
