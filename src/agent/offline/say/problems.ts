import { named } from '../../say/tasks.ts';
import type { Intent, Problem } from '../intents.ts';

/** What could not be done, and what the person may say next. */

const questionVerbs: Partial<Record<Intent['do'], string>> = {
  complete: 'complete',
  delete: 'delete',
  update: 'change',
  shift: 'move',
  show: 'show',
};

export function sayProblem(problem: Problem, intent: Intent): string {
  const verb = questionVerbs[intent.do] ?? 'take';
  switch (problem.kind) {
    case 'several':
      return `Several tasks match "${problem.words}". Which one should I ${verb}?\n${problem.found.map((task) => `#${task.id} ${task.title}`).join('\n')}`;
    case 'none':
      return sayNone(problem, intent);
    case 'which':
      return `Which task should I ${verb}? Give me its number or title.`;
    case 'unknown-last':
      return `I don't know which task you mean. Give me its number or title, for example "#3".`;
    case 'unknown-place':
      return problem.shown === 0
        ? 'I have not shown you a list yet. Say "show my tasks" first, or give me a number.'
        : `The list I showed last has ${problem.shown} ${problem.shown === 1 ? 'task' : 'tasks'}; give me a number from it.`;
    case 'nothing-fits':
      return `No tasks fit that, so there is nothing to ${verb}.`;
    case 'unknown-exception':
      return `I could not find ${problem.words ? `"${problem.words}"` : 'the task'} that you want left out, so I left all of them as they are. Give me its number.`;
    case 'already':
      return `"${problem.task.title}" (#${problem.task.id}) is already done.`;
    case 'no-due-date':
      return `${named(problem.task)} has no due date and time that I could move by that. Say for example "move ${problem.task.id} to friday 5pm".`;
    case 'no-repetition':
      return `${named(problem.task)} does not repeat, so it has no end that I could set. Say for example "repeat ${problem.task.id} every week until june".`;
    case 'too-many':
      return `That was more than I can do at once: I left out the last ${problem.left}${intent.do === 'add' ? `, from "${intent.task.title}" on` : ''}. Please send them again.`;
    case 'sure':
      return saySure(problem, verb);
    case 'nothing-to-undo':
      return 'There is nothing that I could undo: I have not changed anything in this conversation.';
    case 'cannot-undo':
      return `I did not see what ${named(problem.task)} was before, so I cannot take that back. Tell me what it should be.`;
  }
}

function saySure({ words, task, part, asks }: Extract<Problem, { kind: 'sure' }>, verb: string): string {
  if (asks) return `Should I ${verb} ${named(task)}? Say yes, or nothing is changed.`;
  if (part)
    return `${named(task)} holds more than "${words}". Should I ${verb} all of it? Say yes, or nothing is changed.`;
  return `I found no task "${words}". Do you mean ${named(task)}, should I ${verb} it? Say yes, or nothing is changed.`;
}

function sayNone({ words, near }: Extract<Problem, { kind: 'none' }>, intent: Intent): string {
  if (/^#\d+$/u.test(words)) return `I found no task ${words}.`;
  const close = near.length > 0 ? ` Close to it: ${near.map((task) => `#${task.id} ${task.title}`).join(', ')}.` : '';
  if (intent.do === 'show') return `No tasks matching "${words}".${close}`;
  const statement = intent.do === 'complete' && intent.statement;
  if (statement) return `I found no open task like "${words}", so I changed nothing.${close}`;
  return `I found no task matching "${words}", so nothing was changed.${close}`;
}
