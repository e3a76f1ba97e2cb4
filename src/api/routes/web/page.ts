import { contentPolicy } from '../../guards.ts';
import { noSuchRoute } from '../../problem.ts';
import type { Context } from '../../request-scope.ts';
import { route } from '../../route.ts';
import { chatKitPolicy } from '../../web/chatkit.ts';
import { type Packed, packedAnswer } from '../../web/packed.ts';
import { pictures } from '../../web/pictures.ts';
import { currentRelease } from '../../web/release.ts';

interface Needs {
  baseUrl: string;
  chatKitKey?: string;
  push?: { publicKey: string } | undefined;
}

/** The web app: one document, and the files that it is made of. */

const filePath = /^\/w\/[0-9a-f]{16}\/[\w./-]+$/;

const document = {
  method: 'get',
  caller: 'anyone',
  answer: packedAnswer('text/html'),
  run: async ({ ctx }: { ctx: Context }, needs: Needs) => page(ctx, needs),
} as const;

const fixedFile = (name: string, media: string, summary: string) =>
  route({
    method: 'get',
    path: `/${name}`,
    summary,
    caller: 'anyone',
    answer: packedAnswer(media),
    run: async (_asked, _needs: Needs) => served(currentRelease().fixed(name)),
  });

export const webRoutes = [
  route({ ...document, path: '/', summary: 'The web app' }),
  route({ ...document, path: '/admin', summary: 'The web app, at its page for admins' }),
  route({
    method: 'get',
    path: filePath,
    summary: 'Files of the web app',
    caller: 'anyone',
    answer: packedAnswer('text/javascript'),
    async run({ ctx }, _needs: Needs) {
      const [, , release, ...path] = ctx.path.split('/');
      // Files of another release would be kept for ever under a name that is not theirs.
      return served(release === currentRelease().id ? currentRelease().file(path.join('/')) : undefined);
    },
  }),
  fixedFile('favicon.svg', 'image/svg+xml', 'Icon of the web app'),
  ...Object.keys(pictures).map((name) =>
    fixedFile(name, 'image/png', 'Icon of the web app, and the picture of its links'),
  ),
  fixedFile('manifest.webmanifest', 'application/manifest+json', 'What installing the web app needs'),
  fixedFile('recover.js', 'text/javascript', 'Reloads a page whose files are gone'),
  fixedFile('pages.css', 'text/css', 'Style of the pages that the server makes'),
  fixedFile('docs.js', 'text/javascript', 'Searches the page /docs'),
  fixedFile('sw.js', 'text/javascript', 'Service worker: shows reminders that are pushed'),
];

function served(file: Packed | undefined): Packed {
  if (!file) throw noSuchRoute();
  return file;
}

function page(ctx: Context, { baseUrl, chatKitKey, push }: Needs): Packed {
  const release = currentRelease();
  // Only where there is a chat: no other page reaches a foreign host.
  const isWithElement = chatKitKey !== undefined && ctx.path === '/';
  ctx.set(
    'Content-Security-Policy',
    contentPolicy(baseUrl, {
      ...(isWithElement && chatKitPolicy),
      'script-src': [release.importMapHash, ...(isWithElement ? chatKitPolicy['script-src'] : [])],
      'manifest-src': ["'self'"],
      'worker-src': ["'self'"],
      'require-trusted-types-for': ["'script'"],
      'trusted-types': ['actodo'],
    }),
  );
  ctx.set('Permissions-Policy', 'microphone=(self)');
  const theme = ctx.cookies.get('actodo_theme');
  return release.page({
    origin: new URL(baseUrl).origin,
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
    ...(isWithElement && { chatKitKey }),
    ...(push && { pushKey: push.publicKey }),
    isKnown: /(?:^|[;\s])(?:__Secure-)?better-auth\.session_token=/.test(ctx.get('cookie')),
  });
}
