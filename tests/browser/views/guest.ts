import { auth } from '@modelcontextprotocol/sdk/client/auth.js';
import type { Page } from 'playwright-core';
import { callback } from '../../support/connected-app.ts';
import { clientMemory } from '../../support/oauth-client.ts';
import type { Place, Shown } from './place.ts';

const oauth = async (page: Page, { url }: Place) => {
  const { memory, provider } = clientMemory(callback);
  await auth(provider, { serverUrl: `${url}/mcp` });
  await page.goto(String(memory.url));
};

/** What is seen before somebody has signed in. */
export const guest: Shown[] = [
  {
    what: 'the sign-up',
    open: async (page) => {
      await page.goto('/');
      await page.getByRole('button', { name: 'Create account' }).waitFor();
    },
  },
  {
    what: 'the documentation with an open entry',
    open: async (page) => {
      await page.goto('/docs');
      await page.locator('summary', { hasText: 'add_task' }).click();
    },
  },
  { what: 'the sign-in of OAuth', open: oauth },
  {
    what: 'a refused sign-in of OAuth',
    open: async (page, place) => {
      await oauth(page, place);
      await page.getByLabel('E-mail').fill(place.boss.email);
      await page.getByLabel('Password').fill('not the one');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    what: 'the consent of OAuth',
    open: async (page, place) => {
      await oauth(page, place);
      await page.getByLabel('E-mail').fill(place.boss.email);
      await page.getByLabel('Password').fill(place.boss.password);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Allow access?' }).waitFor();
    },
  },
  { what: 'the page of a forgotten password', open: (page) => page.goto('/account/forgot') },
  { what: 'the page of a new password', open: (page) => page.goto('/account/reset?token=x') },
  { what: 'a link of a mail that does not work', open: (page) => page.goto('/unsubscribe/unknown') },
];
