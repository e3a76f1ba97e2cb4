import type { Caller, TaskClient } from '../actors/contract.ts';
import type { FinishedTurn } from '../db/conversations/endings.ts';
import { type ChatTurn, saveModelResponses } from '../db/conversations/turns.ts';
import type { Db } from '../db/database.ts';
import type { ToolCall } from '../domain/schemas.ts';
import type { When } from '../language/calendar.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { TodoAgent } from './agent.ts';
import type { TurnConnection } from './connection.ts';
import { ConsentPolicy } from './consent.ts';
import type { Deletion } from './heard.ts';
import type { ModelChoice } from './model.ts';
import { ownList, titlesIn } from './question.ts';
import { RecordedModel } from './recorded-model.ts';
import { totalOf } from './say/results.ts';
import { type ChatTools, openTools } from './tools.ts';
import type { Draft } from './wire/answer.ts';

/** What one run of a chat turn is given, and what it is made of. */

export interface RunDeps extends ChatTools {
  db: Db;
  log: Log;
  tasks: Pick<TaskClient, 'changeSettings'>;
  model: ModelChoice;
  metrics?: Pick<Metrics, 'chatTurns' | 'chatSeconds' | 'modelFaults' | 'toolErrors'>;
  /** Milliseconds after which a turn says what it has done so far. */
  turnTimeoutMs?: number;
}

/** One run of a chat turn: for whom, and who is told the calls as they run and what the model writes. `token`: see `openTools`. */
export interface Run {
  caller: Caller;
  token?: string;
  turn: ChatTurn;
  ran: (call: ToolCall) => void;
  /** Ends the run early; what there is so far is its result. */
  stop?: AbortSignal;
  /** Given only when somebody listens: the model's answers are then streamed. */
  listen?: (draft: Draft) => void;
}

/** What is to be stored, and what the answer asks consent for. */
export interface RunResult extends FinishedTurn {
  deletions?: Deletion[];
}

/** The agent of a run with its tools and its model. `drafted`: what the model has written since its last answer began. */
export interface Prepared {
  agent: TodoAgent;
  tools: TurnConnection;
  policy: ConsentPolicy;
  model: RecordedModel;
  drafted: () => string;
}

export function prepare(deps: RunDeps, { caller, turn, listen, token, ran }: Run, setting: When): Prepared {
  const draft = keptDraft(listen);
  const options = { ran, ...(token === undefined ? {} : { token }) };
  const tools = openTools(deps, caller, { id: keyOf(turn), zone: setting.zone }, options);
  const policy = new ConsentPolicy(turn.message, tools.calls);
  const model = new RecordedModel({
    model: deps.model.modelFor(setting, draft.listen),
    recorded: turn.model_responses as ConstructorParameters<typeof RecordedModel>[0]['recorded'],
    save: (responses) => saveModelResponses(deps.db, turn.id, responses),
    heard: (response) => policy.hear(response),
    mayWait: ({ output }) =>
      output.some(
        (item) =>
          item.type === 'function_call' &&
          policy.needsConsent(item.name, item.arguments, titlesIn(tools.calls)) !== undefined,
      ),
  });
  const titles = titlesOf(tools);
  const needsConsent = async (tool: string, args: unknown) => {
    const waiting = () => policy.needsConsent(tool, args, titlesIn(tools.calls));
    const id = waiting();
    // A task that is not there is nothing to ask about: its call is refused, and the model told. One whose title is known now may be named.
    return id !== undefined && (await titles.may(id)) && waiting() !== undefined;
  };
  return { tools, policy, model, drafted: draft.text, agent: new TodoAgent({ model, tools, needsConsent }) };
}

/** What the keys of its calls begin with: answered anew, a turn means what it does. */
const keyOf = ({ id, run }: ChatTurn): string => (run > 0 ? `${id}.${run}` : id);

/** Keeps what is heard of a draft, for a turn that is stopped. Without a listener nothing is drafted. */
function keptDraft(told: Run['listen']): { text: () => string; listen?: (draft: Draft) => void } {
  let text = '';
  if (!told) return { text: () => text };
  const listen = (draft: Draft) => {
    if ('begins' in draft) text = '';
    if ('text' in draft) text += draft.text;
    told(draft);
  };
  return { text: () => text, listen };
}

/** Whether a task may be there: one that a whole list of the user's tasks does not show is not. The list is asked for once. */
function titlesOf(tools: TurnConnection) {
  let looked: Promise<ToolCall | undefined> | undefined;
  const look = async () => {
    await tools.callToolResult('list_tasks', ownList);
    return tools.calls.findLast((call) => call.arguments === ownList);
  };
  return {
    async may(id: number): Promise<boolean> {
      if (titlesIn(tools.calls).has(id)) return true;
      looked ??= look();
      const list = await looked;
      return titlesIn(tools.calls).has(id) || list?.status !== 'ok' || totalOf(list) > titlesIn([list]).size;
    },
  };
}
