/** How a clause speaks of a task whose number stands in it, each way with an example. */

type NumberedKind = 'complete' | 'done' | 'delete' | 'off' | 'no-repeat' | 'value' | 'tag';

/** "#3", or "#3+#5" for several that are said together. */
const n = String.raw`#[1-9]\d*(?:\+#[1-9]\d*)*(?:['’]s)?`;
const adverbs = String.raw`(?:(?:now|all|both|already|finally|just|been|also|totally|fully|officially)\s+)*`;
const be = String.raw`(?:\s+(?:is|are|was|were|has been|have been|got)|['’]s)?\s+`;
const particle = '(?: (?:in|out|up|off|back|away|over|down))?';
/** When it was. */
const tail = String.raw`(?:\s+(?:just now|earlier|today|yesterday|this morning|this afternoon|this evening|last night|last nite|last week|on \p{L}+day|at last|at lunch|over lunch|over the weekend|before work|after work|an hour ago|a minute ago))*`;
const handed = `(?<past>sent|emailed|e-mailed|mailed|handed|given|forwarded|submitted|delivered|posted|shipped|brought|taken|returned)`;
const who = String.raw`(?<who>(?:(?:i|we|he|she|they)(?:['’](?:ve|s|d))?\s+)?(?:(?:have|has|had)\s+)?(?<=\s))?`;
const order = `(?:make|set|put|change|move|push|shift|bring|reschedule|turn|update|postpone|delay|let['’]?s (?:make|move|put|do))`;
const thrownAway = `(?:delet|remov|dropp?|scrapp?|binn?|eras|cancel|scratch|cross)ed`;
const throwAway = `(?:delete|remove|drop|scrap|bin|erase|trash|ditch|kill|get rid of|forget(?: about)?|throw out|take off)`;
const done = `(?:done|finished|completed?|sorted|ready|ticked off|off my list|dealt with|taken care of|out of the way)`;
const off = `(?:cancell?ed|called off|off|not happening|not needed|late|delayed|postponed|running late)`;
const needless = `(?:don['’]?t|doesn['’]?t|do not|does not|no longer|won['’]?t)`;
const becomes = `(?:is|are|was|starts?|begins?|should be|needs to be|has to be|must be|will be|should repeat|repeats?|got moved|(?:has|was|have)(?: been)? moved|moved|goes|should go|should move|happens)`;

const forms: readonly (readonly [kind: NumberedKind, source: string, example: string])[] = [
  ['complete', `(?:(?:all )?done|finished|through) (?:with|w/?) ${n}`, 'done w #3'],
  ['complete', `(?:tick|check|cross) ${n} off(?: (?:my|the) list)?`, 'tick #3 off the list'],
  ['complete', `(?:tick|check|cross) off ${n}`, 'cross off #3'],
  ['complete', `(?:mark|set|tick|flag|put) ${n} (?:as |to )?(?:done|finished|completed?|ticked)`, 'mark #3 as done'],
  ['complete', `${n}${be}${adverbs}${done}${tail}`, '#3 is finally out of the way'],
  ['off', `${n}${be}(?:been )?${off}${tail}`, '#3 is late'],
  ['done', `${n}${be}${adverbs}(?<past>\\p{L}+)${particle}${tail}`, '#3 was picked up this morning'],
  ['done', `${n}${be}${adverbs}${handed}(?: (?:in|over|off|back|out|on))? to [^,#]{2,30}`, '#3 handed in to the bank'],
  [
    'done',
    `${who}(?:(?:just|already|finally|also|now)\\s+)*(?<past>\\p{L}+)${particle} ${n}${particle}${tail}`,
    'we have already renewed #3 last week',
  ],
  [
    'delete',
    `${throwAway} ${n}(?: (?:off|from) (?:my|the) (?:list|todos?))?(?: (?:for good|altogether|completely|entirely|again))?`,
    'get rid of #3 for good',
  ],
  ['delete', `take ${n} off(?: (?:my|the) list)?`, 'take #3 off the list'],
  [
    'delete',
    `${n} (?:can|should|may|could) be ${thrownAway}(?: (?:altogether|completely|now|entirely|for good))?`,
    '#3 can be deleted altogether',
  ],
  [
    'delete',
    `(?:(?:i|we|you) )?${needless} need(?: to do)? ${n} (?:anymore|any more|any longer)(?: (?:delete|remove|drop) it)?`,
    "don't need #3 anymore delete it",
  ],
  ['off', `.{1,40}\\b${needless} needs? ${n}(?: anymore| any more| any longer)?`, "mum doesn't need #3 any more"],
  ['off', `${n} (?:is not|isn['’]?t|are not|aren['’]?t) .{2,40}`, "#3 isn't low priority"],
  [
    'no-repeat',
    `${n} (?:should|must|needs?|shall) (?:no longer|not|never) (?:repeat|recur)(?: any\\s*more)?`,
    '#3 should no longer repeat',
  ],
  [
    'no-repeat',
    `${n} (?:shouldn['’]?t|needn['’]?t|doesn['’]?t(?: need to)?) (?:repeat|recur)(?: any\\s*more)?`,
    "#3 doesn't need to repeat anymore",
  ],
  [
    'value',
    `${order} ${n} (?:(?:down|back|forward|up|over|only|just)\\s+)*(?:to |for |at |on |as |until |till |in )?(?<value>.+)`,
    'put #3 down for saturday afternoon',
  ],
  ['value', `remind me (?:of|about) ${n} (?<value>.+)`, 'remind me about #3 one day before'],
  [
    'value',
    `${n} (?<day>(?:this|next|on|tomorrow|today)\\b.{0,20}?) (?:is|are) (?<value>(?:at|now|from)\\b.+)`,
    '#3 this thursday is at half past six',
  ],
  [
    'value',
    `${n} ${becomes} (?:(?:now|just|only|really|actually|from now on|moved)\\s+)*(?:to |on (?=every))?(?<value>.+)`,
    '#3 starts at 7:45 am',
  ],
  ['value', `${n} (?:now )?(?:to|at|on|for) (?<value>.+)`, '#3 now at 12'],
  [
    'value',
    `${n} (?:(?:only|just) )?(?:(?:has to|needs to|must|should) (?:happen|be done)|meets?|takes place|gets? (?:done|\\p{L}+ed)|happens?)? ?(?:(?:only|just) )?(?:on )?(?<value>(?:every|each|daily|weekly|monthly|\\p{L}+days?)\\b.*?)(?: from now on)?`,
    '#3 meets only every other thursday from now on',
  ],
  [
    'tag',
    `${n} (?:should|must|needs to|can) (?:carry|have|get) (?:the |a )?(?:tag|label) (?<value>[^\\s,]+)`,
    '#3 should carry the tag youth',
  ],
  [
    'tag',
    `(?:put|stick|set|add) (?:the |an? )?(?<value>[^\\s,]+) (?:tag|label) (?:on|onto|to) ${n}(?: job)?`,
    'stick a printers tag on #3',
  ],
];

export const numberedForms = forms.map(([kind, source, example]) => ({
  kind,
  pattern: new RegExp(`^(?:${source.replaceAll(' ', String.raw`\s+`)})$`, 'iu'),
  example,
}));

/** "Take her off the list", "so that call is made": of the task that was spoken of. */
export const ofLastForms: readonly (readonly ['complete' | 'delete', RegExp])[] = [
  [
    'delete',
    /^(?:delete|remove|scrap|bin|erase|scratch|strike|get rid of) (?:it|them|that|this)(?: one| task)?(?: (?:off|from)(?: (?:my|the) list)?)?$/iu,
  ],
  [
    'delete',
    /^(?:take|cross|kick) (?:it|them|her|him|that|this)(?: one| task)? (?:off|out of|from) (?:my|the) list$/iu,
  ],
  ['delete', /^(?:that|this)(?: one| task) can (?:go|be (?:deleted|removed|dropped|binned|scrapped))$/iu],
  [
    'complete',
    /^(?:(?:that|it|this)(?: one| task| call| job| visit| check)?(?:['’]?s| is| can be) (?:all )?(?:done|made|completed?|finished|sorted|ticked off)|(?:(?:you|u|i|we) (?:can |may )?)?(?:(?:tick|check|cross) (?:it|that|this)(?: one)? off(?: (?:my|the) list)?|(?:mark|tick|close) (?:it|that|this)(?: one)? (?:as )?(?:done|completed?|finished)|tick (?:it|that|this)(?: one)?))$/iu,
  ],
];
