import type { Reach } from '../dapr/port.ts';
import type { AnyEvent, Topic } from '../domain/events.ts';

/** Who takes events. How it sees to it that an event takes effect once is its own: see the makers `byStatement`, `byCall`, `unmarked`. */
export interface Consumer {
  /** Names it in the inbox, in `dead_letters` and in `replayfor`; never given to another. */
  name: string;
  topics: Topic[];
  /** each: what it does not take is logged and gone, because nobody could send it to this one process again. */
  reach: Reach;
  /** Takes one event, which may have come before. Throws `Rejected` for what no later attempt can change, anything else to be tried again. */
  receive(topic: Topic, event: AnyEvent): Promise<void>;
}
