import { chatKitUrl } from './chatkit.ts';

/** The document that everything else is drawn into. It holds no word of a user. */
export interface Shell {
  /** Where everybody reaches the program: link previews want whole addresses. */
  origin: string;
  /** Where the files of the release are: `/w/{release}/`. */
  base: string;
  importMap: string;
  /** Paths below `base` that the first view needs. */
  modules: readonly string[];
  /** Undefined: as the system has it. */
  theme: 'light' | 'dark' | undefined;
  /** Is there the cookie of a session? Whether it is still good is found out later. */
  isKnown: boolean;
  /** Set: the page tries OpenAI's element for its chat. */
  chatKitKey?: string;
  /** Set: the server sends Web Push, and browsers subscribe with this public key. */
  pushKey?: string;
}

const description = 'A todo list that you talk to: tasks, reminders and repeats in plain words.';

export function shell({ origin, base, importMap, modules, theme, isKnown, chatKitKey, pushKey }: Shell): string {
  const preload = modules.map((path) => `<link rel="modulepreload" href="${base}${path}">`).join('\n');
  return `<!doctype html>
<html lang="en"${theme ? ` data-theme="${theme}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="${theme ?? 'light dark'}">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbfaf8">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#161513">
<title>Actodo</title>
<meta name="description" content="${description}">
<meta property="og:title" content="Actodo">
<meta property="og:description" content="${description}">
<meta property="og:type" content="website">
<meta property="og:image" content="${origin}/share.png">
<meta property="og:image:alt" content="Actodo: ${description}">
${chatKitKey ? chatKitTags(chatKitKey) : ''}${pushKey ? `<meta name="push-key" content="${pushKey}">\n` : ''}<link rel="stylesheet" href="${base}page.css">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/apple-touch-icon.png">
<link rel="manifest" href="/manifest.webmanifest">
<script src="/recover.js"></script>
<script type="importmap">${importMap}</script>
${preload}
<script type="module" src="${base}main.ts"></script>
</head>
<body>
<div id="page" data-known="${isKnown}">
<header class="bar"><span class="brand">Actodo</span></header>
<p class="coming">One moment…</p>
<noscript><p class="column">Actodo needs JavaScript. Allow it for this page, then reload.</p></noscript>
</div>
<div id="say-politely" class="unseen" role="status" aria-live="polite"></div>
<div id="say-at-once" class="unseen" role="alert" aria-live="assertive"></div>
</body>
</html>
`;
}

const chatKitTags = (key: string) => `<meta name="chatkit-url" content="${chatKitUrl}">
<meta name="chatkit-key" content="${key}">
`;
