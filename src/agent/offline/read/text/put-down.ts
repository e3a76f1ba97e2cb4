import { actions } from '../../words/grammar.ts';

/** "put the dentist down for thursday", "put the school play in my diary for friday". */
const down =
  /^(?:put|pop|stick|jot|pencil|mark|write|note) (?!(?:it|that|this|them|task|#?\d|the (?:dog|cat))\b)(?<what>.{1,80}?) (?:down(?= (?:for|on|at|by)\b)|(?:down )?in (?:my|the|our) (?:diary|calendar|planner|schedule|agenda))(?: (?<day>(?:for |on |at |by )?(?=.*(?:\d|day|tomorrow|tonight|week|month|noon)).+))?$/iu;

/** "put bake scones on for saturday": only what begins with a verb is a thing to do. */
const putOn =
  /^(?:put|pop|stick|pencil) (?<what>(?<verb>\p{L}+)\b.*?) (?:on|down|in) (?<day>for .*(?:\d|day|tomorrow|tonight|weekend|week|month|noon)\b.*)$/iu;

/** "for tomorrow add ...". */
const dayFirst =
  /^(?:(?:for|on) )?(?<day>today|tomorrow|tonight|this week|next week|(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)[,:]?\s+(?:please )?(?:add|remind me to|put)\s+(?<rest>\S.*)$/iu;

/** "put me down for the bake sale on friday": who says so takes part. */
const mine = /^(?:put|pencil|mark|note) (?:me|us) (?:down|in) for (?:the |an? )?(?<what>.+)$/iu;

/** What is put down, and when; undefined when nothing is. */
export function putDown(text: string): string | undefined {
  const led = dayFirst.exec(text)?.groups;
  if (led) return `${led.rest} ${led.day}`;
  const joined = mine.exec(text)?.groups?.what;
  if (joined) return joined;
  const found = down.exec(text)?.groups;
  if (found) return `${found.what} ${found.day ?? ''}`.trim();
  const on = putOn.exec(text)?.groups;
  return on && actions.has(on.verb!.toLowerCase()) ? `${on.what} ${on.day}` : undefined;
}
