import { type Guard, testGuards } from './guard.ts';

/** What keeps odd models and servers from doing harm (docs/decisions/0055 to 0057). */
const guards: Guard[] = [
  {
    what: 'fields that a model fills in without meaning them',
    file: 'src/agent/view/calls.ts',
    cut: "return value === null || value === '' || value === '[]' || isEmptyList(value);",
    leaves: 'return false;',
    test: 'tests/unit/model-calls.test.ts',
  },
  {
    what: 'the user that a model makes up, left out',
    file: 'src/agent/view/calls.ts',
    cut: 'const { user_id: _, ...args } = said;',
    leaves: 'const args = said;',
    test: 'tests/unit/model-calls.test.ts',
  },
  {
    what: 'calls that are only read out',
    file: 'src/agent/wire/text/text-calls.ts',
    cut: '.filter(({ from, to }) => !given.includes(dense(text.slice(from, to))))',
    leaves: '',
    test: 'tests/integration/model-answers.test.ts',
    named: 'reads it out',
  },
  {
    what: 'an identical add that is one add',
    file: 'src/agent/wire/calls.ts',
    cut: 'known.add(key);',
    leaves: '',
    test: 'tests/integration/model-answers.test.ts',
    named: 'an identical add',
  },
  {
    what: 'less history for a request that was too long',
    file: 'src/agent/wire/wire-model.ts',
    cut: "kind === 'overflow' && this.#tightness < shares.length",
    leaves: 'false',
    test: 'tests/integration/model-faults.test.ts',
    named: 'too long',
  },
  {
    what: 'the time of one answer, body and retries included',
    file: 'src/agent/wire/wire-model.ts',
    cut: 'AbortSignal.any([outer, deadline])',
    leaves: 'outer',
    test: 'tests/integration/model-streams.test.ts',
    named: 'stops for ever',
  },
  {
    what: 'the bound of one answer',
    file: 'src/agent/wire/body.ts',
    cut: "if (length > longestAnswer) throw new ModelFault('broken');",
    leaves: '',
    test: 'tests/integration/model-streams.test.ts',
    named: 'without end',
  },
  {
    what: 'the question at the first of many deletions',
    file: 'src/agent/consent.ts',
    cut: 'if (deletesMany(this.#said.message) && !names(this.#said.message, id, title)) return true;',
    leaves: '',
    test: 'tests/long/agent-sentences.test.ts',
    named: '^chat: the first deletion',
  },
  {
    what: 'numbers for consent, read as the tools read them',
    file: 'src/agent/question.ts',
    cut: "typeof id === 'string' ? wholeNumberIn(id) : id",
    leaves: 'id',
    test: 'tests/integration/agent-consent-bounds.test.ts',
    named: 'numbers written',
  },
  {
    what: 'tasks that are not there, which nobody is asked about',
    file: 'src/agent/prepare.ts',
    cut: '&& (await titles.may(id))',
    leaves: '',
    test: 'tests/long/agent-sentences.test.ts',
    named: '^chat: a deletion without a number',
  },
];

testGuards(guards);
