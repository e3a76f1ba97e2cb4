import { type Guard, testGuards } from './guard.ts';

/** What makes a search find what people mean, and only what is theirs. */
const words = 'tests/integration/search-words.test.ts';
const remaking = 'tests/integration/search-remaking.test.ts';
const folding = 'tests/integration/search-folding.test.ts';
const titles = 'tests/unit/offline-title-words.test.ts';
const guards: Guard[] = [
  {
    what: 'accents and forms of letters',
    file: 'src/db/functions/fold_words.sql',
    cut: "normalize(translate(said, '`´', ''''''), NFKD)",
    leaves: 'said',
    test: words,
    named: 'each way to write a word',
  },
  {
    what: 'letters that Unicode does not take apart',
    file: 'src/db/functions/fold_words.sql',
    cut: "replace(folded, 'ß', 'ss')",
    leaves: 'folded',
    test: words,
    named: 'each way to write a word',
  },
  {
    what: 'small letters by the rules of Unicode',
    file: 'src/db/functions/fold_words.sql',
    cut: 'lower(folded collate title_order)',
    leaves: 'lower(folded collate "C")',
    test: words,
    named: 'each way to write a word',
  },
  {
    what: 'the same table in the program',
    file: 'src/language/folding.ts',
    cut: ' ٱا ',
    leaves: ' ',
    test: folding,
    named: 'fold every letter alike',
    seconds: 240,
  },
  {
    what: 'pairs of letters where no spaces are written',
    file: 'src/db/functions/word_vector.sql',
    cut: "run[i] || coalesce(run[i + 1], '')",
    leaves: "array_to_string(run, '')",
    test: words,
    named: 'by any part of it',
  },
  {
    what: 'pairs of letters that follow each other',
    file: 'src/db/functions/run_form.sql',
    cut: "' <-> '''",
    leaves: "' & '''",
    test: words,
    named: 'by any part of it',
  },
  {
    what: 'a space that is missing',
    file: 'src/db/functions/word_forms.sql',
    cut: 'for k in 1 .. least(size, 16) - 1 loop',
    leaves: 'for k in 1 .. 0 loop',
    test: words,
    named: 'each way to write a word',
  },
  {
    what: 'what apostrophes leave over',
    file: 'src/db/functions/word_forms.sql',
    cut: 'first <> all(endings)',
    leaves: 'true',
    test: words,
    named: 'by any part of it',
  },
  {
    what: 'words with a hyphen as one',
    file: 'src/db/functions/word_vector.sql',
    cut: "if folded ~ '[''-]' then",
    leaves: "if folded ~ '^$' then",
    test: words,
  },
  {
    what: 'numbers that the parser would cut',
    file: 'src/db/functions/word_vector.sql',
    cut: " and folded !~ '[0-9]e[0-9]'",
    leaves: '',
    test: folding,
    named: 'is one word',
  },
  {
    what: 'a space too many',
    file: 'src/db/functions/task_query.sql',
    cut: 'joined_forms(said[i - 1], said[i], i = size)',
    leaves: 'null',
    test: words,
    named: 'each way to write a word',
  },
  {
    what: 'numbers that stay apart',
    file: 'src/db/functions/word_forms.sql',
    cut: "if word !~ '[0-9][''-]+[0-9]' then",
    leaves: 'if true then',
    test: words,
    named: 'stays one',
  },
  {
    what: 'numbers that a task keeps apart',
    file: 'src/db/functions/word_vector.sql',
    cut: " and word !~ '[0-9][''-]+[0-9]'",
    leaves: '',
    test: words,
    named: 'stays one',
  },
  {
    what: 'any part of a title without spaces',
    file: 'src/agent/offline/plan/titles.ts',
    cut: '(inside !== undefined && plainTitle.includes(inside))',
    leaves: 'inside === plainTitle',
    test: titles,
  },
  {
    what: 'titles whose words are written as one',
    file: 'src/agent/offline/plan/titles.ts',
    cut: '[...own, ...joinedWords(own)]',
    leaves: 'own',
    test: titles,
  },
  {
    what: 'numbers of a title that stay apart',
    file: 'src/agent/offline/plan/title-words.ts',
    cut: '/(?<!\\d) | (?!\\d)/gu',
    leaves: '/ /gu',
    test: titles,
  },
  {
    what: 'the owner of what is searched',
    file: 'src/db/lists/task-filters.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    cut: 'return sql`user_id = ${filters.userId} and not deleted',
    leaves: 'return sql`not deleted',
    test: words,
    named: 'only its owner finds it',
  },
  {
    what: 'searching as before for tasks from before',
    file: 'src/db/functions/task_query.sql',
    cut: 'else found || unfolded_query(words) end',
    leaves: 'else found end',
    test: remaking,
    named: 'found as before at once',
  },
  {
    what: 'how far the words were made anew',
    file: 'src/db/lists/search-words.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    cut: "and (toward, file) is distinct from (${version}, pg_relation_filenode('tasks')::bigint)",
    leaves: '',
    test: remaking,
    named: 'goes on where it was',
  },
  {
    what: 'the file in which the tasks lie',
    file: 'src/db/lists/search-words.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    cut: "(toward, file) is distinct from (${version}, pg_relation_filenode('tasks')::bigint)",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    leaves: 'toward is distinct from ${version}',
    test: remaking,
    named: 'goes on where it was',
  },
  {
    what: 'the tasks that somebody was changing',
    file: 'src/db/lists/search-words.ts',
    cut: 'if ((await remakeStretch(db, place.next, next)) === 0) {',
    leaves: 'if ((await remakeStretch(db, place.next, next)) >= 0) {',
    test: 'tests/long/search-postgres.test.ts',
    named: 'is waited for',
  },
  {
    what: 'words that are right already',
    file: 'src/db/lists/search-words.ts',
    cut: 'and search is distinct from words',
    leaves: '',
    test: remaking,
    named: 'not written again',
  },
];

testGuards(guards);
