import { Table } from '../grammar/table.ts';
import type { Reading } from '../reading.ts';
import { calendarForms } from './calendar-forms.ts';
import type { MomentForm } from './moment-form.ts';
import { nearDayForms } from './near-day-forms.ts';
import { withSpans } from './spans.ts';
import type { Said } from './vocabulary.ts';

/** A day said by its own name. */
export const days = new Table<Said, Reading, MomentForm>([...nearDayForms, ...calendarForms], withSpans);
