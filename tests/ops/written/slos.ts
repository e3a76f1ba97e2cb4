/** One promise to people who use the program, as a share of good events over 30 days. */
export interface Slo {
  name: string;
  /** What is promised, as in docs/slo.md. */
  promise: string;
  /** Share of events that must be good. */
  objective: number;
  /** PromQL of the bad and of all events a second, over a window such as `5m`. */
  bad(window: string): string;
  all(window: string): string;
  /** Series of its events, all of them and the good ones or the bad ones, for its test. */
  example: { all: string; good: string } | { all: string; bad: string };
}

const http = (window: string, more = '') =>
  `sum(rate(actodo_http_request_duration_seconds_count{route="/api/:user_id/chat"${more}}[${window}]))`;

/** Events of a histogram, good while they took no longer than `within` seconds, which is one of its buckets. */
function within(metric: string, seconds: number, labels = ''): Pick<Slo, 'bad' | 'all' | 'example'> {
  const all = (window: string) => `sum(rate(${metric}_count${labels && `{${labels}}`}[${window}]))`;
  const good = (window: string) => `sum(rate(${metric}_bucket{${labels && `${labels},`}le="${seconds}"}[${window}]))`;
  const named = (more: string) => [labels, more].filter(Boolean).join(',');
  const example = { all: `${metric}_count{${named('')}}`, good: `${metric}_bucket{${named(`le="${seconds}"`)}}` };
  return { all, bad: (window) => `(${all(window)} - ${good(window)})`, example };
}

export const slos: Slo[] = [
  {
    name: 'chat-success',
    promise: 'A chat message is answered, and not by a sentence that says the model or the program is out of order',
    objective: 0.995,
    all: (window) => http(window),
    bad: (window) =>
      `((sum(rate(actodo_chat_turns_total{end="failed"}[${window}])) or vector(0)) + (${http(window, ',status=~"5.."')} or vector(0)))`,
    example: {
      all: 'actodo_http_request_duration_seconds_count{route="/api/:user_id/chat",status="200"}',
      bad: 'actodo_chat_turns_total{end="failed"}',
    },
  },
  {
    name: 'chat-latency',
    promise: 'A chat message is answered within 15 s',
    objective: 0.95,
    ...within('actodo_chat_turn_duration_seconds', 15),
  },
  {
    name: 'tool-success',
    promise: 'A tool call is done or refused for a reason of the caller',
    objective: 0.999,
    all: (window) => `sum(rate(actodo_tool_duration_seconds_count[${window}]))`,
    bad: (window) => `(sum(rate(actodo_tool_duration_seconds_count{result="failed"}[${window}])) or vector(0))`,
    example: {
      all: 'actodo_tool_duration_seconds_count{result="ok"}',
      bad: 'actodo_tool_duration_seconds_count{result="failed"}',
    },
  },
  {
    name: 'tool-latency',
    promise: 'A tool call has its result within 300 ms',
    objective: 0.99,
    ...within('actodo_tool_duration_seconds', 0.3),
  },
  {
    name: 'reminder',
    promise: "A reminder is in its user's list within 60 s of its moment",
    objective: 0.999,
    ...within('actodo_reminder_lateness_seconds', 60),
  },
  {
    name: 'recurrence',
    promise: 'A completed task of a series has its successor within 5 s',
    objective: 0.999,
    ...within('actodo_event_lag_seconds', 5, 'consumer="recurrence"'),
  },
  {
    name: 'live',
    promise: 'A change is sent to the open windows of its user within 2 s',
    objective: 0.99,
    ...within('actodo_event_lag_seconds', 2, 'consumer="live"'),
  },
  {
    name: 'audit',
    promise: 'An event is in the audit within 60 s',
    objective: 0.999,
    ...within('actodo_event_lag_seconds', 60, 'consumer="audit"'),
  },
];

/** Alert on how fast the budget of 30 days is spent: both windows must agree, so that it neither fires for a moment nor stays on after the end. */
export const burns = [
  { alert: 'ActodoBudgetBurnsFast', factor: 14.4, long: '1h', short: '5m', for: '2m', severity: 'page' },
  { alert: 'ActodoBudgetBurns', factor: 6, long: '6h', short: '30m', for: '5m', severity: 'page' },
  { alert: 'ActodoBudgetBurnsSlowly', factor: 3, long: '1d', short: '2h', for: '15m', severity: 'ticket' },
  { alert: 'ActodoBudgetLeaks', factor: 1, long: '3d', short: '6h', for: '1h', severity: 'ticket' },
] as const;

/** With fewer events in the long window, one bad one is no sign of anything. */
export const fewestEvents = 20;
