import { type Agent, RunState } from '@openai/agents';
import type { Caller, TaskClient } from '../actors/contract.ts';
import { type Approval, claimApproval, type FinishedTurn } from '../db/conversations/endings.ts';
import { readHistory } from '../db/conversations/history.ts';
import { type ChatTurn, saveModelResponses } from '../db/conversations/turns.ts';
import type { Db } from '../db/database.ts';
import type { ToolCall } from '../domain/schemas.ts';
import { settingsOf } from '../domain/user.ts';
import type { When } from '../language/calendar.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { runner, TodoAgent } from './agent.ts';
import { apology, cutShort, outOfTime } from './apology.ts';
import type { TurnConnection } from './connection.ts';
import { ConsentPolicy, saysNo, saysYes } from './consent.ts';
import type { Deletion } from './heard.ts';
import { historyLength, isOurs, toInput, userItem } from './history.ts';
import type { ModelChoice } from './model.ts';
import { ownList, question, titlesIn } from './question.ts';
import { RecordedModel, stepsAtMost } from './recorded-model.ts';
import { errorOf, totalOf } from './say/results.ts';
import { rowsText, shownOf } from './say/shown.ts';
import { type ChatTools, openTools } from './tools.ts';
import { hidden } from './view/hidden.ts';
import type { Draft } from './wire/answer.ts';
import { ModelFault } from './wire/fault.ts';

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

const longestRun = 180_000;

/**
 * Runs the agent for one turn and answers what is to be stored. Throws when the store failed or the lease was lost: the turn is then
 * unfinished and may run again. An outage of the model is no throw but a sentence.
 */
export async function runTurn(deps: RunDeps, asked: Run, lost: AbortSignal): Promise<RunResult> {
  const { turn } = asked;
  const { timezone, locale } = settingsOf(await deps.mcp.readSettings(asked.caller.userId));
  const setting = { now: turn.created_at, zone: turn.timezone ?? timezone, locale };
  const run = prepare(deps, asked, setting);
  const answer = (text: string, more: Partial<RunResult> = {}, end = 'answered'): RunResult => {
    const { calls } = run.tools;
    deps.metrics?.chatTurns.inc({ end });
    for (const call of calls) if (call.status === 'error') deps.metrics?.toolErrors.inc({ code: errorOf(call)?.code });
    const response = { conversation_id: turn.conversation_id, response: text, tool_calls: calls };
    const rows = shownOf(calls.filter((call) => !isOurs(call)));
    const widget = rows && { widget: { item: rows, text: rowsText(rows, setting) } };
    return { response, keepKey: true, ...widget, ...answered, ...more };
  };
  let answered: Pick<RunResult, 'answered'> = {};
  const expired = AbortSignal.timeout(deps.turnTimeoutMs ?? longestRun);
  const { stop } = asked;
  const signal = AbortSignal.any([lost, expired, ...(stop ? [stop] : [])]);
  const maxTurns = () => ({ finalOutput: cutShort(run.tools.calls, setting) });
  try {
    const approval = await claimApproval(deps.db, turn);
    answered = answeredBy(approval, turn);
    if (turn.answers !== null && approval === undefined) return answer(noLongerOpen);
    if (approval !== undefined && saysNo(turn.message)) return answer('Okay, I deleted nothing and changed nothing.');
    const history = await readHistory(deps.db, turn, historyLength);
    run.policy.remember(history);
    await run.tools.connect();
    const resumed = approval !== undefined && saysYes(turn.message);
    const input = resumed
      ? await approved(run.agent, approval.state)
      : [...toInput(history), ...quoted(turn), userItem(turn.message, turn.created_at)];
    const result = await runner.run(run.agent, input, { maxTurns: stepsAtMost, errorHandlers: { maxTurns }, signal });
    if (result.interruptions.length > 0) {
      const { text, deletions, isMixed } = await question(run.tools, result.interruptions, setting);
      // A card that names deletions must not stand for more than them.
      const widget = { item: { asks: isMixed ? [] : deletions }, text };
      return answer(text, { deletions, widget, awaiting: result.state.toString() }, 'asked');
    }
    const text = result.finalOutput?.trim() || apology(new ModelFault('empty'), run.tools.calls, setting);
    return answer(run.tools.stopped ? `${text}\n${stoppedEarly}` : text);
  } catch (error) {
    if (lost.aborted) throw lost.reason;
    if (run.model.storeFault !== undefined) throw run.model.storeFault;
    if (stop?.aborted) {
      await run.tools.settled();
      return answer(run.drafted() || stoppedBy, { stopped: { text: run.drafted(), line: cancelled } }, 'stopped');
    }
    const { status, kind } = error as { status?: unknown; kind?: unknown };
    deps.log.error({ err: error, status, kind, turn: turn.id }, 'agent run failed');
    const text = apology(expired.aborted ? outOfTime : error, run.tools.calls, setting);
    deps.metrics?.modelFaults.inc({ kind: error instanceof ModelFault ? error.kind : 'other' });
    return answer(text, { keepKey: run.tools.calls.length > 0 || hasCalled(turn) }, 'failed');
  } finally {
    await run.tools.close().catch(() => {});
  }
}

const stoppedBy = 'Stopped.';
/** What the reference server tells its models. */
const cancelled = 'The user cancelled the stream. Stop responding to the prior request.';
const noLongerOpen = 'That question is no longer open, so I changed nothing.';

function answeredBy(approval: Approval | undefined, { message }: ChatTurn): Pick<RunResult, 'answered'> {
  if (!approval?.askedBy) return {};
  const by = saysYes(message) ? 'yes' : saysNo(message) ? 'no' : 'other';
  return { answered: { turnId: approval.askedBy, by } };
}

/** What the message quotes stands before it. */
function quoted({ quoted: text, created_at: at }: ChatTurn) {
  return text === null ? [] : [userItem(hidden(`The user's next message quotes this: ${JSON.stringify(text)}`), at)];
}

/** May an attempt before this one have changed something? Answers of the model are stored before their calls are made; the key must not do it again. */
export const hasCalled = ({ model_responses }: ChatTurn): boolean => model_responses.length > 0;

/** What the keys of its calls begin with: answered anew, a turn means what it does. */
const keyOf = ({ id, run }: ChatTurn): string => (run > 0 ? `${id}.${run}` : id);

function prepare(deps: RunDeps, { caller, turn, listen: told, stop: _stop, ...options }: Run, setting: When) {
  let drafted = '';
  const listen =
    told &&
    ((draft: Draft) => {
      if ('begins' in draft) drafted = '';
      if ('text' in draft) drafted += draft.text;
      told(draft);
    });
  const tools = openTools(deps, caller, { id: keyOf(turn), zone: setting.zone }, options);
  const policy = new ConsentPolicy(turn.message, tools.calls);
  const model = new RecordedModel({
    model: deps.model.modelFor(setting, listen),
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
  return {
    tools,
    policy,
    model,
    drafted: () => drafted,
    agent: new TodoAgent({ model, tools, needsConsent }),
  };
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

/** The run that waited, with every call that waited approved. */
async function approved(agent: TodoAgent, text: string): Promise<RunState<undefined, Agent<undefined>>> {
  const state = await RunState.fromString<undefined, Agent<undefined>>(agent, text);
  for (const call of state.getInterruptions()) state.approve(call);
  return state;
}

const stoppedEarly = 'That was more than I do at once, so I stopped on the way; say it again for what is missing.';
