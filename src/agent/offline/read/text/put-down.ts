import { actions } from '../../words/grammar.ts';
import { quoteToken } from '../../words/quotation.ts';

/** "put the dentist down for thursday", "put the school play in my diary for friday". */
const down =
  /^(?:put|pop|stick|jot|pencil|mark|write|note) (?!(?:it|that|this|them|task|#?\d|the (?:dog|cat))\b)(?<what>.{1,80}?) (?:down(?= (?:for|on|at|by)\b)|(?:down )?in (?:my|the|our) (?:diary|calendar|planner|schedule|agenda))(?: (?<day>(?:for |on |at |by )?(?=.*(?:\d|day|tomorrow|tonight|week|month|noon)).+))?$/iu;

/** "put bake scones on for saturday", "put pick up the tripod on tomorrow 5pm": only what begins with a verb is a thing to do. */
const putOn =
  /^(?:put|pop|stick|pencil) (?<what>(?<verb>\p{L}+)\b.*?) (?:on|down|in) (?<day>(?:for )?(?!(?:the|my|our|there|top|it|that)\b).*(?:\d|day|tomorrow|tonight|weekend|week|month|noon)\b.*)$/iu;

/** "for tomorrow add ...". */
const dayFirst =
  /^(?:(?:for|on) )?(?<day>today|tomorrow|tonight|this week|next week|(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)[,:]?\s+(?:please )?(?:add|remind me to|put)\s+(?<rest>\S.*)$/iu;

/** "put me down for the bake sale on friday": who says so takes part. */
const mine = /^(?:put|pencil|mark|note) (?:me|us) (?:down|in) for (?:the |an? )?(?<what>.+)$/iu;

/** "stick a job down for friday 8am, boiler service", "new job for thursday: rewire the kitchen": what it is stands behind. */
const namedBehind =
  /^(?:(?:put|pop|stick|jot|pencil|mark|write|note|add|book|create) (?:me )?(?:an? |another |one )?(?:new )?|(?:an?other |a )?new )(?:job|task|todo|reminder|entry|note)(?: down| in)? (?<day>(?:for|on|at|by) (?=[^,]*(?:\d|day|tomorrow|tmrw|tonight|week|month|noon))[^,]{2,40}?)\s*(?:,|:(?!\d))\s*(?:to )?(?<what>\S.*)$/iu;

/** 'pencil "Rome: book tour" in for monday': a quotation is a title. */
const quoted = new RegExp(
  `^(?:put|pop|stick|pencil|jot|note|write) (?<what>${quoteToken}) (?:on|down|in) (?<day>for .+)$`,
  'iu',
);

/** What is put down, and when; undefined when nothing is. */
export function putDown(text: string): string | undefined {
  const named = (namedBehind.exec(text) ?? quoted.exec(text))?.groups;
  if (named) return `${named.what} ${named.day}`;
  const led = dayFirst.exec(text)?.groups;
  if (led) return `${led.rest} ${led.day}`;
  const joined = mine.exec(text)?.groups?.what;
  if (joined) return joined;
  const found = down.exec(text)?.groups;
  if (found) return `${found.what} ${found.day ?? ''}`.trim();
  const on = putOn.exec(text)?.groups;
  return on && actions.has(on.verb!.toLowerCase()) ? `${on.what} ${on.day}` : undefined;
}
