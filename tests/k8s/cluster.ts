import { execFile } from 'node:child_process';

/** Output of a program that runs too long is not waited for. */
const limitMs = 300_000;

/** Runs a program of the box and answers what it printed. Throws with what it complained about. */
export function run(program: string, args: string[], input?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const settings = { timeout: limitMs, maxBuffer: 64 << 20 };
    const child = execFile(program, args, settings, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program} ${args.slice(0, 6).join(' ')}: ${stderr.trim() || error.message}`));
      else resolve(stdout);
    });
    child.stdin?.end(input ?? '');
  });
}

export const kubectl = (args: string[], input?: string): Promise<string> => run('kubectl', args, input);
export const helm = (args: string[]): Promise<string> => run('helm', args);

/** What `kubectl get` knows, as far as the tests look at it. */
export interface Pod {
  metadata: { name: string; labels: Record<string, string>; deletionTimestamp?: string };
  status: {
    phase: string;
    podIP?: string;
    conditions?: { type: string; status: string }[];
    containerStatuses?: { name: string; restartCount: number }[];
  };
  spec: { containers: { name: string; image: string }[]; initContainers?: { name: string }[] };
}

export async function pods(namespace: string, selector = ''): Promise<Pod[]> {
  const found = await kubectl(['get', 'pods', '-n', namespace, '-l', selector, '-o', 'json']);
  return (JSON.parse(found) as { items: Pod[] }).items;
}

/** Applies a manifest, as YAML or JSON. */
export const apply = (manifest: string, ...more: string[]): Promise<string> =>
  kubectl(['apply', ...more, '-f', '-'], manifest);
