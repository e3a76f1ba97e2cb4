/** Values of series over time, in promtool's notation, one a minute. */
type Series = Record<string, string>;

/** An alert with the runbook it leads to, and what makes it fire and end. */
export interface Alert {
  alert: string;
  expr: string;
  for: string;
  /** `page` wakes somebody, `ticket` waits for the morning. */
  severity: 'page' | 'ticket';
  /** Who is asked first: those who run the program, or those who write it. */
  owner: 'operations' | 'product';
  /** File in docs/runbooks/, without `.md`. */
  runbook: string;
  summary: string;
  /** How it fires, for its test: series that are well until minute 10, broken until 50, well again to 120. */
  example: { series: Series; labels?: Record<string, string> };
}

/** 10 minutes of `well`, 40 of `broken`, then `well` again. */
const level = (well: number, broken: number) => `${well}x10 ${broken}x40 ${well}x70`;
/** A counter that grows by so much a minute in the three parts. */
function counting(well: number, broken: number, after = well): string {
  const atTen = well * 10;
  const atFifty = atTen + broken * 40;
  return `0+${well}x10 ${atTen + broken}+${broken}x39 ${atFifty + after}+${after}x70`;
}

export const alerts: Alert[] = [
  {
    alert: 'ActodoDown',
    expr: 'absent(actodo_process_start_time_seconds)',
    for: '3m',
    severity: 'page',
    owner: 'operations',
    runbook: 'down',
    summary: 'No process of the program is seen.',
    example: { series: { actodo_process_start_time_seconds: '1x10 _x40 1x70' } },
  },
  {
    alert: 'ActodoDatabaseSilent',
    expr: 'min(actodo_database_answers) == 0',
    for: '1m',
    severity: 'page',
    owner: 'operations',
    runbook: 'postgres-failover',
    summary: 'The database does not answer; nothing can be read or changed.',
    example: { series: { actodo_database_answers: level(1, 0) } },
  },
  {
    alert: 'ActodoServerErrors',
    expr: 'sum(rate(actodo_http_request_duration_seconds_count{status=~"5.."}[5m])) / sum(rate(actodo_http_request_duration_seconds_count[5m])) > 0.02',
    for: '5m',
    severity: 'page',
    owner: 'operations',
    runbook: 'bad-release',
    summary: 'More than 2 % of all requests end with a fault of ours.',
    example: {
      series: {
        'actodo_http_request_duration_seconds_count{status="200"}': counting(600, 600),
        'actodo_http_request_duration_seconds_count{status="503"}': counting(0, 60),
      },
    },
  },
  {
    alert: 'ActodoRestarts',
    expr: 'max by (instance) (changes(actodo_process_start_time_seconds[15m])) > 3',
    for: '0m',
    severity: 'page',
    owner: 'product',
    runbook: 'bad-release',
    summary: 'A process starts again and again.',
    example: {
      series: { 'actodo_process_start_time_seconds{instance="a"}': '5x10 10+60x39 2400x71' },
      labels: { instance: 'a' },
    },
  },
  {
    alert: 'ActodoOutboxStuck',
    expr: 'max(actodo_outbox_oldest_seconds) > 60',
    for: '2m',
    severity: 'page',
    owner: 'operations',
    runbook: 'outbox-stuck',
    summary: 'Events wait for over a minute to be published; what follows from changes stands still.',
    example: { series: { actodo_outbox_oldest_seconds: level(0, 300) } },
  },
  {
    alert: 'ActodoOutboxGrows',
    expr: 'max(actodo_outbox_rows) >= 5000',
    for: '5m',
    severity: 'ticket',
    owner: 'operations',
    runbook: 'outbox-stuck',
    summary: 'More events are made than published.',
    example: { series: { actodo_outbox_rows: level(10, 6000) } },
  },
  {
    alert: 'ActodoBrokerRefuses',
    expr: 'sum by (topic) (rate(actodo_events_published_total{result="refused"}[5m])) > 0',
    for: '3m',
    severity: 'page',
    owner: 'operations',
    runbook: 'kafka-down',
    summary: 'The broker does not take events of {{ $labels.topic }}.',
    example: {
      series: { 'actodo_events_published_total{topic="task-events",result="refused"}': counting(0, 100) },
      labels: { topic: 'task-events' },
    },
  },
  {
    alert: 'ActodoConsumerLag',
    expr: 'max by (consumer) (actodo_waiting_oldest_seconds) > 60',
    for: '5m',
    severity: 'page',
    owner: 'operations',
    runbook: 'consumer-lag',
    summary: 'Events wait for over a minute for {{ $labels.consumer }}.',
    example: {
      series: { 'actodo_waiting_oldest_seconds{consumer="recurrence"}': level(0, 200) },
      labels: { consumer: 'recurrence' },
    },
  },
  {
    alert: 'ActodoConsumerFails',
    expr: 'sum by (consumer) (rate(actodo_events_consumed_total{result="retry"}[10m])) / sum by (consumer) (rate(actodo_events_consumed_total[10m])) > 0.1',
    for: '10m',
    severity: 'ticket',
    owner: 'product',
    runbook: 'consumer-lag',
    summary: 'More than a tenth of the attempts of {{ $labels.consumer }} fail.',
    example: {
      series: {
        'actodo_events_consumed_total{consumer="audit",result="ok"}': counting(60, 60),
        'actodo_events_consumed_total{consumer="audit",result="retry"}': counting(0, 30),
      },
      labels: { consumer: 'audit' },
    },
  },
  {
    alert: 'ActodoDeadLetters',
    expr: 'max by (consumer) (actodo_dead_letters) > 0',
    for: '5m',
    severity: 'ticket',
    owner: 'product',
    runbook: 'dead-letters',
    summary: '{{ $labels.consumer }} has events that it could not take.',
    example: { series: { 'actodo_dead_letters{consumer="audit"}': level(0, 2) }, labels: { consumer: 'audit' } },
  },
  {
    alert: 'ActodoEventsDie',
    expr: 'sum by (consumer) (rate(actodo_events_consumed_total{result="dead"}[10m])) * 60 > 1',
    for: '5m',
    severity: 'page',
    owner: 'product',
    runbook: 'dead-letters',
    summary: '{{ $labels.consumer }} gives up more than one event a minute.',
    example: {
      series: { 'actodo_events_consumed_total{consumer="audit",result="dead"}': counting(0, 10) },
      labels: { consumer: 'audit' },
    },
  },
  {
    alert: 'ActodoRemindersLate',
    expr: 'max(actodo_reminders_late_seconds) > 30',
    for: '1m',
    severity: 'page',
    owner: 'operations',
    runbook: 'reminders-late',
    summary: 'A reminder that is due has not fired for over 30 s.',
    example: { series: { actodo_reminders_late_seconds: level(0, 90) } },
  },
  {
    alert: 'ActodoSchedulerSilent',
    expr: 'sum(rate(actodo_reminders_swept_total[15m])) / (sum(rate(actodo_reminders_fired_total[15m])) > 0.005) > 0.5',
    for: '5m',
    severity: 'ticket',
    owner: 'operations',
    runbook: 'scheduler-lost',
    summary: 'Most reminders are told by the sweep: the scheduler does not call.',
    example: {
      series: {
        actodo_reminders_fired_total: counting(10, 10),
        actodo_reminders_swept_total: counting(0, 10, 0),
      },
    },
  },
  {
    alert: 'ActodoSchedulerLost',
    expr: 'sum(increase(actodo_scheduler_lost_total[15m])) > 0.5',
    for: '0m',
    severity: 'ticket',
    owner: 'operations',
    runbook: 'scheduler-lost',
    summary: 'The scheduler had lost its data; what it knew is registered again.',
    example: { series: { actodo_scheduler_lost_total: '0x35 1x85' } },
  },
  {
    alert: 'ActodoAuditUnsealed',
    expr: 'max(actodo_audit_unsealed_oldest_seconds) > 60',
    for: '5m',
    severity: 'ticket',
    owner: 'operations',
    runbook: 'audit-unsealed',
    summary: 'Records of the audit have no seal for over a minute.',
    example: { series: { actodo_audit_unsealed_oldest_seconds: level(0, 120) } },
  },
  {
    alert: 'ActodoTurnsFail',
    expr: 'sum by (type) (rate(actodo_actor_turn_duration_seconds_count{result="failed"}[5m])) / sum by (type) (rate(actodo_actor_turn_duration_seconds_count[5m])) > 0.05',
    for: '5m',
    severity: 'page',
    owner: 'operations',
    runbook: 'placement-storm',
    summary: 'More than 5 % of the turns of {{ $labels.type }} actors fail.',
    example: {
      series: {
        'actodo_actor_turn_duration_seconds_count{type="task",result="ok"}': counting(600, 600),
        'actodo_actor_turn_duration_seconds_count{type="task",result="failed"}': counting(0, 100),
      },
      labels: { type: 'task' },
    },
  },
  {
    alert: 'ActodoTurnsSlow',
    expr: 'histogram_quantile(0.99, sum by (le, type) (rate(actodo_actor_turn_duration_seconds_bucket[5m]))) > 1',
    for: '10m',
    severity: 'ticket',
    owner: 'operations',
    runbook: 'placement-storm',
    summary: 'One in a hundred turns of {{ $labels.type }} actors takes over a second.',
    example: {
      series: {
        'actodo_actor_turn_duration_seconds_bucket{type="task",le="0.1"}': counting(600, 0),
        'actodo_actor_turn_duration_seconds_bucket{type="task",le="1"}': counting(600, 0),
        'actodo_actor_turn_duration_seconds_bucket{type="task",le="5"}': counting(600, 600),
        'actodo_actor_turn_duration_seconds_bucket{type="task",le="+Inf"}': counting(600, 600),
      },
      labels: { type: 'task' },
    },
  },
  {
    alert: 'ActodoModelDown',
    expr: 'sum(rate(actodo_model_faults_total[5m])) / sum(rate(actodo_chat_turns_total[5m])) > 0.5',
    for: '5m',
    severity: 'page',
    owner: 'product',
    runbook: 'model-provider-down',
    summary: 'More than half of the chat turns get no answer of the model.',
    example: {
      series: {
        'actodo_model_faults_total{kind="outage"}': counting(0, 50),
        'actodo_chat_turns_total{end="failed"}': counting(0, 50),
        'actodo_chat_turns_total{end="answered"}': counting(60, 10),
      },
    },
  },
  {
    alert: 'ActodoNoisyTenant',
    expr: 'sum by (limit) (rate(actodo_rate_limited_total[10m])) > 1',
    for: '10m',
    severity: 'ticket',
    owner: 'operations',
    runbook: 'noisy-tenant',
    summary: 'Somebody is refused by the limit {{ $labels.limit }} more than once a second.',
    example: {
      series: { 'actodo_rate_limited_total{limit="chat"}': counting(0, 300) },
      labels: { limit: 'chat' },
    },
  },
  {
    alert: 'ActodoSendingsWait',
    expr: 'max by (channel) (actodo_sendings_oldest_seconds) > 900',
    for: '5m',
    severity: 'ticket',
    owner: 'operations',
    runbook: 'sendings-wait',
    summary: 'What is to be sent by {{ $labels.channel }} waits for over a quarter of an hour.',
    example: {
      series: { 'actodo_sendings_oldest_seconds{channel="email"}': level(0, 2000) },
      labels: { channel: 'email' },
    },
  },
  {
    alert: 'ActodoLoopBlocked',
    expr: 'max by (instance) (actodo_nodejs_eventloop_lag_p99_seconds) > 0.5',
    for: '5m',
    severity: 'ticket',
    owner: 'product',
    runbook: 'process',
    summary: 'The event loop of a process is held for over half a second.',
    example: {
      series: { 'actodo_nodejs_eventloop_lag_p99_seconds{instance="a"}': level(0.02, 2) },
      labels: { instance: 'a' },
    },
  },
  {
    alert: 'ActodoMemory',
    expr: 'max by (instance) (actodo_process_resident_memory_bytes) > 1e9',
    for: '15m',
    severity: 'ticket',
    owner: 'product',
    runbook: 'process',
    summary: 'A process holds more than 1 GB of memory.',
    example: {
      series: { 'actodo_process_resident_memory_bytes{instance="a"}': level(4e8, 2e9) },
      labels: { instance: 'a' },
    },
  },
];
