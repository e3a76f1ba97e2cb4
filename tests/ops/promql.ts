/** What a PromQL query names: its metrics with the labels it asks of each, and the labels it groups or joins by. */
export interface Named {
  metrics: { name: string; labels: string[] }[];
  groupings: string[];
}

const grouping = /\b(?:by|without|on|ignoring|group_left|group_right)\s*\(([^()]*)\)/g;
const words = new Set([
  'and',
  'or',
  'unless',
  'bool',
  'offset',
  'by',
  'without',
  'on',
  'ignoring',
  'group_left',
  'group_right',
]);

/** Reads a query by its words; Prometheus itself says whether it is well formed. */
export function namesIn(query: string): Named {
  const plain = query.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""').replaceAll(/\$__\w+/g, '5m');
  const groupings = [...plain.matchAll(grouping)].flatMap(([, list = '']) =>
    list.split(',').map((each) => each.trim()),
  );
  const rest = plain.replaceAll(grouping, ' ').replaceAll(/\[[^\]]*\]/g, '');
  const metrics = [...rest.matchAll(/(?<![\w.])([a-zA-Z_:][\w:]*)\s*(\{[^}]*\})?(\s*\()?/g)]
    .filter(([, name = '', , called]) => !called && !words.has(name) && !/^(?:inf|nan|e\d+)$/i.test(name))
    .map(([, name = '', matchers = '']) => ({
      name,
      labels: [...matchers.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label),
    }));
  return { metrics, groupings: groupings.filter((label) => label !== '') };
}

/** A scrape: of each series its name, labels and value. */
export function seriesIn(text: string): { name: string; labels: Record<string, string>; value: number }[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', labels = '', value = ''] = /^([\w:]+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, label = '', is = '']) => [label, is]);
      return { name, labels: Object.fromEntries(pairs), value: Number(value) };
    });
}
