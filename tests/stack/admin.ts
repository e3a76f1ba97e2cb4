import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { postJson, type User } from '../support/server.ts';
import type { Stack } from './stack.ts';

/** Of the one admin of a stack whose groups with the role `api` name it in ADMIN_EMAILS. */
export const adminEmail = 'boss@example.com';
const password = 'correct horse battery';

const admins = new WeakMap<Stack, Promise<{ id: string; session: string }>>();

/** The admin with a fresh token; who asks first signs it up, with the code that the program wrote into its log. */
export async function signUpAdmin(stack: Stack): Promise<User> {
  if (!admins.has(stack)) admins.set(stack, newAdmin(stack));
  const { id, session } = await admins.get(stack)!;
  const answer = await fetch(`${stack.baseUrl}/api/auth/token`, { headers: { authorization: `Bearer ${session}` } });
  return { id, ...((await answer.json()) as { token: string }) };
}

async function newAdmin({ dir, baseUrl, replicas }: Stack): Promise<{ id: string; session: string }> {
  const first = replicas.find(({ roles }) => roles.includes('api')) ?? assert.fail('nobody serves the API');
  const log = readFileSync(join(dir, 'logs', `${first.name}.log`), 'utf8');
  const [, admin_code] = /"admin_code":"([^"]+)"/.exec(log) ?? [];
  const person = { name: 'Boss', email: adminEmail, password, admin_code };
  const signed = await postJson(`${baseUrl}/api/auth/sign-up/email`, person);
  assert.equal(signed.status, 200, await signed.clone().text());
  const { token: session, user } = (await signed.json()) as { token: string; user: { id: string } };
  return { id: user.id, session };
}
