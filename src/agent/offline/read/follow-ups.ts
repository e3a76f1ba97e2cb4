import type { Again, Intent, Reference } from '../intents.ts';
import { asksSomething, undoing } from '../words/request-forms.ts';
import { buildAdd, stripAdding } from './adds.ts';
import { readChange } from './changes.ts';
import { isDeed } from './clauses/commands.ts';
import { readFilter } from './filters.ts';
import { readReference } from './references.ts';
import { fits } from './requests.ts';
import { unmaskQuotes } from './text/quotes.ts';
import { dueChange, type Reading, readValue, someTags, titleChange } from './values.ts';

/** What is said of the task just spoken of without naming it: "actually tomorrow", "at 4pm", "no, thursday", "also eggs". */

const correction =
  /^(?:(?:no(?! (?:date|deadline|due|reminders?|tags?|time|more)\b)|nope|nah|oops|whoops|oh no|sorry|my bad|actually|wait|hang on|hold on|hmm+|scratch that|correction|rather|or rather|i mean|i meant|make that|make it|(?:keep|leave|have) (?:it|that)(?: (?:on|at|for|as))?|typo|should (?:say|be|read)|(?:just|only|maybe)(?= (?:high|low|medium|urgent|normal))|back(?: to|(?= on\b))|let['’]s (?:say|do|make (?:it|that))|better|but|and|oh|ok|okay|on second thoughts?|come to think of it|thinking about it|(?:i )?(?:did not|didn['’]?t) mean (?:that|it|to(?: do (?:that|it))?))(?:[,!.:]\s*|\s+))+/iu;
const more = /^(?:(?:oh|ah),?\s+)?(?:also|and also|and|plus|\+)[,:]?\s+(?<thing>.+)$/iu;
const oneMore = /^(?<thing>(?!(?:i|you|we|he|she|they|it|that|me)\b)\S.*?),? (?:too|as well|also)$/iu;
const wordsAtMost = 6;
const better =
  /\s+(?:is|are|would be|works|suits me|might be)(?: (?:much|even))? ?(?:better|best|fine|good)?(?: for me)?$/iu;

/** "tomorrow actually", "9:30 sorry", "at 5 I meant to say, oops": the same behind what is meant. */
const atEnd =
  /(?<=\S),?\s+(?:actually|instead|rather|sorry|i mean|i meant(?: to say)?|my bad|better|of course|though|tho)(?:[,\s]+(?:sorry|please|pls|of course|oops))?[.!]*$/iu;

/** Views of their own, when nothing says that they correct something. */
const views = /^(?:today|tomorrow|tonight|this week|next week|next)$/iu;

/** Whether it begins or ends with words that take back or add to what was said before. */
export function corrects(text: string): boolean {
  return correction.test(text) || atEnd.test(text) || remark.test(text);
}

/** "note: ask about vaccines": what is said of the task just spoken of. */
const remark = /^(?:note|notes|description|details?)\s*:\s*(?<words>\S.*)$/iu;

const sighs =
  /^(?:(?:no+|nope|oh dear|oh my(?: god)?|oh man|oh god|oh|dear me|crap|shit|fuck|bugger|blast|dang|darn|gosh|god|jeez|yikes|eek|oops|whoops|actually|sorry|wait|omg|hmm+|argh|ugh|damn|please|hang on|my bad|my mistake)(?:[,.!\s]+|$))+/iu;
/** What is said to be wrong about what was just done, and what is asked for then: each by itself or one after the other. */
const regret =
  /^(?:(?:that|this|it) (?:was|is) (?:wrong|the wrong (?:one|task|thing))|(?:the )?wrong (?:one|task)|not (?:that|this)(?: one)?|i (?:don['’]?t|do not) want (?:that|this|it)(?: any ?more)?|(?:i )?(?:did not|didn['’]?t) mean to (?:delete|remove|complete|finish|add|create|change|do|move|tick(?: off)?|mark|rename|tag|say) (?:that|this|it|them)(?: one)?(?: off| as done| done)?|i(?:['’]ve)? changed my mind|i (?:really )?(?:did not|didn['’]?t|never) (?:want|mean|ask for|wanted|meant|asked for|say)(?: to do)? (?:that|this|it)|(?:that|this|it) was (?:a mistake|an accident|by mistake|by accident|not what i (?:wanted|meant|asked for|said))|(?:that|this|it)(?:['’]?s not| is not| was not|(?: is|['’]s| was)n['’]?t) what i (?:wanted|meant|asked for|said)|(?:ignore|disregard|forget|never ?mind) (?:that|it|what i (?:just )?said|what i (?:just )?wrote|my last (?:message|one)|the last (?:one|message|bit)))$/iu;
/** What is said before it is asked to be taken back. */
const wrong =
  /^(?:(?:(?:that|it|this|those|they|these) (?:was|were|is|are) )?(?:the |all )?(?:wrong|incorrect)(?: (?:ones?|tasks?|way round))?|(?:that|it|this|those|they) (?:(?:was|were|is|are) not|(?:was|were|is|are)n['’]?t) (?:quite )?(?:right|correct|it|the right (?:ones?|tasks?)))$/iu;
const back =
  /^(?:(?:please|pls|plz|just|(?:can|could|will|would) (?:you|u|we)) )*(?:i take (?:that|it) back|(?:go |put (?:it|that) |change (?:it|that) )?(?:back )?to the (?:original|old|previous) (?:date|time|day|title|name|one)|(?:restore|revert|undelete|unarchive) (?:it|that|this|them)|don['’]?t(?: do (?:that|it))?|(?:no,? )?(?:keep|leave) (?:it|that) (?:as|how|the way) it was|(?:call|name|rename) (?:it|that) (?:what|how|as|like) it was(?: called| named)?|rename (?:it|that) back|the old (?:name|title|date|time|one) (?:was|is) better|not (?:done|finished|completed)(?: yet)?|not yet(?: done| finished)?|(?:undo|revert|reverse)|(?:cancel|scratch|strike|forget|undo|revert|reverse|restore|bring back|put back) (?:that|it|this|them|both|(?:all|both)(?: of)? (?:that|it|this|them|those|these)|those|these|everything|(?:both|all) changes|(?:that|the|my) last (?:thing|one|change|bit|command|message|step|action))|(?:take|put|bring|get|change|set|turn|move) (?:that|it|this|them|those|both|everything) back(?: to)?(?: (?:where|how|what) (?:it|that|they|those|both|everything) (?:was|were)(?: before)?)?|go back|(?:(?:put|set|make|have|leave|move) (?:it|that|them|those|both|everything) )?(?:back )?(?:to )?(?:how|where|the way|as|what) (?:it|that|they|things|everything) (?:was|were)(?: before)?|(?:it|that|that one)(?:['’]?s| is) (?:still )?not (?:really |actually )?(?:done|finished|completed)(?: yet)?|(?:it|that|that one) (?:isn['’]?t|wasn['’]?t) (?:really |actually )?(?:done|finished|completed)(?: yet)?)(?: (?:please|pls|plz|thanks|again|then|before|sorry|though|how it was|the way it was))*$/iu;

/** "no, keep it" behind what was deleted. */
const kept =
  /^(?:(?:actually|no+|oh|wait|sorry|please|hm+|omg)[,.!\s]*)*(?:keep|leave) (?:it|that|this|them)(?: one)?[.!]*$|^no+!+$/iu;
const stillNeeded =
  /^(?:but )?(?:i|we) (?:do |still |actually |do still )+need (?:that|it|this|them)(?: one)?(?: though| still)?$/iu;

/** Beside words that take back. */
const needed = /^i (?:(?:do|still|actually|really) )*(?:need|want) (?:that|it|this|them)(?: one)?$/iu;

/** "don't add it" behind words of regret. */
const notSo =
  /^(?:please )?don['’]?t (?:add|delete|remove|move|change|complete|mark|tag|rename|do) (?:it|that|this|them)$/iu;

/** "scratch that" behind a change takes it back, and so does "I didn't want that, restore it". */
export function takesBackAll(text: string, again?: Again, gone?: boolean): boolean {
  if (text.length > 120) return false;
  const clauses = text
    .split(/[,.;!]+\s*|\s+(?:so|and)\s+/u)
    .map((clause) => clause.replace(sighs, '').trim())
    .filter((clause) => clause !== '');
  const [first = ''] = clauses;
  // "I still need that" behind what was deleted or completed.
  const isMissed = clauses.length === 1 && stillNeeded.test(first);
  if (isMissed) return gone === true || again?.do === 'complete';
  if (gone && kept.test(text.trim())) return true;
  // "don't" alone is no answer to what was done, "no, don't" is.
  if (clauses.length === 1 && /^don['’]?t\b/iu.test(first) && first === text.trim()) return false;
  // "it's not done" by itself says so of a task that was just said to be.
  const isOpenAgain =
    clauses.length === 1 && again?.do !== 'complete' && /(?:done|finished|completed|yet)$/iu.test(first);
  const isRegret = (clause: string) => regret.test(clause) || (clauses.length > 1 && needed.test(clause));
  const said = clauses.filter((clause) => isRegret(clause) || !wrong.test(clause));
  return (
    said.length > 0 &&
    !isOpenAgain &&
    said.every((clause, at) => isRegret(clause) || back.test(clause) || (at > 0 && notSo.test(clause)))
  );
}

const also =
  /^(?:(?:and|or|ok|okay)[,\s]+)*(?:(?:what|how) about|and|or)\s+(?:for |on )?(?<day>[\p{L}\p{N}\s'’]{3,40}?)(?<asks>\?*)$/iu;

/** "and tomorrow?", "what about friday" after a list. */
export function readOtherDay(text: string, { when }: Reading): Intent | undefined {
  const found = also.exec(text)?.groups;
  if (!found || (found.asks === '' && !/\babout\b/iu.test(text))) return undefined;
  const { search, ...filter } = readFilter(`due ${found.day}`, when);
  if (search || !(filter.due || filter.due_after || filter.due_before)) return undefined;
  return { do: 'list', filter: { status: 'pending', ...filter } };
}

const likewise =
  /^(?:(?:oh|ah|ok|okay|yes)[,\s]+)?(?:(?:and|also|plus|as well as)[,\s]+|(?:the )?same (?:for|with|to|goes for)\s+|do (?:the same|that|this) (?:for|with|to)\s+|ditto (?:for\s+)?)(?:(?:also|then)\s+)?(?<ref>.+?)(?:,?\s+(?:too|as well|also))?$/iu;
const tooAtEnd = /^(?<ref>.+?),?\s+(?:too|as well|also)$/iu;

/** "and 2 as well", "and the groomer too", "same for 3": what the last message did, done to another task that is named. */
export function readAgain(text: string, again: Again, { when, quotes }: Reading): Intent | undefined {
  const bare = text.replace(/(?<![\s.!,])[\s.!,]+$/u, '').trim();
  const ref = (likewise.exec(bare) ?? tooAtEnd.exec(bare))?.groups?.ref;
  if (!ref || ref.split(/\s+/u).length > wordsAtMost || asksSomething.test(bare)) return undefined;
  const target = readReference(ref, when, quotes);
  const tags = again.do === 'update' && Object.keys(again.change).every((key) => key === 'add_tags');
  // "and family" behind "tag it pets": another task of that name, else another tag.
  const orElse: Intent | undefined =
    tags && /^[\p{L}\p{N}_-]+$/u.test(ref)
      ? { do: 'update', target: [{ by: 'last' }], change: { add_tags: [ref.toLowerCase()] } }
      : undefined;
  return target.length > 0 ? { ...again, target, ...(orElse ? { orElse } : {}) } : undefined;
}

const misnamed =
  /\bi mean(?:t)?\b|^(?:(?:oh|ah),? )?(?:no|nope|sorry|oops|typo|should (?:say|be|read))\b(?!.*\b(?:too|also|as well)$)/iu;
/** "the day after": of the day that was just said. */
const dayBeside = /^(?:(?:no|make it|on),? )*the (?:(?:day (?<way>after|before))|next day)$/iu;
const tagged = /^(?:and )?tag(?:ged)? (?:it )?(?:as |with )?(?<tag>#?[\p{L}\p{N}_-]+)$/iu;

const bothOf =
  /^(?:(?:they|these|those)(?:['’]re| are| should be)(?: (?<both>both)| all)?|(?:(?<two>both)|all)(?: of (?:them|those|these))?(?: are| should be)?)\s+(?:(?:due|for|needed)\s+)?(?<value>\S.{1,40}?)(?: please| now| too)?$/iu;

/** "they are both due on saturday", "both for friday", "they're all done": the tasks just spoken of. */
export function readBoth(text: string, reading: Reading): Intent | undefined {
  const { both, two, value } = bothOf.exec(text.replace(/(?<![.!,])[.!,]+$/u, ''))?.groups ?? {};
  if (!value || asksSomething.test(text)) return undefined;
  const target: Reference[] = [(both ?? two) ? { by: 'shown', count: 2 } : { by: 'shown' }];
  if (/^(?:done|finished|completed?)$/iu.test(value)) return { do: 'complete', target };
  const change = readValue(value, reading, false) ?? dueChange(value, reading);
  return change && { do: 'update', target, change };
}

const wrongOne =
  /^(?:(?:oh|no|nope|oops|whoops|sorry|wait|ah|argh|damn|my bad|my mistake)[,.!\s]+)*(?:(?:that was the )?wrong (?:one|task)[,.!;\s]+)?(?:(?:i (?:meant|mean)|it should (?:have been|be)|should have been)\s+|not (?:the |my |#)?[^,]{1,40}?(?:,\s*|\s+but\s+)(?:but )?)(?!(?:to|for|on|at|that|it|this|i|we)\b)(?<ref>[^,?]{1,60}?)(?:\s+(?:of course|instead|please))?$/iu;
/** "sorry 4 not 3". */
const numberNot =
  /^(?:(?:oh|no|oops|whoops|sorry|wait|ah|i mean|i meant)[,.!\s]+)*(?<ref>#?\d{1,6}),? not #?\d{1,6}$/iu;
const notThat =
  /^(?:(?:oh|oops|whoops|sorry|wait|ah|argh|damn|my bad)[,.!\s]+)*(?:no|nope|(?:that was the )?wrong (?:one|task))[,.!;\s]+(?<ref>(?:the |my |(?:task |number )?#)[^,?]{1,60})$/iu;

/** "sorry, I meant the dentist", "not the report, the flights": what was done goes to another task, and is taken back where it was. */
export function readInstead(text: string, again: Again, { when, quotes }: Reading): Intent[] | undefined {
  const bare = text.replace(/(?<![\s.!,])[\s.!,]+$/u, '').trim();
  const ref = (wrongOne.exec(bare) ?? notThat.exec(bare) ?? numberNot.exec(bare))?.groups?.ref;
  if (!ref || ref.split(/\s+/u).length > wordsAtMost || asksSomething.test(bare)) return undefined;
  const target = readReference(ref, when, quotes);
  const isNamed = target.every(({ by }) => by === 'title' || by === 'number' || by === 'place');
  if (dueChange(ref, { when, quotes })) return undefined;
  return isNamed && target.length === 1 ? [{ ...again, target }, { do: 'undo' }] : undefined;
}

/** "and 3" is one more thing. */
const adds = /\b(?:and|also|plus|but)\b/iu;

/** "5 rather" behind a time is another hour. */
function asHour(rest: string, just: 'add' | 'change', again: Again | undefined): string {
  const isDue = just === 'add' || (again?.do === 'update' && typeof again.change.due_date === 'string');
  return isDue && /^(?:[1-9]|1\d|2[0-3])(?::\d{2})?$/u.test(rest) ? `at ${rest}` : rest;
}

export function readFollowUp(
  text: string,
  just: 'add' | 'change',
  reading: Reading,
  again?: Again,
): Intent | undefined {
  const bare = text.replace(/(?<![.!,])[.!,]+$/u, '').trim();
  if (bare === '' || bare.length > 80 || asksSomething.test(bare)) return undefined;
  const said = bare
    .replace(correction, '')
    .replace(atEnd, '')
    .replace(/\s+(?:instead|please|then|rather|i mean|actually)$/iu, '')
    .replace(better, '');
  const isCorrection = said !== bare;
  const rest = isCorrection && !adds.test(bare) ? asHour(said, just, again) : said;
  if (rest === '' || (!isCorrection && views.test(rest))) return undefined;
  if (fits(undoing, rest)) return { do: 'undo' };
  const beside = dayBeside.exec(rest)?.groups;
  if (beside) return { do: 'shift', target: [{ by: 'last' }], by: { days: beside.way === 'before' ? -1 : 1 } };
  const tag = tagged.exec(rest)?.groups?.tag;
  const tags = tag ? someTags('add_tags', tag, reading) : undefined;
  if (tags) return { do: 'update', target: [{ by: 'last' }], change: tags };
  const words = remark.exec(bare)?.groups?.words;
  if (words)
    return { do: 'update', target: [{ by: 'last' }], change: { description: unmaskQuotes(words, reading.quotes) } };
  const change = readValue(rest, reading, false) ?? (isCorrection ? dueChange(rest, reading) : undefined);
  if (change) return { do: 'update', target: [{ by: 'last' }], change };
  if (isCorrection) {
    const said = readChange(rest, reading);
    if (said?.do === 'update' && (said.reword || said.target.every(({ by }) => by === 'last'))) return said;
    // "I meant call the dentist" behind an add: it is called so.
    const title = just === 'add' && misnamed.test(bare) && isDeed(rest) ? titleChange(rest, reading) : undefined;
    if (title) return { do: 'update', target: [{ by: 'last' }], change: title };
  }
  const thing = (more.exec(bare) ?? oneMore.exec(bare))?.groups?.thing;
  if (just !== 'add' || !thing || thing.split(/\s+/u).length > wordsAtMost || asksSomething.test(thing))
    return undefined;
  return buildAdd(stripAdding(thing) ?? thing, reading.when, reading.quotes);
}

/** "fridge done. also gas bill", "add milk. also eggs": the same for another task. */
export function readLikewise(text: string, intent: Intent, reading: Reading): Intent | undefined {
  if (intent.do === 'add' && /^(?:oh,? )?(?:and |plus )?also\b/iu.test(text)) return readFollowUp(text, 'add', reading);
  if (intent.do !== 'complete' && intent.do !== 'update' && intent.do !== 'shift') return undefined;
  if (intent.do === 'update' && (intent.change.title !== undefined || intent.reword)) return undefined;
  const { do: doing, ...what } = intent;
  const again = doing === 'complete' ? { do: doing, target: [] } : ({ do: doing, ...what, orElse: undefined } as Again);
  return readAgain(text, again, reading);
}
