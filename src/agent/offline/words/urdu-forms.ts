import { forms } from './form.ts';

/** Basic commands in Urdu, in its own and in Roman letters, and the words for days and times in the English that the language reads. */

export type UrduKind = 'list' | 'complete' | 'delete' | 'move' | 'add';

const slots = {
  ref: '(?<ref>.+?)',
  phrase: '(?<phrase>.+?)',
  rest: '(?<phrase>.*?)',
  my: '(?:mere|meray|meri|mera|میرے|میری|میرا)',
  all: '(?:saare|sare|sab|tamam|sabhi|saaray|سارے|سب|تمام)',
  tasks: '(?:kaam|kam|kaamon|tasks|list|fehrist|کام|کاموں|فہرست)',
  show: '(?:dikhao|dikha do|dikhaen|dikhaiye|batao|bata do|bataiye|دکھاؤ|دکھا دو|دکھائیں|بتاؤ|بتا دو|بتائیں)',
  what: '(?:kya|kya kya|kia|kia kia|کیا|کیا کیا)',
  'to do': '(?:karna|karne|کرنا|کرنے)',
  is: '(?:hai|hain|he|ہے|ہیں)',
  do: '(?:kar do|kardo|kar dein|kar den|karo|karden|kijiye|kar dijiye|do|dein|دو|کر دو|کرو|کر دیں|دیں|کیجیے)',
  done: '(?:ho gaya|ho gaye|ho gayi|ho gya|ho gai|hogaya|ho chuka|ho chuki|kar liya|kar li|kar diya|mukammal ho gaya|khatam ho gaya|ہو گیا|ہو گئے|ہو گئی|ہو چکا|ہو چکی|کر لیا|کر لی|کر دیا)',
  finish: '(?:mukammal|complete|done|poora|pura|مکمل|پورا)',
  delete: '(?:delete|remove|hata|mita|nikal|khatam|حذف|ڈیلیٹ|ہٹا|مٹا|نکال|ختم)',
  remind:
    '(?:yaad dilana|yaad dilao|yaad dila dena|yaad dila do|yad dilana|yad dilao|yaad karwana|yaad kara dena|یاد دلانا|یاد دلاؤ|یاد دلا دو|یاد دلا دینا)',
  put: '(?:add|shamil|likh|daal|dal|شامل|لکھ|ڈال|ایڈ)',
  infinitive: String.raw`(?<verb>\S+(?:na|ni|ne|نا|نی|نے))`,
  on: '(?:par|pe|ko|tak|ke liye|پر|کو|تک|کے لیے)',
};

/** The verb stands at the end. */
export const urdu = forms<UrduKind>(
  `
  list [<what>] [<my>] (paas|pass|پاس) [aaj|kal|آج|کل] (koi|kuch|kitne|کوئی|کچھ|کتنے) <tasks> <is>   e.g. kya mere paas koi kaam hai
  list <my> [<all>] <rest> <tasks> <show>   e.g. mere saare kaam dikhao
  list [<my>] [<all>] <tasks> <show>   e.g. sab kaam dikhao
  list <rest> (ke|ki|ka|کے|کی|کا) <tasks> <show>   e.g. aaj ke kaam dikhao
  list <rest> <what> <to do> <is>   e.g. kal kya kya karna hai
  list [<my>] (kya|kon se|kaun se|کیا|کون سے) <tasks> (baqi|baki|باقی) <is>   e.g. mere kya kaam baqi hain
  complete <ref> <done>   e.g. kaam 2 ho gaya
  complete <ref> <finish> (<do>|<done>)   e.g. doodh wala kaam mukammal karo
  delete <ref> <delete> <do>   e.g. doodh wala kaam delete kar do
  add <phrase> <remind>   e.g. kal doodh lana yaad dilana
  add <phrase> <put> (<do>|lo|لو)   e.g. anda lana likh lo
  move <phrase> <on> <do>   e.g. kaam 1 kal par kar do
  add <phrase> <infinitive> <is>   e.g. jumme ko bijli ka bill dena hai
  add <phrase> <infinitive>   e.g. har roz subah 8 baje dawai lena
`,
  slots,
);

type Said = [urdu: string, english: string];

/** Longer ones first. `$1` is the number in front. */
export const days: Said[] = [
  ['(?:har roz|rozana|roz|har din|ہر روز|روزانہ|ہر دن)', 'every day'],
  ['(?:har hafte|har haftay|ہر ہفتے)', 'every week'],
  ['(?:har mahine|har maheene|ہر مہینے)', 'every month'],
  ['(?:har saal|ہر سال)', 'every year'],
  ['(\\d{1,3}) (?:din|دن) (?:baad|bad|mein|me|بعد|میں)', 'in $1 days'],
  ['(\\d{1,3}) (?:hafte|haftay|ہفتے) (?:baad|bad|mein|بعد|میں)', 'in $1 weeks'],
  ['(\\d{1,3}) (?:mahine|maheene|مہینے) (?:baad|bad|mein|بعد|میں)', 'in $1 months'],
  ['(\\d{1,3}) (?:ghante|ghantay|گھنٹے) (?:baad|bad|mein|بعد|میں)', 'in $1 hours'],
  ['(\\d{1,3}) (?:minute|minat|منٹ) (?:baad|bad|mein|بعد|میں)', 'in $1 minutes'],
  ['(?:agle|aglay|اگلے) (?:hafte|haftay|ہفتے)', 'next week'],
  ['(?:agle|aglay|اگلے) (?:mahine|maheene|مہینے)', 'next month'],
  ['(?:aaj|aj|آج)', 'today'],
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
export const caseWord = '(?:ko|ke din|کو|کے دن)';

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
};
