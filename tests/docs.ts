import { writeFile } from 'node:fs/promises';
import { describeRoutes } from '../src/api/routes/list.ts';
import { eventDocs } from '../src/domain/event-docs.ts';
import { toolDocs } from '../src/mcp/tool-docs.ts';

// `npm run docs`: writes the published shapes of routes, tools and events; tests compare them with the program.
const documents: [file: string, text: string][] = [
  ['openapi.json', describeRoutes().openApi],
  ...[...toolDocs].map(([name, text]): [string, string] => [`tools/${name}`, text]),
  ...[...eventDocs].map(([name, text]): [string, string] => [`events/${name}`, text]),
];
for (const [file, text] of documents) await writeFile(new URL(`../docs/${file}`, import.meta.url), text);
