import { useSignal } from '@preact/signals';
import { refusalOf } from '../refusal.ts';

export interface Action {
  busy: boolean;
  /** Why the last try did not happen, for people. */
  fault: string | undefined;
  /** Runs `work`, unless something runs already; answers whether it succeeded. */
  run(work: () => Promise<unknown>): Promise<boolean>;
  /** Says what is wrong before anything was asked, or takes it back. */
  say(fault: string | undefined): void;
}

/** Something that a button does: one at a time, and what was refused is kept to be shown. */
export function useAction(): Action {
  const busy = useSignal(false);
  const fault = useSignal<string | undefined>(undefined);
  return {
    busy: busy.value,
    fault: fault.value,
    say(text) {
      fault.value = text;
    },
    async run(work) {
      if (busy.peek()) return false;
      busy.value = true;
      fault.value = undefined;
      try {
        await work();
        return true;
      } catch (error) {
        fault.value = refusalOf(error).message;
        return false;
      } finally {
        busy.value = false;
      }
    },
  };
}
