import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { listTasks } from '../../src/db/lists/task-queries.ts';
import { foldWords } from '../../src/language/folding.ts';
import { testDatabase } from '../support/database.ts';
import { type ListedTask, listedTask, storeTasks } from '../support/listed-tasks.ts';

/** What people type and what it finds (docs/specs/lists.md, "What counts as the same"). */

const ann = 'a0000000-0000-4000-8000-000000000001';
const bob = 'b0000000-0000-4000-8000-000000000002';
const when = { now: new Date('2026-04-01T12:00:00.000Z'), zone: 'Europe/Berlin', locale: 'en-GB' };

const db = await testDatabase({ after } as Pick<TestContext, 'after'>);
let users = 0;

/** A user of their own with these tasks, and as many of others. */
async function withTasks(tasks: Partial<ListedTask>[]): Promise<string> {
  const userId = ann.replace(/.{4}$/u, String(1_000 + users++));
  await storeTasks(
    db,
    tasks.map((fields, i) => listedTask(userId, i + 1, fields)),
  );
  return userId;
}

async function find(userId: string, search: string): Promise<number[]> {
  const { tasks } = await listTasks(db, userId, { search, sort_by: 'created_at', limit: 200 }, when);
  assert.ok(tasks.every((task) => task.user_id === userId));
  return tasks.map(({ id }) => id);
}

/** Each finds each other. */
const alike: string[][] = [
  ['cafe', 'café', 'CAFÉ', 'cafe\u0301', 'Ｃａｆｅ', 'ca\u00adfé'],
  ['lodz', 'Łódź', 'ŁÓDŹ'],
  ['strasse', 'Straße', 'STRASSE', 'STRAẞE'],
  ['naive', 'naïve'],
  ['oesterreich', 'Œsterreich'],
  ['aerger', 'ærger', 'ÆRGER', 'ǽrger'],
  ['office', 'oﬃce'],
  ['smorrebrod', 'Smørrebrød'],
  ['thor', 'Þór'],
  ['dorde', 'Đorđe'],
  ['diyarbakir', 'Diyarbakır', 'DİYARBAKIR', 'diyarbakır', 'DIYARBAKIR'],
  ['ispanak', 'ıspanak', 'ISPANAK', 'İSPANAK'],
  ['email', 'e-mail', 'e mail', 'E‑Mail', 'e–mail', 'e\u2212mail'],
  ['wifi', 'wi-fi', 'wi fi', 'Wi-Fi', 'ｗｉｆｉ'],
  ['dont', "don't", 'don’t', 'don`t', 'donʼt', 'don´t', 'don＇t'],
  ["o'brien", 'obrien', 'O’Brien', "o' brien"],
  ["dad's", 'dads', 'Dad’s'],
  ['xray', 'x-ray', 'X ray', 'x_ray'],
  ['login', 'log-in', 'log in'],
  ['todo', 'to-do', 'to do'],
  ['iphone15', 'iPhone 15', 'iPhone-15'],
  ["l'école", 'lecole', 'l’ecole', 'L’ÉCOLE'],
  ['ёлка', 'елка', 'ЁЛКА'],
  ['αθήνα', 'ΑΘΗΝΑ', 'αθηνα'],
  ['οδός', 'ΟΔΟΣ', 'οδος'],
  ['מכתב', 'מִכְתָּב'],
  ['بیت', 'بيت', 'بَيْت', 'بـيـت'],
  ['احمد', 'أحمد', 'اَحمد', 'ٱحمد'],
  ['کتاب', 'كتاب', 'كِتَاب'],
  ['مدرسة', 'مدرسه', 'مدرسہ'],
  ['می\u200cخواهم', 'میخواهم', 'می خواهم'],
  ['گھر', 'گهر'],
  ['123', '١٢٣', '۱۲۳', '１２３', '१२३'],
  ['한국', '한국'.normalize('NFD')],
  ['ガス', 'ｶﾞｽ', 'カ\u3099ス'],
  ['カフェオレ', 'カフェ・オレ'],
];

test('each way to write a word finds each other, in title, tag and description', async () => {
  for (const ways of alike) {
    const userId = await withTasks(
      ways.flatMap((way) => [
        { title: `buy ${way} soon` },
        { title: 'other', description: `about (${way}), and more` },
        { title: 'other', tags: [way] },
      ]),
    );
    for (const way of ways) {
      const found = await find(userId, way);
      const missed = ways.flatMap((each, i) =>
        [1, 2, 3].flatMap((n) => (found.includes(3 * i + n) ? [] : [`${each} ${n}`])),
      );
      assert.deepEqual(missed, [], way);
      assert.equal((await find(userId, `${way} soon`)).length, ways.length, `${way}, another word behind it`);
    }
  }
});

const inside: [title: string, finds: string[], not: string[]][] = [
  [
    '来週東京へ出張の準備',
    ['東京', '来週', '出張の', '準備', '東', '備', '東京へ出張', '来週 準備'],
    ['京東', '大阪', '週京'],
  ],
  ['東京と京都', ['東京', '京都'], ['東京都']],
  ['우유사기', ['우유', '사기', '유사', '우', '기'], ['사우', '우기']],
  ['ซื้อข้าวสาร', ['ข้าว', 'สาร', 'ซื้อ', 'ข้าวสาร'], ['ขาว', 'ข่าว']],
  ['ຊື້ເຂົ້າ', ['ເຂົ້າ', 'ຊື້'], ['ເຂົາ']],
  ['ទិញអង្ករ', ['អង្ករ', 'ទិញ'], ['ករទិញ']],
  ['ဆန်ဝယ်ရန်', ['ဝယ်', 'ဆန်'], ['ယ်ဆန်']],
  ['iPhone充電3月', ['充電', 'iphone', '3月', 'iphone 充電'], ['電充']],
  [
    'Book an x-ray, e-mail Jürgen O’Brien',
    ['ray', 'mail', 'brien', 'jurg', 'x ra', 'ema', 'emails', "o'br", 'xr'],
    ['ook', 'xra m', 'raym'],
  ],
  [
    'Pay 1.5 for 10:30, 3/4 and bob@example.com',
    ['1.5', '10:30', '3/4', 'example', 'bob@example.com', 'bob'],
    ['15', '1030', '34'],
  ],
  ['Buy a tomato and spring onions', ['tom', 'spring', 'onion', 'spring oni'], ['ato', 'mato', 'pring', 'oni spring']],
  ["Pack dad's present", ['dad', 'dads', 'present dads', 'pre'], ['spr', 'spresent']],
  ['the meetings of milk/eggs', ['eggs', 'milk', 'meeting', 'meetin'], ['gs', 'ilk']],
];

test('text without spaces is found by any part of it, words by their beginning', async () => {
  for (const [title, finds, not] of inside) {
    const userId = await withTasks([{ title }, { title: 'something else' }, { title: 'else', description: title }]);
    for (const search of finds) assert.deepEqual(await find(userId, search), [1, 3], `${search} in ${title}`);
    for (const search of not) assert.deepEqual(await find(userId, search), [], `${search} not in ${title}`);
  }
});

test('what is another word stays one', async () => {
  const userId = await withTasks([{ title: 'parent 15 کے' }, { title: 'rent 1 5 کی' }, { title: 'pages 1-5' }]);
  assert.deepEqual(await find(userId, 'rent'), [2]);
  assert.deepEqual(await find(userId, '15'), [1]);
  assert.deepEqual(await find(userId, '1.5'), [2, 3]);
  assert.deepEqual(await find(userId, 'کے'), [1]);
  assert.deepEqual(await find(userId, 'کی'), [2]);
});

test('the longest texts and searches there can be are stored and found', async () => {
  const huge = [
    'ﷺ'.repeat(200),
    '漢'.repeat(200),
    'é'.repeat(200),
    "a'".repeat(100),
    'e-'.repeat(100),
    'ก็'.repeat(100),
    'ab '.repeat(66),
  ];
  const userId = await withTasks(huge.map((title) => ({ title, description: title.repeat(5) })));
  for (const [i, search] of huge.entries()) assert.ok((await find(userId, search)).includes(i + 1), search.slice(0, 9));
});

const words = [
  'Café',
  'Łódź',
  'Straße',
  "don't",
  'e-mail',
  'Wi-Fi',
  'milk',
  'meetings',
  'Ärger',
  'İzmir',
  'борщ',
  'Ёлка',
  'بيت',
  'کتاب',
  '東京',
  '우유',
  'ข้าว',
  'q3',
  'x1y2',
];
const title = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 });
const spellings: ((word: string) => string)[] = [
  (word) => word,
  (word) => word.toUpperCase(),
  (word) => word.normalize('NFD'),
  (word) => word.normalize('NFD').replace(/(?<=\p{sc=Latin})\p{M}/gu, ''),
  (word) => word.replace(/['-]/gu, ''),
  (word) => word.replace(/['-]/gu, ' '),
  (word) => word.replace("'", '’').replace('-', '‑'),
  (word) => word.replace(/[!-~]/gu, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  (word) => word.replaceAll('ß', 'ss').replaceAll('Ł', 'L').replaceAll('ي', 'ی').replaceAll('ک', 'ك'),
];

test('a task is found by each of its words in each spelling, and only its owner finds it', async () => {
  const titles = fc.sample(title, { numRuns: 150, seed: 3 });
  const userId = await withTasks(titles.map((list) => ({ title: list.join(' ') })));
  await storeTasks(
    db,
    titles.map((list, i) => listedTask(bob, i + 1, { title: list.join(' ') })),
  );
  const cases = fc.record({ n: fc.nat(titles.length - 1), at: fc.nat(4), spell: fc.constantFrom(...spellings) });
  await fc.assert(
    fc.asyncProperty(cases, async ({ n, at, spell }) => {
      const list = titles[n]!;
      const search = spell(list[at % list.length]!);
      assert.ok((await find(userId, search)).includes(n + 1), `${search} in ${list.join(' ')}`);
    }),
    { numRuns: 300, seed: 5 },
  );
  assert.deepEqual(await find('c0000000-0000-4000-8000-000000000003', 'cafe'), []);
});

const letters = "aeiouxyzßøłıİŁÉñčőğşאבגאַبپتکيةگھабвёйіїαβγςΣकखगिीु্ত東京都週ひらカガ우유사ก้าวสขာမန်123٣۴'’-‑·ﬁ½Ⅷｗ";
const anyWord = fc.oneof(
  fc.constantFrom(...words),
  fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 9 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
);

test('whatever the letters of a title, it is found by each word as it stands, folded, and by the beginning of the last', async () => {
  const titles = fc
    .sample(fc.array(anyWord, { minLength: 1, maxLength: 5 }), { numRuns: 200, seed: 9 })
    .map((list) => list.join(' ').replaceAll('\0', ''));
  const userId = await withTasks(titles.map((each) => ({ title: each })));
  for (const [n, each] of titles.entries())
    for (const word of each.split(/\s+/u)) {
      const folded = foldWords(word);
      const last = folded
        .split(' ')
        .at(-1)!
        .replace(/^['-]+|['-]+$/gu, '');
      if (!/[\p{L}\p{N}]/u.test(last)) continue;
      const start = last.startsWith('~')
        ? last
        : [...last]
            .slice(0, 1 + (n % 3))
            .join('')
            .replace(/['-]+$/u, '');
      for (const search of [word, folded, start])
        assert.ok((await find(userId, search)).includes(n + 1), `${JSON.stringify(search)} in ${JSON.stringify(each)}`);
    }
});
