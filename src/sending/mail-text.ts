import { escapeHtml } from '../language/html.ts';

/** What a mail says: paragraphs, some of them a link on a line of its own. */
export interface Letter {
  /** What the mail is about, as a person wrote it; one line whatever it holds. */
  subject: string;
  paragraphs: (string | { link: string; says: string })[];
}

/** Control characters, and what turns the direction of what follows: none may shape a mail. */
const shaping = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** One line of text that changes nothing around it. */
export const oneLine = (text: string): string => text.replace(shaping, ' ').trim();

/** The letter as plain text and as plain HTML. */
export function written({ subject, paragraphs }: Letter): { subject: string; text: string; html: string } {
  const texts = paragraphs.map((each) => (typeof each === 'string' ? oneLine(each) : `${each.says}:\n${each.link}`));
  const blocks = paragraphs.map((each) =>
    typeof each === 'string'
      ? `<p>${escapeHtml(oneLine(each))}</p>`
      : `<p><a href="${escapeHtml(each.link)}">${escapeHtml(each.says)}</a></p>`,
  );
  return {
    subject: oneLine(subject),
    text: `${texts.join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<body>\n${blocks.join('\n')}\n</body>\n</html>\n`,
  };
}
