import { taskActor } from '../actors/task-actor.ts';
import { userActor } from '../actors/user-actor.ts';
import { countTasks, findTaskByKey, lastTaskNumber } from '../db/lists/task-queries.ts';
import { createDueDates, type DueDatesOptions } from '../loops/due-dates.ts';
import type { OnStop } from '../process.ts';
import type { Core, Part } from './part.ts';

type Needs = Pick<Core, 'db' | 'runtime' | 'log' | 'changed'> & {
  metrics?: Pick<Core['metrics'], 'remindersFired' | 'remindersSwept' | 'schedulerLost'>;
};

/** Hosts the actors, and keeps the promises about due dates. `times` is for tests only. */
export function actorsPart({ db, runtime, log, changed, metrics }: Needs, times?: DueDatesOptions['times']) {
  const fired = (by: 'tick' | 'sweep') => {
    metrics?.remindersFired.inc();
    if (by === 'sweep') metrics?.remindersSwept.inc();
    changed.raise();
  };
  const lost = () => metrics?.schedulerLost.inc();
  const dueDates = createDueDates({ db, runtime, log, fired, lost, ...(times && { times }) });
  const reads = {
    lastTaskNumber: (userId: string) => lastTaskNumber(db, userId),
    countTasks: (userId: string) => countTasks(db, userId),
    findTaskByKey: (userId: string, key: string) => findTaskByKey(db, userId, key),
  };
  return {
    actors: { user: userActor(reads, runtime.invoke), task: taskActor(dueDates.tick) },
    job: dueDates.job,
    start(onStop: OnStop) {
      changed.listen(dueDates.wake);
      dueDates.start();
      onStop(dueDates.stop);
    },
  } satisfies Part;
}
