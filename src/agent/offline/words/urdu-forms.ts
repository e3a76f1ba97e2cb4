import { forms } from './form.ts';

/** Basic commands in Urdu, in its own and in Roman letters, and the words for days and times in the English that the language reads. */

export type UrduKind =
  | 'list'
  | 'complete'
  | 'stated'
  | 'finished'
  | 'delete'
  | 'move'
  | 'add'
  | 'add-when'
  | 'event'
  | 'event-when'
  | 'priority'
  | 'reopen'
  | 'undo';

const slots = {
  ref: '(?<ref>.+?)',
  phrase: '(?<phrase>.+?)',
  rest: '(?<phrase>.*?)',
  when: '(?<when>.+)',
  'some day': '(?<phrase>.+?)',
  my: '(?:mere|meray|meri|mera|میرے|میری|میرا)',
  all: '(?:saare|sare|sab|tamam|sabhi|saaray|kul|سارے|سب|تمام)',
  tasks: '(?:kaam|kam|kaamon|tasks?|list|fehrist|کام|کاموں|فہرست|لسٹ|ٹاسک)',
  which:
    '(?:kaun se|kon se|kaunse|konse|kaun kaun se|kitne|koi|kuch|kya|kya kya|kia|کون سے|کون کون سے|کتنے|کوئی|کچھ|کیا)',
  left: '(?:baqi|baki|pending|reh gaye|reh gaya|rehte|rehta|bache|باقی|رہ گئے|رہ گیا|رہتے)',
  show: '(?:dikhao|dikha do|dikhaen|dikhaiye|batao|bata do|bataiye|دکھاؤ|دکھا دو|دکھا دیں|دکھائیں|دکھائیے|بتاؤ|بتا دو|بتائیں)',
  what: '(?:kya|kya kya|kia|kia kia|کیا|کیا کیا)',
  'to do': '(?:karna|karne|کرنا|کرنے)',
  is: '(?:hai|hain|he|ہے|ہیں)',
  do: '(?:kar do|kardo|kar dein|kar den|karo|karden|kijiye|kar dijiye|do|dein|دو|کر دو|کرو|کر دیں|دیں|کیجیے)',
  done: '(?:mukammal ho gaya|khatam ho gaya|ho gaya|ho gaye|ho gayi|ho gya|ho gai|hogaya|ho chuka|ho chuki|kar liya|kar li|kar diya|kar di|nipta liya|nimta diya|ہو گیا|ہو گئے|ہو گئی|ہو چکا|ہو چکی|کر لیا|کر لی|کر دیا)',
  finish: '(?:mukammal|mukamal|complete|done|poora|pura|mark done|مکمل|پورا)',
  over: '(?:khatam|mukammal|mukamal|poora|pura|ختم|مکمل)',
  brought:
    '(?:le aaya|le aayi|le aya|la diya|le liya|le li|de diya|de di|bhej diya|bhej di|kharid liya|kharid li|dekh liya|likh liya|likh diya|jama kara diya|karwa liya|karwa diya|لے آیا|لے آئی|لے لیا|دے دیا|دے دی|بھیج دیا|خرید لیا)',
  delete: '(?:delete|cancel|remove|hata|mita|nikal|khatam|حذف|ڈیلیٹ|کینسل|ہٹا|مٹا|نکال|ختم)',
  remind:
    '(?:yaad dilana|yaad dilao|yaad dila dena|yaad dila do|yad dilana|yad dilao|yaad karwana|yaad kara dena|yaad kara do|yaad karana|yaad karwa dena|yaad karwa do|yaad dilaiye|yaad dila dein|yaad rakhna|yad rakhna|yaad rakho|یاد رکھنا|یاد دلانا|یاد دلاؤ|یاد دلا دو|یاد دلا دینا)',
  put: '(?:add|shamil|likh|daal|dal|شامل|لکھ|ڈال|ایڈ)',
  urgent: '(?<level>urgent|zaroori|zaruri|aham|foran|fori|فوری|ضروری|اہم)',
  again: '(?:dobara|dubara|wapas|wapis|phir se|دوبارہ|واپس|پھر سے)',
  infinitive: String.raw`(?<verb>(?!(?:mahine|maheene|apne|مہینے|اپنے)(?!\S))\S+(?:na|ni|ne|نا|نی|نے))`,
  on: '(?:par|pe|ko|tak|ke liye|پر|کو|تک|کے لیے)',
};

/** The verb stands at the end. */
export const urdu = forms<UrduKind>(
  `
  undo (undo|wapas|wapis|واپس) <do>   e.g. wapas karo
  list [<what>] [<my>] (paas|pass|پاس) [aaj|kal|آج|کل] (koi|kuch|kitne|کوئی|کچھ|کتنے) <tasks> [<left>] <is>   e.g. kya mere paas koi kaam hai
  list <all> <show>   e.g. sab dikhao
  list <my> [<all>] <rest> <tasks> <show>   e.g. mere saare kaam dikhao
  list [mujhe|مجھے] [<my>] [<all>] <tasks> <show>   e.g. sab kaam dikhao
  list <rest> (ke|ki|ka|کے|کی|کا) [<all>] <tasks> [<show>]   e.g. aaj ke kaam dikhao
  list [<what>] [mujhe|مجھے] [<some day>] [mujhe|مجھے] (kya|kya kya|kia|kuch|koi kaam|کیا|کیا کیا|کچھ) <to do> <is>   e.g. kal kya kya karna hai
  list [<some day>] [<my>] <which> <tasks> [<left>] [<is>]   e.g. mere kya kaam baqi hain
  list <what> <some day> (koi|kuch|کوئی|کچھ) <tasks> [<left>] <is>   e.g. kya aaj koi kaam baqi hai
  complete <ref> (<done>|<brought>) [<is>] [,] [isay|isko|isse|ise|اسے] (mark|tick|done|complete|mark done|tick off|mark as done|مکمل) <do>   e.g. bijli ka bill ho gaya, mark kar do
  complete <ref> <finish> (<do>|<done>) [<is>]   e.g. doodh wala kaam mukammal karo
  complete <ref> <done> [<is>]   e.g. kaam 2 ho gaya
  finished <ref> <over>   e.g. kaam 2 khatam
  stated <ref> <brought> [<is>]   e.g. doodh le aaya
  delete <ref> <delete> <do>   e.g. doodh wala kaam delete kar do
  reopen <ref> [ko|کو] <again> (khol|open|shuru|کھول) <do>   e.g. kaam 2 dobara khol do
  priority <ref> [ko|کو] <urgent> (<do>|bana do|banao|<is>|بنا دو)   e.g. kaam 2 ko urgent kar do
  add [mujhe|مجھے] <remind> (ke|keh|k|کہ) <phrase> [<is>]   e.g. yaad dilana ke kal fees deni hai
  add (kaam|task|کام|ٹاسک) <put> <do> [:] <phrase>   e.g. task add karo: kapre dhona
  add (ek|aik|ایک|naya|nya|نیا) [naya|nya|aur|نیا|اور] (kaam|task|کام|ٹاسک) [<put> <do>] [:] <phrase>   e.g. naya kaam: kapre press karna
  add [mujhe|مجھے] <remind> <phrase> [<is>]   e.g. yaad dilao kal chacha ko phone karna hai
  add <phrase> <remind>   e.g. kal doodh lana yaad dilana
  add-when <phrase> <remind> <when>   e.g. ammi ki dawai yaad dilana raat ko 9 baje
  add <phrase> <put> (<do>|lo|لو)   e.g. anda lana likh lo
  move <phrase> <on> <do>   e.g. kaam 1 kal par kar do
  move <phrase> <do>   e.g. kaam 1 ko parson kar do
  add <phrase> <infinitive> <is>   e.g. jumme ko bijli ka bill dena hai
  add <phrase> <infinitive>   e.g. har roz subah 8 baje dawai lena
  add-when <phrase> <infinitive> <is> <when>   e.g. ammi ko call karni hai kal subah 10 baje
  add-when <phrase> <infinitive> <when>   e.g. gaari dhona kal
  event-when <phrase> <is> <when>   e.g. agle peer ko meeting hai 11 baje
  event <phrase> <is>   e.g. kal shaam 5 baje meeting hai
`,
  slots,
);

type Said = [urdu: string, english: string];

/** Longer ones first. `$1` is the number in front. */
export const days: Said[] = [
  ['(?:har|ہر) (?:mahine|maheene|مہینے)(?: ki| کی)? (\\d{1,2}) (?:tareekh|tarikh|تاریخ)', 'every month on the $1th'],
  ['(\\d{1,2}) (?:tareekh|tarikh|تاریخ)', 'on the $1th'],
  ['(?:har roz|rozana|roz|har din|ہر روز|روزانہ|ہر دن)', 'every day'],
  ['(?:har hafte|har haftay|ہر ہفتے)', 'every week'],
  ['(?:har mahine|har maheene|ہر مہینے)', 'every month'],
  ['(?:har saal|ہر سال)', 'every year'],
  ['(\\d{1,3}) (?:din|دن) (?:baad|bad|mein|me|بعد|میں)', 'in $1 days'],
  ['(\\d{1,3}) (?:hafte|haftay|ہفتے) (?:baad|bad|mein|بعد|میں)', 'in $1 weeks'],
  ['(\\d{1,3}) (?:mahine|maheene|مہینے) (?:baad|bad|mein|بعد|میں)', 'in $1 months'],
  ['(\\d{1,3}) (?:ghante|ghantay|گھنٹے) (?:baad|bad|mein|بعد|میں)', 'in $1 hours'],
  ['(\\d{1,3}) (?:minute|minat|منٹ) (?:baad|bad|mein|بعد|میں)', 'in $1 minutes'],
  ['(?:agle|aglay|اگلے) (?:hafte|haftay|hafta|ہفتے)', 'next week'],
  ['(?:is|اس) (?:hafte|haftay|ہفتے)', 'this week'],
  ['(?:is|اس) (?:mahine|maheene|مہینے)', 'this month'],
  ['(?:agle|aglay|اگلے) (?:mahine|maheene|مہینے)', 'next month'],
  ['(?:aaj|aj|آج)(?: hi| ہی)?', 'today'],
  ['(?:kal|کل)', 'tomorrow'],
  ['(?:parson|parso|پرسوں)', 'in 2 days'],
];

/** With "har" in front every one of them. */
export const weekdays: Said[] = [
  ['(?:peer|pir|somwar|پیر|سوموار)', 'monday'],
  ['(?:mangal|منگل)', 'tuesday'],
  ['(?:budh|بدھ)', 'wednesday'],
  ['(?:jumerat|jumeraat|جمعرات)', 'thursday'],
  ['(?:jumma|jumme|juma|jume|جمعہ|جمعے)', 'friday'],
  ['(?:hafta|hafte|haftay|sanichar|ہفتہ|ہفتے)', 'saturday'],
  ['(?:itwar|itwaar|اتوار)', 'sunday'],
];

/** Parts of a day: what they are alone, and the half of the day of an hour behind them. */
export const partsOfDay: [urdu: string, alone: string, half: (hour: number) => 'am' | 'pm'][] = [
  ['(?:subah|subha|صبح)', 'morning', (hour) => (hour === 12 ? 'pm' : 'am')],
  ['(?:dopahar|dopehar|دوپہر)', 'noon', (hour) => (hour === 11 ? 'am' : 'pm')],
  ['(?:shaam|sham|شام)', 'evening', () => 'pm'],
  ['(?:raat|rat|رات)', 'night', (hour) => (hour === 12 || hour < 5 ? 'am' : 'pm')],
];

export const hourWord = '(?:baje|bajay|bje|بجے)';
/** Behind a day or time. */
export const caseWord = '(?:ko|ke din|tak|کو|کے دن|تک)';

/** What is on a day, said without a verb of doing. */
export const events =
  /(?:^|\s)(?:appointment|meeting|paper|exam|imtihan|test|shaadi|shadi|flight|class|party|dawat|salgirah|birthday|match|interview|mulaqat|training|shift|اپائنٹمنٹ|میٹنگ|پرچہ|امتحان|ٹیسٹ|شادی|فلائٹ|کلاس|پارٹی|دعوت|سالگرہ|میچ|انٹرویو|ملاقات)$/iu;

/** Behind what is to be done: how much it matters. */
export const mattering =
  /\s+(?:(?:bohat|bahut|bohot|بہت) )?(?<level>zaroori|zaruri|aham|urgent|foran|fori|ضروری|اہم|فوری)(?: (?:hai|ہے))?$/iu;

export const numberWords: Record<string, number> = {
  ek: 1,
  do: 2,
  teen: 3,
  char: 4,
  chaar: 4,
  panch: 5,
  paanch: 5,
  chhe: 6,
  saat: 7,
  aath: 8,
  nau: 9,
  das: 10,
  gyarah: 11,
  barah: 12,
  ایک: 1,
  دو: 2,
  تین: 3,
  چار: 4,
  پانچ: 5,
  چھ: 6,
  سات: 7,
  آٹھ: 8,
  نو: 9,
  دس: 10,
  گیارہ: 11,
  بارہ: 12,
};

/** In front of an hour: how many minutes it is from it. */
export const quarters: [urdu: string, minutes: number][] = [
  ['(?:sadhe|sarhe|saadhe|ساڑھے)', 30],
  ['(?:sawa|سوا)', 15],
  ['(?:paune|pone|پونے)', -15],
];

/** Said to or of oneself in front of a command. */
export const address =
  /^(?:(?:yaad se|یاد سے|bhai|yaar|yar|acha|accha|please|plz|suno|mujhe|mujhko|mujh ko|hamein|humein|maine|mene|main ne|mein ne|hum ne|مجھے|ہمیں|میں نے|ہم نے|بھائی|یار)[,\s]+)+/iu;
