import { readFileSync } from 'node:fs';

/** The code of each block in this language, such as `sql`. */
export const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, code = '']) => code);

/** What stands between backticks within lines. */
export const inline = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

export const statements = (text: string): string[] =>
  blocks(text, 'sql').flatMap((code) =>
    code
      .split(';')
      .map((each) => each.trim())
      .filter(Boolean),
  );

const lines = (text: string, language: string) =>
  blocks(text, language).flatMap((code) => code.trim().split('\n').filter(Boolean));
export const queries = (text: string): string[] => lines(text, 'promql');
export const commands = (text: string): string[] => lines(text, 'sh');

/** A runbook as its drill reads it: whatever is asked for must stand there once, so that the page and its drill cannot differ. */
export interface Runbook {
  /** The statement in which these words stand, with the user's id in place of the page's example. */
  sql(words: string, userId?: string): string;
  /** The PromQL query in which they stand. */
  query(words: string): string;
  /** The line for a shell in which they stand. */
  command(words: string): string;
  /** The route, such as `POST /api/admin/users/{id}/ban`, with ids in place of its braces. */
  route(route: string, ids?: Record<string, string | number>): { method: string; path: string };
  /** Fails unless the page says this. */
  says(words: string): void;
}

const nobody = '00000000-0000-0000-0000-000000000000';
const folder = new URL('../../docs/runbooks/', import.meta.url);

export function openRunbook(name: string): Runbook {
  const text = readFileSync(new URL(`${name}.md`, folder), 'utf8');
  const only = (kind: string, all: string[]) => (words: string) => {
    const [found, ...more] = [...new Set(all.filter((each) => each.includes(words)))];
    if (found === undefined || more.length > 0)
      throw new Error(`docs/runbooks/${name}.md has ${found ? 'more than one' : 'no'} ${kind} with: ${words}`);
    return found;
  };
  const statement = only('statement', statements(text));
  const says = (words: string) => {
    if (!text.includes(words)) throw new Error(`docs/runbooks/${name}.md does not say: ${words}`);
  };
  return {
    sql: (words, userId = nobody) => statement(words).replaceAll(nobody, userId),
    query: only('query', queries(text)),
    command: only('command', commands(text)),
    route(route, ids = {}) {
      says(`\`${route}\``);
      const [method = '', path = ''] = route.split(' ');
      return { method, path: path.replaceAll(/\{(\w+)\}/g, (_, id: string) => String(ids[id])) };
    },
    says,
  };
}
