import type { Intent, Reference } from '../intents.ts';
import {
  address,
  caseWord,
  days,
  events,
  hourWord,
  mattering,
  numberWords,
  partsOfDay,
  quarters,
  type UrduKind,
  urdu,
  weekdays,
} from '../words/urdu-forms.ts';
import { asTitle, fieldsOf } from './adds.ts';
import { takeDetails } from './details.ts';
import { readFilter } from './filters.ts';
import { readPlainReference } from './references.ts';
import type { Reading } from './values.ts';

/** Basic commands in Urdu and Roman Urdu. */

const edge = String.raw`(?<![\p{L}\p{N}])`;
const end = String.raw`(?![\p{L}\p{N}])`;

export function readUrdu(text: string, reading: Reading): Intent | undefined {
  const said = inDigits(text)
    .replace(/[؟?!.۔,،]+\s*$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const matters = mattering.exec(said);
  const plain = matters && isBeing.test(said.slice(0, matters.index)) ? said.slice(0, matters.index) : said;
  const level = plain === said ? undefined : matters!.groups!.level;
  const asks = /[?؟]\s*$/u.test(text) || /^(?:kya|kia|کیا)\s/iu.test(plain);
  for (const { kind, pattern } of urdu) {
    const groups = pattern.exec(plain)?.groups;
    if (pattern.test(plain)) {
      const intent = build(kind, groups ?? {}, plain, asks, reading);
      // "budh ko dawai lani hai zaroori hai"
      if (intent?.do === 'add' && level) return { ...intent, task: { ...intent.task, priority: priorityOf(level) } };
      if (intent) return intent;
    }
  }
  return undefined;
}

function build(
  kind: UrduKind,
  { ref, phrase, verb, level, when }: Record<string, string | undefined>,
  text: string,
  asks: boolean,
  reading: Reading,
): Intent | undefined {
  if (kind === 'list') return listOf(text, reading);
  if (asks) return undefined;
  if (kind === 'undo') return { do: 'undo' };
  if (kind === 'add') return addOf(phrase ?? '', verb, reading, isBeing.test(text));
  // "dawai yaad dilana raat ko 9 baje": what stands behind says when.
  if (kind === 'add-when' || kind === 'event-when') {
    const behind = takeTimes(when ?? '', true);
    if (behind.rest !== '' || behind.english === '') return undefined;
    if (kind === 'event-when' && !events.test(phrase ?? '')) return undefined;
    return addOf(phrase ?? '', verb, reading, true, behind.english);
  }
  if (kind === 'event') return eventOf(phrase ?? '', reading);
  if (kind === 'move') return moveOf(phrase ?? '', reading);
  const target = targetOf(ref ?? '');
  if (target.length === 0) return undefined;
  if (kind === 'delete') return { do: 'delete', target };
  if (kind === 'reopen') return { do: 'update', target, change: { completed: false } };
  if (kind === 'priority') {
    return { do: 'update', target, change: { priority: priorityOf(level ?? '') } };
  }
  if (kind === 'stated') return { do: 'complete', target: target.map(withoutVerb), statement: true };
  if (kind === 'finished' && target.some(({ by }) => by === 'title') && !taskWord.test(ref ?? '')) return undefined;
  return { do: 'complete', target };
}

const asking =
  /(?:^|\s)(?:kya|kia|kaise|kaisay|kab|kahan|kahaan|kyun|kyon|kyu|kaun|kon|kitn[aei]|کیا|کیسے|کب|کہاں|کیوں|کون)(?:\s|$)/iu;
/** "lana hai": what is to be done, said in Urdu. */
const isBeing = /\s(?:hai|hain|ہے|ہیں)$/iu;

const taskWord = /(?:^|\s)(?:kaam|kam|task|کام|ٹاسک)(?:\s|$)/iu;

function priorityOf(level: string): 'urgent' | 'high' {
  return /^(?:urgent|foran|fori|فوری)$/iu.test(level) ? 'urgent' : 'high';
}

/** What was done is said in another way than the title does, so it is asked about. */
function withoutVerb(reference: Reference): Reference {
  return reference.by === 'title' ? { ...reference, verbs: [] } : reference;
}

function listOf(text: string, { when }: Reading): Intent {
  const { english } = takeTimes(text);
  return { do: 'list', filter: { status: 'pending', ...(english === '' ? {} : readFilter(english, when)) } };
}

/** "kal shaam 5 baje meeting hai": something that is at an hour. */
function eventOf(phrase: string, reading: Reading): Intent | undefined {
  const isOn = events.test(phrase) && takeTimes(phrase).english !== '';
  if (!isOn && !new RegExp(`\\d ${hourWord}${end}`, 'iu').test(phrase)) return undefined;
  return addOf(phrase, undefined, reading);
}

function addOf(
  phrase: string,
  verb: string | undefined,
  reading: Reading,
  said = false,
  behind = '',
): Intent | undefined {
  const taken = takeTimes(phrase.replace(/\s+(?:hai|hain|ہے|ہیں)$/iu, '').replace(address, ''));
  // "kal mujhe bank jana hai"
  const rest = taken.rest.replace(address, '');
  const english = [taken.english, behind].filter(Boolean).join(' ');
  // An infinitive alone may be a word of any language; with a time of Urdu or an Urdu letter it is a thing to do.
  const isUrdu =
    said || english !== '' || /\p{Script=Arabic}/u.test(phrase) || / (?:ka|ki|ke|ko|se|aur) /u.test(` ${phrase} `);
  if (verb !== undefined && (!isUrdu || asking.test(phrase))) return undefined;
  const { title } = asTitle([rest, verb].filter(Boolean).join(' '), reading.quotes);
  const details = takeDetails(english, reading.when);
  if (title === '' || details.rest !== '') return undefined;
  return { do: 'add', task: { title, ...fieldsOf(details, reading.quotes) } };
}

function moveOf(phrase: string, reading: Reading): Intent | undefined {
  const { rest, english } = takeTimes(phrase);
  const { due, rest: more } = takeDetails(english, reading.when);
  const target = targetOf(rest);
  if (!due || more !== '' || target.length === 0) return undefined;
  const due_date = due.hasDay && due.hasTime ? due.due : due.phrase;
  return { do: 'update', target, change: { due_date } };
}

const all = /^(?:(?:mere|میرے) )?(?:saare|sare|sab|tamam|sabhi|سارے|سب|تمام)(?: (?:kaam|kam|kuch|tasks|کام|کچھ))*$/iu;
const it = /^(?:ye|yeh|isay|ise|isko|usay|usko|wo|woh|یہ|اسے|اس کو|وہ)(?: (?:kaam|کام))?$/iu;

/** Numbers ("kaam 1 aur 2"), "it", all, or a title, without the words around it. */
function targetOf(ref: string): Reference[] {
  const bare = ref
    .replace(/\s+(?:ko|کو)$/iu, '')
    .replace(address, '')
    .replace(/^(?:kal|aaj|parson|کل|آج|پرسوں) (?:ki|ka|ke|wali|wala|کی|کا|کے|والی|والا) /iu, '')
    .trim();
  if (all.test(bare)) return [{ by: 'filter', filter: { status: 'all' } }];
  if (it.test(bare)) return [{ by: 'last' }];
  const counted = bare
    .replace(new RegExp(`${edge}(?:kaam|kam|task|number|کام|ٹاسک|نمبر)${end}`, 'giu'), ' ')
    .replace(new RegExp(`${edge}(?:aur|or|اور)${end}`, 'giu'), 'and')
    .replace(/\s+/gu, ' ')
    .trim();
  const numbers = readPlainReference(counted);
  if (numbers) return numbers;
  const words = counted.replace(new RegExp(`${edge}(?:wala|wali|wale|والا|والی|والے)${end}`, 'giu'), ' ').trim();
  return words === '' ? [] : [{ by: 'title', words }];
}

/** Words of days and times taken out of a phrase, and what they are in English; several days leave all of them where they are. */
function takeTimes(phrase: string, alone = false): { rest: string; english: string } {
  let rest = phrase;
  const english: string[] = [];
  const take = (source: string, said: (groups: RegExpExecArray) => string): boolean => {
    const found = new RegExp(`${edge}${source}(?: ${caseWord})?${end}`, 'iu').exec(rest);
    if (!found) return false;
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`.replace(/\s+/gu, ' ').trim();
    english.push(said(found));
    return true;
  };
  const every =
    weekdays.some(([word, day]) => take(`(?:har|ہر) ${word}`, () => `every ${day}`)) ||
    weekdays.some(([word, day]) => take(`${inWeek} ${word}`, (found) => `${day} of ${weekOf(found[0])} week`)) ||
    weekdays.some(([word, day]) => day !== 'saturday' && take(`(?:agle|aglay|اگلے) ${word}`, () => `next ${day}`));
  if (!every && !days.some(([word, day]) => take(word, (found) => day.replace('$1', found[1] ?? ''))))
    weekdays.some(([word, day]) => take(word, () => day));
  const clock = String.raw`(\d{1,2})(?::(\d{2}))? ?`;
  const atHour = partsOfDay.some(([part, , half]) =>
    take(
      `${part}(?: ko| کو)? ${clock}${hourWord}`,
      ([, hour, minute]) => `at ${hour}:${minute ?? '00'} ${half(Number(hour))}`,
    ),
  );
  if (!atHour && !take(`${clock}${hourWord}`, ([, hour, minute]) => (minute ? `at ${hour}:${minute}` : `at ${hour}`)))
    partsOfDay.some(([part, name]) => {
      if (english.length > 0) return take(part, () => (name === 'noon' ? 'at noon' : name));
      // "shaam ko chai banani hai"
      const said = alone ? part : `${part} (?:ko|mein|کو|میں)`;
      return take(said, () => byItself[name] ?? `in the ${name}`);
    });
  return { rest, english: english.join(' ').replace('today night', 'tonight') };
}

const inWeek = '(?:agle|aglay|is|اگلے|اس) (?:hafte|haftay|ہفتے)(?: (?:ke|کے))?';
const weekOf = (said: string) => (/^(?:is|اس)/iu.test(said) ? 'this' : 'next');
/** Parts of a day where nothing else says when. */
const byItself: Record<string, string> = { noon: 'at noon', night: 'tonight' };

function inDigits(text: string): string {
  const digits = text
    .replace(/[۰-۹]/gu, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(inWords, (word) => String(numberWords[word.toLowerCase()]));
  return quarters.reduce(
    (said, [word, minutes]) =>
      said.replace(new RegExp(`${edge}${word} (\\d{1,2})(?= ${hourWord})`, 'giu'), (_, hour: string) =>
        minutes > 0 ? `${hour}:${minutes}` : `${Number(hour) - 1}:${60 + minutes}`,
      ),
    digits,
  );
}

const inWords = new RegExp(
  `${edge}(?:${Object.keys(numberWords).join('|')})(?= (?:baje|bajay|bje|din|ghante|ghantay|hafte|minute|mahine|tareekh|بجے|دن|گھنٹے|ہفتے|منٹ|مہینے|تاریخ)${end})`,
  'giu',
);
