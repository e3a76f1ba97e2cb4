import assert from 'node:assert/strict';
import ICAL from 'ical.js';

/** What an independent program reads in an iCalendar file. */

export type Todo = ReturnType<typeof readCalendar>[number];

/** Every line has at most 75 octets and ends by CRLF, and the todos are as another library reads them. */
export function readCalendar(text: string) {
  assert.ok(text.endsWith('\r\n') && !/[^\r]\n|\r[^\n]/.test(text), 'CRLF at the end of each line, and nowhere else');
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return calendar.getAllSubcomponents('vtodo').map((todo) => {
    const value = (name: string) => todo.getFirstPropertyValue(name);
    const time = (name: string) => value(name) as InstanceType<typeof ICAL.Time> | null;
    const at = (each: InstanceType<typeof ICAL.Time>) =>
      each.isDate ? each.toString() : each.toJSDate().toISOString();
    const instant = (name: string) => {
      const found = time(name);
      return found ? at(found) : null;
    };
    return {
      uid: value('uid'),
      summary: value('summary'),
      description: value('description'),
      priority: value('priority'),
      categories: todo.getFirstProperty('categories')?.getValues() ?? [],
      status: value('status'),
      sequence: value('sequence'),
      due: instant('due'),
      start: instant('dtstart'),
      completed: instant('completed'),
      created: instant('created'),
      changed: instant('last-modified'),
      rule: value('rrule')?.toString() ?? null,
      /** Instants, or durations from the due date on. */
      alarms: todo.getAllSubcomponents('valarm').map((alarm) => {
        const trigger = alarm.getFirstProperty('trigger');
        return `${trigger?.getFirstParameter('related') ?? ''} ${trigger?.getFirstValue()}`.trim();
      }),
      /** When those come for the first date. */
      alarmsAt: todo.getAllSubcomponents('valarm').map((alarm) => {
        const trigger = alarm.getFirstPropertyValue('trigger');
        if (trigger instanceof ICAL.Time) return trigger.toJSDate().toISOString();
        const due = (time('due') ?? assert.fail('no due date')).clone();
        // A whole day begins at its 00:00.
        due.isDate = false;
        due.addDuration(trigger as InstanceType<typeof ICAL.Duration>);
        return due.toString().slice(0, 19);
      }),
      /** Its first dates, the due date among them. */
      dates(count: number): string[] {
        const found: string[] = [];
        const walk = new ICAL.RecurExpansion({ component: todo, dtstart: time('dtstart') ?? assert.fail('no start') });
        for (let next = walk.next(); next && found.length < count; next = walk.next()) found.push(at(next));
        return found;
      },
    };
  });
}
