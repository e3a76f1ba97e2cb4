/**
 * The words of a text as they are compared, as the database folds them (`src/db/functions/fold_words.sql`, which has the same tables;
 * `tests/integration/search-folding.test.ts` compares the two letter by letter).
 */

/** Accents, points of vowels and what cannot be seen. Marks that other scripts spell with stay. */
const dropped =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: code points, each for itself
  /[\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u08ca-\u08e1\u08e3-\u08ff\u180b-\u180f\u1ab0-\u1ace\u1dc0-\u1dff\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20f0\u30fb\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\u{e0000}-\u{e01ef}]+/gu;
const hyphens = /[\u00b7\u058a\u05be\u1400\u1806\u200c\u2010-\u2015\u2027\u2043\u2212\u2e17\u2e1a\u30a0]/gu;
const apostrophes = /[\u02b9-\u02bd\u02c8\u055a\u05f3\u05f4\u2018\u2019\u201b\u2032\ua78c]/gu;
const between =
  /[\p{Cc}\u0020-\u0026\u0028-\u002c\u002e\u002f\u003a-\u0060\u007b-\u00bf\u00d7\u00f7\u02c2-\u02c5\u02d2-\u02df\u02e5-\u02eb\u02ed\u02ef-\u02ff\u0375\u03f6\u0482\u0488\u0489\u055b-\u055f\u0589\u058d-\u058f\u05c0\u05c3\u05c6\u0600-\u060f\u061b\u061d-\u061f\u066a-\u066d\u06d4\u06dd\u06de\u06e9\u06fd\u06fe\u0700-\u070f\u0888\u0964\u0965\u0970\u0df4\u0e3f\u0e4f\u0e5a\u0e5b\u0f01-\u0f17\u0f3a-\u0f3d\u0fd5-\u0fd8\u104a-\u104f\u10fb\u1360-\u1368\u166d\u166e\u1680\u16eb-\u16ed\u1735\u1736\u17d4-\u17d6\u17d8-\u17db\u1800-\u1805\u1807-\u180a\u1940-\u1945\u1cd3\u2000-\u206f\u20a0-\u20cf\u2100\u2101\u2104\u2108\u2114\u2117\u2118\u211e-\u2123\u2125\u2127\u2129\u212e\u213a\u2140-\u2144\u214a-\u214d\u214f\u218a\u218b\u2190-\u2bff\u2e00-\u2e7f\u2e80-\u2fdf\u2ff0-\u2fff\u3000-\u3004\u3008-\u3020\u3030\u3036\u3037\u303d-\u303f\u31c0-\u31ef\u4dc0-\u4dff\ua490-\ua4cf\ua4fe\ua4ff\ua60d-\ua60f\ua700-\ua716\ua720\ua721\ua789\ua78a\ua874-\ua877\ue000-\uf8ff\ufb29\ufbb2-\ufbc2\ufd3e-\ufd4f\ufdcf\ufdfc-\ufdff\ufe10-\ufe6f\uff00-\uff0f\uffe0-\uffff\u{1d000}-\u{1d37f}\u{1f000}-\u{1fbef}]+/gu;
const unspaced =
  /[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ecf\u0edc-\u0edf\u1000-\u109f\u1100-\u11ff\u1780-\u17d3\u17d7\u17dc\u17dd\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u309f\u30a1-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua48c\ua9e0-\ua9fe\uaa60-\uaa7f\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3fffd}]+/gu;

/** Letters that Unicode does not take apart, and those that the Arabic script writes in several ways. */
const letters = new Map([
  ...[
    ...'øo đd ðd ħh ıi łl ŋn ŧt ĸk ƀb ɓb ƈc ɖd ɗd ɛe ƒf ɠg ɨi ƙk ƚl ɲn ɔo ƥp ƭt ʉu ƴy ƶz ςσ ٱا ىي یي کك ڪك ہه ةه ۃه ەه ھه'.split(
      ' ',
    ),
    ...['٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '०१२३४५६७८९', '๐๑๒๓๔๕๖๗๘๙'].flatMap((digits) =>
      [...digits].map((digit, value) => `${digit}${value}`),
    ),
  ].map((pair) => [...pair] as [string, string]),
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
]);
const special = new RegExp(`[${[...letters.keys()].join('')}]`, 'gu');

/**
 * The words with single spaces between them: small letters without accents, one form of each letter, digits 0 to 9. Hyphens and
 * apostrophes stay, as - and '; what is written without spaces stands alone behind a ~.
 */
export function foldWords(text: string): string {
  return text
    .replace(/[`´]/gu, "'")
    .normalize('NFKD')
    .replace(dropped, '')
    .toLowerCase()
    .replace(special, (letter) => letters.get(letter)!)
    .normalize('NFC')
    .replace(hyphens, '-')
    .replace(apostrophes, "'")
    .replace(between, ' ')
    .replace(unspaced, ' ~$& ')
    .replace(/ +/gu, ' ')
    .trim();
}
