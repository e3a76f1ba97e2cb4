import type { AgentInputItem, ModelRequest } from '@openai/agents';
import { isRecord } from './results.ts';

/** Where a user's item carries when it was said, as an ISO instant: to be told to the model, and to no one else. */
export const saidAt = 'said_at';

/** The object that a text is as JSON; what is none says nothing. */
export function argumentsOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** The words of a content or result, whichever of the forms it has. */
export function textOf(output: unknown): string {
  if (typeof output === 'string') return output;
  if (Array.isArray(output)) return output.map(textOf).join('');
  return String((output as { text?: unknown } | null)?.text ?? '');
}

/** A request's items; a text is what a person said. */
export function itemsOf(input: ModelRequest['input']): AgentInputItem[] {
  return typeof input === 'string' ? [{ type: 'message', role: 'user', content: input }] : input;
}
