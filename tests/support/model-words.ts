import { asSaid, meant } from '../../src/agent/view/calls.ts';

/** What a model is shown, back into what the tools answered: for servers whose model is the offline one, which reads results as they are. */

type Args = Record<string, unknown>;

export const argumentsAsMeant = (tool: string, text: string): string =>
  JSON.stringify(meant(tool, JSON.parse(text) as Args));
export const argumentsAsSaid = (tool: string, text: string): string =>
  JSON.stringify(asSaid(tool, JSON.parse(text) as Args));

export function withoutStamp(message: string): string {
  return message.replace(/^\[[^\]]+\]\n/, '');
}

export function resultAsGiven(seen: string): string {
  const refused = /^Refused \((\w+)\): (.*)$/s.exec(seen);
  if (refused) return JSON.stringify({ error: { code: refused[1], message: refused[2] } });
  if (seen === 'No tasks.') return JSON.stringify({ tasks: [], total: 0 });
  const [head = '', ...lines] = seen.replace(/\n\(If .*\)$/, '').split('\n');
  const changed = /^(created|completed|deleted|updated): (.*)$/.exec(head);
  if (changed) {
    const task = taskIn(changed[2]!);
    return JSON.stringify({ task_id: task.id, status: changed[1], title: task.title, task, ...nextIn(lines[0]) });
  }
  const counts = /^(\d+)(?: of (\d+))? tasks?(?:; for more: cursor (.*))?:$/.exec(head);
  if (!counts) return seen;
  const [, shown, total = shown, cursor] = counts;
  const more = cursor ? { next_cursor: JSON.parse(cursor) as string } : {};
  return JSON.stringify({ tasks: lines.map(taskIn), total: Number(total), ...more });
}

function nextIn(line: string | undefined): object {
  const found = /^The next one: (?:#(\d+)|will come), due (.*)$/.exec(line ?? '');
  if (!found) return {};
  return { next: { due_date: instant(found[2]!), ...(found[1] ? { task_id: Number(found[1]) } : {}) } };
}

function taskIn(line: string) {
  const [named = '', ...parts] = line.split(' | ');
  const [, id, title] = /^#(\d+) (.*)$/.exec(named)!;
  const due = parts.find((part) => part.startsWith('due '))?.replace(/^due |, overdue$/g, '');
  const tags = parts
    .find((part) => part.startsWith('#'))
    ?.split(' #')
    .map((tag) => tag.replace(/^#/, ''));
  const priority = parts.find((part) => ['low', 'high', 'urgent'].includes(part));
  const repeats = parts.find((part) => part.startsWith('every '));
  return {
    id: Number(id),
    title: title!,
    completed: parts.includes('done'),
    due_date: due ? instant(due) : null,
    tags: tags ?? [],
    priority: priority ?? 'medium',
    recurrence: repeats ? { text: repeats } : null,
  };
}

/** The servers of tests live in UTC. */
function instant(due: string): string {
  return due.includes('T') ? `${due}:00.000Z` : due;
}
