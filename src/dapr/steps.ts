import { channel } from 'node:diagnostics_channel';

export type Step =
  | 'turn-begun'
  | 'before-commit'
  | 'after-commit'
  | 'relay-read'
  | 'after-delivery'
  /** A consumer's call, then its mark. */
  | 'before-call'
  | 'after-call'
  /** A consumer's statement, which is effect and mark. */
  | 'before-effect'
  | 'after-effect'
  /** A mail or push, which its server takes, and then the end of its row. */
  | 'before-send'
  | 'after-send'
  /** A chat turn: the model is asked, it has answered, and the turn's answer is stored. */
  | 'before-model'
  | 'after-model'
  | 'before-answer'
  | 'after-answer'
  | 'before-seal'
  | 'after-seal'
  /** A backup: the program copies, the command packs; a restore names what it unpacked. */
  | 'before-copy'
  | 'after-copy'
  | 'before-pack'
  | 'after-pack'
  | 'after-unpack'
  | 'after-secret';

const steps = channel('actodo:step');

/**
 * Says, on the diagnostics channel `actodo:step` as `{ step }`, that a named step is reached. Subscribers run before this
 * returns, so a test can kill the process exactly there.
 */
export function step(name: Step): void {
  if (steps.hasSubscribers) steps.publish({ step: name });
}
