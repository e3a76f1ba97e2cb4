import { randomUUID } from 'node:crypto';
import { mock } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { ModelChoice } from '../../src/agent/model.ts';
import { createTurns } from '../../src/agent/turns.ts';
import type { Db } from '../../src/db/database.ts';
import { findAdded, listTasks, nearbyOpenTasks } from '../../src/db/lists/task-queries.ts';
import { readSettings } from '../../src/db/settings-queries.ts';
import type { ChatResponse } from '../../src/domain/schemas.ts';
import { shareOfCalls } from '../../src/mcp/server.ts';
import { recurrence } from '../../src/subscribers/recurrence.ts';
import { testDatabase } from '../support/database.ts';
import { quiet, startSystem } from '../support/system.ts';
import type { Conversation, Seed } from './conversation.ts';
import { stateOf, type Tasks } from './state.ts';

/** One conversation of the table with the program: a user and a thread of their own, and a clock that stands still while a turn runs. */
export interface Talk {
  /** `stream`: somebody listens. */
  say(message: string, stream: boolean): Promise<ChatResponse>;
  tasks(): Promise<Tasks>;
}

export interface Program {
  begin(conversation: Conversation): Promise<Talk>;
  close(): Promise<void>;
}

const defaultAt = '2026-03-10 10:00';
export const defaultZone = 'Europe/Berlin';
/** Milliseconds of the real clock within which consumers have to take the events of a turn. */
const settleMs = 20_000;

/** The program's own parts on a database in memory: chat turns, tools, actors, relay and recurrence. One at a time in a process: the clock is the process's. */
export async function openProgram(model: ModelChoice, turnTimeoutMs?: number): Promise<Program> {
  const ends: (() => unknown)[] = [];
  const t = { after: (end?: unknown) => void ends.push(end as () => unknown) };
  mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 2, 7) });
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { consumers: (client) => [recurrence(db, client)] });
  const list = (userId: string, query: Parameters<typeof listTasks>[2], when: Parameters<typeof listTasks>[3]) =>
    listTasks(db, userId, query, when);
  const tools = {
    tasks,
    list,
    readSettings: (userId: string) => readSettings(db, userId),
    nearby: (userId: string, taskId: number) => nearbyOpenTasks(db, userId, taskId),
    added: (userId: string, key: string) => findAdded(db, userId, key),
  };
  const turns = createTurns({
    db,
    log: quiet,
    tasks,
    mcp: { ...tools, log: quiet, share: shareOfCalls() },
    model,
    ...(turnTimeoutMs === undefined ? {} : { turnTimeoutMs }),
  });

  const begin = async (conversation: Conversation): Promise<Talk> => {
    const { at = defaultAt, zone = defaultZone, locale = 'en-US', tasks: seeds = [] } = conversation;
    const userId = randomUUID();
    const start = Temporal.PlainDateTime.from(at.replace(' ', 'T')).toZonedDateTime(zone).epochMilliseconds;
    mock.timers.setTime(start - 3_600_000);
    await tasks.changeSettings(userId, { timezone: zone, locale });
    for (const [at, seed] of seeds.entries()) {
      mock.timers.setTime(start - 3_600_000 + 1_000 * at);
      await plant(seed, userId);
    }
    let conversationId: number | undefined;
    let said = 0;
    return {
      say: async (message, stream) => {
        mock.timers.setTime(start + 1_000 * said++);
        const thread = conversationId === undefined ? {} : { conversation_id: conversationId };
        const listening = stream ? { hear: () => {} } : {};
        const answer = await turns({ userId, origin: 'chat', requestId: 'eval' }, { message, ...thread }, listening);
        conversationId = answer.conversation_id;
        await settled(db);
        return answer;
      },
      tasks: async () => {
        const page = await list(userId, { limit: 200, sort_by: 'created_at' }, { now: new Date(), zone, locale });
        return new Map(page.tasks.map((task) => [task.id, stateOf(task, zone)] as const).sort(([a], [b]) => a - b));
      },
    };
  };

  const plant = async (seed: Seed, userId: string) => {
    const caller = { userId, origin: 'web', requestId: 'eval' } as const;
    const { title, due, repeat, remind, done, ...more } = seed;
    const { task_id } = await tasks.add(caller, {
      title,
      ...more,
      ...(due === undefined ? {} : { due_date: due.replace(' ', 'T') }),
      ...(repeat === undefined ? {} : { recurrence: repeat }),
      ...(remind === undefined ? {} : { reminders: remind }),
    });
    if (done) await tasks.complete(caller, task_id);
  };

  const close = async () => {
    for (const end of ends.reverse()) await end();
    mock.timers.reset();
  };
  return { begin, close };
}

/** Until every event has been taken by every consumer. Throws when that takes too long. */
async function settled(db: Db): Promise<void> {
  const end = performance.now() + settleMs;
  for (;;) {
    const rows = await db.selectFrom('outbox').select('id').limit(1).execute();
    if (rows.length === 0) return;
    if (performance.now() > end) throw new Error('The events of a turn were not taken in time.');
    await sleep(5);
  }
}
