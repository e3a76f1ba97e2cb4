import type { ModelResponse } from '@openai/agents';
import type { Earlier } from '../db/conversations/history.ts';
import type { ToolCall } from '../domain/schemas.ts';
import { deletionWord } from './offline/words/request-forms.ts';
import { goAhead, numberIn } from './question.ts';
import { errorOf } from './say/results.ts';
import { noWords, yesWords } from './yes-no.ts';

/** What waits for the user's yes: deleting more than one task, and changing many that nobody spoke of (docs/specs/agent.md). */

const trailing = [
  'please',
  'thanks',
  'thank you',
  'delete them',
  'delete both',
  'delete all',
  'delete all of them',
  'delete it',
  'them',
  'both',
  'both of them',
  'both of those',
  'all',
  'all of them',
  'all of those',
  'those',
  'delete those',
  'delete both of them',
  'remove them',
  'remove those',
  'remove both',
  'remove all of them',
];

const yes = onlyOf(yesWords, trailing);
const no = onlyOf(noWords, [...trailing, 'cancel it', 'cancel that']);

/** A plain yes is short. What is long is no such thing, and "yes please" read as one word or as two doubles the ways with each repetition. */
const longestAnswer = 80;

function isShort(message: string): boolean {
  return message.length <= longestAnswer;
}

/** "yes", "ok, go ahead please!"; not "yes, but keep the second one". */
export function saysYes(message: string): boolean {
  return isShort(message) && yes.test(plain(message));
}

/** A no and nothing else. */
export function saysNo(message: string): boolean {
  return isShort(message) && no.test(plain(message));
}

/** Tasks that one turn may delete without a question, and that it may change or complete when the message asked for no such thing. */
const freeDeletions = 1;
const freeChanges = 5;

const changeWord =
  /\b(?:all|every|everything|each|both|complet\w*|finish\w*|done|did|mark|check|tick|mov\w+|reschedul\w+|postpon\w+|push|shift|delay|bring|chang\w+|updat\w+|edit|set|put|renam\w+|tag|untag|label|reopen|uncheck|prioriti[sz]\w+|raise|lower|repeat)\b/iu;

/** What a person said, what they had been answered right before, and what they had said before that. */
interface Said {
  message: string;
  answered: string;
  before: string;
}

/** Decides which calls of a turn must wait for the user's yes. */
export class ConsentPolicy {
  #asked: { name: string; id: number | string }[] = [];
  #said: Said;
  #unasked: (number | string)[] = [];
  readonly #calls: readonly ToolCall[];

  /** `calls`: what has been sent in this turn so far. */
  constructor(message: string, calls: readonly ToolCall[]) {
    this.#said = { message, answered: '', before: '' };
    this.#calls = calls;
  }

  /** Takes in the messages before this turn, oldest first. */
  remember(earlier: readonly Earlier[]): void {
    const said: Said = { message: '', answered: '', before: '' };
    for (const { role, content, tool_calls } of earlier)
      if (role === 'user') Object.assign(said, { before: said.message, message: content });
      else if (role === 'assistant') {
        if (!asksToDelete(said)) this.#unasked.push(...sent(tool_calls, isDeletion));
        said.answered = content;
      }
    this.#said = { message: this.#said.message, answered: said.answered, before: said.message };
  }

  /** Notes which tasks an answer of the model wants changed, before any of its calls runs. */
  hear({ output }: ModelResponse): void {
    this.#asked = output.flatMap((item) =>
      item.type === 'function_call' ? [{ name: item.name, id: taskOf(item.arguments) }] : [],
    );
  }

  /** The number of the task whose call must wait; undefined when it need not, or names no task that could be asked about. */
  needsConsent(tool: string, args: unknown, titles: ReadonlyMap<number, string>): number | undefined {
    const id = numberIn(args);
    return id !== undefined && this.#mustWait(tool, id, titles.get(id)) ? id : undefined;
  }

  #mustWait(tool: string, id: number, title: string | undefined): boolean {
    const of = isDeletion(tool) ? isDeletion : isChange;
    const wanted = [...this.#asked.filter(({ name }) => of(name)).map(({ id }) => id), ...sent(this.#calls, of)];
    if (of === isChange) return new Set(wanted).size > freeChanges && !asksToChange(this.#said.message);
    if (deletesMany(this.#said.message) && !names(this.#said.message, id, title)) return true;
    const earlier = asksToDelete(this.#said) ? [] : this.#unasked;
    return new Set([...wanted, ...earlier]).size > freeDeletions;
  }
}

const manyWord = /\b(?:all|every|everything|each|both|them|rest|others?|list)\b/iu;
const exceptWord = /\b(?:except|but|besides|apart from|other than|without|keep)\b/iu;
/** Where the task stands, and not what is to be deleted; unless nothing else of the message is a word of the task. */
const fromTheList = /\b(?:from|off)\s+(?:my|the|this)\s+(?:[\p{L}-]+\s+)?list\b/giu;
const shortestWord = 3;
const countOf = /\b(?:all|the|my|these|those|last|first)\s+#?\d+\b/giu;

/** "delete all my tasks": the first of them is one of many, whatever the model begins with. */
function deletesMany(message: string): boolean {
  return deletionWord.test(message) && manyWord.test(message);
}

/** Does a message that deletes many name this very task? Not when it may name what is to be kept. */
function names(message: string, id: number, title: string | undefined): boolean {
  if (exceptWord.test(message)) return false;
  if (new RegExp(`(?<![\\d.])${id}(?![\\d.]*\\d)`, 'u').test(message.replace(countOf, ''))) return true;
  if (title === undefined) return false;
  const said = message.toLowerCase();
  if (title.length > 2 && said.includes(title.toLowerCase())) return true;
  const own = wordsOf(title.toLowerCase());
  const holds = (text: string) => wordsOf(text).some((word) => own.includes(word));
  const rest = said.replace(fromTheList, '');
  // "Delete" and "for" may stand in any title.
  const isOwnWord = (word: string) => own.includes(word) && !smallWords.has(word) && !deletionWord.test(word);
  const names = (text: string) => wordsOf(text).some(isOwnWord);
  return (!manyWord.test(rest) && holds(rest)) || isNamedAlone(rest.replace(/\b(?:after all|please)\b/gu, ''), names);
}

const clauseEnd =
  /[,.;!?\n]+|\b(?:because|since)\b|(?=\b(?:delete|remove|take|drop|scrap|bin|get rid of) (?:them|it|that)\b)/u;
/** Words of a clause that says why. */
const why =
  /\b(?:i|we|he|she|it|they|is|are|was|were|has|have|had|does|do|did|will|got|not)\b|['’](?:s|re|ve|ll|m)\b|n['’]?t\b/u;
const many = /\b(?:all|every|everything|each|both|rest|others?|list)\b/iu;

const smallWords: ReadonlySet<string> = new Set(
  'for and with from about into after before our your his her their this that old new'.split(' '),
);
const forbids =
  /(?:\bnot|\bnever|n['’]?t)\s+(?:\S+\s+)?(?:delete|remove|erase|cancel|take|drop|scrap|bin|trash|clear|throw|get rid)\b/u;

/** "delete the stall, it is all sorted", "we don't need the samples any more, delete them": one clause deletes this task and no other; what is said of many is why. */
function isNamedAlone(said: string, holds: (text: string) => boolean): boolean {
  const clauses = said.split(clauseEnd).filter((clause) => clause.trim() !== '');
  const isOwn = (clause: string) =>
    deletionWord.test(clause) && !forbids.test(clause) && !manyWord.test(clause) && holds(clause);
  const isWhy = (clause: string) => !deletionWord.test(clause) && why.test(clause);
  const own = clauses.filter(isOwn);
  const ofThem = clauses.filter((clause) => /\bthem\b/u.test(clause));
  if (own.length !== 1 || (ofThem.length > 0 && (clauses.length !== 2 || /\band\b|&/u.test(own[0]!)))) return false;
  return clauses.every((clause) => !many.test(clause) || isWhy(clause));
}

function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length >= shortestWord && word !== 'the');
}

function isDeletion(tool: string): boolean {
  return tool === 'delete_task';
}

function isChange(tool: string): boolean {
  return tool === 'update_task' || tool === 'complete_task';
}

/** What counts as one task: its number, or what was said instead of one. */
function taskOf(args: unknown): number | string {
  return numberIn(args) ?? JSON.stringify(args);
}

/** Tasks whose call was sent and not refused: one whose answer was lost may have been done. */
function sent(calls: readonly ToolCall[], of: (tool: string) => boolean): (number | string)[] {
  return calls
    .filter((call) => of(call.name) && (errorOf(call)?.code ?? 'unavailable') === 'unavailable')
    .map((call) => taskOf(call.arguments));
}

/** By a word of deleting in it, as the answer to a question about such a message, or as the yes to a question for consent. */
function asksToDelete({ message, answered, before }: Said): boolean {
  if (deletionWord.test(message)) return true;
  if (answered.endsWith(goAhead)) return saysYes(message);
  return answered.includes('?') && deletionWord.test(before);
}

function asksToChange(message: string): boolean {
  return changeWord.test(message) || deletionWord.test(message);
}

function plain(message: string): string {
  return message
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[\s,.!;:👍-]+/gu, ' ')
    .trim();
}

function onlyOf(words: string[], more: string[]): RegExp {
  const any = (list: string[]) => list.join('|');
  return new RegExp(`^(?:${any(words)})(?: (?:${any([...words, ...more])}))*$`);
}
