import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Of a package that runs: its place below the repository, as in the lock file. */
export interface Dependency {
  path: string;
  name: string;
  version: string;
  licence: string;
  /** A build of Node for one kind of machine: installed there only. */
  isOptional: boolean;
}

interface Locked {
  version?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
}

/** What `npm ci --omit=dev` may install, by name. */
export const dependenciesOf = (lockFile: string): Dependency[] =>
  Object.entries((JSON.parse(lockFile) as { packages: Record<string, Locked> }).packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path, { version = '', license = 'none', optional = false }]) => ({
      path,
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      isOptional: optional,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));

/** Ask for their text, and for nothing of ours. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
]);

/** Other licences, for one package each, and why. */
const exceptions: Record<string, { licence: string; why: string }> = {
  'web-push': { licence: 'MPL-2.0', why: 'covers its own files, which are used as they are' },
};

/** Of a choice one is enough, of several together each must do. */
function isAllowed(licence: string): boolean {
  const said = licence.replace(/^\((.*)\)$/, '$1');
  if (said.includes(' OR ')) return said.split(' OR ').some(isAllowed);
  if (said.includes(' AND ')) return said.split(' AND ').every(isAllowed);
  return [...allowed].some((each) => each.toLowerCase() === said.toLowerCase());
}

/** What may not be shipped, and exceptions that nothing needs. */
export function licenceFaults(dependencies: Dependency[]): string[] {
  const excepted = ({ name, licence }: Dependency) => exceptions[name]?.licence === licence;
  return [
    ...dependencies
      .filter((each) => !isAllowed(each.licence) && !excepted(each))
      .map(({ name, version, licence }) => `${name} ${version}: ${licence}`),
    ...Object.keys(exceptions).filter((name) => !dependencies.some((each) => each.name === name && excepted(each))),
  ];
}

/** `docs/licences.md`. */
export function licencesPage(): string {
  const dependencies = dependenciesOf(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const counts = Map.groupBy(dependencies, ({ licence }) => licence);
  const sum = [...counts]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([licence, list]) => `${licence} ${list.length}`);
  const rows = dependencies.map(({ name, version, licence, isOptional }) => {
    const why = exceptions[name]?.why;
    return `| ${name} | ${version} | ${licence}${why ? ` (${why})` : ''}${isOptional ? ', one kind of machine' : ''} |`;
  });
  return `# Licences

What \`npm start\` and the image run, with the licence that each package names. Written by \`npm run docs\` from \`package-lock.json\`; \`tests/ops/flow/licences.test.ts\` holds that it is true and what is allowed
([decision 0088](decisions/0088-what-we-ship-is-checked-where-we-test.md)). Actodo itself: [MIT](../LICENSE). The texts are in the packages, which the image has whole but for what only editors read.

${sum.join(', ')}.

| package | version | licence |
|---|---|---|
${rows.join('\n')}
`;
}
