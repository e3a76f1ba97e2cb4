import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { foldWords } from '../../src/language/folding.ts';
import { testDatabase } from '../support/database.ts';

const db = await testDatabase({ after } as Pick<TestContext, 'after'>);

async function foldedInSql(texts: string[]): Promise<string[]> {
  const { rows } = await sql<{ folded: string[] }>`
    select array(select fold_words(said) from unnest(${texts}::text[]) with ordinality as t(said, n) order by n) as folded`.execute(
    db,
  );
  return rows[0]!.folded;
}

/** Those without characters that came to Unicode after the database's version of it. */
async function known(texts: string[]): Promise<string[]> {
  const { rows } = await sql<{ known: string[] }>`
    select array(select said from unnest(${texts}::text[]) said where unicode_assigned(said)) as known`.execute(db);
  return rows[0]!.known;
}

/** Every letter and sign of planes 0 and 1, and some of plane 2. */
const codePoints = [
  ...range(1, 0xd7ff),
  ...range(0xe000, 0xffff),
  ...range(0x10000, 0x1fbff),
  ...range(0x20000, 0x20400),
];

function* range(from: number, to: number): Generator<number> {
  for (let point = from; point <= to; point++) yield point;
}

test('the database and the program fold every letter alike', { timeout: 240_000 }, async () => {
  const differ: string[] = [];
  for (let i = 0; i < codePoints.length; i += 5_000) {
    const texts = await known(codePoints.slice(i, i + 5_000).map((point) => `aÉ${String.fromCodePoint(point)}b`));
    const folded = await foldedInSql(texts);
    for (const [n, text] of texts.entries()) if (folded[n] !== foldWords(text)) differ.push(text);
  }
  assert.deepEqual(
    differ.map((text) => `${text} ${text.codePointAt(2)?.toString(16)}`),
    [],
  );
});

test('texts of any letters are folded alike, and what is folded stays', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }).map((one) => one.toWellFormed().replaceAll('\0', '')),
    fc.string({ unit: fc.constantFrom(..."aB é-’'ßſﬁ東京ข้าว우유بيتبَ 1٢\u200c\u00ad.~İıΣς"), maxLength: 40 }),
  );
  const texts = fc.sample(text, { numRuns: 1_500, seed: 11 });
  const folded = await foldedInSql(texts);
  assert.deepEqual(folded, texts.map(foldWords));
  assert.deepEqual(await foldedInSql(folded), folded.map(foldWords));
});

test('no letters keep a task from being written or searched for', { timeout: 240_000 }, async () => {
  const atOnce = 120;
  for (const between of ['', "' "])
    for (let i = 0; i < codePoints.length; i += atOnce * 50) {
      const texts = Array.from({ length: 50 }, (_, n) =>
        codePoints
          .slice(i + n * atOnce, i + (n + 1) * atOnce)
          .map((point) => String.fromCodePoint(point))
          .join(between)
          .slice(0, 200)
          .toWellFormed(),
      );
      await sql`select count(task_search(said, said, array[said])), count(task_query(said)) from unnest(${texts}::text[]) said`.execute(
        db,
      );
    }
});

test('no letter or digit of a script in use is taken for what stands between words', () => {
  const scripts =
    /\p{sc=Latin}|\p{sc=Greek}|\p{sc=Cyrillic}|\p{sc=Armenian}|\p{sc=Hebrew}|\p{sc=Arabic}|\p{sc=Devanagari}|\p{sc=Bengali}|\p{sc=Gurmukhi}|\p{sc=Gujarati}|\p{sc=Tamil}|\p{sc=Telugu}|\p{sc=Kannada}|\p{sc=Malayalam}|\p{sc=Sinhala}|\p{sc=Thai}|\p{sc=Lao}|\p{sc=Khmer}|\p{sc=Myanmar}|\p{sc=Georgian}|\p{sc=Ethiopic}|\p{sc=Hangul}|\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}|\p{sc=Tibetan}/u;
  /** Signs that Unicode counts as letters: accents that stand alone, the saltillo, small signs of the Quran. */
  const signs = /^[ \u0640]*\p{M}+$|[\u06e5\u06e6\ua78b\ua78c]/u;
  const lost = codePoints
    .map((point) => String.fromCodePoint(point))
    .filter((one) => !signs.test(one.normalize('NFKD')))
    .filter((one) => scripts.test(one) && /[\p{L}\p{Nd}]/u.test(one) && !/[\p{L}\p{N}]/u.test(foldWords(one)));
  assert.deepEqual(
    lost.map((one) => one.codePointAt(0)?.toString(16)),
    [],
  );
});

test('no punctuation that people write stays in a word', () => {
  const scripts =
    /\p{sc=Common}|\p{sc=Latin}|\p{sc=Greek}|\p{sc=Cyrillic}|\p{sc=Armenian}|\p{sc=Hebrew}|\p{sc=Arabic}|\p{sc=Devanagari}|\p{sc=Thai}/u;
  const written = codePoints
    .map((point) => String.fromCodePoint(point))
    .filter((one) => scripts.test(one) && /[\p{P}\p{S}\p{Z}]/u.test(one));
  const kept = written.filter((one) => one.codePointAt(0)! < 0x3000 && /[^\p{L}\p{N}\p{M}~' -]/u.test(foldWords(one)));
  assert.deepEqual(
    kept.map((one) => `${one} ${one.codePointAt(0)?.toString(16)}`),
    [],
  );
});

test('a word of letters and digits is one word', async () => {
  const words = fc.sample(fc.stringMatching(/^[a-z0-9]{1,9}$/u), { numRuns: 3_000, seed: 4 });
  const { rows } = await sql<{ parsed: string[][] }>`
    select (select jsonb_agg(array(select lexeme from unnest(word_vector(said)) where lexeme = said or said !~ '^[a-z]+$') order by n)
      from unnest(${words}::text[]) with ordinality as t(said, n)) as parsed`.execute(db);
  assert.deepEqual(
    rows[0]!.parsed,
    words.map((word) => [word]),
  );
});

test('words that the database places by itself are those that its parser would find', async () => {
  const word = fc.constantFrom(
    'milk',
    'Meetings',
    'running',
    '3days',
    '2nd',
    '100',
    'the',
    "don't",
    'e-mail',
    'x1',
    'a',
  );
  for (const words of fc.sample(fc.array(word, { minLength: 1, maxLength: 8 }), { numRuns: 100, seed: 2 })) {
    const { rows } = await sql<{ parsed: string[]; placed: string[] }>`
      select tsvector_to_array(word_vector(${words.join(' ')})) as parsed,
        tsvector_to_array(word_vector(${`${words.join(' ')} борщ`})) as placed`.execute(db);
    assert.deepEqual(
      rows[0]!.placed.filter((one) => one !== 'борщ'),
      rows[0]!.parsed,
    );
  }
});
