import { toolDefinitions } from './server.ts';

/** The published definition of every tool: file name in `docs/tools/` -> its text. */
export const toolDocs: ReadonlyMap<string, string> = new Map(
  toolDefinitions.map((definition) => [`${definition.name}.json`, `${JSON.stringify(definition, null, 2)}\n`]),
);
