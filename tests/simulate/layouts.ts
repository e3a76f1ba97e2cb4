/** What people are taken to do; nobody has measured that here. */
export const habits = {
  /** Of all users, on a day. */
  active: 0.3,
  /** Changes of an active user in a day: adds, completions, edits. */
  changes: 10,
  /** The busiest hour over the mean of the day. */
  peak: 5,
  /** Of all users, with a page open in the busiest hour. */
  open: 0.05,
  /** Reminders of an active user in a day. */
  reminders: 2,
  /** Of a day's reminders, within the busiest minute: many are set for nine. */
  sameMinute: 0.02,
};

/** Milliseconds of CPU of one change through /mcp until its events are consumed (docs/performance.md, "On the real stack"), by who spends it. daprd's part of the call is halved between caller and host. */
export const cpuMs = {
  web: 0.8 + 0.5,
  actors: 0.62 + 0.51,
  postgres: 0.85,
  workers: 0.38 + 0.59,
  kafka: 0.39,
};
/** The same of a reminder that fires. */
export const reminderCpuMs = 3.2;

/** How busy a core may be, so that a burst and a lost replica find room. */
export const most = 0.6;
/** Cores of the largest database server that is taken for granted. */
export const databaseCores = 16;
/** Sockets of a process as they were measured; more were not tried. */
export const socketsOfProcess = 10_000;
/** Bytes that a change leaves in Postgres: its part of document, row, audit row and payload, and their indexes. Taken as 4 KiB, not measured. */
export const bytesOfChange = 4_096;

export interface Load {
  users: number;
  changesPerSecond: number;
  remindersPerSecond: number;
  sockets: number;
  gigabytesPerDay: number;
}

/** In the busiest hour; reminders in its busiest minute. */
export function loadOf(users: number): Load {
  const active = users * habits.active;
  const changesPerDay = active * habits.changes;
  return {
    users,
    changesPerSecond: (changesPerDay / 86_400) * habits.peak,
    remindersPerSecond: (active * habits.reminders * habits.sameMinute) / 60,
    sockets: users * habits.open,
    gigabytesPerDay: (changesPerDay * bytesOfChange) / 2 ** 30,
  };
}

/** Cores of each part, and what follows from them. */
export interface Layout {
  cores: Record<keyof typeof cpuMs, number>;
  live: number;
  /** Each with a database, an outbox and a relay of its own, none of them busier than `most`. */
  cells: number;
}

/** `relayPerSecond`: changes that one relay moves at most. */
export function layoutOf({ changesPerSecond, remindersPerSecond, sockets }: Load, relayPerSecond: number): Layout {
  const coresFor = (ms: number) => (changesPerSecond * ms) / 1_000 / most;
  const cores = {
    web: coresFor(cpuMs.web),
    // Half of a reminder's work is the database's and the consumers'.
    actors: coresFor(cpuMs.actors) + (remindersPerSecond * reminderCpuMs) / 2_000 / most,
    postgres: coresFor(cpuMs.postgres) + (remindersPerSecond * reminderCpuMs) / 4_000 / most,
    workers: coresFor(cpuMs.workers) + (remindersPerSecond * reminderCpuMs) / 4_000 / most,
    kafka: coresFor(cpuMs.kafka),
  };
  return {
    cores,
    live: Math.ceil(sockets / socketsOfProcess),
    cells: Math.ceil(Math.max(cores.postgres / databaseCores, changesPerSecond / relayPerSecond / most)),
  };
}
