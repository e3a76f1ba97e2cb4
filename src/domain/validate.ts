import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Static, TSchema } from 'typebox';
import { Rejected } from '../errors.ts';

const fast = compiler(false);
/** Goes on after a fault, and so is asked only when there is one. */
const thorough = compiler(true);
/** However much is wrong, nobody reads more than this. */
const mostFaults = 8;

function compiler(allErrors: boolean): (schema: TSchema) => ValidateFunction {
  const ajv = new Ajv2020({ allErrors, strict: true, allowUnionTypes: true, verbose: true });
  formats.default(ajv, ['date-time']);
  const compiled = new WeakMap<TSchema, ValidateFunction>();
  return (schema) => {
    const validate = compiled.get(schema) ?? ajv.compile(schema);
    compiled.set(schema, validate);
    return validate;
  };
}

/**
 * The value as the schema's type.
 * Throws `Rejected('invalid')` that names `what` and every field that is wrong, with what is legal there.
 */
export function check<T extends TSchema>(schema: T, value: unknown, what: string): Static<T> {
  const fault = textFault(value, what);
  if (fault) throw new Rejected('invalid', fault);
  if (fast(schema)(value)) return value as Static<T>;
  const validate = thorough(schema);
  validate(value);
  throw new Rejected('invalid', explainAll(validate.errors ?? [], schema, what));
}

/**
 * daprd re-encodes JSON and Postgres refuses U+0000 in jsonb, so neither may reach an actor.
 * Answers the sentence that tells what is wrong, or undefined.
 */
function textFault(value: unknown, at: string, depth = 0): string | undefined {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) return `${at} holds half of a surrogate pair; send well-formed Unicode text.`;
    return value.includes('\0') ? `${at} holds the character U+0000; leave it out.` : undefined;
  }
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
    return `${at} is too large; send a number up to ${Number.MAX_SAFE_INTEGER}.`;
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > 32) return `${at} is nested too deeply.`;
  for (const [key, inner] of Object.entries(value)) {
    const fault =
      textFault(key, `a field name of ${at}`) ?? textFault(inner, depth === 0 ? key : `${at}.${key}`, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}

/** One sentence for the names that are missing or unknown, and one a field. */
function explainAll(errors: ErrorObject[], schema: TSchema, what: string): string {
  const ofNames = (error: ErrorObject) => error.instancePath === '' && error.keyword in nameFaults;
  const names = errors.filter(ofNames);
  const fields = Map.groupBy(
    errors.filter((error) => !ofNames(error)),
    (error) => error.instancePath.split('/')[1] ?? '',
  );
  const sentences = [
    ...(names.length > 0 ? [explainNames(names, schema, what)] : []),
    ...[...fields.values()].map((faults) => explain(mostTelling(faults), what)),
  ];
  return sentences.length > 0 ? sentences.slice(0, mostFaults).join(' ') : `${what} is not valid.`;
}

const nameFaults = { required: 'needs', additionalProperties: 'has no' };

/** `needs "title" and has no "when"; it takes title, due_date.` */
function explainNames(faults: ErrorObject[], schema: TSchema, what: string): string {
  const parts = Object.entries(nameFaults).flatMap(([keyword, verb]) => {
    const of = faults.filter((fault) => fault.keyword === keyword).slice(0, mostFaults);
    const names = of.map(({ params }) => JSON.stringify(params.missingProperty ?? params.additionalProperty));
    return names.length > 0 ? [`${verb} ${names.join(', ')}`] : [];
  });
  return `${what} ${parts.join(' and ')}; it takes ${legalNames(schema)}.`;
}

/**
 * Of a union's complaints the deepest one says most about what the sender meant, and the one of the kind that was sent more than that it is
 * none of another kind. Where all of them say what else it could be, they are one.
 */
function mostTelling(errors: ErrorObject[]): ErrorObject {
  const depth = (error: ErrorObject) => error.instancePath.split('/').length;
  const told = errors.filter((error) => error.keyword !== 'anyOf').sort((a, b) => depth(b) - depth(a));
  const alike = told.filter((error) => error.instancePath === told[0]?.instancePath);
  const first =
    alike.find((error) => !(error.keyword in choices)) ?? alike.find(({ keyword }) => keyword === 'const') ?? alike[0];
  if (!first) return errors[0]!;
  const param = choices[first.keyword as keyof typeof choices];
  if (!param) return first;
  const legal = alike.filter(({ keyword }) => keyword === first.keyword).flatMap(({ params }) => params[param]);
  return { ...first, params: { [param]: [...new Set(legal)] } };
}

/** What only says that something else was wanted, and the parameter that says what. */
const choices = { type: 'type', const: 'allowedValue' };

function explain(error: ErrorObject, what: string): string {
  const field = error.instancePath.slice(1).replaceAll('/', '.') || what;
  const { params } = error;
  const whole = error.instancePath === '' ? what : field;
  switch (error.keyword) {
    case 'additionalProperties':
      return `${whole} has no ${JSON.stringify(params.additionalProperty)}; it takes ${legalNames(error.parentSchema)}.`;
    case 'required':
      return `${whole} needs ${JSON.stringify(params.missingProperty)}; it takes ${legalNames(error.parentSchema)}.`;
    case 'enum':
      return `${field} must be one of ${(params.allowedValues as unknown[]).join(', ')}.`;
    case 'type':
      if (error.parentSchema?.enum)
        return explain({ ...error, keyword: 'enum', params: { allowedValues: error.parentSchema.enum } }, what);
      return `${field} must be ${[params.type].flat().join(' or ')}.`;
    case 'const':
      return explain({ ...error, keyword: 'enum', params: { allowedValues: [params.allowedValue].flat() } }, what);
    case 'pattern':
    case 'format':
      return `${field} must be ${formOf(error)}.`;
    case 'minLength':
      return `${field} must not be empty.`;
    case 'maxLength':
      return `${field} must have at most ${params.limit} characters.`;
    case 'minItems':
      return `${field} must have at least ${params.limit} ${params.limit === 1 ? 'entry' : 'entries'}.`;
    case 'maxItems':
      return `${field} must have at most ${params.limit} entries.`;
    case 'minimum':
      return `${field} must be at least ${params.limit}.`;
    case 'maximum':
      return `${field} must be at most ${params.limit}.`;
    default:
      return `${field} ${error.message ?? 'is not valid'}.`;
  }
}

/** The only format that we check is that of times; a pattern is for programs, so its schema says in words what it stands for. */
function formOf({ keyword, parentSchema }: ErrorObject): string {
  if (keyword === 'format') return 'a time such as 2026-04-01T16:30:00Z';
  const { description = 'of another form' } = (parentSchema ?? {}) as { description?: string };
  return description.charAt(0).toLowerCase() + description.slice(1);
}

function legalNames(schema: unknown): string {
  return Object.keys((schema as { properties?: object }).properties ?? {}).join(', ');
}

/** Is there nothing to see? Whoever reads a list could not tell such a text from none: blanks, zero-width and direction characters, fillers. */
export const isBlank = (text: string): boolean => /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text);
