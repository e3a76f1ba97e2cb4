import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EventCutter, eventsOf, readEvent } from '../../src/web/chat/protocol/events.ts';

const cut = (pieces: string[]) => {
  const cutter = new EventCutter();
  return pieces.flatMap((piece) => cutter.push(piece));
};

for (const [what, text, events] of [
  ['events one after the other', 'data: a\n\ndata: b\n\n', ['a', 'b']],
  ['the space behind the colon is optional, a second one is text', 'data:a\n\ndata:  b\n\n', ['a', ' b']],
  ['lines of one event', 'data: a\ndata: b\n\n', ['a\nb']],
  ['a line without a colon', 'data\n\n', ['']],
  ['comments and other fields', ': ping\nevent: x\nid: 7\nretry: 1\ndata: a\n\n: ping\n\n', ['a']],
  ['CR, CRLF and LF', 'data: a\r\rdata: b\r\n\r\ndata: c\n\n', ['a', 'b', 'c']],
  ['an event that was not ended', 'data: a\n\ndata: b\n', ['a']],
  ['nothing', '', []],
] as const)
  test(`events are cut: ${what}`, () => {
    assert.deepEqual(cut([text]), events);
    assert.deepEqual(cut([...text]), events, 'character by character');
  });

test('however a text is cut into pieces, its events are the same', () => {
  const parts = fc.constantFrom('data: a', 'data:', ':', 'x', '\n', '\r', '\r\n', '\n\n', 'é', '{"type":"x"}', ' ');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 30 }), fc.array(fc.nat(60), { maxLength: 8 }), (text, places) => {
      const whole = text.join('');
      const cuts = [0, ...places.map((place) => Math.min(place, whole.length)).sort((a, b) => a - b), whole.length];
      const pieces = cuts.slice(1).map((end, n) => whole.slice(cuts[n], end));
      assert.deepEqual(cut(pieces), cut([whole]));
    }),
    { numRuns: 500 },
  );
});

test('what is no event of the protocol is passed over', () => {
  for (const data of ['[DONE]', '', 'null', '7', '"x"', '[]', '{}', '{"type":7}', '{"type":'])
    assert.equal(readEvent(data), undefined);
  assert.deepEqual(readEvent('{"type":"later.event","x":1}'), { type: 'later.event', x: 1 });
});

/** A body that comes byte by byte, and ends or breaks. */
function body(text: string, error?: Error) {
  const bytes = new TextEncoder().encode(text);
  let next = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (next < bytes.length) return controller.enqueue(bytes.slice(next, ++next));
      return error ? controller.error(error) : controller.close();
    },
  });
}

const progress = (text: string) => `data: ${JSON.stringify({ type: 'progress_update', text })}\n\n`;

test('a body byte by byte: characters of several bytes stay whole', async () => {
  const texts: unknown[] = [];
  for await (const event of eventsOf(body(progress('Grüße 👋🏽 دودھ') + progress('two'))))
    texts.push((event as { text: string }).text);
  assert.deepEqual(texts, ['Grüße 👋🏽 دودھ', 'two']);
});

test('a body that breaks gives what came before, then throws', async () => {
  const texts: unknown[] = [];
  const read = async () => {
    for await (const event of eventsOf(body(progress('one'), new Error('cut')))) texts.push(event.type);
  };
  await assert.rejects(read, /cut/);
  assert.deepEqual(texts, ['progress_update']);
});
