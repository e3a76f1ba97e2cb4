import type { Scan } from '../grammar/scan.ts';
import { compileNeighbours, headOf, type Neighbour, type Stretch, tailOf } from '../moments/neighbours.ts';

/** Words beside a recurrence that change what it means; see `neighbours.ts`. */

export const ruleHeads: Neighbour[] = [
  { form: '(not|except|excluding|unless) (on|for)?', example: 'walk the dog [except] every friday' },
  { form: '(twice|thrice|half)', example: 'take the drops [twice] daily' },
  { form: '<count> times', example: 'take the drops [3 times] daily' },
];

export const ruleTails: Neighbour[] = [
  { form: 'of', example: 'oil the hinges every first friday [of] the jubilee' },
  { form: '(after|before) <feast>', example: 'clean the church every third sunday [after easter]' },
  { form: '(except|excluding|unless|but not|other than|apart from)', example: 'feed the fish daily [except] holidays' },
  {
    form: '(or|and) (on|at|every|each|the)? (<day>|<moved>|<nth>|<month>|weekends|weekdays)',
    example: 'swim every monday [or tuesday]',
  },
  { form: '(or|and) (a half|so)', example: 'stretch every 2 days [and a half]' },
  { form: '(until|till|til|starting|beginning|ending)', example: 'train every day [until] the race' },
  { form: '(through|thru|to|-|–) (<day>|<month>)', example: 'train every monday [to june]' },
  { form: 'in (the)? (spring|summer|autumn|fall|winter|<month>)', example: 'water the roses every day [in summer]' },
];

const heads = compileNeighbours(ruleHeads);
const tails = compileNeighbours(ruleTails);

/** The recurrence with the words beside it that it does not hold although they change it; undefined when there are none. */
export function ruleStretch(scan: Scan, { start, end }: Stretch): Stretch | undefined {
  const before = headOf(scan, start, heads);
  const behind = tailOf(scan, end, tails);
  if (before === undefined && behind === undefined) return undefined;
  return { start: before ?? start, end: behind ?? end };
}
