import type { TestContext } from 'node:test';
import type { DesktopBrowser } from './browser.ts';

/** One start of a client. */
export interface Start {
  t: Pick<TestContext, 'after'>;
  /** Address of `/mcp`: all that it knows of us. */
  serverUrl: string;
  /** A directory of its own, which outlives its process. */
  memory: string;
  browser: DesktopBrowser;
  /** What it adds. */
  title: string;
}

/** What it saw: names of tools, and what `list_tasks` answered as text. */
export interface Seen {
  tools: string[];
  listed: string;
}

export interface ForeignClient {
  name: string;
  /** Why it cannot run here. */
  missing: string | false;
  /** It takes any stored token for good, and has the person sign in when it is not. */
  neverRefreshesStored?: boolean;
  /** It goes on with a stored registration that is known to nobody: the person reads what to do. */
  neverRegistersAnew?: boolean;
  /** It asks whether its registration is still known before it opens the browser; what it does when it is not. */
  looksFirst?: 'registers anew' | 'registers anew, and goes on when it is started again';
  /** Connects, lists tools, adds a task, lists tasks. Throws with what the client said when it cannot. */
  run(start: Start): Promise<Seen>;
}

/** What both generations of the SDK can do, so that one function uses both. */
export interface AnyClient {
  listTools(): Promise<{ tools: { name: string }[] }>;
  callTool(params: { name: string; arguments: Record<string, unknown> }): Promise<unknown>;
  close(): Promise<void>;
}

/** What a connected client does in every test. */
export async function useTools(client: AnyClient, title: string): Promise<Seen> {
  const { tools } = await client.listTools();
  const added = (await client.callTool({ name: 'add_task', arguments: { title } })) as { isError?: boolean };
  if (added.isError) throw new Error(JSON.stringify(added));
  const listed = await client.callTool({ name: 'list_tasks', arguments: {} });
  return { tools: tools.map(({ name }) => name), listed: JSON.stringify(listed) };
}
