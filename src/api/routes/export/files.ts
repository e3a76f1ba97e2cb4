import { listApps } from '../../../db/accounts/apps.ts';
import type { Db } from '../../../db/database.ts';
import {
  listDevices,
  readAccount,
  walkConversations,
  walkMessages,
  walkNotifications,
  walkTasks,
} from '../../../db/export/walks.ts';
import { readSettings } from '../../../db/settings-queries.ts';
import { calendarEnd, calendarHead, todoLines } from '../../../domain/export/calendar.ts';
import { csvHead, csvRow } from '../../../domain/export/csv.ts';
import { settingsOf } from '../../../domain/user.ts';

/** The files of a user, piece by piece: as much is in memory as a page of rows. */

export type Pieces = AsyncGenerator<string, void, void>;

/** Everything of the user, as one JSON object. */
export async function* everything(db: Db, userId: string): Pieces {
  const head = {
    format: 'actodo',
    version: 1,
    exported_at: new Date().toISOString(),
    user: await readAccount(db, userId),
    settings: settingsOf(await readSettings(db, userId)),
    apps: await listApps(db, userId),
    push_subscriptions: await listDevices(db, userId),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"tasks":`;
  yield* array(walkTasks(db, userId), async function* ({ task }) {
    yield JSON.stringify(task);
  });
  yield ',"conversations":';
  yield* array(walkConversations(db, userId), async function* (conversation) {
    yield `${JSON.stringify(conversation).slice(0, -1)},"messages":`;
    yield* array(walkMessages(db, userId, conversation.id), asJson);
    yield '}';
  });
  yield ',"notifications":';
  yield* array(walkNotifications(db, userId), asJson);
  yield '}\n';
}

/** The tasks, comma-separated. */
export async function* tasksAsCsv(db: Db, userId: string): Pieces {
  yield csvHead;
  for await (const { task } of walkTasks(db, userId)) yield csvRow(task);
}

/** The tasks, for calendar programs. */
export async function* tasksAsCalendar(db: Db, userId: string): Pieces {
  const { timezone } = settingsOf(await readSettings(db, userId));
  yield calendarHead(timezone, new Date());
  for await (const each of walkTasks(db, userId)) yield todoLines(each, timezone);
  yield calendarEnd;
}

async function* array<T>(values: AsyncIterable<T>, write: (value: T) => AsyncIterable<string>): Pieces {
  let separator = '[';
  for await (const value of values) {
    yield separator;
    yield* write(value);
    separator = ',';
  }
  yield separator === '[' ? '[]' : ']';
}

async function* asJson(value: unknown): Pieces {
  yield JSON.stringify(value);
}
