import { toolNames } from '../view/tools.ts';
import { isRecord } from './parts.ts';
import { balanced, type Json, lenient, sound } from './text/json.ts';

/** Calls as servers and models write them, made into calls that can be run and echoed to the strictest of servers. */

/** Where arguments that are no JSON object are kept, so that the call can be answered: it is not made. */
export const unreadable = 'unreadable_arguments';
const longestUnreadable = 400;
const longestName = 200;

/** The tool that is meant by a name: as it is, or under a name space, in another case or with other signs between its words. */
export function toolNamed(name: string): string {
  if (toolNames.includes(name)) return name;
  const last =
    name
      .slice(0, longestName)
      .split(/[.:/]|__/)
      .at(-1) ?? name;
  const words = last
    .replace(/\(\)$/, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  if (toolNames.includes(words)) return words;
  return (
    name
      .slice(0, longestName)
      .replace(/[^\w-]+/g, '_')
      .slice(0, 64) || 'unnamed'
  );
}

export function isToolName(name: string): boolean {
  return toolNames.includes(toolNamed(name));
}

/** The arguments as an object, however they came: as JSON text, twice encoded, as a value, in a list of one, or not at all. */
export function argumentsFrom(value: unknown): Json {
  const read = typeof value === 'string' ? fromText(value) : value;
  if (read === undefined || read === null) return {};
  if (isRecord(read)) return sound(read);
  if (Array.isArray(read) && read.length <= 1) return argumentsFrom(read[0]);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { [unreadable]: sound(text.slice(0, longestUnreadable)) };
}

/** Undefined for nothing, the text itself for what is no JSON. */
function fromText(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === 'null') return undefined;
  const value = lenient(trimmed);
  if (typeof value === 'string') return lenient(value) ?? text;
  if (value !== undefined) return value;
  // Some servers send an empty object and then the arguments; others repeat them.
  const first = trimmed.startsWith('{') ? balanced(trimmed, 0) : undefined;
  const rest = first === undefined ? '' : trimmed.slice(first.length).trim();
  return rest.startsWith('{') ? (lenient(rest) ?? text) : text;
}

/** Models repeat themselves: an identical add in the same answer is one add. */
export function withoutRepeatedAdds<T extends { name: string; arguments: Json }>(calls: readonly T[]): T[] {
  const known = new Set<string>();
  return calls.filter((call) => {
    const key = JSON.stringify(Object.entries(call.arguments).sort(([a], [b]) => (a < b ? -1 : 1)));
    if (call.name !== 'add_task' || !known.has(key)) {
      if (call.name === 'add_task') known.add(key);
      return true;
    }
    return false;
  });
}
