import { setTimeout as sleep } from 'node:timers/promises';
import { Gauge, type Registry } from 'prom-client';

/** What waits, and for how long: ages are in seconds, 0 where nothing waits. Rows are counted up to 10,000. */
export interface Standing {
  outbox: { rows: number; oldest: number };
  /** Those for whom something waits or has died. */
  consumers: { consumer: string; waiting: number; oldest: number; dead: number }[];
  /** Reminders that should have fired, and those of the next hour. */
  reminders: { late: number; oldest: number; soon: number };
  /** The highest numbers that were recorded and sealed; `oldest` of those without a seal. */
  audit: { recorded: number; sealed: number; oldest: number };
}

/** Asked when the metrics are read. */
export interface Backlog {
  standing(): Promise<Standing>;
  /** `oldest` is an age in seconds. */
  sendings(): Promise<{ channel: string; rows: number; oldest: number }[]>;
}

/** Name, what it says, and what it has of a standing: one number, or one for each consumer. */
const standingGauges: [
  name: string,
  help: string,
  of: (standing: Standing) => number | [consumer: string, n: number][],
][] = [
  ['actodo_outbox_rows', 'Events that wait to be published', ({ outbox }) => outbox.rows],
  ['actodo_outbox_oldest_seconds', 'Age of the oldest of them', ({ outbox }) => outbox.oldest],
  [
    'actodo_waiting_deliveries',
    'Events that wait for a consumer which failed or was late',
    ({ consumers }) => consumers.map(({ consumer, waiting }) => [consumer, waiting]),
  ],
  [
    'actodo_waiting_oldest_seconds',
    'Age of the oldest of them',
    ({ consumers }) => consumers.map(({ consumer, oldest }) => [consumer, oldest]),
  ],
  [
    'actodo_dead_letters',
    'Events that a consumer could not take',
    ({ consumers }) => consumers.map(({ consumer, dead }) => [consumer, dead]),
  ],
  [
    'actodo_reminders_due_within_hour',
    'Reminders whose moment comes within the next hour',
    ({ reminders }) => reminders.soon,
  ],
  ['actodo_reminders_late', 'Reminders that should have fired', ({ reminders }) => reminders.late],
  ['actodo_reminders_late_seconds', 'How late the first of them is', ({ reminders }) => reminders.oldest],
  ['actodo_audit_recorded_seq', 'The highest number in the audit', ({ audit }) => audit.recorded],
  ['actodo_audit_sealed_seq', 'The highest number under a seal', ({ audit }) => audit.sealed],
  ['actodo_audit_unsealed_oldest_seconds', 'Age of the first record without a seal', ({ audit }) => audit.oldest],
];

/** Gauges of what waits in the database, read when somebody asks. While it does not answer they are missing, and one gauge says so. */
export function addBacklog(registers: Registry[], { standing, sendings }: Backlog): void {
  const read = together(standing);
  for (const [name, help, of] of standingGauges)
    new Gauge({
      name,
      help,
      registers,
      labelNames: ['consumer'],
      async collect() {
        this.reset();
        const known = await read();
        if (!known) return;
        const found = of(known);
        if (typeof found === 'number') this.set(found);
        else for (const [consumer, n] of found) this.set({ consumer }, n);
      },
    });
  const readSendings = together(sendings);
  const sendingGauges = [
    ['actodo_sendings_waiting', 'Mails and pushes that wait to be sent', 'rows'],
    ['actodo_sendings_oldest_seconds', 'Age of the oldest of them', 'oldest'],
  ] as const;
  for (const [name, help, field] of sendingGauges)
    new Gauge({
      name,
      help,
      labelNames: ['channel'],
      registers,
      async collect() {
        const counts = await readSendings();
        this.reset();
        for (const { channel, [field]: value } of counts ?? []) this.set({ channel }, value);
      },
    });
  new Gauge({
    name: 'actodo_database_answers',
    help: 'Whether the database said what waits in it: 1 or 0',
    registers,
    async collect() {
      this.set((await read()) ? 1 : 0);
    },
  });
}

/** Milliseconds after which a database that says nothing counts as one that does not answer: whoever asks has less patience. */
const patienceMs = 5_000;

/** Those who ask at the same moment get one answer; undefined when there is none. */
function together<T>(read: () => Promise<T>): () => Promise<T | undefined> {
  let reading: Promise<T | undefined> | undefined;
  return () => {
    reading ??= Promise.race([read(), silence()])
      .catch(() => undefined)
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
}

const silence = () => sleep(patienceMs, undefined, { ref: false });
