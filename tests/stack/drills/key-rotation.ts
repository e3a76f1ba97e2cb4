import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { decodeProtectedHeader } from 'jose';
import { signUp, webToken } from '../../support/http.ts';
import { eventually } from '../../support/server.ts';
import type { Replica } from '../replica.ts';
import { type Drill, drillGroups, type Scene } from './scene.ts';

export const keyRotation: Drill = {
  name: 'key-rotation',
  shows: 'signing keys and both tokens of Dapr change: what was given goes on until its time, and nobody is signed out',
  async run(scene) {
    await rotateSigningKey(scene);
    await takeSigningKeyAway(scene);
    await rotateDaprTokens(scene);
  },
};

const kid = (token: string) => decodeProtectedHeader(token).kid;

/** At every process that serves people. */
async function statuses({ serving }: Scene, id: string, token: string): Promise<number[]> {
  const ask = async ({ url }: Replica) => {
    const answer = await fetch(`${url}/api/${id}/settings`, { headers: { authorization: `Bearer ${token}` } });
    await answer.arrayBuffer();
    return answer.status;
  };
  return Promise.all(serving().map(ask));
}

async function rotateSigningKey(scene: Scene): Promise<void> {
  const { stack, page, rows, ask, say } = scene;
  const ann = await signUp(stack.baseUrl);
  await rows(page.sql('update jwks'));
  const token = await webToken(stack.baseUrl, ann.session);
  assert.notEqual(kid(token), kid(ann.token));
  for (const each of [ann.token, token]) assert.deepEqual(await statuses(scene, ann.id, each), [200, 200]);
  const keys = await rows<{ id: string }>(page.sql('from jwks order by'));
  assert.ok([ann.token, token].every((each) => keys.some(({ id }) => id === kid(each))));
  const shown = await ask<{ keys: { kid: string }[] }>(page.route('GET /api/auth/jwks'));
  assert.ok(shown.keys.some((each) => each.kid === kid(token)));
  say('a new signing key: tokens of the old one and of the new one are good everywhere');
}

async function takeSigningKeyAway(scene: Scene): Promise<void> {
  const { stack, page, rows, say } = scene;
  const ann = await signUp(stack.baseUrl);
  assert.deepEqual(await statuses(scene, ann.id, ann.token), [200, 200]);
  page.says('delete its row of `jwks`');
  await rows('delete from jwks where id = $1', [kid(ann.token)]);
  const token = await webToken(stack.baseUrl, ann.session);
  assert.deepEqual(await statuses(scene, ann.id, token), [200, 200]);
  const began = performance.now();
  page.says('within a minute');
  await eventually(async () => assert.deepEqual(await statuses(scene, ann.id, ann.token), [401, 401]), 60_000);
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  say(
    `a signing key taken away: its tokens are refused everywhere after ${seconds} s, the session has fetched another`,
  );
}

/** As an upgrade of the chart does: a pod with both new halves comes, one with the old ones goes. */
async function rotateDaprTokens(scene: Scene): Promise<void> {
  const { stack, page, say, withReplica } = scene;
  page.says('`APP_API_TOKEN`, `DAPR_API_TOKEN`');
  const tokens = { daprApiToken: randomBytes(16).toString('hex'), appApiToken: randomBytes(16).toString('hex') };
  const { replicas: _, ...group } = drillGroups[0]!;
  await scene.underLoad(async (ledger) => {
    await withReplica({ ...group, tokens }, async (replica) => {
      const metadata = `http://127.0.0.1:${replica.sidecar.httpPort}/v1.0/metadata`;
      const status = async (token: string) => {
        const answer = await fetch(metadata, { headers: { 'dapr-api-token': token } });
        await answer.arrayBuffer();
        return answer.status;
      };
      assert.deepEqual([await status(stack.daprApiToken), await status(tokens.daprApiToken)], [401, 200]);
      const before = ledger.counts.acknowledged;
      await eventually(() => assert.ok(ledger.counts.acknowledged > before + 20));
    });
  });
  say('a process with new tokens beside those with the old ones: calls between them go on');
}
