import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account, Door } from './doors.ts';
import type { Asked } from './history.ts';
import type { Ledger } from './ledger.ts';

/** How often clients do what, as weights. */
export type Mix = Partial<Record<Move, number>>;

export const usualMix: Mix = {
  add: 20,
  addDue: 12,
  addRecurring: 10,
  repeat: 10,
  pair: 8,
  race: 4,
  update: 10,
  move: 6,
  complete: 14,
  reopen: 6,
  delete: 3,
  borrow: 1,
};

export interface LoadOptions {
  ledger: Pick<Ledger, 'accounts' | 'asked' | 'ask' | 'add' | 'counts'>;
  doors(): Pick<Door, 'ask'>[];
  random(): number;
  mix: Mix;
  clients: number;
}

export interface Load {
  start(perSecond: number): void;
  run(count: number): Promise<void>;
  /** Another task that clients know of: a successor. */
  noted(account: Account, number: number): void;
  stop(): Promise<void>;
  end(): void;
}

/** A key is remembered by its task among the last sixteen; clients that work side by side use some meanwhile. */
const rememberedFor = 5;

/** Clients that change things all the time. */
export function startLoad(options: LoadOptions): Load {
  const { ledger, random, mix, clients } = options;
  const known = new Map<string, number[]>();
  const moves = movesOf(options, known);
  const weights = Object.entries(mix) as [Move, number][];
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  let writers: Promise<void>[] = [];
  let running = false;

  function nextMove(): Move {
    let dice = random() * total;
    for (const [move, weight] of weights) {
      dice -= weight;
      if (dice < 0) return move;
    }
    return 'add';
  }

  async function keepWriting(account: Account, pauseMs: number): Promise<void> {
    while (running) {
      const start = performance.now();
      await moves[nextMove()](account);
      await sleep(Math.max(0, pauseMs * (0.5 + random()) - (performance.now() - start)));
    }
  }

  const each = <T>(work: (account: Account) => T) =>
    ledger.accounts.flatMap((account) => Array.from({ length: clients }, () => work(account)));
  return {
    start(perSecond) {
      running = true;
      const pauseMs = (1_000 * ledger.accounts.length * clients) / perSecond;
      writers = each((account) => keepWriting(account, pauseMs));
    },
    async run(count) {
      let left = count;
      await Promise.all(
        each(async (account) => {
          while (left-- > 0) await moves[nextMove()](account);
        }),
      );
    },
    noted: (account, number) => void known.set(account.id, [...(known.get(account.id) ?? []), number]),
    async stop() {
      running = false;
      await Promise.all(writers);
    },
    end() {
      running = false;
    },
  };
}

type Move = keyof ReturnType<typeof movesOf>;

const rules = ['daily', 'weekly', 'monthly'];

function movesOf({ ledger, doors, random }: LoadOptions, successors: Map<string, number[]>) {
  const { ask, asked, counts } = ledger;
  const choose = <T>(of: readonly T[]): T | undefined => of[Math.floor(random() * of.length)];
  const soon = () => new Date(Date.now() + 1_500 + Math.floor(random() * 4_000)).toISOString();
  const mine = ({ id }: Account) => asked.filter(({ user, answer, borrowed }) => user === id && answer && !borrowed);
  const someTask = (account: Account) =>
    choose([
      ...mine(account)
        .filter(({ tool }) => tool === 'add_task')
        .map(({ answer }) => answer!.number),
      ...(successors.get(account.id) ?? []),
    ]);
  const text = () => `written ${randomUUID()}`;

  /** With a task of the account, or another add while there is none. */
  const withTask = (work: (account: Account, task_id: number) => Promise<unknown>) => async (account: Account) => {
    const task = someTask(account);
    await (task === undefined ? ledger.add(account) : work(account, task));
  };
  const update = (account: Account, task_id: number, door?: Pick<Door, 'ask'>) =>
    ask(account, 'update_task', { task_id, description: text() }, door ? { door } : {});
  const again = async (account: Account, entry: Asked | undefined) => {
    if (!entry) return;
    counts.repeated++;
    await ask(account, entry.tool, entry.args, { key: entry.key });
  };
  return {
    add: (account: Account) => ledger.add(account),
    addDue: (account: Account) =>
      ask(account, 'add_task', {
        title: `due ${randomUUID()}`,
        due_date: soon(),
        reminders: choose([['PT0S'], ['PT0S', 'PT1S']])!,
      }),
    addRecurring: (account: Account) =>
      ask(account, 'add_task', { title: `again ${randomUUID()}`, due_date: '2090-01-31', recurrence: choose(rules)! }),
    /** The same key must be the same answer, and no second effect, also when others came in between. */
    repeat: (account: Account) => again(account, choose(recent(mine(account)))),
    pair: withTask(async (account, task) => {
      counts.pairs++;
      const [one, other] = doors();
      await Promise.all([update(account, task, one), update(account, task, other ?? one)]);
    }),
    /** Both have seen the same version: one at most may be made, and neither when somebody else was first. */
    race: withTask(async (account, task_id) => {
      counts.races++;
      const versions = mine(account).filter(({ answer }) => answer!.number === task_id);
      const expected_version = Math.max(1, ...versions.map(({ answer }) => answer!.version ?? 1));
      const change = (door?: Pick<Door, 'ask'>) =>
        ask(account, 'update_task', { task_id, description: text(), expected_version }, door ? { door } : {});
      const [one, other] = doors();
      await Promise.all([change(one), change(other ?? one)]);
    }),
    update: withTask((account, task) => update(account, task)),
    move: withTask((account, task_id) =>
      ask(account, 'update_task', { task_id, description: text(), due_date: soon() }),
    ),
    complete: withTask((account, task_id) => ask(account, 'complete_task', { task_id })),
    /** Of a task that is open it is a change of its description. */
    reopen: withTask((account, task_id) =>
      ask(account, 'update_task', { task_id, description: text(), completed: false }),
    ),
    delete: withTask((account, task_id) => ask(account, 'delete_task', { task_id })),
    borrow: withTask(async (account, task_id) => {
      const other = choose(
        mine(account).filter(({ tool, args }) => tool === 'update_task' && args.task_id !== task_id),
      );
      if (other)
        await ask(account, 'update_task', { task_id, description: text() }, { key: other.key, borrowed: true });
    }),
  };
}

/** Entries whose keys their tasks still know: all adds, and the latest of each task. */
function recent(entries: Asked[]): Asked[] {
  const later = Map.groupBy(
    entries.filter(({ tool }) => tool !== 'add_task'),
    ({ args }) => args.task_id,
  );
  return [
    ...entries.filter(({ tool }) => tool === 'add_task'),
    ...[...later.values()].flatMap((all) => all.slice(-rememberedFor)),
  ];
}
