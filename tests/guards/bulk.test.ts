import { type Guard, testGuards } from './guard.ts';

/** Not by waiting for something in vain. */
const failed = /testCodeFailure/;

/** The guards of docs/decisions/0093: what daprd brings in bulk is done once, in order, and nothing of it is lost. */
const guards: Guard[] = [
  {
    what: 'the order under a key: what follows an event that comes again comes again with it',
    file: 'src/dapr/sidecar/bulk.ts',
    cut: "if (status === 'SUCCESS') status",
    leaves: 'status',
    test: 'tests/unit/callbacks.test.ts',
    says: failed,
    named: 'of a bulk each event has its answer',
  },
  {
    what: 'keys side by side',
    file: 'src/dapr/sidecar/bulk.ts',
    cut: 'metadata?.__key',
    leaves: "metadata && ''",
    test: 'tests/unit/callbacks.test.ts',
    named: 'keys of a bulk are side by side',
  },
  {
    what: 'the copy of what is dead',
    file: 'src/dapr/sidecar/bulk.ts',
    cut: 'await bury([entry.event]);',
    leaves: '',
    test: 'tests/unit/callbacks.test.ts',
    says: failed,
    named: 'what is dead in a bulk',
  },
  {
    what: 'coming again of what could not be buried',
    file: 'src/dapr/sidecar/bulk.ts',
    cut: "comes again');\n    return 'RETRY';",
    leaves: "comes again');\n    return 'SUCCESS';",
    test: 'tests/unit/callbacks.test.ts',
    says: failed,
    named: 'what is dead in a bulk',
  },
  {
    what: 'the look at whether a message is an event at all',
    file: 'src/dapr/sidecar/bulk.ts',
    cut: 'if (!isObject(text))',
    leaves: 'if (false)',
    test: 'tests/unit/callbacks.test.ts',
    says: failed,
    named: 'what is dead in a bulk',
  },
];

testGuards(guards);
