import type { Table } from '../../conversation.ts';
import { saidDone } from '../ending/done.ts';
import { saidGone, saidOfSome } from '../ending/gone.ts';
import { saidBack } from '../ending/taken-back.ts';
import { dailyChanging1 } from './changing-1.ts';
import { dailyChanging2 } from './changing-2.ts';
import { dailyCompleting } from './completing.ts';
import { dailyDeleting } from './deleting.ts';
import { dailyListing1 } from './listing-1.ts';
import { dailyListing2 } from './listing-2.ts';
import { dailySeveral1 } from './several-1.ts';
import { dailySeveral2 } from './several-2.ts';
import { dailyTurns } from './turns.ts';
import { dailyUndo } from './undo.ts';

/** What very different people say every day, by two authors who had not seen the parser. */
export const dailyTables: Table[] = [
  dailyCompleting,
  dailyDeleting,
  dailySeveral1,
  dailySeveral2,
  dailyUndo,
  dailyChanging1,
  dailyChanging2,
  dailyListing1,
  dailyListing2,
  dailyTurns,
  { completing: saidDone, deleting: saidGone, bulk: saidOfSome, undo: saidBack },
];
