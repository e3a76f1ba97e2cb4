import { notifications } from '../subscribers/notifications.ts';
import type { Core, Part } from './part.ts';

/** Tells people of what is due. */
export const notificationsPart = ({ db }: Pick<Core, 'db'>): Part => ({ consumers: [notifications(db)] });
