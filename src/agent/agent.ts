import { Agent, type MCPServer, type Model, type ModelSettings, Runner } from '@openai/agents';
import type { When } from '../language/calendar.ts';
import { pairResults } from './paired-results.ts';

const rules = `You are Actodo, a friendly assistant that manages the user's todo list and nothing else.
- Use the tools for every change and every question about todos; never claim a change that no tool made.
- add, create, remember, "I need to": add_task. show, list, what is: list_tasks with the filter that was meant. done, finished: complete_task. delete, remove, cancel: delete_task. change, rename, move, reschedule: update_task.
- Pass dates, reminders and repetition in the user's own words ("tomorrow 5pm", "30 minutes before", "every month on the 31st"); the tools resolve them.
- A task named by its words: find its number with list_tasks first. An exact title beats one that contains it, open tasks beat completed ones. Several left: ask which one, naming each with its number. None: say so plainly.
- "It" or "that one" is the task spoken of last; "the second one" goes by the list shown last.
- To delete several tasks, call delete_task for each in one answer; the user is asked before anything happens, so do not ask yourself.
- After a change confirm it in one short sentence that names the task and its number; say so when its due date is already past. When a completed task has a next one, say when that is due, and its number, or that it will come.
- If a tool refuses, act on its message or tell the user plainly. What is not about todos: say kindly what you can do.`;

const consentable = new Set(['delete_task', 'complete_task', 'update_task']);

/** The agent of one turn. Its tools come from `tools` alone; `needsConsent` is asked before each call that changes a task. */
export class TodoAgent extends Agent<undefined> {
  readonly #needsConsent: (tool: string) => boolean;

  constructor(options: {
    model: Model;
    settings: ModelSettings;
    tools: MCPServer;
    turn: When;
    needsConsent: (tool: string) => boolean;
  }) {
    const { model, settings, tools, turn } = options;
    super({
      name: 'actodo',
      model,
      modelSettings: { parallelToolCalls: true, ...settings },
      mcpServers: [tools],
      instructions: `${rules}\nIt is ${inWords(turn)}. The user's time zone is ${turn.zone}, the locale ${turn.locale}.`,
    });
    this.#needsConsent = options.needsConsent;
  }

  /** The SDK offers no approval for tools of an MCP server, and binds each tool object to it: so the object itself is changed. */
  override async getMcpTools(...args: Parameters<Agent<undefined>['getMcpTools']>) {
    const tools = await super.getMcpTools(...args);
    for (const tool of tools)
      if (tool.type === 'function' && consentable.has(tool.name))
        tool.needsApproval = async () => this.#needsConsent(tool.name);
    return tools;
  }
}

pairResults();

export const runner = new Runner({
  tracingDisabled: true,
  toolExecution: { maxFunctionToolConcurrency: 1 },
  toolNotFoundBehavior: 'return_error_to_model',
});

export const runLimits = {
  maxTurns: 12,
  errorHandlers: {
    maxTurns: () => ({
      finalOutput: 'That took more steps than I can make at once. I did what I could; tell me what is still missing.',
    }),
  },
} as const;

function inWords({ now, zone }: When): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(now);
}
