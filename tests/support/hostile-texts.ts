/** Texts that make patterns backtrack: a prefix, a fragment again and again, a suffix. */

/** Characters of the longest message. */
export const longest = 10_000;
export const prefixes = ['', 'add x', 'delete', 'mark ', 'show ', 'change task 1 to ', 'what is ', 'remove ', 'buy '];
export const fragments = [
  ...[' ', ',', ', ', '; ', '.', '!', '?', '-', '- ', '–', ':', '(', '() ', '=', '/', '_', '\t', '\n', '\u00a0', '🎉'],
  ...[
    '"',
    "'",
    "'a ",
    "a' ",
    '“',
    '‘a ',
    '«',
    '`',
    '"a" ',
    '#',
    '#a ',
    '#a, ',
    '1',
    '1 ',
    '1, ',
    '1st and ',
    '12.12.',
    '[x] ',
  ],
  ...[
    'and ',
    ', and ',
    'and remind me ',
    'then ',
    'also ',
    'to ',
    'the ',
    'my ',
    'a ',
    'x ',
    'please, ',
    'ok ',
    'thank you ',
  ],
  ...[
    'all the ',
    'the following ',
    'high priority ',
    'right now ',
    'on up for ',
    'up for ',
    'not yet ',
    'done ',
    'already ',
  ],
  ...[
    'every ',
    'every day until ',
    'monday, ',
    'monday and ',
    'on ',
    'at 5 ',
    '5pm-',
    '5:00 ',
    'next ',
    'jan 5 ',
    'until ',
  ],
  ...['3 days ', '5 minutes before ', 'three days later ', 'remind me ', 'daily ', 'for 3 times ', 'due ', 'is due '],
  ...[
    'yes please ',
    'no thank you ',
    'every every ',
    'every 30th weekday ',
    'every feb 29 ',
    'every 2 days for 3 weeks ',
    'every monday at 9am until june and buy milk tomorrow. ',
    'buy milk every friday at 5pm remind me 30 minutes before. ',
    'buy milk tomorrow and call mom on friday, ',
    '5 and ',
    '"a ',
  ],
  ...[
    'task ',
    'task 1 ',
    'tagged a, ',
    'tag ',
    'note: ',
    'add x and ',
    'buy x tomorrow and buy ',
    'except ',
    'of ',
    'for me ',
  ],
];
export const suffixes = ['', 'z', ' z', ' done', ' to x'];

export function repeated(prefix: string, fragment: string, suffix: string, length: number): string {
  const room = length - prefix.length - suffix.length;
  return `${prefix}${fragment.repeat(Math.max(1, Math.floor(room / fragment.length)))}${suffix}`;
}
