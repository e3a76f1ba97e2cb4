import { dashboards } from './dashboards.ts';
import { dashboardText } from './panels.ts';
import { ruleFiles, ruleText } from './rules.ts';

const folder = 'charts/actodo/files';

/** Dashboards and rules as the chart takes them, by their path in the repository. `npm run docs` writes them. */
export const opsFiles: [file: string, text: string][] = [
  ...dashboards.map((each): [string, string] => [`${folder}/dashboards/${each.file}`, dashboardText(each)]),
  ...Object.entries(ruleFiles).map(([name, groups]): [string, string] => [
    `${folder}/alerts/${name}`,
    ruleText(groups),
  ]),
];
