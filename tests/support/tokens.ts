import { Tiktoken } from 'js-tiktoken/lite';
import o200k from 'js-tiktoken/ranks/o200k_base';

const encoder = new Tiktoken(o200k);

/** How many tokens a model of OpenAI reads in a text; others differ by some percent. */
export function tokens(text: string): number {
  return encoder.encode(text, 'all').length;
}
