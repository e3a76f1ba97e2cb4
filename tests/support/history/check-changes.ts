import type { TaskEvent } from '../../../src/domain/events.ts';
import { type Asked, nameOf, type Stored, taskEvents } from './history.ts';

/** I10: each acknowledged change happened once, no version was given to two, and nothing happened that nobody asked for. */
export function checkChanges(asked: Asked[], stored: Stored): string[] {
  const events = taskEvents(stored);
  const ofTask = Map.groupBy(events, ({ user_id, task_id }) => `${user_id}.${task_id}`);
  const written = Map.groupBy(events, ({ user_id, payload }) => `${user_id} ${payload.changes?.description?.to}`);
  const changes = asked.filter(({ tool, borrowed }) => tool !== 'add_task' && !borrowed);
  return [
    ...asked.flatMap((each) => checkVersion(each, written)),
    ...asked.flatMap((each) => {
      const { user, tool, args, answer } = each;
      if (!answer) return [];
      const history = ofTask.get(`${user}.${answer.number}`) ?? [];
      const problems: string[] = [];
      const times = written.get(`${user} ${args.description}`)?.length ?? 0;
      if (tool === 'update_task' && times !== 1) problems.push(`I10 ${nameOf(each)} happened ${times} times`);
      if (tool === 'complete_task' && !history.some(({ event_type }) => event_type === 'task.completed'))
        problems.push(`I10 ${nameOf(each)} was acknowledged and never happened`);
      if (tool === 'delete_task' && !history.some(({ event_type }) => event_type === 'task.deleted'))
        problems.push(`I10 ${nameOf(each)} was acknowledged and never happened`);
      const claimed = history.find(({ payload }) => payload.version === answer.version);
      if (answer.version !== undefined && claimed?.payload.task.description !== answer.description)
        problems.push(`I10 ${nameOf(each)} claims version ${answer.version}, which is another's`);
      return problems;
    }),
    ...[...ofTask].flatMap(([id, history]) => unasked(id, history, changes)),
  ];
}

/** A change that was meant for one version is the next one, and is refused when somebody else made that, or when there is another one by now. */
function checkVersion(each: Asked, written: Map<string, TaskEvent[]>): string[] {
  const { user, args, answer, refused, borrowed } = each;
  const { expected_version: expected } = args;
  if (expected === undefined || borrowed) return [];
  const versions = (written.get(`${user} ${args.description}`) ?? []).map(({ payload }) => payload.version);
  if (refused === 'conflict' && versions.length > 0) return [`I10 ${nameOf(each)} was refused and happened`];
  if (!answer || versions.every((version) => version === expected + 1)) return [];
  return [`I10 ${nameOf(each)} was meant for version ${expected} and is ${versions}`];
}

function unasked(id: string, history: ReturnType<typeof taskEvents>, changes: Asked[]): string[] {
  const mine = changes.filter(({ user, args }) => `${user}.${args.task_id}` === id);
  const keysOf = (tool: Asked['tool']) => new Set(mine.filter((each) => each.tool === tool).map(({ key }) => key)).size;
  const byClients = history.filter(({ payload }) => payload.origin !== 'recurrence');
  const count = (...types: string[]) => byClients.filter(({ event_type }) => types.includes(event_type)).length;
  const pairs = [
    ['updated', count('task.updated', 'task.reopened'), keysOf('update_task')],
    ['completed', count('task.completed'), keysOf('complete_task')],
    ['deleted', count('task.deleted'), keysOf('delete_task')],
  ] as const;
  return pairs
    .filter(([, happened, keys]) => happened > keys)
    .map(([what, happened, keys]) => `I10 ${id} was ${what} ${happened} times by ${keys} keys`);
}
