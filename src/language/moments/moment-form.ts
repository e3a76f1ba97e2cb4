import type { Form } from '../grammar/table.ts';
import type { Reading } from '../reading.ts';
import type { Said } from './vocabulary.ts';

/** When a form counts although its words are common ones. */
export interface MomentForm extends Form<Said, Reading> {
  /** Too common to count without a preposition, another piece, or being the whole text; 'short' only as "sat", "sun", which count at the end of a sentence, as what is 'last' does. */
  loose?: true | 'short' | 'last';
  /** Counts only when a noun does not follow ("at 5 main street", "on the 2nd floor"). */
  end?: true;
  /** Counts only right behind "at" and its like, only behind a day, behind either, or only behind "by" and its like. */
  behind?: 'at' | 'day' | 'at or day' | 'by';
}
