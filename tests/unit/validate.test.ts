import assert from 'node:assert/strict';
import { test } from 'node:test';
import Type, { type TSchema } from 'typebox';
import { AuditQuery, ReplayRequest, TaskPath, VerifyQuery } from '../../src/domain/audit.ts';
import { AddTaskInput } from '../../src/domain/schemas.ts';
import { check } from '../../src/domain/validate.ts';

function refusal(schema: TSchema, value: unknown): string {
  try {
    check(schema, value, 'The thing');
  } catch (error) {
    return (error as Error).message;
  }
  return assert.fail(`taken: ${JSON.stringify(value)}`);
}

const closed = { additionalProperties: false } as const;
const parts = Type.Array(
  Type.Union([
    Type.Object({ type: Type.Literal('text'), text: Type.String() }),
    Type.Object({ type: Type.Literal('tag'), tag: Type.String() }),
  ]),
);

test('a refusal says in words what is legal, never how it is checked', () => {
  const cases: [TSchema, unknown, string][] = [
    [AuditQuery, { cursor: 'x' }, 'cursor must be next_cursor of the page before.'],
    [AuditQuery, { from: '2026-01-01' }, 'from must be a time such as 2026-04-01T16:30:00Z.'],
    [VerifyQuery, { anchor: 'x' }, 'anchor must be the hash of a seal from the log, which the chain must have.'],
    [TaskPath, { user_id: 'X', task_id: 1 }, 'user_id must be the id of a user, a UUID in lower case.'],
    [Type.Object({ ids: Type.Array(Type.String(), { minItems: 1 }) }), { ids: [] }, 'ids must have at least 1 entry.'],
    [Type.Object({ parts }), { parts: [{ type: 'image' }] }, 'parts.0.type must be one of text, tag.'],
  ];
  for (const [schema, value, expected] of cases) assert.equal(refusal(schema, value), expected);
});

test('of a field that may be of two kinds the refusal is that of the kind that was sent', () => {
  const recurrence = (value: unknown) => refusal(AddTaskInput, { title: 'x', recurrence: value });
  const parts = 'it takes rule, mode.';
  assert.equal(recurrence({ rule: 'daily', text: 'every day' }), `recurrence has no "text"; ${parts}`);
  assert.equal(recurrence({ mode: 'schedule' }), `recurrence needs "rule"; ${parts}`);
  assert.equal(recurrence({}), `recurrence needs "rule"; ${parts}`);
  assert.equal(recurrence({ rule: 'daily', mode: 'never' }), 'recurrence.mode must be one of schedule, completion.');
  assert.equal(recurrence([]), 'recurrence must be string or object.');
  assert.equal(recurrence(5), 'recurrence must be string or object.');
});

test('a field inside another one is named with its whole path', () => {
  const nested = Type.Object({ filter: Type.Object({ ids: Type.Array(Type.String()) }, closed) }, closed);
  assert.match(refusal(nested, { filter: { ids: ['ok', 'a\0'] } }), /^filter\.ids\.1 holds the character U\+0000/);
  assert.match(refusal(nested, { filter: { ids: ['\ud800'] } }), /^filter\.ids\.0 holds half of a surrogate pair/);
  assert.equal(refusal(nested, { filter: { ids: [], id: 1 } }), 'filter has no "id"; it takes ids.');
  const replay = { consumer: 'live', dry_run: true, reason: 'x' };
  assert.match(refusal(ReplayRequest, { ...replay, filter: { foo: 1 } }), /^filter has no "foo"; it takes user_id, /);
});
