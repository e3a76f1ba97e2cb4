import Type, { type Static } from 'typebox';
import type { TaskClient } from '../../../actors/contract.ts';
import { detailKinds } from '../../../agent/offline/read/details.ts';
import { readQuickAdd } from '../../../agent/offline/read/quick-add.ts';
import { Priority, Recurrence } from '../../../domain/schemas.ts';
import { assertZone } from '../../../language/calendar.ts';
import { parseRecurrence } from '../../../language/recurrence/recurrence.ts';
import { jsonAnswer } from '../../answers.ts';
import { jsonBody } from '../../body.ts';
import type { Limit } from '../../limits.ts';
import { route } from '../../route.ts';

interface Needs {
  tasks: Pick<TaskClient, 'settings'>;
}

const Kind = Type.Enum([...detailKinds], { type: 'string' });

const ParseRequest = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: 2000 }),
    timezone: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, description: 'IANA zone; default: of the settings' }),
    ),
    title_kinds: Type.Optional(
      Type.Array(Kind, {
        maxItems: detailKinds.length,
        description: 'Kinds of details whose words belong to the title',
      }),
    ),
  },
  { additionalProperties: false },
);

const ParsedText = Type.Object({
  title: Type.String(),
  description: Type.Optional(Type.String()),
  due_date: Type.Optional(Type.String({ description: 'As in a task' })),
  reminders: Type.Optional(Type.Array(Type.String())),
  recurrence: Type.Optional(Recurrence),
  priority: Type.Optional(Priority),
  tags: Type.Optional(Type.Array(Type.String())),
  spans: Type.Array(
    Type.Object({
      from: Type.Integer({ minimum: 0, description: 'In UTF-16 units' }),
      to: Type.Integer({ minimum: 0, description: 'Exclusive' }),
      kind: Kind,
    }),
  ),
  unread: Type.Optional(Type.String({ description: 'Words that look like a date but name none' })),
});

/** Once for every pause in typing. */
const parseByUser: Limit = { name: 'parseByUser', points: 1200, seconds: 60 };

/** What quick add understands, changing nothing. */
export const parseRoutes = [
  route({
    method: 'post',
    path: '/api/{user_id}/parse',
    summary: 'What quick add understands of a text; changes nothing',
    caller: 'user',
    limit: parseByUser,
    body: jsonBody('ParseRequest', ParseRequest, 'The text'),
    answer: jsonAnswer('ParsedText', ParsedText),
    async run({ caller, body }, { tasks }: Needs): Promise<Static<typeof ParsedText>> {
      const { timezone, locale } = await tasks.settings(caller.userId);
      const when = { now: new Date(), zone: assertZone(body.timezone ?? timezone), locale };
      const { task, ...read } = readQuickAdd(body.text, when, body.title_kinds);
      const { recurrence, user_id: _, ...fields } = task;
      return { ...fields, ...(recurrence && { recurrence: parseRecurrence(recurrence, when) }), ...read };
    },
  }),
];
