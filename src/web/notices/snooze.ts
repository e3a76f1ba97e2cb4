/** How long a reminder may be put off. */
export const snoozes = [
  { id: '10min', label: '10 min', minutes: 10 },
  { id: '1h', label: '1 h', minutes: 60 },
  { id: 'tomorrow', label: 'Tomorrow', minutes: undefined },
] as const;
export type Snooze = (typeof snoozes)[number]['id'];

const morning = '09:00';
/** The tools take ten. */
const mostReminders = 10;

/** When it is to ring again, in a form that `update_task` takes: an instant, or a time of day in the zone of the settings. */
export function snoozedTo(id: Snooze, now: Date, zone: string): string {
  const minutes = snoozes.find((each) => each.id === id)?.minutes;
  if (minutes !== undefined) return new Date(now.getTime() + minutes * 60_000).toISOString();
  return `${dayAfter(dayIn(zone, now))}T${morning}`;
}

/**
 * The reminders of a task that was put off: `update_task` replaces them all. What counts from the due date stays, also when it has rung, because
 * the next task of a series goes on with it and nothing rings twice; instants that are over go.
 */
export function withSnooze(reminders: readonly string[], again: string, now: Date): string[] {
  const kept = reminders.filter((each) => each.startsWith('P') || Date.parse(each) > now.getTime());
  return [...new Set([...kept.slice(0, mostReminders - 1), again])];
}

/** The calendar day in that zone, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, moment: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    moment,
  );
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
