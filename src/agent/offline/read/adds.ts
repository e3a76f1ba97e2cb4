import type { AddTaskInput } from '../../../domain/schemas.ts';
import type { When } from '../../../language/calendar.ts';
import type { Intent } from '../intents.ts';
import { actions, commandVerbs, taskNoun } from '../words/grammar.ts';
import { type DetailKind, type Details, hasDetails, takeDetails } from './details.ts';
import { tidy } from './text/cut.ts';
import { obligation } from './text/owing.ts';
import { putDown } from './text/put-down.ts';
import { isQuotation, type Quotes, unmaskQuotes } from './text/quotes.ts';
import { spanOf, type Traced, traced, without } from './text/traced.ts';

/** From "add a task to call mom tomorrow" to the task. */

const titleAtMost = 200;
const descriptionAtMost = 1000;

const adjective =
  '(?:new|quick|simple|small|recurring|repeating|urgent|important|high|low|medium|normal|top|priority|(?:high|low|medium)-priority|daily|weekly|monthly|yearly|p[1-4])';
const verbs = `(?:add|create|make|set up|set|put|insert|schedule|plan|log|record|enter|save|track|start|open|write|give me|new)`;
const withNoun = new RegExp(
  String.raw`^(?:${verbs}\s+)?(?:me\s+|in\s+)?(?:(?:a|an|another|one|the|this|these|my|some|following|two|three)\s+)*(?<adjectives>(?:${adjective}\s+)*)(?:${taskNoun})(?:\s+item)?s?(?:\s*[:,–—-]\s*|\s+(?:to|for|that says|saying|called|named|titled|about|with (?:the )?title|which is|of)\b[:,]?\s*|\s+|$)(?:to\s+)?`,
  'iu',
);
const plainAdd =
  /^(?:(?:another|one more)(?: one| task| todo| thing)?(?: for (?:the|my) list)?(?=\s*[:,])|(?:add |and )?(?:a )?new one(?=\s*[:,])|(?:add|put|stick|pop|throw|write) (?:this |it )?(?:to|on|onto|in|into) (?:my |the |our )?(?:todo |to-do |task )?(?:list|tasks|to-?dos)(?=\s*[:,]|\s(?!of\b))|(?:put|pencil|pop|stick) down(?=\s+(?!the |an? |my ))|(?:put|pencil|mark|note) me (?:down|in) for(?=\s)|(?:pencil|slot) in(?=\s)|next up(?=\s*[:,]|\s+is\b)(?:\s+is)?|add(?: in)?|create(?=\s*[:\uE001-\uE0FF]|$)|\+|todo\s*:?|to-do\s*:|(?:new|note|reminder)\s*:|(?:put|stick|pop|throw|chuck|get)(?= .* on (?:(?:my|the) .*list|there)\b)|put(?= \S.* on$))(?:\s*[:,]\s*|\s+|$)(?:to\s+(?=\S+\s+\S))?/iu;
const ownList =
  /\s+(?:on|in) there\b|\s+(?:to|on|in|onto|into|for)\s+(?:my |the |our )?(?:(?<name>[\p{L}-]+)\s+)?(?:list|to-?do list|tasks|to-?dos)\b(?! of\b)/iu;
const plainLists = /^(?:todo|to-do|to|do|task|tasks|main|my)$/iu;

/** What an adding sentence is about, without the words that ask for it; undefined when it asks for no task. */
export function stripAdding(text: string): string | undefined {
  let rest = text;
  let asked = false;
  for (let turn = 0; turn < 5; turn++) {
    const next = stripOnce(rest, asked);
    if (next === undefined) break;
    asked = true;
    rest = next;
  }
  return asked ? rest : undefined;
}

/** Whether the sentence says that something has to be done ("I need to ..."), which makes even "delete old mails" a new task. */
export function stripObligation(text: string): string | undefined {
  const found = obligation.exec(`${text} `);
  return found && found[0].length <= text.length ? text.slice(found[0].length) : found ? '' : undefined;
}

function stripOnce(text: string, asked: boolean): string | undefined {
  const down = putDown(text);
  if (down) return down;
  const subject = /^remind me (?:about|of)\s+(?:the\s+|my\s+)?(?<rest>.+)$/iu.exec(text)?.groups?.rest;
  if (subject) return subject;
  const owed = stripObligation(text);
  if (owed !== undefined) return owed;
  const bare = /^remind(?: me)?\s+(?<rest>(?<verb>\p{L}+)\s.+)$/iu.exec(text)?.groups;
  if (bare && actions.has(bare.verb!.toLowerCase())) return bare.rest;
  const remindMid = /^remind me\s+(?<mid>.{2,60}?)\s+(?:to|that|about)\s+(?<rest>.+)$/iu.exec(text)?.groups;
  if (remindMid) return `${remindMid.rest} ${remindMid.mid}`;
  const noun = withNoun.exec(text);
  if (
    noun &&
    (!asked || new RegExp(`^${verbs}\\s`, 'iu').test(noun[0]) || /^(?:the )?(?:following )?tasks?\s*:/iu.test(noun[0]))
  ) {
    const adjectives = noun
      .groups!.adjectives!.replace(/\b(?:new|quick|simple|small|recurring|repeating)\b/giu, '')
      .trim();
    if (/\s$|[:,–—-]\s*$/u.test(noun[0]) || noun[0].length === text.length || isQuotation(text.slice(noun[0].length)))
      return `${text.slice(noun[0].length)}${adjectives ? ` ${adjectives}` : ''}`;
  }
  if (asked) return undefined;
  const dated =
    /^schedule\s+(?:an?\s+|the\s+|my\s+)?(?<rest>\S.*(?:\d|day|tomorrow|noon|tonight|week|month).*)$/iu.exec(text)
      ?.groups?.rest;
  if (dated) return dated;
  const create = /^create\s+(?<rest>(?<verb>\p{L}+).*)$/iu.exec(text)?.groups;
  if (create && actions.has(create.verb!.toLowerCase())) return create.rest;
  const plain = plainAdd.exec(text);
  const named = plain && text.slice(plain[0].length);
  return plain && /^put\b/iu.test(plain[0]) ? named?.replace(/(?<=\S) on$/iu, '') : named || (plain ? '' : undefined);
}

/** The add for a phrase that names what to do; without any title left it asks for one. */
export function buildAdd(phrase: string, when: When, quotes: Quotes): Intent {
  const { title, overflow, details } = readTask(traced(phrase), when, quotes);
  if (details.unread) return { do: 'unread', words: unmaskQuotes(details.unread, quotes) };
  const fields = fieldsOf(details, quotes);
  if (title === '') return { do: 'ask-title', task: fields };
  const description = [overflow, fields.description].filter(Boolean).join('\n');
  const kept = [...description].slice(0, descriptionAtMost).join('');
  const task: AddTaskInput = { title, ...fields, ...(kept ? { description: kept } : {}) };
  return kept.length < description.length ? { do: 'add', task, cut: true } : { do: 'add', task };
}

/** "tomorrow I have to drop off the keys", "in 10 minutes remind me to call Lou": a date in front of what asks for a task. */
const spoken =
  /^(?:(?:i|we)['’]ll\s+|(?:i|we) (?:really |also |still |just )*(?:(?:have|need|ought|got|want) to|will|must|should(?: probably)?|gotta)\s+|remind me (?:to|about)\s+|there(?:['’]s| is| will be)\s+(?:an?\s+|my\s+|the\s+)?|(?:i|we)(?:['’](?:m|re)| am| are)\s+(?=\p{L}+ing\b))(?=\S)/iu;

/** "gonna go running at 7", "planning to paint the fence": "going to" leads to a place as well. */
const planned =
  /^(?:(?:i|we)(?:['’]?m|['’]re| am| are) )?(?:gonna|going to|planning to|hoping to|looking to)\s+(\p{L}+)(?=\s)/iu;

/** "remind me in 2 hours that friday is a holiday": a date in what is to be remembered is not when. Undefined where both are one date. */
export function buildTimed(text: string, when: When, quotes: Quotes): Intent | undefined {
  const found = /^remind me\s+(?<at>.{2,60}?)\s+(?<joint>to|that|about)\s+(?<what>.+)$/iu.exec(text)?.groups;
  const { rest, due, recurrence } = takeDetails(found?.at ?? '', when);
  if (!found || !due || recurrence || rest !== '' || (found.joint !== 'that' && !(due.hasDay && due.hasTime)))
    return undefined;
  const kept: DetailKind[] = found.joint === 'that' ? ['due_date', 'recurrence'] : ['due_date'];
  const { title, details } = readTask(traced(found.what!), when, quotes, kept);
  return title === '' ? undefined : { do: 'add', task: { title, ...fieldsOf(details, quotes), due_date: due.due } };
}

/** Title and details of a phrase that names what to do; words of the kinds in `kept` stay in the title. */
export function readTask(phrase: Traced, when: When, quotes: Quotes, kept: readonly DetailKind[] = []) {
  const { left, tag, span } = kept.includes('tags') ? { left: phrase } : takeList(phrase);
  const details: Details = isQuotation(left.text) ? { rest: left.text, spans: [] } : takeDetails(left, when, kept);
  // "Cancel the trial, remind me on the 14th": a task that has no other day is due then.
  if (details.remindAt && details.reminders?.length === 1 && !details.due && !details.recurrence) {
    details.due = details.remindAt;
    details.reminders = undefined;
  }
  if (tag) details.tags = [...(details.tags ?? []), tag];
  if (span) details.spans.push(span);
  const named = details.rest
    .replace(/^(?:called|named|titled|saying|that says|about|with the title|that)\s+(?=\S)/iu, '')
    .replace(/^to\s+(?=\S)/iu, '')
    .replace(spoken, '')
    .replace(planned, (lead, verb: string) =>
      /going to/iu.test(lead) && !actions.has(verb.toLowerCase()) ? lead : verb,
    )
    .replace(/^(?:(?:i|we)(?:['’]ve| have)(?: got)?|(?:(?:i|we) )?got)\s+(?:an?|my|the|our)\s+(?=\S)/iu, '')
    .replace(/^(?:i|we) have (?!to\b|been\b|got\b|no\b|not\b|never\b|\p{L}+(?:ed|en)\b)(?=\p{L})/iu, '');
  return { ...asTitle(named, quotes), details };
}

/** "to my shopping list": the plain list goes, a named one becomes a tag. */
function takeList(phrase: Traced) {
  const found = ownList.exec(phrase.text);
  // "Hand in the reading list", "add the clients to the mailing list": the list is part of what is to be done.
  if (!found || /^\s*(?:hand|turn|send|log|sign|fill|what|how|where|add)\b/iu.test(phrase.text))
    return { left: phrase };
  const name = found.groups!.name?.toLowerCase();
  const end = found.index + found[0].length;
  const left = without(phrase, found.index, end);
  if (!name || plainLists.test(name)) return { left };
  return { left, tag: name, span: spanOf(phrase, found.index, end, 'tags') };
}

export function fieldsOf(details: Details, quotes: Quotes): Omit<AddTaskInput, 'title'> {
  return {
    ...(details.description ? { description: unmaskQuotes(details.description, quotes) } : {}),
    ...(details.priority ? { priority: details.priority } : {}),
    ...(details.tags ? { tags: details.tags.slice(0, 20) } : {}),
    ...(details.due ? { due_date: details.due.due } : {}),
    ...(details.reminders ? { reminders: details.reminders } : {}),
    ...(details.recurrence ? { recurrence: details.recurrence } : {}),
  };
}

/** A title: a lone quotation verbatim, else tidied and capitalised; what is over 200 characters is cut at a word. */
export function asTitle(phrase: string, quotes: Quotes): { title: string; overflow: string } {
  const verbatim = isQuotation(phrase);
  const whole = unmaskQuotes(verbatim ? phrase : tidy(phrase).replace(/(?<!\.)\.+$/u, ''), quotes).trim();
  const text = verbatim ? whole : capitalised(whole);
  const points = [...text];
  if (points.length <= titleAtMost) return { title: /[\p{L}\p{N}\p{S}]/u.test(text) ? text : '', overflow: '' };
  const head = points.slice(0, titleAtMost + 1).join('');
  const space = head.search(/\s\S*$/u);
  const title = space > 0 ? head.slice(0, space) : points.slice(0, titleAtMost).join('');
  return { title: title.trim(), overflow: text.slice(title.length).trim() };
}

function capitalised(text: string): string {
  const [word = ''] = text.split(/\s/u, 1);
  if (/\p{Lu}/u.test(word) || /^(?:https?:|www\.|\S+@)/iu.test(word)) return text;
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** Whether a bare phrase is something to do: it begins with a verb of doing, or says when, how often or how urgent. */
export function isThingToDo(text: string, when: When): boolean {
  const [first = ''] = text.toLowerCase().split(/[^\p{L}\p{N}'’-]+/u, 1);
  if (commandVerbs.has(first)) return false;
  if ((actions.has(first) && /\S\s+\S/u.test(text)) || /^set up\s+\S/iu.test(text)) return true;
  const details = takeDetails(text, when);
  // "the shop is not open tomorrow" is no todo.
  if (/(?<!\b(?:must|should|shall|to|do) )\b(?:not|never)\b/iu.test(details.rest)) return false;
  return (hasDetails(details) || details.unread !== undefined) && /[\p{L}\p{N}]/u.test(details.rest);
}
