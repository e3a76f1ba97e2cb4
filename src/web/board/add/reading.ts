import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Priority, Recurrence } from '../../../domain/schemas.ts';
import { request } from '../../core/calls.ts';
import { refusalOf } from '../../core/refusal.ts';
import { dueText, today } from '../../core/settings.ts';
import { place } from '../../core/views.ts';
import type { IconName } from '../../kit/icon.ts';
import { type Line, readLinesWith } from '../data/outbox.ts';

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

export const notUnderstood = (words: string): string => `I did not understand “${words}”. Try “2 Jan” or “in 3 weeks”.`;

/** What was read of a line, for who hears it; nothing where nothing was. */
export const wordsFor = (parsed: Parsed): string => {
  const read = chipsOf(parsed).map(({ name, label }) => `${name} ${label}`);
  return [...read, ...(parsed.unread ? [notUnderstood(parsed.unread)] : [])].join(', ');
};

/** The line in parts: what was understood, what looks like a date and is none, and what is title. */
function partsOf(line: string, { spans, unread }: Parsed): { text: string; mark?: string }[] {
  const at = unread ? line.indexOf(unread) : -1;
  const marks = [
    ...spans.map(({ from, to }) => ({ from, to, mark: 'quick-read' })),
    ...(at >= 0 ? [{ from: at, to: at + unread!.length, mark: 'quick-unread' }] : []),
  ].sort((a, b) => a.from - b.from);
  let done = 0;
  const parts = marks.flatMap(({ from, to, mark }) => {
    if (from < done) return [];
    const before = { text: line.slice(done, from) };
    done = to;
    return [before, { text: line.slice(from, to), mark }];
  });
  return [...parts, { text: line.slice(done) }];
}

interface MarksProps {
  line: string;
  parsed: Parsed | undefined;
  field: RefObject<HTMLInputElement>;
}

/** Behind the field, under its words: what was understood, and what was not. The chips say the same to who does not see it. */
export function Marks({ line, parsed, field }: MarksProps) {
  const behind = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = () => {
      if (behind.current && field.current) behind.current.scrollLeft = field.current.scrollLeft;
    };
    follow();
    field.current?.addEventListener('scroll', follow);
    return () => field.current?.removeEventListener('scroll', follow);
  });
  return html`<div class="quick-marks" ref=${behind} dir="auto" aria-hidden="true">
    ${parsed && partsOf(line, parsed).map(({ text, mark }) => html`<span class=${mark}>${text}</span>`)}
  </div>`;
}

/** Words of the present line that the user made title again; they are, until they are changed. */
const kept = signal<readonly { kind: Kind; words: string }[]>([]);

/** The kinds that these words would be. */
export const keptKinds = (): readonly Kind[] => kept.value.map(({ kind }) => kind);

/** Makes the words of a kind title. */
export function keepAsTitle(kind: Kind, { spans }: Parsed, line: string): void {
  const { from, to } = spans.find((each) => each.kind === kind) ?? { from: 0, to: 0 };
  kept.value = [...kept.value, { kind, words: line.slice(from, to) }];
}

/** The line was changed: words that are gone are no title any more. */
export function keepStill(line: string): void {
  const still = kept.peek().filter(({ words }) => line !== '' && line.includes(words));
  if (still.length < kept.peek().length) kept.value = still;
}

/** The kind whose words end right before the caret. */
export function kindBefore({ spans }: Parsed, field: HTMLInputElement): Kind | undefined {
  const { selectionStart: at, selectionEnd } = field;
  return at === selectionEnd ? spans.find(({ to }) => to === at)?.kind : undefined;
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

/** A line with what it needs to be read later as it would be now. */
function lineOf(text: string, kept: readonly Kind[]): Line {
  const here = place.peek();
  const context = {
    ...(here.view === 'today' && { day: today.peek() }),
    ...(here.view === 'tag' && { tag: here.tag }),
  };
  return { text, kept, context };
}

/** What a line says as the arguments of a task. Throws `Refusal`. */
const readTask = async (line: Line): Promise<Record<string, unknown>> =>
  taskOf(await parse(line.text, line.kept as Kind[]), line);

readLinesWith(readTask);

/** A task written in the view of today is for today, unless it says otherwise; in the view of a tag it has that tag. */
function taskOf(parsed: Parsed, { kept, context: { day, tag } }: Line): Record<string, unknown> {
  const { spans: _, unread: __, recurrence, ...fields } = parsed;
  const isDayless = fields.due_date === undefined && !recurrence && !kept.includes('due_date');
  return {
    ...fields,
    ...(recurrence && { recurrence: { rule: recurrence.rule, mode: recurrence.mode } }),
    ...(isDayless && day && { due_date: day }),
    ...(tag && { tags: [...new Set([...(fields.tags ?? []), tag])] }),
  };
}

/** What the line says, as far as that is known already; without a connection the line itself, to be read when there is one. Throws `Refusal`. */
export async function readOrKeep(
  text: string,
  parsed: Parsed | undefined,
): Promise<{ task: Record<string, unknown>; line?: Line }> {
  const line = lineOf(text, keptKinds());
  if (parsed) return { task: taskOf(parsed, line) };
  try {
    return { task: await readTask(line) };
  } catch (error) {
    if (refusalOf(error).code !== 'offline') throw error;
    return { task: {}, line };
  }
}
