import type { TSchema } from 'typebox';

/**
 * What cannot be meant otherwise is taken as it is meant, because models write it: an optional argument that is null or empty where neither
 * means anything, a number or a truth in text, a list as its JSON text. The schema that is published stays strict, and what is not forgiven is refused.
 */

interface Schema {
  type?: string;
  enum?: unknown[];
  minLength?: number;
  anyOf?: Schema[];
}

const digits = /^#?\d{1,16}$/;

/** The whole number that a text is, as in "3" or "#3". Whoever asks what a call is about must read it as the tools do. */
export function wholeNumberIn(text: string): number | undefined {
  const trimmed = text.trim();
  return digits.test(trimmed) ? Number(trimmed.replace('#', '')) : undefined;
}

/** The arguments as the schema of an object can mean them; anything else as it came. */
export function forgive(schema: TSchema, args: unknown): unknown {
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return args;
  const { properties = {}, required = [] } = schema as { properties?: Record<string, Schema>; required?: string[] };
  return Object.fromEntries(
    Object.entries(args).flatMap(([name, value]) => {
      const expected = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (!expected) return [[name, value]];
      const forms = expected.anyOf ?? [expected];
      if (!required.includes(name) && isEmpty(forms, value)) return [];
      return [[name, typeof value === 'string' ? fromText(forms, value) : value]];
    }),
  );
}

function isEmpty(forms: Schema[], value: unknown): boolean {
  if (value === null) return !forms.some(({ type }) => type === 'null');
  return value === '' && !forms.some((form) => form.type === 'string' && !form.enum && !form.minLength);
}

function fromText(forms: Schema[], text: string): unknown {
  if (forms.some(({ type }) => type === 'string')) return text;
  const is = (type: string) => forms.some((form) => form.type === type);
  const trimmed = text.trim();
  if (is('integer')) return wholeNumberIn(trimmed) ?? text;
  if (is('boolean') && /^(?:true|false)$/i.test(trimmed)) return trimmed.toLowerCase() === 'true';
  return is('array') ? (listIn(trimmed) ?? text) : text;
}

function listIn(text: string): unknown[] | undefined {
  try {
    const value: unknown = text.startsWith('[') ? JSON.parse(text) : undefined;
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
