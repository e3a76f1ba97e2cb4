import { chooseModel, type ModelChoice } from '../../../src/agent/model.ts';
import type { Conversation, Table } from '../conversation.ts';
import { type MeasureOptions, measure, type TurnResult } from '../measure.ts';
import { conversationsOf, heldTable, openTable } from '../table.ts';
import { type Api, type Form, forms } from './forms.ts';
import { Oracle } from './oracle.ts';
import { scriptedServer } from './server.ts';

/** What is measured: a category, its API, its form and its conversations. */
export interface Case {
  category: string;
  api: Api;
  /** Answers are streamed, because somebody listens. */
  stream: boolean;
  form: Form;
  conversations: Conversation[];
}

/** Every form of each API, whole and streamed: the plain one that is not streamed with the whole table, others with the forty turns. */
export function allCases(): Case[] {
  const open = conversationsOf(openTable);
  const all = [...open, ...conversationsOf(heldTable)];
  const core = open.filter((conversation) => conversation.core);
  const ways = (['chat', 'responses'] as const).flatMap((api) => [false, true].map((stream) => ({ api, stream })));
  return ways.flatMap((way) =>
    forms
      .filter(({ api }) => (api ?? way.api) === way.api)
      .map((form) => ({
        ...way,
        category: `${way.api}${way.stream ? ', streamed' : ''}: ${form.name}`,
        form,
        conversations: form.name === 'plain' && !way.stream ? all : core,
      })),
  );
}

/** Measures with a model that knows the table by heart and answers in the form of each case. */
export async function measureScripted(cases: Case[], hear?: MeasureOptions['hear']): Promise<TurnResult[]> {
  const server = await scriptedServer();
  const oracle = new Oracle();
  const table: Table = Object.fromEntries(cases.map(({ category, conversations }) => [category, conversations]));
  // The program's own choice for these settings.
  const choice = (api: Api) => chooseModel({ openaiBaseUrl: server.baseUrl, openaiModel: 'scripted', openaiApi: api });
  const choices = { chat: choice('chat'), responses: choice('responses') };
  let now: Case | undefined;
  const model: ModelChoice = { modelFor: (...turn) => choices[now!.api].modelFor(...turn) };
  try {
    return await measure(table, model, {
      ...(hear ? { hear } : {}),
      begin: (conversation, category) => {
        now = cases.find((each) => each.category === category);
        oracle.begin(conversation);
      },
      streams: () => now!.stream,
      before: (turn) => server.say(oracle.turn(turn), now!.form),
    });
  } finally {
    server.close();
  }
}
