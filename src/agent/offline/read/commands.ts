import { abbreviations, newCommand } from '../words/grammar.ts';

/** A message cut into the commands it holds. `joined`: followed the one before in the same line, so it may only add detail. */
export type Segment = { text: string; joined: boolean; listed: boolean };

const bullet = /^\s*(?:[-*•–+]\s+|\[[ xX]?\]\s+|\d{1,3}[.)]\s+(?=\S))+/u;
const header = /^(?<head>.{2,80}?):\s*$/u;
const headVerb = /\b(?:add|create|remember|delete|remove|complete|finish|todo|to-do|tasks?|need to|have to)\b/iu;
const conjunction = new RegExp(
  String.raw`(?:\s*[,;]\s*(?:and\s+)?then\s+|\s+and\s+then\s+|\s*;\s*|(?:\s*,\s*(?:and\s+|also\s+)?|\s+and\s+(?:also\s+)?|\s+then\s+)(?=${newCommand}))`,
  'giu',
);

/** Commands in the order written. Quotations must be masked before. */
export function splitCommands(message: string): Segment[] {
  const lines = message.split(/[\r\n\u2028\u2029]+/).filter((line) => line.trim() !== '');
  const segments: Segment[] = [];
  let head: string | undefined;
  for (const line of lines) {
    const opens = lines.length > 1 && header.exec(line.trim());
    if (opens && headVerb.test(opens.groups!.head!)) {
      head = opens.groups!.head!;
      continue;
    }
    const item = line.replace(bullet, '').trim();
    if (head) segments.push({ text: `${head}: ${item}`, joined: false, listed: true });
    else
      for (const [index, text] of splitLine(item).entries())
        segments.push({ text, joined: index > 0, listed: bullet.test(line) });
  }
  if (head && segments.length === 0) segments.push({ text: head, joined: false, listed: false });
  return segments;
}

function splitLine(line: string): string[] {
  return sentences(line)
    .flatMap((sentence) => sentence.split(conjunction))
    .flatMap(splitList)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const pluralList =
  /^(?<head>(?:please )?(?:add|create|make|put in|new)\s.{0,40}?\b(?:tasks|todos|to-dos|items|things))\s*:\s*(?<items>.+)$/iu;

/** "add these tasks: milk, eggs and bread". */
function splitList(command: string): string[] {
  const found = pluralList.exec(command)?.groups;
  if (!found?.head || !found.items) return [command];
  const items = found.items.split(/\s*[,;]\s*(?:and\s+)?|\s+and\s+/iu).filter((item) => item !== '');
  return items.map((item) => `${found.head}: ${item}`);
}

function sentences(line: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const end of line.matchAll(/(?<![.!?])[.!?]+["')\]]*\s+/gu)) {
    const before = line.slice(start, end.index + end[0].trimEnd().length);
    if (end[0].startsWith('.') && abbreviations.test(before)) continue;
    parts.push(before);
    start = end.index + end[0].length;
  }
  return [...parts, line.slice(start)];
}
