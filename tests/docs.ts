import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeRoutes } from '../src/api/routes/list.ts';
import { eventDocs } from '../src/domain/event-docs.ts';
import { toolDocs } from '../src/mcp/tool-docs.ts';
import { licencesPage } from './ops/flow/licences.ts';
import { opsFiles } from './ops/written/files.ts';
import { languagePage } from './support/language-page.ts';

// `npm run docs`: writes the published shapes of routes, tools and events, dashboards and alerts, licences, what can be said; tests compare them with the program.
const documents: [file: string, text: string][] = [
  ['docs/openapi.json', describeRoutes().openApi],
  ...[...toolDocs].map(([name, text]): [string, string] => [`docs/tools/${name}`, text]),
  ...[...eventDocs].map(([name, text]): [string, string] => [`docs/events/${name}`, text]),
  ['docs/licences.md', licencesPage()],
  ['docs/language.md', languagePage],
  ...opsFiles,
];
for (const [name, text] of documents) {
  const file = fileURLToPath(new URL(`../${name}`, import.meta.url));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
