import {
  momentTables,
  periodTables,
  reminderTables,
  ruleTables,
  unreadTables,
} from '../../src/language/recurrence/all-forms.ts';

/** `docs/language.md`: what can be said, from the tables that the program reads by. */

function table([heading, forms]: (typeof momentTables)[number], means: string): string {
  const rows = forms.map(({ example: [phrase, says] }) => `| ${phrase.replaceAll('|', '\\|')} | ${says} |`);
  return [`### ${heading}`, '', `| you say | ${means} |`, '|---|---|', ...new Set(rows), ''].join('\n');
}

const notRead = unreadTables.flat().map(({ example }) => `- ${example.replace(/\[|\]/g, '')}`);

export const languagePage = `# What can be said about when

Written by \`npm run docs\` from the tables by which the program reads; every line is a test. The chat, the \`due_date\` and \`recurrence\` of the tools, quick add and the filters of lists read by the same tables.
The dates are those of somebody in Berlin on Tuesday, 10 March 2026, at 10:00. A preposition may stand before a date ("on", "by", "at", "due", "until"), days and times go together in any order ("friday at 5", "9am tomorrow"), and a time may name
its zone ("15:00 UTC+2", "10am Pacific time", "9:00 Europe/Berlin"). Common words such as "sat" or "the 15th" need a preposition before them. What words mean in general: [the contract](contract.md).

A phrase is taken whole or not at all. Where a word beside it changes what it means and the program does not know how, nothing of it is taken, and the answer says which words were not understood.

## Dates and times

${momentTables.map((one) => table(one, 'it is')).join('\n')}
## What a list is asked for

A day, or a week, a month or a year: "show what is due next week", "before june 2027", "after the weekend".

${periodTables.map((one) => table(one, 'its days are')).join('\n')}
## Reminders

The task is due on Friday, 13 March 2026.

${reminderTables.map((one) => table(one, 'the reminder')).join('\n')}
## Repetition

How often a task repeats is kept as an [RFC 5545](https://www.rfc-editor.org/rfc/rfc5545) rule. "every!" and "after completion" count from the day it was done.

${ruleTables.map((one) => table(one, 'the rule')).join('\n')}
## Not understood

Of these the program takes no date and no repetition:

${[...new Set(notRead)].join('\n')}
`;
