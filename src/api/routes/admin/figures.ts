import Type from 'typebox';
import type { Db } from '../../../db/database.ts';
import { readStanding } from '../../../db/figures/standing.ts';
import { estimateTotals, readPresent, readSteps, type Step } from '../../../db/figures/steps.ts';
import { jsonAnswer } from '../../answers.ts';
import type { Limit } from '../../limits.ts';
import { route } from '../../route.ts';

interface Needs {
  db: Db;
}

const closed = { additionalProperties: false };
const Count = Type.Integer({ minimum: 0 });
const UpTo = Type.Integer({ minimum: 0, description: 'Counted up to 10,000' });
const Seconds = Type.Number({ minimum: 0, description: 'Seconds; 0: nothing waits' });

const Figures = Type.Object(
  {
    at: Type.String({ format: 'date-time' }),
    processes: Count,
    sockets: Count,
    totals: Type.Object(
      { users: Count, tasks: Count, audit_events: Count },
      { ...closed, description: 'Estimates; tasks with the deleted ones' },
    ),
    outbox: Type.Object({ waiting: UpTo, oldest_seconds: Seconds }, closed),
    reminders: Type.Object({ due_within_hour: UpTo, late: UpTo, late_seconds: Seconds, fired: Count }, closed),
    consumers: Type.Array(
      Type.Object(
        { consumer: Type.String(), waiting: UpTo, oldest_seconds: Seconds, dead: UpTo, taken: Count, retried: Count },
        { ...closed, description: 'taken, retried: within the last hour' },
      ),
    ),
    dead_letters: Count,
    audit: Type.Object({ recorded_seq: Count, sealed_seq: Count, unsealed_seconds: Seconds }, closed),
    step_seconds: Type.Literal(60),
    steps: Type.Array(
      Type.Object(
        {
          from: Type.String({ format: 'date-time' }),
          requests: Count,
          errors: Type.Integer({ minimum: 0, description: 'Answers of 500 and more' }),
          fired: Count,
          taken: Count,
          retried: Count,
          dead: Count,
        },
        { ...closed, description: 'The last hour, the oldest minute first; what processes counted is told every 5 s' },
      ),
    ),
  },
  closed,
);

const figuresByAdmin: Limit = { name: 'figuresByAdmin', points: 240, seconds: 60 };

/** How the program is, in all its processes. */
export const figureRoutes = [
  route({
    method: 'get',
    path: '/api/admin/figures',
    summary: 'What waits, how long, what happened in the last hour',
    caller: 'admin',
    limit: figuresByAdmin,
    answer: jsonAnswer('Figures', Figures),
    async run(_asked, { db }: Needs) {
      const [standing, steps, present, totals] = await Promise.all([
        readStanding(db),
        readSteps(db),
        readPresent(db),
        estimateTotals(db),
      ]);
      const { outbox, reminders, audit } = standing;
      const consumers = consumersOf(standing.consumers, steps);
      return {
        at: new Date().toISOString(),
        ...present,
        totals,
        outbox: { waiting: outbox.rows, oldest_seconds: outbox.oldest },
        reminders: {
          due_within_hour: reminders.soon,
          late: reminders.late,
          late_seconds: reminders.oldest,
          fired: sum(steps, 'fired'),
        },
        consumers,
        dead_letters: consumers.reduce((all, { dead }) => all + dead, 0),
        audit: { recorded_seq: audit.recorded, sealed_seq: audit.sealed, unsealed_seconds: audit.oldest },
        step_seconds: 60 as const,
        steps: steps.map(({ from, counts }) => ({
          from,
          requests: counts.requests ?? 0,
          errors: counts.errors ?? 0,
          fired: counts.fired ?? 0,
          taken: sumOf(counts, 'taken:'),
          retried: sumOf(counts, 'retried:'),
          dead: sumOf(counts, 'dead:'),
        })),
      };
    },
  }),
];

type Waiting = Awaited<ReturnType<typeof readStanding>>['consumers'];

/** Those for whom something waits or has died, and those who took something in the last hour. */
function consumersOf(waiting: Waiting, steps: Step[]) {
  const took = steps.flatMap(({ counts }) => Object.keys(counts)).flatMap((name) => name.split(':')[1] ?? []);
  const names = [...new Set([...waiting.map(({ consumer }) => consumer), ...took])].sort();
  return names.map((consumer) => {
    const found = waiting.find((each) => each.consumer === consumer);
    return {
      consumer,
      waiting: found?.waiting ?? 0,
      oldest_seconds: found?.oldest ?? 0,
      dead: found?.dead ?? 0,
      taken: sum(steps, `taken:${consumer}`),
      retried: sum(steps, `retried:${consumer}`),
    };
  });
}

const sum = (steps: Step[], name: string) => steps.reduce((all, { counts }) => all + (counts[name] ?? 0), 0);

const sumOf = (counts: Step['counts'], prefix: string) =>
  Object.entries(counts).reduce((all, [name, n]) => (name.startsWith(prefix) ? all + n : all), 0);
