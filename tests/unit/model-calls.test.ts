import assert from 'node:assert/strict';
import test from 'node:test';
import { asSaid, meant } from '../../src/agent/view/calls.ts';

/** What a model means by the arguments it gives, and the same in its own words. */

const cases: [what: string, tool: string, said: Record<string, unknown>, args: Record<string, unknown>][] = [
  ['a user that it made up', 'complete_task', { user_id: 'me', task_id: 1 }, { task_id: 1 }],
  ['fields filled with nothing', 'add_task', { title: 'A', description: '', tags: [], reminders: [], due_date: null, priority: null }, { title: 'A' }],
  ['fields filled beside a change', 'update_task', { task_id: 3, title: 'A', description: '', tags: [], reminders: [], due_date: null, recurrence: null, recurrence_mode: 'schedule' }, { task_id: 3, title: 'A' }],
  ['every field to clear', 'update_task', { task_id: 3, title: 'A', clear: ['description', 'priority', 'tags', 'due_date', 'reminders', 'recurrence'] }, { task_id: 3, title: 'A' }],
  ['one null alone', 'update_task', { task_id: 3, due_date: null }, { task_id: 3, due_date: null }],
  ['one empty text alone', 'update_task', { task_id: 3, description: '' }, { task_id: 3, description: null }],
  ['an empty title alone', 'update_task', { task_id: 3, title: '' }, { task_id: 3 }],
  ['a rule of nothing with a mode', 'update_task', { task_id: 3, recurrence: null, recurrence_mode: 'schedule' }, { task_id: 3 }],
  ['fields to clear by name', 'update_task', { task_id: 3, clear: ['recurrence', 'due_date'] }, { task_id: 3, recurrence: null, due_date: null }],
  ['fields to clear as text', 'update_task', { task_id: 3, clear: '["tags"]' }, { task_id: 3, tags: null }],
  ['a field that is changed and cleared', 'update_task', { task_id: 3, title: 'A', tags: ['x'], clear: ['tags'] }, { task_id: 3, title: 'A', tags: ['x'] }],
  ['no reminders at all', 'update_task', { task_id: 3, clear: ['reminders'] }, { task_id: 3, reminders: [] }],
  ['no reminders, in a field of its own', 'add_task', { title: 'A', no_reminder: true }, { title: 'A', reminders: [] }],
  ['a reminder that is not refused', 'add_task', { title: 'A', no_reminder: false }, { title: 'A' }],
  ['a rule and its mode', 'add_task', { title: 'A', recurrence: 'daily', recurrence_mode: 'completion' }, { title: 'A', recurrence: { rule: 'daily', mode: 'completion' } }],
  ['a rule that counts from the day it is done', 'update_task', { task_id: 3, recurrence: 'daily after it is done' }, { task_id: 3, recurrence: { rule: 'daily', mode: 'completion' } }],
  ['a status that is none', 'list_tasks', { status: 'overdue', due: 'today' }, { due: 'overdue' }],
  ['filters filled with their default', 'list_tasks', { due: 'any', priority: 'any', status: 'all' }, { status: 'all' }],
  ['tags instead of all others', 'update_task', { task_id: 3, replace_tags: ['x'] }, { task_id: 3, tags: ['x'] }],
  ['the usual mode without a rule', 'add_task', { title: 'A', recurrence_mode: 'schedule' }, { title: 'A' }],
  ['tasks without a date', 'list_tasks', { due: 'undated' }, { due: 'none' }],
  ['no filter', 'list_tasks', { due: 'none', status: 'all' }, { status: 'all' }],
]; // biome-ignore format: a table

for (const [what, tool, said, args] of cases) test(`${tool}: ${what}`, () => assert.deepEqual(meant(tool, said), args));

test('what was meant can be said and is meant again', () => {
  for (const [, tool, , args] of cases) assert.deepEqual(meant(tool, asSaid(tool, args)), args, JSON.stringify(args));
});
