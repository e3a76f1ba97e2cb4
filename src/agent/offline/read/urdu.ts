import type { Intent, Reference } from '../intents.ts';
import {
  caseWord,
  days,
  hourWord,
  numberWords,
  partsOfDay,
  type UrduKind,
  urdu,
  weekdays,
} from '../words/urdu-forms.ts';
import { asTitle, fieldsOf } from './adds.ts';
import type { Reading } from './changes.ts';
import { takeDetails } from './details.ts';
import { readPlainReference } from './references.ts';

/** Basic commands in Urdu and Roman Urdu. */

const edge = String.raw`(?<![\p{L}\p{N}])`;
const end = String.raw`(?![\p{L}\p{N}])`;

export function readUrdu(text: string, reading: Reading): Intent | undefined {
  const plain = inDigits(text)
    .replace(/[؟?!.۔,،]+\s*$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const asks = /[?؟]\s*$/u.test(text) || /^(?:kya|kia|کیا)\s/iu.test(plain);
  for (const { kind, pattern } of urdu) {
    const groups = pattern.exec(plain)?.groups;
    if (pattern.test(plain)) {
      const intent = build(kind, groups ?? {}, plain, asks, reading);
      if (intent) return intent;
    }
  }
  return undefined;
}

function build(
  kind: UrduKind,
  { ref, phrase, verb }: Record<string, string | undefined>,
  text: string,
  asks: boolean,
  reading: Reading,
): Intent | undefined {
  if (kind === 'list') return listOf(text, reading);
  if (asks) return undefined;
  if (kind === 'add') return addOf(phrase ?? '', verb, reading);
  if (kind === 'move') return moveOf(phrase ?? '', reading);
  const target = targetOf(ref ?? '');
  if (target.length === 0) return undefined;
  return kind === 'delete' ? { do: 'delete', target } : { do: 'complete', target };
}

function listOf(text: string, { when }: Reading): Intent {
  const { english } = takeTimes(text);
  const day = /^(?:today|tomorrow)$/u.exec(english)?.[0] as 'today' | 'tomorrow' | undefined;
  if (day) return { do: 'list', filter: { status: 'pending', due: day } };
  const due = english === '' ? undefined : takeDetails(english, when).due;
  return due
    ? { do: 'list', filter: { status: 'pending', due_before: `${due.due.slice(0, 10)}T23:59:59` } }
    : { do: 'list', filter: { status: 'pending' } };
}

function addOf(phrase: string, verb: string | undefined, reading: Reading): Intent | undefined {
  const { rest, english } = takeTimes(phrase);
  // An infinitive alone may be a word of any language; with a time of Urdu or an Urdu letter it is a thing to do.
  const isUrdu = english !== '' || /\p{Script=Arabic}/u.test(phrase) || / (?:ka|ki|ke|ko|se) /u.test(` ${phrase} `);
  if (verb !== undefined && !isUrdu) return undefined;
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
  const bare = ref.replace(/\s+(?:ko|کو)$/iu, '').trim();
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
function takeTimes(phrase: string): { rest: string; english: string } {
  let rest = phrase;
  const english: string[] = [];
  const take = (source: string, said: (groups: RegExpExecArray) => string): boolean => {
    const found = new RegExp(`${edge}${source}(?: ${caseWord})?${end}`, 'iu').exec(rest);
    if (!found) return false;
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`.replace(/\s+/gu, ' ').trim();
    english.push(said(found));
    return true;
  };
  const every = weekdays.some(([word, day]) => take(`(?:har|ہر) ${word}`, () => `every ${day}`));
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
    partsOfDay.some(([part, alone]) => english.length > 0 && take(part, () => (alone === 'noon' ? 'at noon' : alone)));
  return { rest, english: english.join(' ').replace('today night', 'tonight') };
}

function inDigits(text: string): string {
  return text
    .replace(/[۰-۹]/gu, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(
      new RegExp(
        `${edge}(${Object.keys(numberWords).join('|')})(?= (?:baje|din|ghante|hafte|minute|mahine)${end})`,
        'giu',
      ),
      (word) => String(numberWords[word.toLowerCase()]),
    );
}
