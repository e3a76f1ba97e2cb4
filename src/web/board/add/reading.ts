import type { Priority, Recurrence } from '../../../domain/schemas.ts';
import { dueText } from '../../core/day.ts';
import { request } from '../../core/http.ts';
import type { IconName } from '../../kit/icon.ts';

/** What the server read in a line, and how it is shown. */

export type Kind = 'due_date' | 'reminders' | 'recurrence' | 'priority' | 'tags' | 'description';

export interface Parsed {
  title: string;
  description?: string;
  due_date?: string;
  reminders?: string[];
  recurrence?: Recurrence;
  priority?: Priority;
  tags?: string[];
  spans: { from: number; to: number; kind: Kind }[];
  unread?: string;
}

export interface Chip {
  kind: Kind;
  icon: IconName;
  name: string;
  label: string;
}

export function chipsOf({ due_date, recurrence, reminders, priority, tags, description }: Parsed): Chip[] {
  const chips: (Chip | false | undefined)[] = [
    due_date !== undefined && { kind: 'due_date', icon: 'calendar', name: 'date', label: dueText(due_date) },
    recurrence && { kind: 'recurrence', icon: 'repeat', name: 'repeat', label: recurrence.text },
    reminders && { kind: 'reminders', icon: 'bell', name: 'reminder', label: reminders.map(reminderText).join(', ') },
    priority && { kind: 'priority', icon: 'chevrons-up', name: 'priority', label: priority },
    tags && { kind: 'tags', icon: 'tag', name: 'tags', label: tags.map((tag) => `#${tag}`).join(' ') },
    description !== undefined && { kind: 'description', icon: 'pencil', name: 'note', label: description },
  ];
  return chips.filter((chip) => chip !== false && chip !== undefined);
}

/** "30 min before", or the moment. */
export function reminderText(reminder: string): string {
  const found = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:0S)?)?$/.exec(reminder);
  if (!found) return reminder.startsWith('P') ? reminder : dueText(reminder);
  const [weeks, days, hours, minutes] = found.slice(1).map((each) => Number(each ?? 0));
  const parts = [weeks && `${weeks} w`, days && `${days} d`, hours && `${hours} h`, minutes && `${minutes} min`].filter(
    Boolean,
  );
  return parts.length > 0 ? `${parts.join(' ')} before` : 'when it is due';
}

/** Reads a line, with the words of the kinds `kept` as title. Throws `Refusal`. */
export const parse = (line: string, kept: readonly Kind[], signal?: AbortSignal): Promise<Parsed> =>
  request<Parsed>('POST', '~/parse', { text: line, ...(kept.length > 0 && { title_kinds: kept }) }, { signal });
