import { channel } from 'node:diagnostics_channel';

export type Step = 'turn-begun' | 'before-commit' | 'after-commit' | 'relay-read' | 'after-call' | 'after-delivery';

const steps = channel('actodo:step');

/**
 * Says, on the diagnostics channel `actodo:step` as `{ step }`, that a named step is reached. Subscribers run before this
 * returns, so a test can kill the process exactly there.
 */
export function step(name: Step): void {
  if (steps.hasSubscribers) steps.publish({ step: name });
}
