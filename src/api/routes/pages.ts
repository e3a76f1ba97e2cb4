import { htmlAnswer, textAnswer } from '../answers.ts';
import { route } from '../route.ts';

/** The API's description, made of the list of all routes. */
export interface Described {
  openApi: string;
  docsPage: string;
}

interface Needs {
  described: Described;
}

/** Pages and texts for everybody. */
export const pageRoutes = [
  route({
    method: 'get',
    path: '/docs',
    summary: 'This description as a page',
    caller: 'anyone',
    answer: htmlAnswer,
    run: (_asked, { described }: Needs) => described.docsPage,
  }),
  route({
    method: 'get',
    path: '/openapi.json',
    summary: 'This description',
    caller: 'anyone',
    answer: textAnswer('application/json'),
    run: (_asked, { described }: Needs) => described.openApi,
  }),
];
