import { eventSchemas, topics } from './events.ts';

/** The published schema of every topic's events: file name in `docs/events/` -> its text. */
export const eventDocs: ReadonlyMap<string, string> = new Map(
  topics.map((topic) => {
    const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: topic, ...eventSchemas[topic] };
    return [`${topic}.json`, `${JSON.stringify(schema, null, 2)}\n`];
  }),
);
