import { docsPage } from '../docs/page.ts';
import { openApiText } from '../openapi.ts';
import { accountRemovalRoutes } from './account.ts';
import { accountRoutes } from './accounts.ts';
import { adminRoutes } from './admin/list.ts';
import { appRoutes } from './apps.ts';
import { chatRoutes } from './chat.ts';
import { conversationRoutes } from './conversations.ts';
import { fileRoutes } from './export/list.ts';
import { healthRoutes } from './health.ts';
import { liveRoutes } from './live.ts';
import { mcpRoutes } from './mcp.ts';
import { notificationRoutes } from './notifications.ts';
import { oauthRoutes } from './oauth.ts';
import { oauthPageRoutes } from './oauth-pages.ts';
import { type Described, pageRoutes } from './pages.ts';
import { accountPageRoutes } from './sending/account-pages.ts';
import { pushRoutes } from './sending/push.ts';
import { unsubscribeRoutes } from './sending/unsubscribe.ts';
import { settingsRoutes } from './settings.ts';
import { webRoutes } from './web/page.ts';
import { parseRoutes } from './web/parse.ts';

/** The routes of the role `api`. Those of `mcp`, of `live` and of every process are lists of their own. */
export const apiRoutes = [
  ...webRoutes,
  ...pageRoutes,
  ...accountRoutes,
  ...oauthRoutes,
  ...oauthPageRoutes,
  ...accountPageRoutes,
  ...chatRoutes,
  ...conversationRoutes,
  ...settingsRoutes,
  ...parseRoutes,
  ...notificationRoutes,
  ...pushRoutes,
  ...unsubscribeRoutes,
  ...appRoutes,
  ...accountRemovalRoutes,
  ...fileRoutes,
  ...adminRoutes,
];

/** Every route of the program, whichever process serves it. */
export const allRoutes = [...healthRoutes, ...apiRoutes, ...mcpRoutes, ...liveRoutes];

/** What is published about them. */
export function describeRoutes(): Described {
  const openApi = openApiText(allRoutes);
  return { openApi, docsPage: docsPage(allRoutes) };
}
