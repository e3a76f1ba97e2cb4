import { openApiText } from '../openapi.ts';
import { accountRoutes } from './accounts.ts';
import { adminRoutes } from './admin/list.ts';
import { chatRoutes } from './chat.ts';
import { docsPage } from './docs-page.ts';
import { healthRoutes } from './health.ts';
import { mcpRoutes } from './mcp.ts';
import { oauthPageRoutes } from './oauth-pages.ts';
import { type Described, pageRoutes } from './pages.ts';
import { settingsRoutes } from './settings.ts';

/** The routes of the role `api`. Those of `mcp` and those of every process are lists of their own. */
export const apiRoutes = [
  ...pageRoutes,
  ...accountRoutes,
  ...oauthPageRoutes,
  ...chatRoutes,
  ...settingsRoutes,
  ...adminRoutes,
];

/** Every route of the program, whichever process serves it. */
export const allRoutes = [...healthRoutes, ...apiRoutes, ...mcpRoutes];

/** What is published about them. */
export function describeRoutes(): Described {
  const openApi = openApiText(allRoutes);
  return { openApi, docsPage: docsPage(allRoutes, openApi) };
}
