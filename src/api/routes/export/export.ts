import Type from 'typebox';
import type { Db } from '../../../db/database.ts';
import { fileAnswer } from '../../answers.ts';
import type { Limit } from '../../limits.ts';
import { route } from '../../route.ts';
import { everything, tasksAsCalendar, tasksAsCsv } from './files.ts';

interface Needs {
  db: Db;
}

const formats = {
  json: { media: 'application/json; charset=utf-8', name: 'actodo.json', pieces: everything },
  csv: { media: 'text/csv; charset=utf-8; header=present', name: 'actodo-tasks.csv', pieces: tasksAsCsv },
  ics: { media: 'text/calendar; charset=utf-8', name: 'actodo-tasks.ics', pieces: tasksAsCalendar },
};

const ExportQuery = Type.Object(
  {
    format: Type.Optional(
      Type.Enum(['json', 'csv', 'ics'], {
        description: 'json (default): everything; csv, ics: the tasks, in a spreadsheet or as todos of a calendar',
      }),
    ),
  },
  { additionalProperties: false },
);

/** Each reads as much as there is. */
const exportByUser: Limit = { name: 'exportByUser', points: 30, seconds: 300 };

export const exportRoutes = [
  route({
    method: 'get',
    path: '/api/{user_id}/export',
    summary: 'All that belongs to the user, as a file',
    caller: 'user',
    limit: exportByUser,
    query: ExportQuery,
    answer: fileAnswer(['application/json', 'text/csv', 'text/calendar']),
    run({ caller, query: { format = 'json' } }, { db }: Needs) {
      const { media, name, pieces } = formats[format];
      return { media, name, pieces: pieces(db, caller.userId) };
    },
  }),
];
