import type { Conversation, Table } from './conversation.ts';
import { commands } from './held/commands.ts';
import { days } from './held/dates.ts';
import { dialogues } from './held/dialogues.ts';
import { adding } from './table/adding.ts';
import { ambiguity } from './table/ambiguity.ts';
import { changing } from './table/changing.ts';
import { completing } from './table/completing.ts';
import { dates } from './table/dates.ts';
import { deleting } from './table/deleting.ts';
import { followUps } from './table/follow-ups.ts';
import { instructions } from './table/instructions.ts';
import { listing } from './table/listing.ts';
import { pastes } from './table/pastes.ts';
import { recurrence } from './table/recurrence.ts';
import { several } from './table/several.ts';
import { talk } from './table/talk.ts';
import { urdu } from './table/urdu.ts';

/** What may be read while working on what it measures. */
export const openTable: Table = {
  adding,
  dates,
  recurrence,
  listing,
  completing,
  changing,
  deleting,
  'follow-ups': followUps,
  ambiguity,
  talk,
  urdu,
  several,
  pastes,
  instructions,
};

/** A quarter of the whole, kept apart: it is only counted, and its misses are not shown. */
export const heldTable: Table = { ...days, ...commands, ...dialogues };

export function conversationsOf(table: Table): Conversation[] {
  return Object.values(table).flat();
}

export function turnsIn(conversations: Conversation[]): number {
  return conversations.reduce((sum, { turns }) => sum + turns.length, 0);
}
