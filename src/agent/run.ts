import { type Agent, RunState, type RunToolApprovalItem } from '@openai/agents';
import type { Caller, TaskClient } from '../actors/contract.ts';
import { readHistory } from '../db/conversations/history.ts';
import { type ChatTurn, claimApproval, type FinishedTurn, saveModelResponses } from '../db/conversations/turns.ts';
import type { Db } from '../db/database.ts';
import type { ToolCall } from '../domain/schemas.ts';
import { settingsOf } from '../domain/user.ts';
import type { When } from '../language/calendar.ts';
import type { Log } from '../log.ts';
import { runLimits, runner, TodoAgent } from './agent.ts';
import type { TurnConnection } from './connection.ts';
import { ConsentPolicy, saysNo, saysYes } from './consent.ts';
import type { Deletion } from './heard.ts';
import { historyLength, toInput, userItem } from './history.ts';
import type { ModelChoice } from './model.ts';
import { askConsent, taskNumbers, titlesIn } from './question.ts';
import { RecordedModel } from './recorded-model.ts';
import { summarize } from './say/calls.ts';
import { type ChatTools, openTools } from './tools.ts';

export interface RunDeps extends ChatTools {
  db: Db;
  log: Log;
  tasks: Pick<TaskClient, 'changeSettings'>;
  model: ModelChoice;
}

/** One run of a chat turn: for whom, and who is told the calls as they run. `token`: see `openTools`. */
export interface Run {
  caller: Caller;
  token?: string;
  turn: ChatTurn;
  ran: (call: ToolCall) => void;
}

/** What is to be stored, and what the answer asks consent for. */
export interface RunResult extends FinishedTurn {
  deletions?: Deletion[];
}

/** Milliseconds after which a turn says what it has done so far. */
const longestRun = 120_000;

/**
 * Runs the agent for one turn and answers what is to be stored. Throws when the store failed or the lease was lost: the turn is then
 * unfinished and may run again. An outage of the model is no throw but a sentence.
 */
export async function runTurn(deps: RunDeps, asked: Run, lost: AbortSignal): Promise<RunResult> {
  const { turn } = asked;
  const { timezone, locale } = settingsOf(await deps.mcp.readSettings(asked.caller.userId));
  const setting = { now: turn.created_at, zone: turn.timezone ?? timezone, locale };
  const run = prepare(deps, asked, setting);
  const answer = (text: string, more: Partial<RunResult> = {}): RunResult => ({
    response: { conversation_id: turn.conversation_id, response: text, tool_calls: run.tools.calls },
    keepKey: true,
    ...more,
  });
  const signal = AbortSignal.any([lost, AbortSignal.timeout(longestRun)]);
  try {
    const approval = await claimApproval(deps.db, turn);
    if (approval !== undefined && saysNo(turn.message)) return answer('Okay, I deleted nothing and changed nothing.');
    const history = await readHistory(deps.db, turn, historyLength);
    run.policy.remember(history);
    await run.tools.connect();
    const resumed = approval !== undefined && saysYes(turn.message);
    const input = resumed
      ? await approved(run.agent, approval)
      : [...toInput(history), userItem(turn.message, turn.created_at)];
    const result = await runner.run(run.agent, input, { ...runLimits, signal });
    if (result.interruptions.length > 0) {
      const { text, deletions } = await question(run.tools, result.interruptions, setting);
      return answer(text, { deletions, awaiting: result.state.toString() });
    }
    const text = result.finalOutput?.trim() || apology(run.tools, setting);
    return answer(run.tools.stopped ? `${text}\n${stoppedEarly}` : text);
  } catch (error) {
    if (lost.aborted) throw lost.reason;
    if (run.model.storeFault !== undefined) throw run.model.storeFault;
    deps.log.error({ err: error, status: (error as { status?: unknown }).status, turn: turn.id }, 'agent run failed');
    return answer(apology(run.tools, setting), { keepKey: run.tools.calls.length > 0 });
  } finally {
    await run.tools.close().catch(() => {});
  }
}

function prepare(deps: RunDeps, { caller, turn, ...options }: Run, setting: When) {
  const tools = openTools(deps, caller, { id: turn.id, zone: setting.zone }, options);
  const policy = new ConsentPolicy(turn.message, tools.calls);
  const model = new RecordedModel({
    model: deps.model.modelFor(setting),
    recorded: turn.model_responses as ConstructorParameters<typeof RecordedModel>[0]['recorded'],
    save: (responses) => saveModelResponses(deps.db, turn.id, responses),
    heard: (response) => policy.hear(response),
  });
  const needsConsent = (tool: string) => policy.needsConsent(tool);
  return {
    tools,
    policy,
    model,
    agent: new TodoAgent({ model, settings: deps.model.settings, tools, needsConsent }),
  };
}

/** The run that waited, with every call that waited approved. */
async function approved(agent: TodoAgent, text: string): Promise<RunState<undefined, Agent<undefined>>> {
  const state = await RunState.fromString<undefined, Agent<undefined>>(agent, text);
  for (const call of state.getInterruptions()) state.approve(call);
  return state;
}

/** Says what this turn has done already and names each task to delete or change; titles that it has not seen are looked up. */
async function question(tools: TurnConnection, interruptions: RunToolApprovalItem[], setting: When) {
  const done = tools.calls.filter(({ name }) => name !== 'list_tasks');
  const waiting = interruptions.map((item) => ({ name: item.name ?? '', arguments: item.arguments ?? '' }));
  const ids = taskNumbers(waiting);
  if (ids.some((id) => !titlesIn(tools.calls).has(id))) await tools.callToolResult('list_tasks', { limit: 200 });
  const titles = titlesIn(tools.calls);
  const asked = askConsent(waiting, titles);
  return {
    text: done.length > 0 ? `${summarize(done, setting)}\n${asked}` : asked,
    deletions: taskNumbers(waiting.filter(({ name }) => name === 'delete_task')).map((id): Deletion => {
      const title = titles.get(id);
      return title === undefined ? { task_id: id } : { task_id: id, title };
    }),
  };
}

function apology(tools: TurnConnection, setting: When): string {
  if (tools.calls.length === 0)
    return "Sorry, I can't do that right now: a service that I rely on does not answer. Nothing was changed; please try again in a moment.";
  return `${summarize(tools.calls, setting)}\nThen a service that I rely on stopped answering, so please ask again for anything that is missing.`;
}

const stoppedEarly = 'That was more than I do at once, so I stopped on the way; say it again for what is missing.';
