/**
 * Sentences as data. A table has a line for each form: what it means, the form, and behind `e.g.` a sentence that it reads, which is a test.
 * In a form `(a|b)` is one of these, `[a|b]` one of these or nothing, `<slot>` what is taken out of the sentence, a lone `:` or `,` stands
 * with or without blanks, `...` is anything behind. The first form that fits wins.
 */
export interface Form<Kind extends string = string> {
  kind: Kind;
  form: string;
  example: string;
  pattern: RegExp;
}

/** What the slots of a table take: a regular expression each, with the group that it fills. */
export type Slots = Record<string, string>;

const line = /^\s*(?<kind>\S+)\s+(?<form>\S.*?)\s+e\.g\. (?<example>.+?)\s*$/u;

/** The forms of a table. Throws on a line that is none. */
export function forms<Kind extends string = string>(table: string, slots: Slots): Form<Kind>[] {
  return table
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => {
      const { kind, form, example } = line.exec(text)?.groups ?? {};
      if (!kind || !form || !example) throw new Error(`no form: ${text}`);
      return { kind: kind as Kind, form, example, pattern: new RegExp(`^${compiled(form, slots)}$`, 'iu') };
    });
}

/** What stands with or without blanks around it, and `...`: more words or none. */
const signs: Record<string, string> = {
  // The one of "15:00" parts nothing.
  ':': String.raw`(?!(?<=\d):\d\d)\s*:\s*`,
  ',': String.raw`\s*,\s*`,
  '(:|,)': String.raw`\s*[:,]\s*`,
  '[:]': String.raw`(?:(?!(?<=\d):\d\d)\s*:\s*|\s+)`,
  '[,]': String.raw`(?:\s*,\s*|\s+)`,
  '[:|due]': String.raw`(?:\s*:\s*|\s+due\s+|\s+)`,
  '[:|,]': String.raw`(?:\s*[:,]\s*|\s+)`,
  '...': String.raw`(?:\s.*)?`,
};

const closing: Record<string, string> = { '(': ')', '[': ']', '<': '>' };

/** One form as the source of a regular expression. */
function compiled(form: string, slots: Slots): string {
  let out = '';
  let begun = false;
  for (const item of itemsOf(form)) {
    const sign = signs[item];
    if (sign) {
      out += sign;
      begun = false;
      continue;
    }
    const pieces = piecesOf(item);
    const optional = item.startsWith('[') && pieces.length === 1;
    const source = pieces
      .map((piece) => `${pieceSource(piece, slots)}${piece.startsWith('[') && !optional ? '?' : ''}`)
      .join('');
    if (optional) out += begun ? `(?:\\s+${source})?` : `(?:${source}\\s+)?`;
    else out += `${begun ? '\\s+' : ''}${source}`;
    begun ||= !optional;
  }
  return out;
}

function itemsOf(form: string): string[] {
  return splitOutside(form.trim(), ' ').filter((item) => item !== '');
}

/** Split where a sign stands outside of all brackets. */
function splitOutside(text: string, sign: string): string[] {
  const parts = [''];
  const open: string[] = [];
  for (const letter of text) {
    if (letter === open.at(-1)) open.pop();
    else if (closing[letter]) open.push(closing[letter]);
    if (letter === sign && open.length === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

function piecesOf(item: string): string[] {
  const pieces: string[] = [];
  const open: string[] = [];
  for (const letter of item) {
    const begins = open.length === 0 && (closing[letter] !== undefined || !/[([<]/.test(pieces.at(-1)?.[0] ?? '('));
    if (begins && closing[letter] === undefined && pieces.length > 0) pieces[pieces.length - 1] += letter;
    else if (open.length === 0) pieces.push(letter);
    else pieces[pieces.length - 1] += letter;
    if (letter === open.at(-1)) open.pop();
    else if (closing[letter]) open.push(closing[letter]);
  }
  return pieces;
}

function pieceSource(piece: string, slots: Slots): string {
  if (piece.startsWith('<')) {
    const slot = slots[piece.slice(1, -1)];
    if (slot === undefined) throw new Error(`no slot ${piece}`);
    return slot;
  }
  if (piece.startsWith('(') || piece.startsWith('[')) {
    const ways = splitOutside(piece.slice(1, -1), '|').map((way) => compiled(way, slots));
    return `(?:${ways.join('|')})`;
  }
  // "til" is written as often as "till".
  const source = piece.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  if (source === 'till') return "['’]?till?";
  return source.replace(/['’]/gu, (_, at: number) => (isTypedWithout(source, at) ? "['’]?" : "['’]"));
}

/** "isnt" and "whats" are typed so; "were" is another word than "we're". */
function isTypedWithout(text: string, at: number): boolean {
  return /\p{L}{2}$/u.test(text.slice(0, at)) && /^(?!re\b)\p{L}/u.test(text.slice(at + 1));
}
