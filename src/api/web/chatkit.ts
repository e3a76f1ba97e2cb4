import type { ContentPolicy } from '../guards.ts';

/** OpenAI's element for the chat: it cannot be served by us, and is loaded only where the operator has set a domain key. */
const host = 'https://cdn.platform.openai.com';

export const chatKitUrl = `${host}/deployments/chatkit/chatkit.js`;

/** What the page may load and reach for it: its script, its frame, and the check of the domain key. */
export const chatKitPolicy = {
  'script-src': [chatKitUrl],
  'frame-src': [host],
  'connect-src': ['https://api.openai.com'],
} as const satisfies ContentPolicy;
