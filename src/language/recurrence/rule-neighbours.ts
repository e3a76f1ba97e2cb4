import type { Scan } from '../grammar/scan.ts';
import { compileNeighbours, headOf, type Neighbour, type Stretch, tailOf } from '../moments/neighbours.ts';

/** Words beside a recurrence that change what it means; see `neighbours.ts`. */

export const ruleHeads: Neighbour[] = [
  { form: '(not|except|excluding|unless) (on|for)?', example: 'walk the dog [except] every friday' },
  { form: '(twice|thrice|half)', example: 'take the drops [twice] daily' },
  { form: '<count> times', example: 'take the drops [3 times] daily' },
  {
    form: '(at (least|most)|no (more|less) than|almost|nearly|roughly|approximately|maybe|perhaps)',
    example: 'stretch [at least] every 2 days',
  },
  { form: '(up to|hardly|never|rarely|seldom|sometimes|usually|mostly)', example: 'stretch [up to] every 3 days' },
  { form: '(from|between)', example: 'book the hotel [from] monday to friday' },
  { form: '(or|and) (on)? (<day>|<moved>)', example: 'swim monday [or wednesday] every week' },
  { form: '(other than|apart from|rather than|instead of|but)', example: 'call the bank [other than] every friday' },
  {
    form: '(the)? (day|week|month|morning|evening|night) (before|after)',
    example: 'pack the bag [the day before] every friday',
  },
  { form: '<count> <unit> (before|after)', example: 'pack the bag [2 days before] every friday' },
  { form: '(<day>|<moved>|<time>) (or|and)', example: 'call mom [tomorrow or] every friday' },
];

export const ruleTails: Neighbour[] = [
  { form: 'of', example: 'oil the hinges every first friday [of] the jubilee' },
  {
    form: '(after|before|between) ((the|my|our)? <feast>|<day>|<moved>|<holiday>|(the)? <nth>)',
    example: 'clean the church every third sunday [after easter]',
  },
  {
    form: '(except|excepting|excluding|unless|but (not|only)|not|other than|apart from)',
    example: 'feed the fish daily [except] holidays',
  },
  {
    form: '(or|and) (on|at|every|each|the)? (<day>|<moved>|<nth>|<month>|weekends|weekdays)',
    example: 'swim every monday [or tuesday]',
  },
  {
    form: '(or|and) (every|each|daily|weekly|fortnightly|monthly|quarterly|yearly|annually)',
    example: 'stretch every day [or every other day]',
  },
  { form: '(or|and) (in the|at|every)? <part>', example: 'feed the cat every morning [and evening]' },
  { form: '(or|and)? (at|@)? <time>', example: 'stretch every day at 9am [and 5pm]' },
  { form: '(or|and) (at)? <hour>', ends: true, example: 'stretch every day at 9 [and 5]' },
  { form: '(,)? <hour> (,)? (or|and) <hour>', ends: true, example: 'stretch every day at 9 [, 12 and 5]' },
  { form: 'or <count>', example: 'stretch every day at 9 [or 10]' },
  { form: '(or|and) (in)? <year>', example: 'play the lottery every friday in 2027 [or 2028]' },
  { form: '(twice|thrice)', example: 'stretch every day [twice]' },
  { form: '(at|by|@)? <count> <half>', example: 'stretch every day [at 13pm]' },
  { form: '(or|and) (a half|so|more|less|later|earlier)', example: 'stretch every 2 days [and a half]' },
  { form: '(at (least|most|the earliest)|give or take)', example: 'stretch every 2 days [at least]' },
  { form: '(a|per) (day|week|month|year)', example: 'take the drops daily 3 times [a day]' },
  { form: '(until|till|til|starting|beginning|ending)', example: 'train every day [until] the race' },
  { form: '(through|thru|to|-|–) (<day>|<month>)', example: 'train every monday [to june]' },
  {
    form: '(in|during|through|thru|over|all|for) (the|all)? (spring|summer|autumn|fall|winter|<month>|<feast>)',
    example: 'water the roses every day [in summer]',
  },
  { form: '(in|within) <count> <unit>', example: 'play chess every friday [in 3 weeks]' },
  { form: '<count> times', example: 'play chess every friday for 2 weeks [3 times]' },
  {
    form: '(in|during|of|for|all)? (this|next) (week|month|quarter|year)',
    example: 'play chess every friday for 2 weeks [this month]',
  },
  { form: '(,)? (in|during|of|for)? <year>', example: 'play the lottery every friday [2028]' },
  { form: '(week|weeks|fortnight)', example: 'play chess every friday [week]' },
  { form: '(utc|gmt|<half>)', example: 'play chess every friday [UTC]-5' },
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
