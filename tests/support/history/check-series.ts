import type { TaskEvent } from '../../../src/domain/events.ts';
import { idOf, type Stored, type StoredTask, taskEvents } from './history.ts';

/**
 * I3, I4: a completed task of a series that goes on has one successor, one that is not completed has none, but for one that somebody touched
 * before its predecessor was reopened.
 */
export function checkSeries(stored: Stored): string[] {
  const events = Map.groupBy(taskEvents(stored), ({ user_id, task_id }) => `${user_id}.${task_id}`);
  const members = stored.tasks.filter(({ task }) => task.series_id !== null && task.occurrence !== null);
  const place = ({ user_id, task }: StoredTask, ahead = 0) =>
    `${user_id} ${task.series_id} ${task.occurrence! + ahead}`;
  const present = members.filter((row) => !isWithdrawn(row, events.get(idOf(row)) ?? []));
  const byPlace = Map.groupBy(present, (row) => place(row));
  return [
    ...[...byPlace]
      .filter(([, rows]) => rows.length > 1)
      .map(([at, rows]) => `I3 ${rows.length} tasks (${rows.map(({ id }) => id)}) are occurrence ${at}`),
    ...members.flatMap((row) => {
      const [next] = byPlace.get(place(row, 1)) ?? [];
      if (isWithdrawn(row, events.get(idOf(row)) ?? [])) return [];
      if (row.task.completed) return next || hasEnd(row) ? [] : [`I3 ${idOf(row)} is completed and has no successor`];
      return next && next.version === 1 ? [`I4 ${idOf(row)} is not completed and has the successor ${next.id}`] : [];
    }),
    ...members.flatMap((row) => checkCause(row, events)),
  ];
}

/** What recurrence added, it added because of a turn of the task before. */
function checkCause(row: StoredTask, events: Map<string, TaskEvent[]>): string[] {
  const [created] = (events.get(idOf(row)) ?? []).filter(({ event_type }) => event_type === 'task.created');
  if (created?.payload.origin !== 'recurrence') return [];
  const cause = created.payload.request_id;
  const [turn] = (events.get(cause.split('/')[0]!) ?? []).filter(({ event_id }) => event_id === cause);
  const fits =
    turn !== undefined &&
    ['task.completed', 'task.reopened'].includes(turn.event_type) &&
    turn.payload.task.series_id === row.task.series_id &&
    turn.payload.task.occurrence === row.task.occurrence! - 1;
  return fits ? [] : [`I4 ${idOf(row)} was added because of ${cause}, which completed nothing before it`];
}

/** Taken back by recurrence, because its predecessor was reopened. */
function isWithdrawn({ deleted }: StoredTask, events: TaskEvent[]): boolean {
  return (
    deleted &&
    events.some(({ event_type, payload }) => event_type === 'task.deleted' && payload.origin === 'recurrence')
  );
}

const hasEnd = ({ task }: StoredTask) => /COUNT|UNTIL/.test(task.recurrence?.rule ?? '') || task.recurrence === null;
