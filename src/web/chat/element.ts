import type { ChatKitOptions, OpenAIChatKit } from '@openai/chatkit';
import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { Refusal, stream } from '../core/calls.ts';
import { scriptUrl } from '../core/trusted.ts';
import { suggestions } from './view/greeting.ts';

/** OpenAI's own element for this protocol, where the page is set up for it. */

/** What the shell says when it is enabled: the URL of the script, and the key under which this site is registered. */
export const chatKit = (() => {
  const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;
  const [url, domainKey] = [meta('chatkit-url'), meta('chatkit-key')];
  return url && domainKey ? { url, domainKey } : undefined;
})();

/** So long the element has to become ready; then the built-in chat is taken, and a late one is not looked at. */
const readyWithinMs = 3_000;

interface ChatKitProps {
  user: string;
  ready: () => void;
  failed: () => void;
}

/** Loads the script once, and shows the element. One of `ready` and `failed` is called, once. */
export function ChatKit({ user, ready, failed }: ChatKitProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = document.createElement('openai-chatkit') as OpenAIChatKit;
    let isDecided = false;
    const decide = (outcome: () => void) => () => {
      if (isDecided) return;
      isDecided = true;
      clearTimeout(timer);
      outcome();
    };
    const timer = setTimeout(decide(failed), readyWithinMs);
    element.addEventListener('chatkit.ready', decide(ready));
    place.current!.append(element);
    load().then(() => {
      if (!isDecided) element.setOptions(optionsFor(user));
    }, decide(failed));
    return () => {
      isDecided = true;
      clearTimeout(timer);
      element.remove();
    };
  }, [user]);
  return html`<div class="chat-element" ref=${place}></div>`;
}

function load(): Promise<unknown> {
  if (!customElements.get('openai-chatkit')) {
    const script = document.createElement('script');
    script.src = scriptUrl(chatKit!.url);
    script.async = true;
    const failure = new Promise((_, reject) => {
      script.addEventListener('error', () => reject(new Error('The script of ChatKit did not load.')));
    });
    document.head.append(script);
    return Promise.race([failure, customElements.whenDefined('openai-chatkit')]);
  }
  return Promise.resolve();
}

function optionsFor(user: string): ChatKitOptions {
  return {
    api: {
      url: `/api/${user}/chat`,
      domainKey: chatKit!.domainKey,
      fetch: (_url: RequestInfo | URL, init?: RequestInit) => fetchChat(init),
    },
    theme: colours(),
    frameTitle: 'Chat',
    history: { enabled: true, showDelete: true, showRename: true },
    threadItemActions: { feedback: false, retry: true },
    thread: { autoScroll: true },
    composer: { placeholder: 'Message Actodo' },
    startScreen: {
      greeting: 'What do you need to do?',
      prompts: suggestions.map(({ text }) => ({ label: text, prompt: text })),
    },
  };
}

/** Of the page, or of the system where the page follows it. */
function colours(): 'dark' | 'light' {
  const { theme } = document.documentElement.dataset;
  return theme === 'dark' || (!theme && matchMedia('(prefers-color-scheme: dark)').matches) ? 'dark' : 'light';
}

/** The element gets answers as they are, to read their bodies as they come. It knows no token. */
async function fetchChat(init: RequestInit = {}): Promise<Response> {
  try {
    return await stream('~/chat', { ...init, headers: Object.fromEntries(new Headers(init.headers)) });
  } catch (error) {
    if (!(error instanceof Refusal) || error.status < 400) throw error;
    return Response.json({ code: error.code, detail: error.message }, { status: error.status });
  }
}
