import { escapeHtml } from '../../language/html.ts';

/** As much of JSON Schema (2020-12) as our shapes use. */
export interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  required?: string[];
  description?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
}

/** How deep fields of fields are listed; what lies deeper is named by its kind alone. */
const deepest = 3;

/** An HTML table of a shape's fields, also those inside of it: name, what it takes, whether it must be there, what it means. */
export function schemaTable(schema: Schema, caption: string): string {
  const rows = rowsOf(schema, '', 0);
  if (rows.length === 0) return `<p>${escapeHtml(caption)}: ${escapeHtml(kindOf(schema))}.</p>`;
  return `<div class="frame" role="region" tabindex="0" aria-label="${escapeHtml(caption)}"><table>
<caption>${escapeHtml(caption)}</caption>
<thead><tr><th scope="col">Field</th><th scope="col">Takes</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

function rowsOf(schema: Schema, path: string, depth: number): string[] {
  const { properties = {}, required = [] } = objectIn(schema) ?? {};
  return Object.entries(properties).flatMap(([name, field]) => {
    const full = path + name;
    const must = required.includes(name) ? '' : ' <small>may be left out</small>';
    const row = `<tr><th scope="row"><code>${escapeHtml(full)}</code>${must}</th><td>${escapeHtml(kindOf(field))}</td><td>${escapeHtml(field.description ?? '')}</td></tr>`;
    const inner = field.items ?? field;
    return [row, ...(depth + 1 < deepest ? rowsOf(inner, `${full}${field.items ? '[].' : '.'}`, depth + 1) : [])];
  });
}

/** The object that a value may be, if it may be one. */
const objectIn = (schema: Schema): Schema | undefined =>
  schema.properties ? schema : schema.anyOf?.find(({ properties }) => properties);

/** What a field takes, in words: "integer, 1 to 200", "text or nothing". */
export function kindOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf) return [...new Set(schema.anyOf.map(kindOf))].join(' or ');
  if (schema.items) return `list of ${kindOf(schema.items)}${schema.maxItems ? `, at most ${schema.maxItems}` : ''}`;
  const name = kinds[String(schema.type)] ?? String(schema.type ?? 'anything');
  return name + boundsOf(schema);
}

const kinds: Record<string, string> = {
  string: 'text',
  null: 'nothing (null)',
  object: 'object',
  boolean: 'true | false',
};

function boundsOf({ format, minimum, maximum, minLength, maxLength }: Schema): string {
  const [least, most] = [minimum ?? minLength, maximum ?? maxLength];
  const unit = maxLength !== undefined || minLength !== undefined ? ' characters' : '';
  const bounds =
    least !== undefined && most !== undefined
      ? `${least} to ${most}`
      : most !== undefined
        ? `at most ${most}`
        : least !== undefined
          ? `at least ${least}`
          : '';
  return [format && ` (${format})`, bounds && `, ${bounds}${unit}`].filter(Boolean).join('');
}
