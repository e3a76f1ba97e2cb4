import { isDeepStrictEqual } from 'node:util';
import type { TaskUpdateEvent } from '../../../src/domain/events.ts';
import { type Board, type Stored, taskEvents } from './history.ts';

/** I7: a page that connected again and listed once shows what `list_tasks` answers; no frame is another user's, or tells what never was. */
export function checkBoards(boards: Board[], stored: Stored): string[] {
  const versions = new Map(taskEvents(stored).map((event) => [event.event_id, event]));
  return boards.flatMap(({ user, frames, shown, listed }) => [
    ...frames
      .filter(({ event }) => event.user_id !== user)
      .map(({ event }) => `I7 the socket of ${user} heard ${event.event_id}`),
    ...frames
      .filter(({ type, event }) => type === 'task' && !isRecorded(event as TaskUpdateEvent, versions))
      .map(({ event }) => `I7 ${event.event_id} was heard and is not what was recorded`),
    ...differences(user, shown, listed),
  ]);
}

function isRecorded(
  { user_id, task_id, payload }: TaskUpdateEvent,
  versions: Map<string, { payload: { task: object } }>,
) {
  const recorded = versions.get(`${user_id}.${task_id}/${payload.version}`);
  return recorded !== undefined && isDeepStrictEqual(recorded.payload.task, payload.task);
}

function differences(user: string, shown: Board['shown'], listed: Board['listed']): string[] {
  const ids = new Set([...shown.keys(), ...listed.keys()]);
  return [...ids]
    .filter((id) => shown.get(id) !== listed.get(id))
    .map(
      (id) =>
        `I7 ${user}.${id} is shown in version ${shown.get(id) ?? 'none'}, the list has ${listed.get(id) ?? 'none'}`,
    );
}
