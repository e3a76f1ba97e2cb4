import { abbreviations, actions, newCommand, openers } from '../../words/grammar.ts';

/**
 * A message cut into the commands it holds. `joined`: followed the one before in the same line, so it may only add detail. `listed`: an item of
 * a list, a thing to do whatever its words; `done`: one that was ticked. `loose`: a line of several without any sign of a list.
 */
export type Segment = { text: string; joined: boolean; listed: boolean; done?: boolean; loose?: boolean };

const bullet = /^\s*(?:[-*•–+▪●○◦‣·→➔➜➤▸►]\s+|\[[ xX✓✔]?\]\s+|[☐☑✅□▢◻❏]\s*|[a-h]\)\s+|\d{1,3}[.)]\s+(?=\S))+/u;
const ticked = /\[[xX✓✔]\]|[☑✅]/u;
const header = /^(?<head>.{2,80}?):\s*$/u;
const orders =
  /^(?:please )?(?<verb>delete|remove|complete|finish|tick off|check off|cancel)\b(?: (?:the|these|following|tasks?|todos?|items?|ones?|all|of))*$/iu;
const adding =
  /^(?:please )?(?:add|create|make|put|new|remember|note|remind me|(?:(?:i|we) )?(?:need|have|want|must)(?: to)?|things|jobs|stuff|errands|chores|to-?dos?|to do|tasks)\b|\b(?:tasks?|todos?|to-dos?|to do|list)$/iu;
const emptyWords = /\b(?:the following|following|these|those|this|below)\b/giu;
const weekday = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?';
/** A heading that is a day, or what is to be done on it: "Monday", "Things for tomorrow", "todo today". */
const ofDay = new RegExp(
  `^(?:(?:my |the )?(?:things|jobs|stuff|errands|chores|to-?dos?|to do|tasks|plans?|list|shopping|reminders)(?: to do| list)? )?(?:for |on )?(?<day>today|tonight|tomorrow|(?:this |next )?${weekday})(?:['’]s)?(?: (?:to-?do list|to-?dos?|tasks|list|jobs|chores|plans?|errands))?$`,
  'iu',
);
const dated = new RegExp(String.raw`\b(?:today|tomorrow|tonight|every|daily|weekly|monthly|${weekday}s?)\b`, 'iu');
/** "Mon: swim kit": a day and what is on it. */
const dayLine = new RegExp(String.raw`^(?<day>${weekday}|today|tomorrow)\s*(?::|\s[-–—])\s+(?<thing>\S.*)$`, 'iu');
/** Behind a pasted list. */
const closing =
  /^(?:thanks|thank you|thx|cheers|ta|please|pls|that['’]?s (?:all|it)(?: for now)?)[\s.!,]*(?:you|so much|a lot|in advance|everyone|all)?[\s.!]*$/iu;
/** What joins two clauses, with the small words behind it. */
const joints = String.raw`(?:\s?[,;]\s?|\s[-–—]\s|\s(?=(?:and|plus|then|also|but|oh)\b|[&+]\s))(?:(?:and|plus|then|also|oh|but|so|btw|now|as well|next|finally|lastly|second(?:ly)?|third(?:ly)?|while you['’]re (?:at it|there)|after that|please|just|[&+])(?:\s?,\s?|\s)){0,4}`;
export const joint = new RegExp(joints, 'giu');
const conjunction = new RegExp(
  String.raw`(?:\s*,?\s+but\s+(?=(?:please |you can |do )?(?:delete|remove|complete|mark|move|add)\s)|\s*[,;]\s*(?:and\s+)?then\s+|\s+and\s+then\s+|\s*;\s*|${joints}(?=${newCommand}))`,
  'giu',
);
/** "1) call Ann 2) email Bob" in one line. */
const numbered = /(?:^|[\s:])1[.)]\s+\S.*?\s2[.)]\s+\S/u;

/** Commands in the order written. Quotations must be masked before. */
export function splitCommands(message: string): Segment[] {
  const lines = message
    .split(/[\r\n\u2028\u2029]+/)
    .flatMap(linesOf)
    .filter((line) => line.trim() !== '');
  const segments: Segment[] = [];
  let head: string | undefined;
  for (const [at, line] of lines.entries()) {
    const item = line.replace(bullet, '').trim();
    const listed = bullet.test(line);
    const opens = lines.length > 1 ? headOf(item, listed, lines[at + 1]) : undefined;
    if (opens !== undefined) {
      head = opens;
      continue;
    }
    if (lines.length > 2 && at === lines.length - 1 && !listed && closing.test(item)) continue;
    const onDay = lines.length > 1 ? dayLine.exec(item)?.groups : undefined;
    if (onDay) {
      const text = dated.test(onDay.thing!) ? `add ${onDay.thing}` : `add ${onDay.thing} on ${onDay.day}`;
      segments.push({ text, joined: false, listed: true });
      continue;
    }
    const done = ticked.test(bullet.exec(line)?.[0] ?? '');
    if (head !== undefined) segments.push({ text: under(head, item), joined: false, listed: true, done });
    else
      for (const [index, text] of splitLine(item).entries())
        segments.push({ text, joined: index > 0, listed, done, loose: lines.length > 2 && !listed });
  }
  if (head && segments.length === 0) segments.push({ text: head, joined: false, listed: false });
  return segments;
}

/** What a line says of those below it; undefined when it is one of them. */
function headOf(item: string, listed: boolean, next: string | undefined): string | undefined {
  const head = header.exec(item)?.groups?.head?.replace(openers, '');
  if (head !== undefined) return isHeading(head) ? head : undefined;
  const bare = item.replace(/[\s.!]+$/u, '');
  const isAbove = !listed && next !== undefined && bullet.test(next);
  return isAbove &&
    (ofDay.test(bare) || (adding.test(bare) && /\b(?:to-?dos?|to do|list|tasks|jobs|chores)\b/iu.test(bare)))
    ? bare
    : undefined;
}

/** A few words, or words that ask for tasks. A sentence that ends in a colon is none. */
function isHeading(head: string): boolean {
  return adding.test(head) || orders.test(head) || head.split(/\s+/u).length <= 3;
}

/** What a line below a heading says: with a verb of the heading, or for the list or day that it names. */
function under(head: string, item: string): string {
  const verb = orders.exec(head)?.groups?.verb;
  if (verb) return `${verb} ${item}`;
  const day = ofDay.exec(head)?.groups?.day;
  if (day) return dated.test(item) ? `add ${item}` : `add ${item} on ${day}`;
  if (!adding.test(head)) return `add ${item}`;
  const rest = head.replace(emptyWords, ' ').replace(/\s+/gu, ' ').trim();
  const list = /\b(?:to|on|in|for) (?:my |the |our )?(?:[\p{L}-]+ )?(?:list|tasks|todos?)$/iu.exec(rest)?.[0];
  return list ? `add ${item} ${list}` : `add ${item}`;
}

/** "add: - eggs - milk", "gas bill paid ✅ fridge cleaned ✅": items and ticks in one line. */
const dashed = /:\s*[-•*]\s+\S.{0,200}?\s[-•*]\s+\S/u;
const tickedEnd = /(?<=\S\s?[✅✔✓☑]\uFE0F?)\s+(?=[\p{L}\p{N}])/u;

function linesOf(line: string): string[] {
  if (line.length < 1000 && dashed.test(line)) return line.split(/(?<=:|\S)\s+(?=[-•*]\s+\S)/u);
  if (line.length < 1000 && tickedEnd.test(line) && !bullet.test(line)) return line.split(tickedEnd);
  return line.length < 1000 && numbered.test(line) ? line.split(/\s+(?=\d{1,2}[.)]\s+\S)/u) : [line];
}

/** "everything due tomorrow, make it thursday" is one command. */
export const changesAll =
  /^(?:please )?(?:everything|all|every|the tasks|tasks)\b[^,]*,\s*(?:just |please )?(?:put|move|push|make|set|reschedule|shift) (?:it|them|those|that)\b/iu;
/** "complete 1 complete 2", "I have a test on monday remind me to study". */
const unjoined =
  /(?=\s+remind me to \p{L})(?<=(?:^|\s)(?:i|we) (?:have|got)\b[^,:]{4,80}\s(?!(?:please|pls|you|u|to|and|also|can|could|just|then|so|would|but)\s)\S+)\s+|(?<=\s#?\d{1,6})\s+(?=(?:complete|delete|remove|finish|mark|tick|move)\s+#?\d)/iu;

function splitLine(line: string): string[] {
  return sentences(line)
    .flatMap((sentence) => (changesAll.test(sentence) ? [sentence] : sentence.split(conjunction)))
    .flatMap((clause) => clause.split(unjoined))
    .flatMap(splitList)
    .map((part) => part.trim())
    .filter((part, _, parts) => part !== '' && (parts.length === 1 || !isOpener(part)));
}

/** "actually, delete it": words in front of a command are no clause of their own. */
function isOpener(part: string): boolean {
  return part.length < 40 && part.replace(openers, '').trim() === '';
}

const pluralList =
  /^(?<head>(?:please )?(?:add|create|make|put in|new|remind me(?: to| of| about)?|(?:i|we) (?:need|have)(?: to(?: do)?)?)(?:\s.{0,40}?)??(?:\b(?:tasks|todos|to-dos|items|things|these|those|(?:the )?following)|(?<=remind me(?: to| of| about)?|(?:need|have) to(?: do)?)))\s*:\s*(?<items>.+)$/iu;

/** "add these tasks: milk, eggs and bread". */
function splitList(command: string): string[] {
  const found = pluralList.exec(command)?.groups;
  if (!found?.head || !found.items) return [command];
  const items = found.items.split(/\s*[,;]\s*(?:and\s+)?|\s+and\s+/iu).filter((item) => item !== '');
  return items.map((item) => `add ${item}`);
}

/** "could you add milk and push the report to monday?": a request, whatever its sign. */
const request =
  /^(?:(?:hi|hey|hello|ok(?:ay)?|so|and|also|please|btw|now)\b[\s,!]*)*(?:can|could|would|will) (?:you|u|ya) (?:please |pls |plz |also |maybe |just |kindly |quickly )*(?:add|put|create|make|remind|mark|move|push|delete|remove|change|set|reschedule|complete|tick|cancel|rename|note|jot|schedule)\b.*\s(?:and|then|also|plus)\s/iu;

function sentences(line: string): string[] {
  return sentencesOf(line).map((one) => (request.test(one) ? one.replace(/(?<!\?)\?+\s*$/u, '') : one));
}

function sentencesOf(line: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const end of line.matchAll(/(?<![.!?])[.!?]+["')\]]*\s+/gu)) {
    const before = line.slice(start, end.index + end[0].trimEnd().length);
    if ((end[0].startsWith('.') && abbreviations.test(before)) || /\bevery!$/iu.test(before)) continue;
    // "Dentist 3.5. at 14:00": a day with its stop.
    if (/\s\d{1,2}\.\d{1,2}\.$/u.test(before) && !/^\p{Lu}/u.test(line.slice(end.index + end[0].length))) continue;
    parts.push(before);
    start = end.index + end[0].length;
  }
  return [...parts, line.slice(start)];
}

export const firstOf = (text: string) => text.toLowerCase().split(/[\s,]/u, 1)[0] ?? '';

/** "call mom": a thing to do of its own; "dry it" goes on with the thing before. */
export function isDeed(clause: string): boolean {
  return actions.has(firstOf(clause)) && /\S\s+\S/u.test(clause) && !/^\S+ (?:it|them|that|this)\b/iu.test(clause);
}
