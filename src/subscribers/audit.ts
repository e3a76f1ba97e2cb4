import type { Consumer } from './delivery.ts';

/** Writes down every event of every task, once, however long the inbox remembers. */
export const audit: Consumer = {
  name: 'audit',
  topics: ['task-events', 'reminders'],
  async handle(event, topic, tx) {
    await tx
      .insertInto('audit_events')
      .values({
        event_id: event.event_id,
        topic,
        event_type: event.event_type,
        user_id: event.user_id,
        task_id: event.task_id,
        event: JSON.stringify(event),
      })
      .onConflict((conflict) => conflict.column('event_id').doNothing())
      .execute();
  },
};
