import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { allTasks, assertProblem, type Box, done, refused, say, send, startBox } from '../support/blackbox.ts';
import { signUp, type User } from '../support/server.ts';

let box: Box;
let ann: User;

before(async () => {
  box = await startBox();
  ann = await signUp(box.url);
});

/** Blanks, zero-width and direction characters, a soft hyphen, fillers, a variation selector, an escape. */
const invisible = [' ', '\u3000\uFEFF', '\u200B', '\u202E\u202D', '\u00AD', '\u3164\u2800', '\u2060\uFE0F', '\x1B\x07'];
const chat = () => `${box.url}/api/${ann.id}/chat`;
const chatKit = (type: string, params: object) => send(chat(), 'POST', ann, { type, params });
const input = (text: string) => ({ content: [{ type: 'input_text', text }], attachments: [] });

test('a title or message in which there is nothing to see is refused as blank, whichever way it comes', async () => {
  const { json } = await say(box, ann, 'hello');
  const thread = { thread_id: String(json.conversation_id) };
  await done(box, ann, 'add_task', { title: 'seen' });
  for (const text of invisible) {
    const what = JSON.stringify(text);
    assert.match((await refused(box, ann, 'add_task', { title: text })).message, /blank/, what);
    assert.match((await refused(box, ann, 'update_task', { task_id: 1, title: text })).message, /blank/, what);
    const said = await say(box, ann, { message: text });
    assertProblem(said, 400, what);
    assert.match(said.json.detail, /blank/);
    assert.match((await chatKit('threads.add_user_message', { ...thread, input: input(text) })).text, /blank/, what);
    assertProblem(await chatKit('threads.update', { ...thread, title: text }), 400, what);
  }
  assert.deepEqual(
    (await allTasks(box, ann)).map(({ title }) => title),
    ['seen'],
  );
  for (const title of ['\u200Bx', '👩‍👩‍👧', '‮abc', 'ـ'])
    assert.equal((await done(box, ann, 'add_task', { title })).title, title);
});

test('a tag in which there is nothing to see is none, and as a filter it is refused instead of left out', async () => {
  const { task } = await done(box, ann, 'add_task', { title: 'tagged', tags: [...invisible, '#', 'home', '# \u200B'] });
  assert.deepEqual(task?.tags, ['home']);
  for (const tag of [...invisible, '#', '##'])
    for (const tags of [[tag], ['home', tag]]) {
      const { code, message } = await refused(box, ann, 'list_tasks', { tags });
      assert.equal(code, 'invalid');
      assert.match(message, /blank/);
    }
  assert.equal((await done(box, ann, 'list_tasks', { tags: ['#Home'] })).tasks.length, 1);
});
