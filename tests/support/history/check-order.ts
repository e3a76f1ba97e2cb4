import type { TaskEvent } from '../../../src/domain/events.ts';
import { type Asked, type History, nameOf, type Stored, taskEvents } from './history.ts';

/** Something that happened at one moment between two, by the clock of who asked for it. */
interface Happening {
  name: string;
  from: number;
  to: number;
}

/** Something that was seen of a task: it fits the versions of which this is true. Version 0 is before the task was there. */
interface Sight extends Happening {
  fits(version: number): boolean;
}

type Life = { id: string; user: string; number: number; events: TaskEvent[] };

const anyTime = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/**
 * I8: what was done to a task, and what was seen of it, fits one order in which each lies between being asked for and being answered. The versions say
 * in which order changes were made, and what is seen changes nothing, so the order needs no search: it is walked, and whatever can come next, comes.
 */
export function checkOrder({ asked, sockets }: Pick<History, 'asked' | 'sockets'>, stored: Stored): string[] {
  const ofTask = Map.groupBy(asked, ({ user, args, answer }) => `${user}.${answer?.number ?? args.task_id}`);
  const keys = new Set<string>();
  /** Asked again under its key, a completion answers what it did once. */
  const first = new Set(asked.filter(({ user, key }) => keys.size < keys.add(`${user} ${key}`).size));
  const adds = Map.groupBy(
    asked.filter(({ tool }) => tool === 'add_task'),
    ({ user, args }) => `${user} ${args.title}`,
  );
  const lives = Map.groupBy(taskEvents(stored), ({ user_id, task_id }) => `${user_id}.${task_id}`);
  return [...lives].flatMap(([id, unordered]) => {
    const events = unordered.toSorted((a, b) => a.payload.version - b.payload.version);
    const { user_id: user, task_id: number, payload } = events[0]!;
    // What is missing or twice there is another promise.
    if (events.some((event, n) => event.payload.version !== n + 1)) return [];
    const mine = [...(ofTask.get(id) ?? []), ...(adds.get(`${user} ${payload.task.title}`) ?? [])];
    const life = { id, user, number, events };
    const writes = events.map((event) => writeOf(event, mine));
    const looks = sockets.filter((page) => page.user === user).flatMap((page) => page.looks);
    const sights = [
      ...(ofTask.get(id) ?? []).flatMap((each) => sightsOf(each, life, first.has(each))),
      ...looks.map(({ from, to, versions }): Sight => {
        const seen = versions.get(number);
        const fits = (version: number) => (seen === undefined ? isAbsent(life, version) : version === seen);
        return { name: `a list with version ${seen ?? 'none'}`, from, to, fits };
      }),
    ];
    return walk(id, writes, sights);
  });
}

/** When the change of an event was asked for first, and by when it had been made; any time, where nobody we know asked. */
function writeOf({ event_type, event_id, payload }: TaskEvent, asked: Asked[]): Happening {
  const { origin, changes = {} } = payload;
  const within = (by: Asked[], { isTold = true } = {}): Happening => ({
    name: event_id,
    from: by.length === 0 ? anyTime.from : Math.min(...by.map(({ from }) => from)),
    to: Math.min(...by.map(({ answer, to }) => (answer && isTold ? to : anyTime.to))),
  });
  const by = (tool: Asked['tool']) => asked.filter((each) => each.tool === tool && !each.borrowed);
  if (origin === 'recurrence') return { name: event_id, ...anyTime };
  if (event_type === 'task.created') return within(by('add_task'));
  if (event_type === 'task.deleted') return within(by('delete_task'));
  const text = changes.description?.to;
  if (text !== undefined) return within(by('update_task').filter(({ args }) => args.description === text));
  // Whoever completes a task that somebody else has completed, is told the same.
  return within(by('complete_task'), { isTold: false });
}

/** What an answer or a refusal says of the task as it was then. */
function sightsOf(each: Asked, life: Life, isFirst: boolean): Sight[] {
  const { tool, args, answer, refused, borrowed, from, to } = each;
  const sight = (fits: Sight['fits']): Sight => ({ name: nameOf(each), from, to, fits });
  if (refused === 'not_found') return [sight((version) => isAbsent(life, version))];
  const { expected_version: expected } = args;
  if (refused === 'conflict' && !borrowed && expected !== undefined) return [sight((version) => version !== expected)];
  if (!answer) return [];
  // Asked again, a host that remembers what another has changed since may answer what it knows: number, title and status are all that is promised then.
  if (!isFirst) return [];
  const sights = answer.version === undefined ? [] : [sight((version) => version === answer.version)];
  if (tool !== 'complete_task') return sights;
  return [...sights, sight((version) => life.events[version - 1]?.payload.task.completed === true)];
}

const isAbsent = ({ events }: Life, version: number) =>
  version === 0 || events[version - 1]!.event_type === 'task.deleted';

function walk(id: string, writes: Happening[], sights: Sight[]): string[] {
  let left = sights;
  for (let version = 0; ; version++) {
    const ahead = writes.slice(version);
    const lastOf = (all: Happening[]) => Math.min(...all.map(({ to }) => to));
    for (let before = -1; before !== left.length; ) {
      before = left.length;
      const last = lastOf([...ahead, ...left]);
      left = left.filter(({ from, fits }) => from > last || !fits(version));
    }
    const [next] = ahead;
    const last = lastOf([...ahead, ...left]);
    if (next && next.from <= last) continue;
    if (left.length === 0 && !next) return [];
    const stuck = [...ahead, ...left].find(({ to }) => to === last);
    return [`I8 ${id}: ${stuck?.name} fits no order: it was over before version ${version} was`];
  }
}
