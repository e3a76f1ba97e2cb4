/** What `GET /api/admin/figures` answers. */
export interface Figures {
  at: string;
  processes: number;
  sockets: number;
  totals: { users: number; tasks: number; audit_events: number };
  outbox: { waiting: number; oldest_seconds: number };
  reminders: { due_within_hour: number; late: number; late_seconds: number; fired: number };
  consumers: {
    consumer: string;
    waiting: number;
    oldest_seconds: number;
    dead: number;
    taken: number;
    retried: number;
  }[];
  dead_letters: number;
  audit: { recorded_seq: number; sealed_seq: number; unsealed_seconds: number };
  steps: Step[];
}

/** One minute; the last one is the present one and not over. */
export interface Step {
  from: string;
  requests: number;
  errors: number;
  fired: number;
  taken: number;
  retried: number;
  dead: number;
}
