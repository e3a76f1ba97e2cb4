/** What a model thinks aloud: neither shown nor sent back. */

const names = 'think|thinking|thought|reasoning|reflection';
const thought = new RegExp(`<(${names})>[\\s\\S]*?(?:</\\1>|$)`, 'gi');
/** Some templates open the thought themselves, so that only its end is in the answer. */
const lastEnd = new RegExp(`^[\\s\\S]*</(?:${names})>`, 'i');
const bracketed = /\[THINK\][\s\S]*?(?:\[\/THINK\]|$)/g;
/** Marks of templates that a server should have taken out. */
const marks =
  /<\|(?:im_end|im_start|eot_id|eom_id|end|return|endoftext|end_of_text|start_header_id|end_header_id)\|>|<\/s>|<(?:end|start)_of_turn>/g;

export function withoutThoughts(text: string): string {
  return text.replace(thought, '').replace(bracketed, '').replace(lastEnd, '').replace(marks, '');
}

export function hasThoughts(text: string): boolean {
  return withoutThoughts(text).trim() !== text.trim();
}
