import { Agent, type MCPServer, type Model, Runner } from '@openai/agents';
import { toolNames } from './view/tools.ts';

/** What never changes comes first, so that a server finds it in its cache; the time stands beside what was said (`view/view.ts`). */
const rules = `You are Actodo, a friendly assistant that manages the user's todo list and nothing else.
- Use the tools for every change and every question about todos; never claim a change that no tool made.
- add, create, remember: add_task. show, list, what is: list_tasks with the filter that was meant. done, finished: complete_task. delete, remove, cancel: delete_task. change, rename, move, reschedule, reopen: update_task.
- Give a tool only what the user said and leave every other argument out. Pass dates, reminders and repetition in the words that the user used; the tools resolve them.
- A task named by its words: find its number with list_tasks first. An exact title beats one that contains it, open tasks beat completed ones. Several left: ask which one, naming each with its number. None: say so plainly.
- "It" or "that one" is the task spoken of last; "the second one" goes by the list shown last.
- Several tasks: one call for each, all in one answer. To delete several, call delete_task for each; the user is asked before anything happens, so do not ask yourself.
- After a change confirm it in one short sentence that names the task and its number; say so when its due date is already past. When a completed task has a next one, say when that is due, and its number, or that it will come.
- If a tool refuses, mend the call as its message says or tell the user plainly. What is not about todos: say kindly what you can do.
- The line in brackets before a message says when and where it was said, and the days after; it is no part of it.`;

const consentable = new Set(['delete_task', 'complete_task', 'update_task']);

/** The agent of one turn. Its tools come from `tools` alone; `needsConsent` is asked before each call that changes a task. */
export class TodoAgent extends Agent<undefined> {
  readonly #needsConsent: (tool: string, args: unknown) => Promise<boolean>;
  #made: ReturnType<Agent<undefined>['getMcpTools']> | undefined;

  constructor(options: {
    model: Model;
    tools: MCPServer;
    needsConsent: (tool: string, args: unknown) => Promise<boolean>;
  }) {
    const { model, tools } = options;
    super({
      name: 'actodo',
      model,
      mcpServers: [tools],
      instructions: rules,
    });
    this.#needsConsent = options.needsConsent;
  }

  /** Listed and made once a turn; the SDK asks before each answer of the model, and copies every schema each time. */
  override getMcpTools(...args: Parameters<Agent<undefined>['getMcpTools']>) {
    this.#made ??= this.#withConsent(super.getMcpTools(...args));
    return this.#made;
  }

  /** The SDK offers no approval for tools of an MCP server, and binds each tool object to it: so the object itself is changed. */
  async #withConsent(made: ReturnType<Agent<undefined>['getMcpTools']>) {
    const tools = await made;
    for (const tool of tools)
      if (tool.type === 'function' && consentable.has(tool.name))
        tool.needsApproval = (_, args) => this.#needsConsent(tool.name, args);
    return tools;
  }
}

export const runner = new Runner({
  tracingDisabled: true,
  toolExecution: { maxFunctionToolConcurrency: 1 },
  toolNotFoundBehavior: 'return_error_to_model',
  toolErrorFormatter: ({ kind, toolName }) =>
    kind === 'tool_not_found' ? `There is no tool ${toolName}; the tools are ${toolNames.join(', ')}.` : undefined,
});
