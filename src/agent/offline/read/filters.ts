import type { When } from '../../../language/calendar.ts';
import { count } from '../../../language/number-words.ts';
import type { Filter } from '../intents.ts';
import { taskNoun } from '../words/grammar.ts';
import { priorityOf, takeDetails } from './details.ts';
import { takeDates, takeDayBeside, takeDays } from './filter-dates.ts';
import { type Rule, sorting } from './lists/sorting.ts';
import { plainlyAsked } from './text/asked.ts';
import { cut } from './text/cut.ts';

/** What a request to see tasks asks for. */

const dueRules: Rule[] = [
  [
    /\b(?:without|with no|no|lacking|missing|(?:does|do)(?:n['’]t| not) have|has no|have no)(?: an?| any)? (?:due dates?|dates?|deadlines?)(?: yet)?\b|\b(?:undated|unscheduled|(?:not|n['’]t) (?:yet )?scheduled)\b/iu,
    { due: 'none' },
  ],
  [
    /\b(?:overdue|past[- ]due|late|missed|forgot(?:ten)?|forgetting|overlook(?:ed|ing)|did (?:i|we) (?:miss|forget|overlook)(?: (?:any|some)thing)?(?: to do(?: (?:any|some)thing)?)?|miss (?:any|some)thing|(?:am i|are we) (?:running |falling )?behind(?: on)?)\b/iu,
    { due: 'overdue' },
  ],
  [/\b(?:(?:due|for|on|by) )?(?:today(?:['’]s)?|this day)\b/iu, { due: 'today' }],
  [/\b(?:(?:due|for|on|by) )?tomorrow(?:['’]s)?\b/iu, { due: 'tomorrow' }],
  [
    /\b(?:(?:due|for|in|within|over) )?(?:(?:this|the) week(?:['’]s)?|(?:the )?(?:next|coming) (?:7|seven) days|the coming week)\b/iu,
    { due: 'week' },
  ],
];

const openWords =
  /\b(?:pending|open|incomplete|uncompleted|unfinished|undone|remaining|outstanding|active|left[- ]?overs?|left(?: to do)?|not (?:(?:yet|been|really|quite|all|fully|due|getting)\s+)*(?:done|completed?|finish(?:ed)?|made|ticked off|checked off|closed)|still (?:to do|open)|(?:need|have|got|want) to (?:do|finish|get done)|should (?:i|we) (?:do|work on|start|begin|tackle|focus on|prioriti[sz]e|get to)|(?:(?:must|should|ought to|needs? to|have to|has to|(?:got|going) to|gotta|can) (?:be|get) |to be |to get )(?:done|finished|completed)|needs? (?:doing|finishing|attention|to happen)|have(?:n['’]?t| not) (?:(?:i|we) )?(?:done|finished|completed)|am i missing|the rest|remains?|(?:what|which|those that) (?:is|are)(?:n['’]?t| not)(?: (?:yet )?(?:done|finished|completed?))?|(?:am i|are we) (?:all )?(?:done|finished)|(?<=^\s*)(?:is|are) (?:everything|it all|all(?: of (?:it|them))?) (?:done|finished|completed?)|(?:did|have) (?:i|we) (?:finish(?:ed)?|done?|completed?) (?:everything|it all|them all)|can (?:i|we) (?:check|tick|cross) off)\b/iu;
const doneWords =
  /\b(?:completed?|done|finish(?:ed)?|closed|(?:check|tick|cross)(?:ed)?(?: \p{L}+)? off|accomplished|got done|get done)\b/iu;
const allWords = /\b(?:all|every|everything|complete list|whole|entire|full)\b/iu;
const searchWords =
  /\b(?:about(?!\s+(?:today|tomorrow|this|next)\b)|containing|contain|mentioning|mention|matching|related to|regarding|concerning|named|called|titled|with the words?|that (?:say|include|have(?! (?:no|an?|any|been|not|low|medium|high|urgent)\b))|including)\s+(?<words>.+)$/iu;

/** Where words are looked for anyway. */
const inTitle =
  /\s(?:(?:somewhere )?in (?:the |its |their )?(?:titles?|names?|descriptions?|texts?)|in (?:it|them)|on (?:the |my )?list)\s*$/iu;

const noise = new RegExp(
  String.raw`\b(?:let (?:me|us) know|pull|showing|telling|listing|run(?:ning)? (?:me )?(?:through|down|over)|walk me through|talk me through|go(?:ing)? (?:through|over)|remind|show|list|display|view|see|print|get|give|tell|find|search|look(?:ing)?|filter|let|about|from|happening|comes?|count|planned|going|happen|getting|between|through|else|much|lot|doing|be doing|working on|working|during|behind|running|falling|free|busy|looking|look|like|searching|trying|day|need to know|time|(?<!\bto )(?:sort|order|arrange|read)|open up|me|us|my|our|mine|them|i|you|we|the|a|an|of|for|to|on|in|at|by|is|are|was|were|am|do|does|did|have|has|had|got|any|anything|something|nothing|there|what|which|whats|what['’]s|who|how many|how much|how|when|please|with|that|those|these|this|it|so|far|already|yet|still|now|right|currently|only|just|up|out|next|coming|can(?:no|['’]?)t|couldn['’]?t|can|could|be|been|being|priorit(?:y|ies)|due|dates?|deadlines?|plate|agenda|schedule[d]?|calendar|lists?|stuff|work on|should|must|shall|need|want|left|first|and|others|other(?= ones| tasks| things)|ones?|all|every|everything|thats|whatever|where|put|number(?= \d)|gotta|hafta|supposed|meant|overview|summary|summari[sz]e|recap|rundown|breakdown|round-up|quick|full|short|brief|plans?|busy|lookup|query|search|related|recurring|repeating|repeats?|recurs?|on there|check(?: if| whether)?|written? down|wrote(?: down)?|(?:write|put|jot|jotted) down|noted?(?: down)?|task list|jobs|${taskNoun})\b`,
  'giu',
);

/** The filter a phrase describes; words left over are searched for. `search` off keeps them out ("which of my ..."). */
export function readFilter(phrase: string, when: When, defaults: Filter = {}): Filter {
  const filter: Filter = {};
  const said = ` ${phrase} `.replace(/(?<![?!.])(?<!\d\.\d{1,2})[?!.]+\s*$/u, ' ').replace(inTitle, ' ');
  const asked = plainlyAsked(said);
  let rest = takeSearch(asked, filter);
  rest = applyRules(rest, sorting, filter);
  rest = takeDays(rest, filter, when);
  rest = takeLimit(rest, filter);
  rest = takeDayBeside(rest, filter, when);
  rest = applyRules(rest.replace(/\b(\p{L}+day)['’]s\b/giu, '$1'), dueRules, filter);
  rest = takeTagsAndPriority(rest, filter, when);
  rest = takeDates(rest, filter, when);
  rest = takeStatus(rest, filter);
  const words = rest
    .replace(/['’](?:s|re|ve|d|ll|m)\b/giu, ' ')
    .replace(noise, ' ')
    .replace(/[^\p{L}\p{M}\p{N}\uE001-\uE0FF'’\u200c-]+/gu, ' ')
    .trim();
  if (words !== '' && !filter.search && /[\p{L}\p{N}\uE001-\uE0FF]/u.test(words))
    filter.search = [...words].slice(0, 200).join('');
  return { ...defaults, ...filter };
}

function takeSearch(text: string, filter: Filter): string {
  const found = searchWords.exec(text);
  const words = found?.groups?.words?.replace(/^(?:the|a|an|my)\s+/iu, '').trim();
  if (!found || !words) return text;
  filter.search = [...words].slice(0, 200).join('');
  return text.slice(0, found.index);
}

function applyRules(text: string, rules: Rule[], filter: Filter): string {
  for (const [pattern, part] of rules) {
    const found = pattern.exec(text);
    if (!found) continue;
    Object.assign(filter, typeof part === 'function' ? part(found) : part);
    return cut(text, found.index, found.index + found[0].length);
  }
  return text;
}

/** "my next meeting": the first of that kind which is still to come. */
const nextOfKind =
  /\b(?:my|our|the) next (?<kind>(?!(?:\d|few|couple|two|three|four|five|six|seven|ten|days?|weeks?|weekend|months?|years?|quarter|hours?|minutes?|mornings?|afternoon|evening|nights?|tasks?|todos?|to-dos|things?|ones?|items?|deadlines?|pages?|due|time|\p{L}+day)\b)[\p{L}'’-]+(?: [\p{L}'’-]+)?)\s*$/iu;

function takeLimit(text: string, filter: Filter): string {
  const most =
    /\b(?:the )?(?:(?<count>\d{1,3}|two|three|four|five|ten) )?(?<way>most|least) (?:urgent|important)\b/iu.exec(text);
  if (most) {
    const { count: said, way = '' } = most.groups!;
    Object.assign(filter, { status: 'pending', sort_by: 'priority', order: /^most/iu.test(way) ? 'desc' : 'asc' });
    filter.limit = Math.min(Math.max(said ? count(said) : /\btasks\b/iu.test(text) ? 50 : 1, 1), 200);
    return cut(text, most.index, most.index + most[0].length);
  }
  const upNext = /\bnext (?:task|thing|todo|one)\b/iu.exec(text);
  if (upNext) {
    const several =
      /\b(?<count>\d{1,2}|two|three|four|five|ten) (?:open |pending )?(?:tasks|things|todos|items|ones|deadlines)\b/iu.exec(
        text,
      );
    Object.assign(filter, {
      status: 'pending',
      sort_by: 'due_date',
      limit: several ? count(several.groups!.count!) : 1,
    });
    // What is overdue is not what comes next.
    if (/\bdue\b/iu.test(text)) filter.due_after = 'today';
    return cut(text, upNext.index, upNext.index + upNext[0].length).replace(several?.[0] ?? '', ' ');
  }
  const coming = nextOfKind.exec(text);
  if (coming) {
    Object.assign(filter, { status: 'pending', sort_by: 'due_date', due_after: 'today' });
    if (!/[^s]s$/iu.test(coming.groups!.kind!)) filter.limit = 1;
    return `${text.slice(0, coming.index)} ${coming.groups!.kind}${text.slice(coming.index + coming[0].length)}`;
  }
  const found =
    /\b(?:top|first|last|next|latest)\s+(?<count>\d{1,3}|two|three|four|five|ten)\b(?! (?:days|weeks|months|hours|minutes)\b)/iu.exec(
      text,
    );
  const amount = count(found?.groups?.count ?? '');
  if (!found || !(amount >= 1 && amount <= 200)) return text;
  filter.limit = amount;
  if (/^last/iu.test(found[0]) && !filter.sort_by) Object.assign(filter, { sort_by: 'created_at', order: 'desc' });
  if (/^next/iu.test(found[0]) && !filter.sort_by) Object.assign(filter, { sort_by: 'due_date', status: 'pending' });
  return cut(text, found.index, found.index + found[0].length);
}

/** "With the tag school", "tagged as home". */
const tagBehind =
  /\b(?:(?:with|under|in|has|have) )?(?:the )?(?:tag|label)(?:ged)?(?: as| with)? +(?<tag>(?!(?:and|or|only|please|on)\b)[\p{L}\p{N}_-]+)/iu;
/** "With the school tag", "sales tag, open only". A price tag is a thing. */
const tagBefore =
  /(?:\b(?:with|under|in|has|have|having|got|carry|carries|carrying|wearing|the)|^\s*(?:(?:show|list|see|only|just|me|my|all)\s+)*)\s*(?:the |my |a )?\b(?!(?:price|name|gift|luggage|bag|dog|key|phone|no|any|the|a|some|what|which|this|that)\b)#?(?<tag>[\p{L}\p{N}_-]+) (?:tag|label)s?\b/iu;

function takeTagsAndPriority(text: string, filter: Filter, when: When): string {
  const urgency = /\b(?:(?<level>urgent|high|medium|normal|low|top)(?:[- ]prio(?:rity)?)?|important|p[1-4])\b/iu.exec(
    text,
  );
  let rest = text;
  const level = urgency && priorityOf(urgency[0].replace(/[- ]prio(?:rity)?/iu, ''));
  if (urgency && level) {
    filter.priority = level;
    rest = cut(text, urgency.index, urgency.index + urgency[0].length);
  }
  const named = tagBehind.exec(rest) ?? tagBefore.exec(rest);
  if (named) {
    filter.tags = [named.groups!.tag!.toLowerCase()];
    return cut(rest, named.index, named.index + named[0].length);
  }
  const { tags } = takeDetails(rest, when);
  if (!tags) return rest;
  filter.tags = tags;
  return rest.replace(/#[^\s#,]+/gu, ' ').replace(/\b(?:tagged|labell?ed)(?: with| as)?\b.*$/iu, ' ');
}

function takeStatus(text: string, filter: Filter): string {
  const open = openWords.test(text);
  const rest = text.replace(new RegExp(openWords.source, 'giu'), ' ');
  const done = doneWords.test(rest);
  if (allWords.test(rest) && !open && !done) {
    if (!filter.due) filter.status = 'all';
  } else if (open && done) filter.status = 'all';
  else if (open) filter.status = 'pending';
  else if (done) filter.status = 'completed';
  return rest.replace(new RegExp(doneWords.source, 'giu'), ' ').replace(new RegExp(allWords.source, 'giu'), ' ');
}
