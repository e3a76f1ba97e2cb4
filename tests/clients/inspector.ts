import { startChild } from '../support/children.ts';
import { freePort } from '../support/server.ts';
import type { ForeignClient, Start } from './client.ts';
import { npmProgram } from './place.ts';

const { file, missing } = npmProgram('@modelcontextprotocol/inspector/clients/launcher/build/index.js');

/** Its command line: a process for each call, with what it stores between them. */
export const inspector: ForeignClient = {
  name: 'MCP Inspector --cli',
  missing,
  async run(start) {
    const env = {
      ...start.browser.env,
      HOME: start.memory,
      MCP_STORAGE_DIR: start.memory,
      MCP_INSPECTOR_SECRET_STORE: 'file',
      // Nobody sits at a terminal, and yet there is a browser.
      MCP_AUTO_OPEN_ENABLED: 'true',
      MCP_OAUTH_CALLBACK_URL: `http://127.0.0.1:${await freePort()}/oauth/callback`,
    };
    const { tools } = JSON.parse(await call(start, env, 'tools/list')) as { tools: { name: string }[] };
    await call(start, env, 'tools/call', '--tool-name', 'add_task', '--tool-arg', `title=${start.title}`);
    const listed = await call(start, env, 'tools/call', '--tool-name', 'list_tasks');
    return { tools: tools.map(({ name }) => name), listed };
  },
};

/** What it printed. Throws with what it complained of. */
async function call({ t, serverUrl, memory }: Start, env: Record<string, string>, method: string, ...more: string[]) {
  const target = ['--server-url', serverUrl, '--transport', 'http'];
  const child = startChild(t, process.execPath, [file, '--cli', ...target, '--method', method, ...more], {
    cwd: memory,
    env,
  });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (errors += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`the Inspector ended with ${code}\n${errors.slice(-2_000)}${output}`);
  return output;
}
