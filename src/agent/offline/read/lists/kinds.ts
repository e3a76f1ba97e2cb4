import type { Reference } from '../../intents.ts';

/** What lists know no filter for: what repeats, what has a date, what has no tag. */

type Kind = Pick<Extract<Reference, { by: 'filter' }>, 'repeats' | 'dated' | 'untagged'>;

const recurs = /\b(?:recurring|repeating|repeats?|recurs?)\b/iu;
const withDate =
  /\b(?<!\b(?:no|not|without|don['’]?t|doesn['’]?t)\b.{0,30})(?:(?:that |which )?(?:has|have|with|got)) (?:an?|any|some) (?:due )?(?:dates?|deadlines?)\b(?! (?:on|for|of|in|before|after|by|this|next)\b)/iu;
const withoutTag =
  /\b(?:(?:that |which )?(?:without|with no|(?:has|have|having|got|carry|carries) no|(?:does|do)(?:n['’]?t| not) (?:have|carry)|lacking|missing)(?: (?:an?|any|some|the))? (?:tags?|labels?)|untagged|unlabell?ed|(?:(?:is|are|was|were)n['’]?t|not)(?: yet)? (?:tagged|labell?ed))\b(?: yet)?/iu;

/** What is asked for of these, and the words of the filter without it. */
export function takeKind(asked: string): { kind?: Kind; rest: string } {
  if (withoutTag.test(asked)) return { kind: { untagged: true }, rest: asked.replace(withoutTag, ' ') };
  if (recurs.test(asked)) return { kind: { repeats: true }, rest: asked };
  return withDate.test(asked) ? { kind: { dated: true }, rest: asked.replace(withDate, ' ') } : { rest: asked };
}
