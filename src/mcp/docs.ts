import { writeFile } from 'node:fs/promises';
import { toolDefinitions } from './server.ts';

/** The published definition of every tool: file name in `docs/tools/` -> its text. */
export const toolDocs: ReadonlyMap<string, string> = new Map(
  toolDefinitions.map((definition) => [`${definition.name}.json`, `${JSON.stringify(definition, null, 2)}\n`]),
);

if (import.meta.main)
  for (const [name, text] of toolDocs) await writeFile(new URL(`../../docs/tools/${name}`, import.meta.url), text);
