import type { ModelRequest } from '@openai/agents';

/**
 * The tools as a model is told of them. They are the five of the MCP server in fewer words, and without what misleads models: no `user_id`,
 * no `expected_version`, no mode of a repetition beside its rule, no `null` that clears, no filter named `none`. `calls.ts` turns what a model says with them into the server's arguments.
 */

type Seen = { description: string; properties: Record<string, object>; required?: string[] };
type Tool = Extract<ModelRequest['tools'][number], { type: 'function' }>;

const text = (description: string) => ({ type: 'string', description });
const list = (description: string) => ({ type: 'array', items: { type: 'string' }, description });
const oneOf = (values: readonly string[], description: string) => ({ type: 'string', enum: values, description });

const priorities = ['low', 'medium', 'high', 'urgent'];
/** Fields that a change can empty. */
export const clearable = ['description', 'priority', 'tags', 'due_date', 'reminders', 'recurrence'];
/** No filter, for models that fill in every argument with the first value that it may have. */
export const any = 'any';
/** What the server calls `none`, which models read as "no filter". */
export const undated = 'undated';

const taskId = { type: 'integer', description: 'Number of the task' };
const priority = oneOf(priorities, 'Default medium');
const tags = list('Only if the user said it');
const more = text('Only if the user said more');
// No example of a date, reminder or repetition: small models fill it in where the user said nothing.
const dueDate = text("Only if the user said when: the user's own phrase, or YYYY-MM-DD or ISO 8601");
const reminders = list("Only if the user asked to be reminded: the user's own phrase, or ISO times");
const recurrence = text("Only if the user said that it repeats: the user's own phrase");
const day = (side: string) => text(`Due ${side} this: a phrase or YYYY-MM-DD`);

const tools: Record<string, Seen> = {
  add_task: {
    description: 'Adds one todo.',
    properties: {
      title: text("What to do, in the user's words, without date and priority"),
      due_date: dueDate,
      reminders,
      no_reminder: { type: 'boolean', description: 'true: the user wants no reminder' },
      recurrence,
      priority,
      tags,
      description: more,
    },
    required: ['title'],
  },
  list_tasks: {
    description: 'Shows or finds todos. Without arguments: all of them. Use only the filters that the user meant.',
    properties: {
      status: oneOf(['all', 'pending', 'completed'], 'Default all'),
      search: text('Words of the title, description or tags'),
      due: oneOf(
        [any, 'overdue', 'today', 'tomorrow', 'week', undated],
        'week: the next seven days; undated: no due date',
      ),
      due_after: day('on or after'),
      due_before: day('before'),
      priority: oneOf([any, ...priorities], 'Default any'),
      tags: list('All of these'),
      sort_by: oneOf(['created_at', 'due_date', 'priority', 'completed', 'title'], 'Default created_at'),
      order: oneOf(['asc', 'desc'], 'Default asc'),
      limit: { type: 'integer', description: 'Default 50' },
      cursor: text('From the list before, to see more of it'),
    },
  },
  complete_task: { description: 'Marks one todo as done.', properties: { task_id: taskId }, required: ['task_id'] },
  delete_task: { description: 'Deletes one todo for good.', properties: { task_id: taskId }, required: ['task_id'] },
  update_task: {
    description: 'Changes one todo; what is left out stays as it is.',
    properties: {
      task_id: taskId,
      title: text('New title'),
      due_date: dueDate,
      reminders,
      recurrence,
      priority,
      add_tags: list('Tags to add'),
      remove_tags: list('Tags to take away'),
      replace_tags: list('Tags instead of all others'),
      description: more,
      completed: { type: 'boolean', description: 'false reopens' },
      clear: { type: 'array', items: { type: 'string', enum: clearable }, description: 'Fields to empty' },
    },
    required: ['task_id'],
  },
};

/** The names that a model may call. */
export const toolNames: readonly string[] = Object.keys(tools);

/** The tool as a model sees it. One that has no words here is shown as its server publishes it, without the user. */
export function seenTool<T extends ModelRequest['tools'][number]>(tool: T): T {
  if (tool.type !== 'function') return tool;
  const seen = tools[tool.name];
  return {
    ...tool,
    ...(seen ? { description: seen.description } : {}),
    parameters: seen ? asSchema(seen) : withoutUser(tool.parameters),
    strict: false,
  };
}

function asSchema({ properties, required = [] }: Seen): Tool['parameters'] {
  return { type: 'object', properties, required, additionalProperties: false } as Tool['parameters'];
}

function withoutUser(parameters: Tool['parameters']): Tool['parameters'] {
  const { user_id: _, ...properties } = parameters.properties as Record<string, never>;
  return { ...parameters, properties } as Tool['parameters'];
}
