import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { type AnyClient, type ForeignClient, useTools } from './client.ts';
import { npmProgram } from './place.ts';

const { file, missing } = npmProgram('mcp-remote/dist/proxy.js');

/** Between a desktop host, which speaks over stdio, and us. */
export const mcpRemote: ForeignClient = {
  name: 'mcp-remote',
  missing,
  looksFirst: 'registers anew, and goes on when it is started again',
  async run({ t, serverUrl, memory, browser, title }) {
    const env = { ...browser.env, MCP_REMOTE_CONFIG_DIR: memory, HOME: memory };
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [file, serverUrl, '--transport', 'http-only', '--auth-timeout', '20'],
      env,
      cwd: memory,
      stderr: 'pipe',
    });
    let output = '';
    transport.stderr?.on('data', (chunk) => (output += chunk));
    const client = new Client({ name: 'a desktop host', version: '1' });
    t.after(() => client.close());
    try {
      await client.connect(transport);
      return await useTools(client as unknown as AnyClient, title);
    } catch (error) {
      throw new Error(`mcp-remote: ${(error as Error).message}\n${output}`);
    } finally {
      await client.close();
    }
  },
};
