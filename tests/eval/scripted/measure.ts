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
  form: Form;
  conversations: Conversation[];
}

/** Every form of each API: the plain one with the whole table, odd ones with the forty turns. */
export function allCases(): Case[] {
  const open = conversationsOf(openTable);
  const all = [...open, ...conversationsOf(heldTable)];
  const core = open.filter((conversation) => conversation.core);
  return (['chat', 'responses'] as const).flatMap((api) =>
    forms
      .filter((form) => (form.api ?? api) === api)
      .map((form) => ({
        category: `${api}: ${form.name}`,
        api,
        form,
        conversations: form.name === 'plain' ? all : core,
      })),
  );
}

/** Measures with a model that knows the table by heart and answers in the form of each case. */
export async function measureScripted(cases: Case[], hear?: MeasureOptions['hear']): Promise<TurnResult[]> {
  const server = await scriptedServer();
  const oracle = new Oracle();
  const table: Table = Object.fromEntries(cases.map(({ category, conversations }) => [category, conversations]));
  const choices = { chat: choice('chat', server.baseUrl), responses: choice('responses', server.baseUrl) };
  let now: Case | undefined;
  const model: ModelChoice = { modelFor: (...turn) => choices[now!.api].modelFor(...turn) };
  try {
    return await measure(table, model, {
      ...(hear ? { hear } : {}),
      begin: (conversation, category) => {
        now = cases.find((each) => each.category === category);
        oracle.begin(conversation);
      },
      before: (turn) => server.say(oracle.turn(turn), now!.form),
    });
  } finally {
    server.close();
  }
}

/** The program's own choice for these settings. */
function choice(api: Api, baseUrl: string): ModelChoice {
  if (api === 'chat') return chooseModel({ openaiBaseUrl: baseUrl, openaiModel: 'scripted' });
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    return url.hostname === 'api.openai.com'
      ? real(baseUrl + url.pathname.slice('/v1'.length), init)
      : real(input, init);
  };
  return chooseModel({ openaiApiKey: 'scripted' });
}
