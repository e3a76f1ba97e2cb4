/** One panel: a title, its unit, and what it shows, each with the name that its legend gives. */
export interface Panel {
  title: string;
  unit: 's' | 'short' | 'reqps' | 'bytes' | 'percentunit' | 'dateTimeFromNow';
  queries: [expr: string, legend: string][];
  /** One number instead of a graph. */
  isStat?: true;
  description?: string;
}

export interface Dashboard {
  file: string;
  title: string;
  rows: [title: string, panels: Panel[]][];
}

const datasource = { type: 'prometheus', uid: '$datasource' };
const columns = 3;
const size = { w: 24 / columns, h: 8 };

function panelJson({ title, unit, queries, isStat, description }: Panel, id: number, gridPos: object) {
  return {
    id,
    type: isStat ? 'stat' : 'timeseries',
    title,
    ...(description ? { description } : {}),
    datasource,
    gridPos,
    fieldConfig: {
      defaults: { unit, ...(isStat ? {} : { custom: { fillOpacity: 10, showPoints: 'never' } }) },
      overrides: [],
    },
    options: isStat
      ? { reduceOptions: { calcs: ['lastNotNull'] }, colorMode: 'value' }
      : { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi', sort: 'desc' } },
    targets: queries.map(([expr, legendFormat], n) => ({
      refId: String.fromCharCode(65 + n),
      datasource,
      expr,
      legendFormat,
    })),
  };
}

/** A dashboard as Grafana imports it; a row's panels stand three beside each other. */
export function dashboardText({ file, title, rows }: Dashboard): string {
  const panels: object[] = [];
  let y = 0;
  for (const [rowTitle, row] of rows) {
    panels.push({
      id: panels.length + 1,
      type: 'row',
      title: rowTitle,
      collapsed: false,
      panels: [],
      gridPos: { x: 0, y, w: 24, h: 1 },
    });
    y += 1;
    row.forEach((panel, n) => {
      const gridPos = { x: (n % columns) * size.w, y: y + Math.floor(n / columns) * size.h, ...size };
      panels.push(panelJson(panel, panels.length + 1, gridPos));
    });
    y += Math.ceil(row.length / columns) * size.h;
  }
  const variable = {
    name: 'datasource',
    label: 'Prometheus',
    type: 'datasource',
    query: 'prometheus',
    current: {},
    hide: 0,
  };
  return `${JSON.stringify(
    {
      uid: `actodo-${file.replace('.json', '')}`,
      title,
      tags: ['actodo'],
      timezone: 'browser',
      editable: true,
      graphTooltip: 1,
      refresh: '30s',
      time: { from: 'now-6h', to: 'now' },
      schemaVersion: 39,
      templating: { list: [variable] },
      links: [{ type: 'dashboards', title: 'Actodo', tags: ['actodo'], asDropdown: true }],
      panels,
    },
    undefined,
    2,
  )}\n`;
}
