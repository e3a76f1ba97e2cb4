import type { TaskClient } from '../../../actors/contract.ts';
import type { Db } from '../../../db/database.ts';
import { userOfUnsubscribeKey } from '../../../db/sendings/reminders.ts';
import { htmlAnswer } from '../../answers.ts';
import { clientKey, type Limit, type RateLimits } from '../../limits.ts';
import type { Context } from '../../request-scope.ts';
import { route } from '../../route.ts';
import { page } from '../../web/html.ts';

interface Needs {
  db: Db;
  limits: RateLimits;
  tasks: Pick<TaskClient, 'changeSettings'>;
}

const unsubscribeByIp: Limit = { name: 'unsubscribeByIp', points: 60, seconds: 60 };
const path = '/unsubscribe/{key}';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where the link of a mail leads. Programs that look at links ahead of people only get; programs of mail providers post (RFC 8058). */
export const unsubscribeRoutes = [
  route({
    method: 'get',
    path,
    summary: 'Page: turn mails for reminders off',
    caller: 'anyone',
    answer: htmlAnswer,
    refusals: [400, 429],
    async run({ path: { key }, ctx }, needs: Needs) {
      if (!(await userOf(ctx, key, needs))) return unknown(ctx);
      return page(
        'Turn mails off?',
        `<p class="muted">Actodo then sends you no more mails for reminders. You can turn them on again in your settings.</p>
<form method="post"><div class="buttons"><button>Turn mails off</button></div></form>`,
      );
    },
  }),
  route({
    method: 'post',
    path,
    summary: 'Its form, and the one click of mail programs',
    caller: 'anyone',
    answer: htmlAnswer,
    refusals: [400, 429],
    async run({ path: { key }, ctx }, needs: Needs) {
      const userId = await userOf(ctx, key, needs);
      if (!userId) return unknown(ctx);
      await needs.tasks.changeSettings(userId, { email_reminders: false });
      return page(
        'Mails are off',
        '<p>You get no more mails for reminders. To turn them on again, open the <a href="/#settings">settings</a>.</p>',
      );
    },
  }),
];

async function userOf(ctx: Context, key: string, { db, limits }: Needs): Promise<string | undefined> {
  await limits.take(unsubscribeByIp, clientKey(ctx.ip));
  return uuid.test(key) ? userOfUnsubscribeKey(db, key) : undefined;
}

function unknown(ctx: Context): string {
  ctx.status = 400;
  return page('This link does not work', '<p role="alert">It is not known here, or no longer.</p>');
}
