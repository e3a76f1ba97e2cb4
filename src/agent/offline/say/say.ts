import type { When } from '../../../language/calendar.ts';
import { sayCalls } from '../../say/calls.ts';
import type { Seen } from '../../say/results.ts';
import { named, taskLine } from '../../say/tasks.ts';
import type { Outcome, Topic } from '../intents.ts';
import { sayProblem } from './problems.ts';

/** The answer of the offline model: what became of each intent. */

export const examples =
  'Try "add buy milk tomorrow at 5pm", "what\'s pending?", "mark 3 as done", "move 2 to friday" or "delete task 4".';

const topics: Record<Topic, string> = {
  greeting: `Hello! I keep your todo list. ${examples}`,
  thanks: "You're welcome! Anything else for your list?",
  farewell: 'See you! Your tasks are safe here.',
  help: `I keep your todo list: I can add, list, complete, change and delete tasks, with due dates, reminders, priorities, tags and repetition. ${examples}`,
  yes: `There is nothing waiting for a yes. ${examples}`,
  no: 'OK, nothing was changed.',
  number: 'What should I do with that one? Say for example "mark 3 as done" or "delete 3".',
  unknown: `I changed nothing: I could not read that as something about your todos. ${examples} To add it as a task, say "add ..." in front.`,
  'no-more': 'There is nothing more to show.',
  kept: 'OK, I leave it as it is: nothing was changed.',
  'not-done': 'OK, it stays open. Tell me when it is done.',
  'out-of-scope': `I keep your todo list and can do nothing else, so I changed nothing. ${examples}`,
};

/** The answer to a turn. */
export function say(outcomes: Outcome[], when: When): string {
  const said = outcomes.map((outcome) => sayOutcome(outcome, when)).filter((text) => text !== '');
  return said.length > 0 ? said.join('\n') : topics.unknown;
}

function sayOutcome({ intent, calls, problems, about = [], seen }: Outcome, when: When): string {
  const lines = sayCalls(calls, when).map((line) => titled(line, about));
  if (intent.do === 'add' && intent.cut && calls.every((call) => call.status === 'ok'))
    lines.push(
      'The text was too long to keep whole: I kept the first 200 characters as title and the next 1,000 as description.',
    );
  if (intent.do === 'answer') lines.push(topics[intent.topic]);
  if (intent.do === 'passed-over')
    lines.push(`I did not understand "${shortened(intent.words)}" and did nothing about it.`);
  if (intent.do === 'undo' && calls.some((call) => call.name === 'add_task' && call.status === 'ok'))
    lines.push('A deleted task comes back under a new number.');
  if (intent.do === 'unread') lines.push(unread(intent.words));
  if (intent.do === 'more' && calls.length === 0) lines.push(topics['no-more']);
  if (intent.do === 'ask-title')
    lines.push('What should I add? Tell me the title, for example "buy milk tomorrow at 5pm".');
  if (intent.do === 'ask-change') lines.push(changeQuestion(intent.target.length));
  if (seen && seen.length > 0 && intent.do === 'list') lines.push('Close to it:');
  if (seen) lines.push(...seen.map((task) => taskLine(task, when)));
  lines.push(...problems.map((problem) => sayProblem(problem, intent)));
  return lines.join('\n');
}

/** A call that failed knows its task by number alone. */
function titled(line: string, about: Seen[]): string {
  return line.replace(/\btask #(\d+)/gu, (said, id: string) => {
    const task = about.find((one) => one.id === Number(id));
    return task && task.title !== '' ? named(task) : said;
  });
}

const quotedAtMost = 120;

function shortened(words: string): string {
  const letters = [...words.trim()];
  return letters.length > quotedAtMost ? `${letters.slice(0, quotedAtMost).join('')}…` : letters.join('');
}

function unread(words: string): string {
  return `I could not read ${JSON.stringify(words)} as a date or a repetition, so I did nothing about it. Say it for example like "on friday at 5pm" or "every 2 weeks on monday".`;
}

function changeQuestion(tasks: number): string {
  if (tasks === 0) return 'Tell me which task to change and how, for example "move 2 to friday".';
  return 'What should I change about it? Give me a new title, date, priority or tag.';
}
