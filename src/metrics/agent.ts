import { Counter, Histogram, type Registry } from 'prom-client';

/** The chat, the language model behind it, and the tools, whoever calls them. */
export interface AgentMetrics {
  /** Chat turns by how they ended: `answered`, `asked` for consent, `stopped` by the client, or `failed`. */
  chatTurns: Counter<'end'>;
  chatSeconds: Histogram;
  /** Answers that a model did not give, by kind. */
  modelFaults: Counter<'kind'>;
  /** Tokens that a model was given (`input`, of them `cached`) and wrote (`output`), as its server counts them. */
  modelTokens: Counter<'kind'>;
  modelFirstSeconds: Histogram;
  /** Tool calls of the agent that were refused or failed. */
  toolErrors: Counter<'code'>;
  /** Every call of a tool: `ok`, `refused` (the caller's fault) or `failed` (ours). */
  toolSeconds: Histogram<'tool' | 'result'>;
}

export function agentMetrics(registers: Registry[]): AgentMetrics {
  const counter = <T extends string>(name: string, help: string, label: T) =>
    new Counter({ name, help, labelNames: [label], registers });
  return {
    chatTurns: counter('actodo_chat_turns_total', 'Chat turns, and how they ended', 'end'),
    chatSeconds: new Histogram({
      name: 'actodo_chat_turn_duration_seconds',
      help: 'Time of a chat turn, from the opened turn to the stored answer',
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60, 120, 300],
      registers,
    }),
    modelFaults: counter('actodo_model_faults_total', 'Answers that the language model did not give, by kind', 'kind'),
    modelTokens: counter(
      'actodo_model_tokens_total',
      'Tokens read (input, of them cached) and written (output)',
      'kind',
    ),
    modelFirstSeconds: new Histogram({
      name: 'actodo_model_first_text_seconds',
      help: 'Time from the request to the first word or call of the language model',
      buckets: [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 40, 80, 160, 300],
      registers,
    }),
    toolErrors: counter('actodo_agent_tool_errors_total', "The agent's tool calls that were refused or failed", 'code'),
    toolSeconds: new Histogram({
      name: 'actodo_tool_duration_seconds',
      help: 'Time of a tool call, from its turn among the calls of all users being asked for to its result',
      labelNames: ['tool', 'result'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
  };
}
