import { fileURLToPath } from 'node:url';
import { startChild } from '../support/children.ts';
import type { ForeignClient, Seen, Start } from './client.ts';
import { pythonProgram } from './place.ts';

const { file: python, missing } = pythonProgram();

export const pythonClients: ForeignClient[] = [
  {
    name: 'Python SDK',
    missing,
    neverRefreshesStored: true,
    neverRegistersAnew: true,
    run: (start) => runScript('mcp_sdk.py', start),
  },
  { name: 'fastmcp', missing, looksFirst: 'registers anew', run: (start) => runScript('fastmcp_client.py', start) },
];

/** The script prints what it saw as one line of JSON. */
async function runScript(name: string, { t, serverUrl, memory, browser, title }: Start): Promise<Seen> {
  const script = fileURLToPath(new URL(`./python/${name}`, import.meta.url));
  const env = { ...browser.env, HOME: memory, PYTHONDONTWRITEBYTECODE: '1' };
  const child = startChild(t, python, [script, serverUrl, memory, title], { cwd: memory, env });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (errors += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${name}: it ended with ${code}\n${errors.slice(-2_000)}`);
  return JSON.parse(output);
}
