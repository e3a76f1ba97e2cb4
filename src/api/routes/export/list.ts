import { exportRoutes } from './export.ts';
import { feedRoutes } from './feed.ts';

/** What leaves the house as a file. */
export const fileRoutes = [...exportRoutes, ...feedRoutes];
