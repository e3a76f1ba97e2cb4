import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program as text and as a graph of imports, for the rules that hold all of it together. */

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Path, from the root of the repository, to text. */
export type Sources = ReadonlyMap<string, string>;

export function readSources(): Sources {
  const files = globSync('src/**/*.ts', { cwd: root }).map((file) => file.replaceAll('\\', '/'));
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

export interface Import {
  line: string;
  /** A path from the root, or the name of a library. */
  target: string;
  isRelative: boolean;
  isType: boolean;
}

const statement = /^(?:import|export)\b(?:[^;']*\bfrom)?\s+'([^']+)'/gm;
const dynamic = /\bimport\('([^']+)'\)/g;

/** Everything that a file imports: types, re-exports and what is loaded on demand as well. */
export function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(statement), ...text.matchAll(dynamic)].map(([line, name = '']) => {
    const isRelative = name.startsWith('.');
    const target = isRelative ? join(dirname(file), name).replaceAll('\\', '/') : name;
    return { line, target, isRelative, isType: /^(?:import|export) type\b/.test(line) };
  });
}

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

export function fileGraph(sources: Sources): Graph {
  const targets = ([file, text]: [string, string]) =>
    importsOf(file, text)
      .filter(({ isRelative }) => isRelative)
      .map(({ target }) => target);
  return new Map([...sources].map((source) => [source[0], new Set(targets(source))]));
}

/** Which folder imports from which. A folder and one inside it are one room: between them there is no order. */
export function folderGraph(sources: Sources): Graph {
  const graph = new Map<string, Set<string>>();
  for (const [file, targets] of fileGraph(sources))
    for (const target of targets) {
      const [from, to] = [dirname(file), dirname(target)];
      if (`${from}/`.startsWith(`${to}/`) || `${to}/`.startsWith(`${from}/`)) continue;
      graph.set(from, (graph.get(from) ?? new Set()).add(to));
    }
  return graph;
}

/** The nodes that reach themselves, with the way that leads back. */
export function circles(graph: Graph): string[] {
  const found: string[] = [];
  const known = new Set<string>();
  for (const start of graph.keys()) {
    const way = known.has(start) ? undefined : wayBack(graph, start);
    if (!way) continue;
    for (const node of way) known.add(node);
    found.push(way.join(' -> '));
  }
  return found;
}

/** The shortest way from a node to itself. */
function wayBack(graph: Graph, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  for (const queue = [start]; queue.length > 0; ) {
    const node = queue.shift()!;
    for (const next of graph.get(node) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      if (next === start) return [...trace(cameFrom, start)].reverse();
      queue.push(next);
    }
  }
  return undefined;
}

function* trace(cameFrom: ReadonlyMap<string, string>, start: string): Generator<string> {
  yield start;
  for (let node = cameFrom.get(start)!; node !== start; node = cameFrom.get(node)!) yield node;
  yield start;
}
