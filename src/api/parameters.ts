import type { Static, TObject } from 'typebox';
import { check } from '../domain/validate.ts';
import { noSuchRoute, Problem } from './problem.ts';

/**
 * The query as its schema's type: numbers and truth values are read from their text, the rest stays text.
 * Throws `Problem` 400 for a name that comes twice, `Rejected` for one that is unknown, missing or not legal.
 */
export function readQuery<S extends TObject>(schema: S, querystring: string): Static<S> {
  const given = new Map<string, string>();
  for (const [name, text] of new URLSearchParams(querystring)) {
    if (given.has(name)) throw new Problem(400, 'invalid', `${name} stands twice in the query; give it once.`);
    given.set(name, text);
  }
  return check(schema, typed(schema, Object.fromEntries(given)), 'The query');
}

/**
 * The names of the path, those in `schema` as its type. A name that is written in another way than its own text asks for
 * (`%31` for `1`, `007` for `7`) is no route. Throws `Problem` 404.
 */
export function readPath(
  names: Record<string, string>,
  captures: readonly string[],
  schema: TObject | undefined,
): Record<string, unknown> {
  // No database takes U+0000, and nothing is called by it.
  for (const [index, text] of Object.values(names).entries())
    if (captures[index] !== encodeURIComponent(text) || text.includes('\0')) throw noSuchRoute();
  if (!schema) return names;
  const found: Record<string, unknown> = typed(schema, names);
  for (const [name, value] of Object.entries(found)) if (`${value}` !== names[name]) throw noSuchRoute();
  const wanted = Object.fromEntries(Object.keys(schema.properties).map((name) => [name, found[name]]));
  return { ...found, ...check(schema, wanted, 'The path') };
}

function typed(schema: TObject, given: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([name, text]) => [
      name,
      valueIn(Object.hasOwn(schema.properties, name) ? schema.properties[name] : {}, text),
    ]),
  );
}

/** What the text means to its schema; text that means nothing there stays, so that the check names what is legal. */
function valueIn(schema: object | undefined, text: string): unknown {
  const { type } = (schema ?? {}) as { type?: string };
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
