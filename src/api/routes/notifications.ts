import Type from 'typebox';
import type { Db } from '../../db/database.ts';
import { listNotifications, markRead, type NotificationRow } from '../../db/notifications.ts';
import { Rejected } from '../../errors.ts';
import { jsonAnswer } from '../answers.ts';
import { jsonBody } from '../body.ts';
import type { Limit } from '../limits.ts';
import { route } from '../route.ts';
import { Moment } from '../shapes.ts';

interface Needs {
  db: Db;
}

const closed = { additionalProperties: false };

const Notification = Type.Object({
  reminder_id: Type.String(),
  task_id: Type.Integer(),
  title: Type.String({ description: 'As it was when the reminder was due' }),
  due_date: Type.Union([Type.String(), Type.Null()]),
  delivered_at: Moment,
  read_at: Type.Union([Moment, Type.Null()]),
});

const Notifications = Type.Object({
  notifications: Type.Array(Notification),
  next_cursor: Type.Optional(Type.String({ description: 'There are older ones: the cursor of the next page' })),
});

const Page = Type.Object(
  {
    cursor: Type.Optional(
      Type.String({ pattern: '^[1-9][0-9]{0,14}$', description: 'next_cursor of the page before' }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: 'Default 50' })),
  },
  closed,
);

const ReadRequest = Type.Object(
  {
    ids: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 200 })),
    all: Type.Optional(Type.Boolean()),
  },
  closed,
);

const ReadAnswer = Type.Object({ read: Type.Integer({ description: 'How many were unread until now' }) });

const notificationsByUser: Limit = { name: 'notificationsByUser', points: 600, seconds: 60 };

export const notificationRoutes = [
  route({
    method: 'get',
    path: '/api/{user_id}/notifications',
    summary: 'What the user was reminded of, newest first',
    caller: 'user',
    limit: notificationsByUser,
    query: Page,
    answer: jsonAnswer('Notifications', Notifications),
    async run({ caller, query: { cursor, limit = 50 } }, { db }: Needs) {
      const before = cursor === undefined ? undefined : Number(cursor);
      // One more than the page shows whether there is another.
      const rows = await listNotifications(db, caller.userId, { before, limit: limit + 1 });
      const page = rows.slice(0, limit);
      return {
        notifications: page.map(shown),
        ...(rows.length > limit && { next_cursor: String(page.at(-1)?.seq) }),
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/{user_id}/notifications/read',
    summary: 'Marks notifications as read',
    caller: 'user',
    limit: notificationsByUser,
    body: jsonBody('NotificationsRead', ReadRequest, 'The request'),
    answer: jsonAnswer('NotificationsMarked', ReadAnswer),
    async run({ caller, body: { ids, all } }, { db }: Needs) {
      if ((ids !== undefined) === (all === true))
        throw new Rejected('invalid', 'Send {"ids": [...]} with reminder ids, or {"all": true}.');
      return { read: await markRead(db, caller.userId, ids ?? 'all') };
    },
  }),
];

const shown = ({ reminder_id, task_id, title, due_date, delivered_at, read_at }: NotificationRow) => ({
  reminder_id,
  task_id,
  title,
  due_date,
  delivered_at: delivered_at.toISOString(),
  read_at: read_at?.toISOString() ?? null,
});
