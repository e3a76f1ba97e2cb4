/** How programs of others are told of our MCP server. `text` is to be copied, `link` opens the program. */
export interface Snippet {
  /** What it is, in the name of the button that copies it. */
  what: string;
  /** What to do with it. */
  how: string;
  text: string;
  link?: { label: string; href: string };
}

export interface Connection {
  name: string;
  snippets: Snippet[];
  /** Its servers call ours, so an address of this machine is none for them. */
  fromOutside: boolean;
}

const id = 'actodo';

/** The programs that are described; `origin` is where this page comes from. */
export function connections(origin: string): Connection[] {
  const url = `${origin}/mcp`;
  return [
    {
      name: 'Claude',
      fromOutside: true,
      snippets: [
        {
          what: 'Address for Claude',
          how: 'In Claude: Settings, Connectors, Add custom connector. Paste this address:',
          text: url,
        },
        {
          what: 'Command for Claude Code',
          how: 'In Claude Code, in a terminal:',
          text: `claude mcp add --transport http ${id} ${url}`,
        },
      ],
    },
    {
      name: 'ChatGPT',
      fromOutside: true,
      snippets: [
        {
          what: 'Address for ChatGPT',
          how: 'In ChatGPT: Settings, Apps and connectors, Advanced, Developer mode on, then Create. Paste this address and choose OAuth:',
          text: url,
        },
      ],
    },
    {
      name: 'Cursor',
      fromOutside: false,
      snippets: [
        {
          what: 'Settings for Cursor',
          how: 'Add it with one click, or put this into .cursor/mcp.json:',
          text: json({ mcpServers: { [id]: { url } } }),
          link: {
            label: 'Open Cursor',
            href: `cursor://anysphere.cursor-deeplink/mcp/install?name=${id}&config=${encodeURIComponent(btoa(JSON.stringify({ url })))}`,
          },
        },
      ],
    },
    {
      name: 'VS Code',
      fromOutside: false,
      snippets: [
        {
          what: 'Settings for VS Code',
          how: 'Add it with one click, or put this into .vscode/mcp.json:',
          text: json({ servers: { [id]: { type: 'http', url } } }),
          link: {
            label: 'Open VS Code',
            href: `vscode:mcp/install?${encodeURIComponent(JSON.stringify({ name: id, type: 'http', url }))}`,
          },
        },
      ],
    },
  ];
}

/** Can only this machine reach that origin? */
export function isOnThisMachine(origin: string): boolean {
  const { hostname } = new URL(origin);
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\./.test(hostname);
}

const scopes: Record<string, string> = {
  'tasks:read': 'read your tasks',
  'tasks:write': 'add, change and delete your tasks',
  offline_access: 'stay connected',
};

/** What an application may do, in words; scopes that are not ours as they are. */
export function scopeWords(granted: readonly string[]): string {
  const words = granted.map((scope) => scopes[scope] ?? scope);
  return words.length > 0
    ? `May ${new Intl.ListFormat('en', { type: 'conjunction' }).format(words)}.`
    : 'May do nothing.';
}

const json = (value: object): string => JSON.stringify(value, null, 2);
