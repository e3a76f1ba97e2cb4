import { type Form, forms } from './form.ts';

/** What people say behind what they have done: how it went, what else was done with it, that it is over. It asks for nothing. */

export type RemarkKind = 'joy' | 'course' | 'also' | 'over';

const doubt =
  "(?!.*(?:\\b(?:not|no|never|nothing|if|unless|until|till|once|when|still|but|except|again|instead|only|half|almost|nearly|or|and|need|needs|have to|has to|must|should|will|would|might|tomorrow|tonight|next|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\\b|n['’]t\\b|['’]ll\\b|\\d(?::\\d\\d|\\s?[ap]m)))";

const slots = {
  it: '(?:it|that|this|they|all|everything|all of (?:it|them)|the lot)',
  'it is': "(?:that|it|this|they|that one|this one)(?:['’]?s|\\s+(?:is|are))",
  who: '(?:he|she|they|we|i|everyone|everybody|(?:the |my |our |his |her )?\\p{L}+)',
  very: '(?:so|very|really|pretty|quite|all|too|actually|super|absolutely|totally|more|much)',
  well: '(?:well|good|great|fine|ok|okay|alright|nice|nicely|smoothly|perfect|perfectly|easy|easily|quick|quickly|lovely|brilliant|brilliantly|wonderful|better than expected|to plan)',
  glad: '(?:happy|glad|pleased|relieved|proud|chuffed|delighted|over the moon|exhausted|knackered|tired|grateful|thrilled)',
  'what happened': `${doubt}[^,;]{1,60}`,
  'a few words': `${doubt}[^,;]{1,60}`,
  past: "(?:i |we )?(?:have |['’]ve )?(?:just |already |also )?(?:\\p{L}{2,}ed|sent|paid|put|gave|took|brought|left|got|made|did|wrote|told|bought|rang|met|hung|cut|dropped)",
};

export const remarks: Form<RemarkKind>[] = forms<RemarkKind>(
  `
  joy (hooray|hurray|hurrah|yay|phew|yippee|woohoo|woo|finally|eventually|at last|at long last|thankfully|luckily|result|done and dusted|job done|nice one|get in|easy peasy|happy days|whoop|whew)   e.g. hooray
  joy (thank god|thank goodness|thank heavens|about time|what a relief|what a day|what a job|what a pain)   e.g. about time
  joy (what a|such a|that was a) (relief|pain|nightmare|faff|mess|job|day|slog|treat|pleasure|delight|success|result)   e.g. such a relief
  joy [i'm|i am|we're|we are] [<very>] <glad> [<a few words>]   e.g. so glad it is over
  course [<it>] (went|turned out|came out|came off|worked|worked out|looks|look|is looking|runs|works|fits|tastes|was|were|is|are) [<very>] <well> [<a few words>]   e.g. it went really well
  course [it|everything] (is|are) [now|back] in [good|working|full|perfect] order   e.g. everything is in good order
  course all (good|fine|well|ok|okay|in order|in good order|in working order|working|working again|clean|set|clear|sorted|there|safe|sound|accounted for|ready to go)   e.g. all in good order
  course no (problem|problems|issue|issues|trouble|complaints|drama|surprises|faults|damage) [at all|this time|found|whatsoever|so far]   e.g. no problems at all
  course [it] [only|just] (took|cost) [me|us] <a few words>   e.g. took ages
  course <who> (loved|liked|enjoyed|adored) <what happened>   e.g. she loved it
  course <who> (was|were|is|are|seemed|looked) [<very>] <glad> [<a few words>]   e.g. the client was very pleased
  course (as promised|as planned|as agreed|as usual|on time|in time|with time to spare|ahead of time|first try|first time|in one go|just in time)   e.g. as promised
  also <past> (it|them|him|her|that|everything|the lot|all of it|all of them) [<a few words>]   e.g. emailed it last night
  over [so] (you can|we can|please|just) (tick|cross|check|take|mark|strike) (it|that|this|them|that one) [off] [done|as done|my list|the list]   e.g. you can tick it off
  over so <it is> [now|all|also] (done|complete|completed|finished|sorted|over|that|out of the way|off my list|off the list|dealt with|done and dusted)   e.g. so that one is complete
`,
  slots,
);
