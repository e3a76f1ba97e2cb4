/** What a model is told that nobody said: a click, a quotation, an answer that was stopped. It stands as a message of the user's, in marks of its own. */

const [opening, closing] = ['<HiddenContext>', '</HiddenContext>'];

export function hidden(line: string): string {
  return `${opening}\n${line}\n${closing}`;
}

export function isHidden(message: string): boolean {
  return message.startsWith(opening);
}
