import { type Agent, type AgentInputItem, RunState } from '@openai/agents';
import { type Approval, claimApproval } from '../db/conversations/endings.ts';
import { type Earlier, readHistory } from '../db/conversations/history.ts';
import type { ChatTurn } from '../db/conversations/turns.ts';
import { settingsOf } from '../domain/user.ts';
import type { When } from '../language/calendar.ts';
import { runner, type TodoAgent } from './agent.ts';
import { apology, cutShort, outOfTime } from './apology.ts';
import { saysNo, saysYes } from './consent.ts';
import { historyLength, isOurs, toInput, userItem } from './history.ts';
import { type Prepared, prepare, type Run, type RunDeps, type RunResult } from './prepare.ts';
import { question } from './question.ts';
import { stepsAtMost } from './recorded-model.ts';
import { hidden } from './say/hidden.ts';
import { itemsOf } from './say/items.ts';
import { errorOf } from './say/results.ts';
import { rowsText, shownOf } from './say/shown.ts';
import { toldAll } from './say/told.ts';
import { readingOf } from './view/own-reading.ts';
import { toolNames } from './view/tools.ts';
import { ModelFault } from './wire/fault.ts';

const longestRun = 180_000;

/** How a run ends: what is said, and what else is stored with it. `as` is for the metrics. */
interface Ending {
  text: string;
  as: 'answered' | 'asked' | 'stopped' | 'failed';
  more?: Partial<RunResult>;
}

/** A run on its way. `signal` ends it: its lease was lost, its time is over, or nobody wants it any more. */
interface ActiveRun extends Prepared {
  deps: RunDeps;
  turn: ChatTurn;
  setting: When;
  signal: AbortSignal;
}

/**
 * Runs the agent for one turn and answers what is to be stored. Throws when the store failed or the lease was lost: the turn is then
 * unfinished and may run again. An outage of the model is no throw but a sentence.
 */
export async function runTurn(deps: RunDeps, asked: Run, lost: AbortSignal): Promise<RunResult> {
  const { turn, stop } = asked;
  // All three at once: they are one way to the database and back.
  const [settings, claiming, reading] = [
    deps.mcp.readSettings(asked.caller.userId),
    claimApproval(deps.db, turn),
    readHistory(deps.db, turn, historyLength),
  ];
  // Should one fail before, that is what there is to say.
  claiming.catch(() => {});
  reading.catch(() => {});
  const { timezone, locale } = settingsOf(await settings);
  const setting = { now: turn.created_at, zone: turn.timezone ?? timezone, locale };
  const expired = AbortSignal.timeout(deps.turnTimeoutMs ?? longestRun);
  const signal = AbortSignal.any([lost, expired, ...(stop ? [stop] : [])]);
  const run = { ...prepare(deps, asked, setting), deps, turn, setting, signal };
  let approval: Approval | undefined;
  try {
    approval = await claiming;
    return resultOf(run, unasked(turn, approval) ?? (await converse(run, approval, await reading)), approval);
  } catch (error) {
    if (lost.aborted) throw lost.reason;
    if (run.model.storeFault !== undefined) throw run.model.storeFault;
    const ending = stop?.aborted ? await stoppedEnding(run) : failedEnding(run, expired.aborted ? outOfTime : error);
    return resultOf(run, ending, approval);
  } finally {
    await run.tools.close().catch(() => {});
  }
}

/** The answer to a question that needs no model; undefined when the model is to be asked. */
function unasked(turn: ChatTurn, approval: Approval | undefined): Ending | undefined {
  if (turn.answers !== null && approval === undefined) return { text: noLongerOpen, as: 'answered' };
  if (approval === undefined || !saysNo(turn.message)) return undefined;
  return { text: 'Okay, I deleted nothing and changed nothing.', as: 'answered' };
}

/** The agent on the history and the message, or on the run that waited, when the message says yes to it. */
async function converse(run: ActiveRun, approval: Approval | undefined, history: readonly Earlier[]): Promise<Ending> {
  const { turn, agent, tools, model, policy, setting, signal } = run;
  policy.remember(history);
  await tools.connect();
  const goesAhead = approval !== undefined && saysYes(turn.message);
  // A run that waited has its history with it.
  const before = goesAhead ? [] : toInput(history);
  model.comeAfter(before);
  const input = goesAhead
    ? await approved(agent, approval.state)
    : [...quoted(turn), userItem(turn.message, turn.created_at)];
  const maxTurns = () => ({ finalOutput: cutShort(tools.calls, setting) });
  const result = await runner.run(agent, input, { maxTurns: stepsAtMost, errorHandlers: { maxTurns }, signal });
  if (result.interruptions.length > 0) {
    const { text, deletions, isMixed } = await question(tools, result.interruptions, setting);
    // A card that names deletions must not stand for more than them.
    const widget = { item: { asks: isMixed ? [] : deletions }, text };
    return { text, as: 'asked', more: { deletions, widget, awaiting: waiting(result.state, before) } };
  }
  const said = result.finalOutput?.trim();
  const asked = () => {
    const reading = readingOf(turn.message, setting);
    return reading?.do === 'list' ? reading.filter : undefined;
  };
  const text = said
    ? toldAll(said, tools.calls, setting, { tools: toolNames, asked })
    : apology(new ModelFault('empty'), tools.calls, setting);
  return { text: tools.stopped ? `${text}\n${stoppedEarly}` : text, as: 'answered' };
}

/** Nobody wants the answer any more: what was written and done so far is kept. */
async function stoppedEnding({ tools, drafted }: ActiveRun): Promise<Ending> {
  await tools.settled();
  return { text: drafted() || stoppedBy, as: 'stopped', more: { stopped: { text: drafted(), line: cancelled } } };
}

function failedEnding({ deps, turn, tools, setting }: ActiveRun, fault: unknown): Ending {
  const { status, kind } = fault as { status?: unknown; kind?: unknown };
  deps.log.error({ err: fault, status, kind, turn: turn.id }, 'agent run failed');
  deps.metrics?.modelFaults.inc({ kind: fault instanceof ModelFault ? fault.kind : 'other' });
  const keepKey = tools.calls.length > 0 || hasCalled(turn);
  return { text: apology(fault, tools.calls, setting), as: 'failed', more: { keepKey } };
}

/** What is stored of a run that has ended, with the tasks that are shown beside its words. */
function resultOf(
  { deps, turn, tools: { calls }, setting }: ActiveRun,
  { text, as, more }: Ending,
  approval: Approval | undefined,
): RunResult {
  deps.metrics?.chatTurns.inc({ end: as });
  for (const call of calls) if (call.status === 'error') deps.metrics?.toolErrors.inc({ code: errorOf(call)?.code });
  const response = { conversation_id: turn.conversation_id, response: text, tool_calls: calls };
  const rows = shownOf(calls.filter((call) => !isOurs(call)));
  const widget = rows && { widget: { item: rows, text: rowsText(rows, setting) } };
  return { response, keepKey: true, ...widget, ...answeredBy(approval, turn), ...more };
}

const stoppedBy = 'Stopped.';
/** What the reference server tells its models. */
const cancelled = 'The user cancelled the stream. Stop responding to the prior request.';
const noLongerOpen = 'That question is no longer open, so I changed nothing.';
const stoppedEarly = 'That was more than I do at once, so I stopped on the way; say it again for what is missing.';

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

/** The run as it waits, with the history that the SDK was not given. */
function waiting(state: RunState<undefined, Agent<undefined>>, before: readonly AgentInputItem[]): string {
  const run = state.toJSON();
  return JSON.stringify({ ...run, originalInput: [...before, ...itemsOf(run.originalInput)] });
}

/** The run that waited, with every call that waited approved. */
async function approved(agent: TodoAgent, text: string): Promise<RunState<undefined, Agent<undefined>>> {
  const state = await RunState.fromString<undefined, Agent<undefined>>(agent, text);
  for (const call of state.getInterruptions()) state.approve(call);
  return state;
}
