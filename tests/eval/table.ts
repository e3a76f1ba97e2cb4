import type { Conversation, Table } from './conversation.ts';
import { heldTables } from './held/all.ts';
import { adding } from './table/adding/adding.ts';
import { filler } from './table/adding/filler.ts';
import { titles } from './table/adding/titles.ts';
import { notHalf } from './table/adding/whole.ts';
import { amounts } from './table/changing/amounts.ts';
import { bulk } from './table/changing/bulk.ts';
import { changing } from './table/changing/changing.ts';
import { completing } from './table/changing/completing.ts';
import { deleting } from './table/changing/deleting.ts';
import { details } from './table/changing/details.ts';
import { endings } from './table/changing/endings.ts';
import { inPassing } from './table/changing/in-passing.ts';
import { allSaid, changesSaid, goneSaid, severalSaid } from './table/changing/said.ts';
import { ambiguityDaily } from './table/daily/ambiguity.ts';
import { completingDaily } from './table/daily/completing.ts';
import { completingDaily2 } from './table/daily/completing-2.ts';
import { followUpsSaid } from './table/daily/follow-ups-said.ts';
import { instructionsDaily } from './table/daily/instructions.ts';
import { instructionsDaily2 } from './table/daily/instructions-2.ts';
import { listingDaily } from './table/daily/listing.ts';
import { listingDaily2 } from './table/daily/listing-2.ts';
import { listingAsked } from './table/daily/listing-asked.ts';
import { severalTogether } from './table/daily/said-together.ts';
import { searchDaily } from './table/daily/search.ts';
import { searchDaily2 } from './table/daily/search-2.ts';
import { talkDaily } from './table/daily/talk.ts';
import { talkDaily2 } from './table/daily/talk-2.ts';
import { calendar } from './table/dates/calendar.ts';
import { clock } from './table/dates/clock.ts';
import { dates } from './table/dates/dates.ts';
import { neighbours } from './table/dates/neighbours.ts';
import { weekdays } from './table/dates/weekdays.ts';
import { zones } from './table/dates/zones.ts';
import { dailyTables } from './table/everyday/all.ts';
import { calendar as keptDays } from './table/kept/calendar.ts';
import { chains as keptChains } from './table/kept/chains.ts';
import { commands } from './table/kept/commands.ts';
import { days } from './table/kept/dates.ts';
import { dialogues } from './table/kept/dialogues.ts';
import { everyday } from './table/kept/everyday.ts';
import { months as keptMonths } from './table/kept/months.ts';
import { rules as keptRules } from './table/kept/rules.ts';
import { lists as keptLists } from './table/kept/tasks.ts';
import { threads as keptThreads } from './table/kept/threads.ts';
import { voicesOfOne } from './table/kept/voices-1.ts';
import { voicesOfSeveral } from './table/kept/voices-2.ts';
import { peopleTables } from './table/people/all.ts';
import { askingPlain } from './table/plain/asking.ts';
import { changesPlain } from './table/plain/changes.ts';
import { goingPlain } from './table/plain/going.ts';
import { pastesPlain, severalPlain } from './table/plain/lists.ts';
import {
  addingPlain,
  datesPlain,
  notHalfPlain,
  recurrencePlain,
  titlesPlain,
  urduPlain,
} from './table/plain/saying.ts';
import { listing } from './table/reading/listing.ts';
import { search } from './table/reading/search.ts';
import { views } from './table/reading/views.ts';
import { bounds } from './table/recurrence/bounds.ts';
import { months } from './table/recurrence/months.ts';
import { recurrence } from './table/recurrence/recurrence.ts';
import { weeks } from './table/recurrence/weeks.ts';
import { years } from './table/recurrence/years.ts';
import { addingSpoken } from './table/spoken/adding.ts';
import { ambiguitySpoken } from './table/spoken/ambiguity.ts';
import { changingSpoken } from './table/spoken/changing.ts';
import { completingSpoken } from './table/spoken/completing.ts';
import { followUpsSpoken } from './table/spoken/follow-ups.ts';
import { listingSpoken } from './table/spoken/listing.ts';
import { severalSpoken } from './table/spoken/several.ts';
import { titlesSpoken } from './table/spoken/titles.ts';
import { urduSpoken } from './table/spoken/urdu.ts';
import { ambiguity } from './table/talking/ambiguity.ts';
import { chains } from './table/talking/chains.ts';
import { choices } from './table/talking/choices.ts';
import { followUps } from './table/talking/follow-ups.ts';
import { instructions } from './table/talking/instructions.ts';
import { backSaid, nextSaid } from './table/talking/next.ts';
import { occasions } from './table/talking/occasions.ts';
import { pastes } from './table/talking/pastes.ts';
import { several } from './table/talking/several.ts';
import { talk } from './table/talking/talk.ts';
import { threads } from './table/talking/threads.ts';
import { undo } from './table/talking/undo.ts';
import { urdu } from './table/talking/urdu.ts';
import { urduDates } from './table/talking/urdu-dates.ts';
import { doneTold } from './table/told/done.ts';
import { doneAtHome, doneAtWork } from './table/told/house.ts';
import { leftTold, severalTold } from './table/told/several.ts';
import { pastesTold, talkTold, threadsTold } from './table/told/threads.ts';
import { addingVoices } from './table/voices/adding.ts';
import { ambiguityVoices } from './table/voices/ambiguity.ts';
import { ambiguityOfMany, followUpsOfMany } from './table/voices/asking.ts';
import { changingVoices } from './table/voices/changing.ts';
import { changingAgain } from './table/voices/changing-2.ts';
import { completingVoices } from './table/voices/completing.ts';
import { datesVoices, recurrenceVoices, talkVoices, urduVoices } from './table/voices/days.ts';
import { finishing, throwingOut } from './table/voices/finishing.ts';
import { indirectVoices, pastesVoices, titlesVoices } from './table/voices/indirect.ts';
import { listingVoices } from './table/voices/listing.ts';
import { listingOfMany, searchOfMany } from './table/voices/listing-2.ts';
import { searchVoices } from './table/voices/search.ts';
import { severalVoices } from './table/voices/several.ts';
import { severalVoices2 } from './table/voices/several-2.ts';
import { corrections, takingBack } from './table/voices/taking-back.ts';
import { followUpsVoices, undoVoices } from './table/voices/turns.ts';

/** Kept apart until 2026-11-30, when the next held part took its place (docs/decisions/0126). */
const kept = joined([
  days,
  commands,
  dialogues,
  keptDays,
  keptRules,
  keptMonths,
  keptLists,
  keptThreads,
  keptChains,
  everyday,
  voicesOfOne,
  voicesOfSeveral,
]);

/** What may be read while working on what it measures. */
export const openTable: Table = joined([
  {
    adding: [...adding, ...filler, ...addingSpoken, ...addingVoices, ...indirectVoices, ...addingPlain],
    titles: [...titles, ...titlesSpoken, ...titlesVoices, ...titlesPlain],
    dates: [...dates, ...weekdays, ...calendar, ...clock, ...zones, ...neighbours, ...datesVoices, ...datesPlain],
    recurrence: [...recurrence, ...weeks, ...months, ...years, ...bounds, ...recurrenceVoices, ...recurrencePlain],
    'not half': [...notHalf, ...notHalfPlain],
    listing: [
      ...listing,
      ...views,
      ...listingSpoken,
      ...listingVoices,
      ...listingOfMany,
      ...listingDaily,
      ...listingDaily2,
    ],
    search: [...search, ...searchVoices, ...searchOfMany, ...searchDaily, ...searchDaily2],
    completing: [
      ...completing,
      ...endings,
      ...completingSpoken,
      ...completingVoices,
      ...finishing,
      ...completingDaily,
      ...completingDaily2,
    ],
    changing: [
      ...changing,
      ...details,
      ...amounts,
      ...changingSpoken,
      ...changingVoices,
      ...changingAgain,
      ...changesSaid,
    ],
    deleting: [...deleting, ...throwingOut, ...goneSaid],
    bulk: [...bulk, ...allSaid],
    'follow-ups': [
      ...followUps,
      ...threads,
      ...followUpsSpoken,
      ...followUpsVoices,
      ...followUpsOfMany,
      ...corrections,
      ...nextSaid,
    ],
    undo: [...undo, ...undoVoices, ...takingBack, ...backSaid],
    ambiguity: [
      ...ambiguity,
      ...choices,
      ...ambiguitySpoken,
      ...ambiguityVoices,
      ...ambiguityOfMany,
      ...ambiguityDaily,
    ],
    talk: [...talk, ...talkVoices, ...talkDaily, ...talkDaily2],
    urdu: [...urdu, ...urduDates, ...urduSpoken, ...urduVoices, ...urduPlain],
    several: [
      ...several,
      ...occasions,
      ...chains,
      ...severalSpoken,
      ...severalVoices,
      ...severalVoices2,
      ...severalSaid,
      ...severalPlain,
      ...severalTogether,
    ],
    pastes: [...pastes, ...pastesVoices, ...pastesPlain],
    instructions: [...instructions, ...instructionsDaily, ...instructionsDaily2],
  },
  kept,
  ...dailyTables,
  ...peopleTables,
  {
    completing: [...doneTold, ...doneAtHome, ...doneAtWork],
    several: [...severalTold, ...leftTold],
    'follow-ups': threadsTold,
    pastes: pastesTold,
    talk: talkTold,
  },
  inPassing,
  listingAsked,
  followUpsSaid,
  changesPlain,
  goingPlain,
  askingPlain,
]);

/** A quarter of the whole and more, kept apart: it is only counted, and its misses are not shown. */
export const heldTable = joined(heldTables);

/** One table of several, each category with what all of them have of it. */
function joined(tables: Table[]): Table {
  const categories = new Set(tables.flatMap((table) => Object.keys(table)));
  return Object.fromEntries([...categories].map((name) => [name, tables.flatMap((table) => table[name] ?? [])]));
}

export function conversationsOf(table: Table): Conversation[] {
  return Object.values(table).flat();
}

export function turnsIn(conversations: Conversation[]): number {
  return conversations.reduce((sum, { turns }) => sum + turns.length, 0);
}
