import type { Dashboard, Panel } from './panels.ts';

const over = '$__rate_interval';
const rate = (metric: string, by = '', labels = '') =>
  `sum${by && ` by (${by})`}(rate(${metric}${labels && `{${labels}}`}[${over}]))`;
const share = (part: string, whole: string) => `${part} / ${whole}`;
const quantile = (q: number, metric: string, by = '', labels = '') =>
  `histogram_quantile(${q}, sum by (${by ? `le, ${by}` : 'le'}) (rate(${metric}_bucket${labels && `{${labels}}`}[${over}])))`;
const percentiles = (metric: string, labels = ''): Panel['queries'] => [
  [quantile(0.5, metric, '', labels), 'p50'],
  [quantile(0.95, metric, '', labels), 'p95'],
  [quantile(0.99, metric, '', labels), 'p99'],
];

const http = 'actodo_http_request_duration_seconds';
const tool = 'actodo_tool_duration_seconds';
const turn = 'actodo_actor_turn_duration_seconds';
const consumed = 'actodo_events_consumed_total';

const overview: Dashboard = {
  file: 'overview.json',
  title: 'Actodo / Overview',
  rows: [
    [
      'Promises',
      [
        {
          title: 'Budget left of 3 days',
          description: 'By docs/slo.md; below zero more was bad than was promised.',
          unit: 'percentunit',
          isStat: true,
          queries: [['1 - actodo:slo_errors:ratio_rate3d / on (slo) actodo:slo_budget:ratio', '{{slo}}']],
        },
        {
          title: 'Share of bad events, 1 h',
          unit: 'percentunit',
          queries: [['actodo:slo_errors:ratio_rate1h', '{{slo}}']],
        },
        {
          title: 'Speed at which the budget is spent, 1 h',
          unit: 'short',
          queries: [['actodo:slo_errors:ratio_rate1h / on (slo) actodo:slo_budget:ratio', '{{slo}}']],
        },
      ],
    ],
    [
      'Requests',
      [
        { title: 'Requests by route', unit: 'reqps', queries: [[rate(`${http}_count`, 'route'), '{{route}}']] },
        {
          title: 'Faults of ours by route',
          unit: 'percentunit',
          queries: [
            [share(rate(`${http}_count`, 'route', 'status=~"5.."'), rate(`${http}_count`, 'route')), '{{route}}'],
          ],
        },
        { title: 'Time by route, p99', unit: 's', queries: [[quantile(0.99, http, 'route'), '{{route}}']] },
        {
          title: 'Tool calls',
          unit: 'reqps',
          queries: [[rate(`${tool}_count`, 'tool, result'), '{{tool}} {{result}}']],
        },
        { title: 'Time of a tool call, p99', unit: 's', queries: [[quantile(0.99, tool, 'tool'), '{{tool}}']] },
        {
          title: 'Refused by limits; running',
          unit: 'short',
          queries: [
            [rate('actodo_rate_limited_total', 'limit'), '{{limit}} a second'],
            ['sum(actodo_http_requests_running)', 'running'],
          ],
        },
      ],
    ],
    [
      'Now',
      [
        {
          title: 'Processes',
          unit: 'short',
          isStat: true,
          queries: [['count(actodo_process_start_time_seconds)', '']],
        },
        { title: 'Open sockets', unit: 'short', isStat: true, queries: [['sum(actodo_live_sockets)', '']] },
        {
          title: 'Dead letters',
          unit: 'short',
          isStat: true,
          queries: [['sum(max by (consumer) (actodo_dead_letters)) or vector(0)', '']],
        },
      ],
    ],
  ],
};

const events: Dashboard = {
  file: 'events.json',
  title: 'Actodo / Outbox and consumers',
  rows: [
    [
      'Outbox',
      [
        { title: 'Events that wait', unit: 'short', queries: [['max(actodo_outbox_rows)', 'rows']] },
        { title: 'Age of the oldest', unit: 's', queries: [['max(actodo_outbox_oldest_seconds)', 'oldest']] },
        {
          title: 'Published',
          unit: 'reqps',
          queries: [[rate('actodo_events_published_total', 'topic, result'), '{{topic}} {{result}}']],
        },
      ],
    ],
    [
      'Consumers',
      [
        { title: 'Taken', unit: 'reqps', queries: [[rate(consumed, 'consumer', 'result="ok"'), '{{consumer}}']] },
        {
          title: 'Tried again, given up',
          unit: 'reqps',
          queries: [[rate(consumed, 'consumer, result', 'result!="ok"'), '{{consumer}} {{result}}']],
        },
        {
          title: 'From the event to its being taken, p99',
          unit: 's',
          queries: [[quantile(0.99, 'actodo_event_lag_seconds', 'consumer'), '{{consumer}}']],
        },
        {
          title: 'An attempt, p99',
          unit: 's',
          queries: [[quantile(0.99, 'actodo_consumer_duration_seconds', 'consumer'), '{{consumer}}']],
        },
        {
          title: 'Deliveries that wait',
          unit: 'short',
          queries: [['max by (consumer) (actodo_waiting_deliveries)', '{{consumer}}']],
        },
        {
          title: 'Age of the oldest',
          unit: 's',
          queries: [['max by (consumer) (actodo_waiting_oldest_seconds)', '{{consumer}}']],
        },
        {
          title: 'Dead letters',
          unit: 'short',
          queries: [['max by (consumer) (actodo_dead_letters)', '{{consumer}}']],
        },
        {
          title: 'Audit: recorded and not under a seal',
          unit: 'short',
          queries: [['max(actodo_audit_recorded_seq) - max(actodo_audit_sealed_seq)', 'records']],
        },
        {
          title: 'Audit: age of the first without a seal',
          unit: 's',
          queries: [['max(actodo_audit_unsealed_oldest_seconds)', 'oldest']],
        },
      ],
    ],
    [
      'Live updates',
      [
        {
          title: 'Open sockets',
          unit: 'short',
          queries: [['sum by (instance) (actodo_live_sockets)', '{{instance}}']],
        },
        { title: 'Frames', unit: 'reqps', queries: [[rate('actodo_live_frames_total', 'direction'), '{{direction}}']] },
        {
          title: 'Sockets that ended',
          unit: 'reqps',
          queries: [[rate('actodo_live_sockets_ended_total', 'reason'), '{{reason}}']],
        },
      ],
    ],
  ],
};

const reminders: Dashboard = {
  file: 'reminders.json',
  title: 'Actodo / Reminders',
  rows: [
    [
      'Due',
      [
        {
          title: 'Due within the hour',
          unit: 'short',
          queries: [['max(actodo_reminders_due_within_hour)', 'reminders']],
        },
        {
          title: 'Fired, of them told by the sweep',
          unit: 'reqps',
          queries: [
            [rate('actodo_reminders_fired_total'), 'fired'],
            [rate('actodo_reminders_swept_total'), 'by the sweep'],
          ],
        },
        { title: 'From its moment to the list', unit: 's', queries: percentiles('actodo_reminder_lateness_seconds') },
        { title: 'Late and not fired', unit: 'short', queries: [['max(actodo_reminders_late)', 'reminders']] },
        {
          title: 'Lateness of the first of them',
          unit: 's',
          queries: [['max(actodo_reminders_late_seconds)', 'late']],
        },
        {
          title: 'The scheduler lost its data',
          unit: 'short',
          queries: [[`sum(increase(actodo_scheduler_lost_total[${over}]))`, 'times']],
        },
      ],
    ],
    [
      'Mail and push',
      [
        {
          title: 'Attempts',
          unit: 'reqps',
          queries: [[rate('actodo_sendings_total', 'channel, result'), '{{channel}} {{result}}']],
        },
        {
          title: 'An attempt, p99',
          unit: 's',
          queries: [[quantile(0.99, 'actodo_sending_duration_seconds', 'channel'), '{{channel}}']],
        },
        {
          title: 'Waiting, and how long',
          unit: 'short',
          queries: [
            ['max by (channel) (actodo_sendings_waiting)', '{{channel}} rows'],
            ['max by (channel) (actodo_sendings_oldest_seconds)', '{{channel}} oldest, s'],
          ],
        },
      ],
    ],
  ],
};

const agent: Dashboard = {
  file: 'agent.json',
  title: 'Actodo / Agent',
  rows: [
    [
      'Turns',
      [
        { title: 'Turns by their end', unit: 'reqps', queries: [[rate('actodo_chat_turns_total', 'end'), '{{end}}']] },
        { title: 'Time of a turn', unit: 's', queries: percentiles('actodo_chat_turn_duration_seconds') },
        { title: "Model's first word or call", unit: 's', queries: percentiles('actodo_model_first_text_seconds') },
      ],
    ],
    [
      'Model and tools',
      [
        { title: 'Tokens a second', unit: 'short', queries: [[rate('actodo_model_tokens_total', 'kind'), '{{kind}}']] },
        {
          title: 'Tokens a turn',
          unit: 'short',
          queries: [
            [
              `${rate('actodo_model_tokens_total', 'kind')} / on () group_left () ${rate('actodo_chat_turns_total')}`,
              '{{kind}}',
            ],
          ],
        },
        {
          title: 'Answers that the model did not give',
          unit: 'reqps',
          queries: [[rate('actodo_model_faults_total', 'kind'), '{{kind}}']],
        },
        {
          title: "Refused calls of the agent's",
          unit: 'reqps',
          queries: [[rate('actodo_agent_tool_errors_total', 'code'), '{{code}}']],
        },
        { title: 'Tool calls by everybody', unit: 'reqps', queries: [[rate(`${tool}_count`, 'tool'), '{{tool}}']] },
        {
          title: 'Tool calls that failed',
          unit: 'percentunit',
          queries: [
            [share(rate(`${tool}_count`, 'tool', 'result="failed"'), rate(`${tool}_count`, 'tool')), '{{tool}}'],
          ],
        },
      ],
    ],
  ],
};

const processes: Dashboard = {
  file: 'process.json',
  title: 'Actodo / Processes and actors',
  rows: [
    [
      'Actors',
      [
        { title: 'Turns', unit: 'reqps', queries: [[rate(`${turn}_count`, 'type, result'), '{{type}} {{result}}']] },
        { title: 'Time of a turn, p99', unit: 's', queries: [[quantile(0.99, turn, 'type'), '{{type}}']] },
        {
          title: 'Turns that failed',
          unit: 'percentunit',
          queries: [
            [share(rate(`${turn}_count`, 'type', 'result="failed"'), rate(`${turn}_count`, 'type')), '{{type}}'],
          ],
        },
      ],
    ],
    [
      'Processes',
      [
        {
          title: 'Event loop held, p99',
          unit: 's',
          queries: [['max by (instance) (actodo_nodejs_eventloop_lag_p99_seconds)', '{{instance}}']],
        },
        {
          title: 'Memory',
          unit: 'bytes',
          queries: [
            ['max by (instance) (actodo_process_resident_memory_bytes)', '{{instance}} resident'],
            ['max by (instance) (actodo_nodejs_heap_size_used_bytes)', '{{instance}} heap'],
          ],
        },
        {
          title: 'CPU',
          unit: 'percentunit',
          queries: [[rate('actodo_process_cpu_seconds_total', 'instance'), '{{instance}}']],
        },
        {
          title: 'Handles',
          unit: 'short',
          queries: [['sum by (instance) (actodo_nodejs_active_handles_total)', '{{instance}}']],
        },
        {
          title: 'Open files',
          unit: 'short',
          queries: [['max by (instance) (actodo_process_open_fds)', '{{instance}}']],
        },
        {
          title: 'Garbage collection',
          unit: 'percentunit',
          queries: [[rate('actodo_nodejs_gc_duration_seconds_sum', 'kind'), '{{kind}}']],
        },
        {
          title: 'Started',
          unit: 'dateTimeFromNow',
          isStat: true,
          queries: [['max by (instance) (actodo_process_start_time_seconds) * 1000', '{{instance}}']],
        },
        { title: 'The database answers', unit: 'short', isStat: true, queries: [['min(actodo_database_answers)', '']] },
      ],
    ],
  ],
};

export const dashboards: Dashboard[] = [overview, events, reminders, agent, processes];
