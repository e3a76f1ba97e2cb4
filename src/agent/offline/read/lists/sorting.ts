import type { Filter } from '../../intents.ts';

/** The order that a list is asked for in. */

export type Rule = [RegExp, Partial<Filter> | ((found: RegExpExecArray) => Partial<Filter>)];

const sortName: Record<string, Filter['sort_by']> = {
  date: 'due_date',
  due: 'due_date',
  deadline: 'due_date',
  'due date': 'due_date',
  priority: 'priority',
  importance: 'priority',
  urgency: 'priority',
  title: 'title',
  name: 'title',
  alphabet: 'title',
  created: 'created_at',
  creation: 'created_at',
  age: 'created_at',
  'creation date': 'created_at',
  'created date': 'created_at',
  status: 'completed',
  completion: 'completed',
};

const farEnd = 'latest|newest|last|furthest|farthest|highest|biggest';
const nearEnd = 'earliest|soonest|nearest|closest|oldest|lowest';
/** "Latest first", "with the last one at the top", "starting with the highest", "descending". */
const way = String.raw`[,\s]+(?:(?:but|and|with|starting|beginning|from)[,\s]+)*(?:the |my )?(?:desc(?:ending)?|asc(?:ending)?|high(?:est)? to low(?:est)?|reversed?|first|(?<=(?:starting|beginning) (?:with|from) the )(?:${farEnd}|${nearEnd})(?: (?:ones?|dates?|deadlines?|due dates?))?|(?:${farEnd}|${nearEnd})(?: away| off| out)?(?: (?:ones?|dates?|deadlines?|due dates?|tasks?|priority))? (?:first|(?:is |being )?(?:at|on) (?:the )?(?:very )?(?:top|bottom)))`;
const far = new RegExp(String.raw`\b(?:${farEnd})\b`, 'iu');

function orderOf(said: string): 'asc' | 'desc' {
  const isDown = /desc|to low|revers/iu.test(said) || far.test(said) !== /bottom/iu.test(said);
  return isDown ? 'desc' : 'asc';
}

export const sorting: Rule[] = [
  [
    new RegExp(
      String.raw`\b(?:(?:sort(?:ed)?|order(?:ed)?|arranged?)(?: them| it)? by (?:the |their )?(?<field>due date|creation date|created date|\w+)(?<way>${way})?|by (?:the |their )?(?<also>due date|date|deadline|priority)(?<to>${way}))`,
      'iu',
    ),
    (found) => {
      const { field: said, way: sorted, also = '', to } = found.groups!;
      const field = sortName[(said ?? also).toLowerCase()];
      return field ? { sort_by: field, order: orderOf(sorted ?? to ?? '') } : {};
    },
  ],
  [/\bby (?<field>priority|importance|urgency)\b/iu, { sort_by: 'priority', order: 'desc' }],
  [/\bby (?:due date|date|deadline)\b/iu, { sort_by: 'due_date', order: 'asc' }],
  [/\b(?:by (?:title|name)|alphabetical(?:ly)?|in alphabetical order|a[- ]z)\b/iu, { sort_by: 'title', order: 'asc' }],
  [
    /\b(?:latest|last|furthest|farthest)(?: away| off| out)? (?:due )?(?:dates?|deadlines?) (?:first|(?:at|on) (?:the )?top)\b/iu,
    { sort_by: 'due_date', order: 'desc' },
  ],
  [/\b(?:most recent|newest|latest)(?: first)?\b/iu, { sort_by: 'created_at', order: 'desc' }],
  [
    /\b(?:soonest|earliest|nearest|closest)(?: (?:date|deadline|due date))? first\b/iu,
    { sort_by: 'due_date', order: 'asc' },
  ],
  [/\boldest(?: first)?\b/iu, { sort_by: 'created_at', order: 'asc' }],
  [
    /\b(?:most important first|highest priority(?: first)?|(?:urgent|important|high(?: priority)?) (?:ones |tasks |things |stuff )?first)\b/iu,
    { sort_by: 'priority', order: 'desc' },
  ],
  [/\b(?:least (?:important|urgent) first|lowest priority(?: first)?)\b/iu, { sort_by: 'priority', order: 'asc' }],
];
