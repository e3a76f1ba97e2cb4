import assert from 'node:assert/strict';
import { auth } from '@modelcontextprotocol/sdk/client/auth.js';
import type { Page } from 'playwright-core';
import { callback, connectApp } from '../support/connected-app.ts';
import { clientMemory } from '../support/oauth-client.ts';
import { callTool, eventually } from '../support/server.ts';
import { addTask, newPerson, type Person, remindSoon, row } from './support.ts';

/** Every page of the program and every state of it that looks different: what each of them must keep is asked of all. */
export interface View {
  what: string;
  /** Whether somebody is signed in. */
  who: 'guest' | 'admin';
  /** Brings a fresh page there. */
  open: (page: Page, place: Place) => Promise<unknown>;
  /** The modal part that holds the focus, if there is one. */
  inside?: string;
  /** The name of the button whose menu is open: in it the focus goes by arrows. */
  menu?: string | RegExp;
  /** What has to be there on a phone, where it comes by a part of its own. */
  onPhone?: string;
}

export interface Place {
  url: string;
  boss: Person;
}

const tasks = [
  {
    title: 'Send the quarterly report to the accountant before she leaves',
    priority: 'urgent',
    tags: ['work', 'finance', 'a', 'b', 'c'],
    due_date: '2026-01-05',
  },
  { title: 'دودھ اور روٹی خریدنا', due_date: 'today', tags: ['گھر'] },
  { title: 'Dentist', due_date: 'tomorrow 9:30', reminders: ['PT30M'], priority: 'low' },
  { title: 'x'.repeat(200), recurrence: 'every day', priority: 'high' },
];

/** A server's admin who has tasks of all kinds, an application, a reminder and a history. */
export async function furnish(url: string): Promise<Place> {
  const boss = await newPerson(url, 'boss@example.com');
  for (const task of tasks) await addTask(url, boss, task);
  await addTask(url, boss, { title: 'Pay rent', due_date: '2026-12-31', recurrence: 'monthly' });
  await callTool(url, boss, 'complete_task', { task_id: 5 });
  const rings = await addTask(url, boss, { title: 'Call the bank', due_date: 'tomorrow 17:00' });
  await remindSoon(url, boss, rings);
  await connectApp(url, boss);
  await newPerson(url, 'another@example.com');
  const headers = { authorization: `Bearer ${boss.token}` };
  await eventually(async () => {
    const answer = await fetch(`${url}/api/${boss.id}/notifications`, { headers });
    assert.equal(((await answer.json()) as { notifications: unknown[] }).notifications.length, 1);
  });
  return { url, boss };
}

const board = async (page: Page, hash = '#all') => {
  await page.goto(`/${hash}`);
  await row(page, 'Dentist').waitFor();
};

/** Opens by a key, which means something only once its module has come. */
const byKey = async (page: Page, key: string) => {
  await board(page);
  await page.locator('h1').click();
  await page.keyboard.press(key);
  await page.getByRole('dialog').waitFor();
};

const admin = async (page: Page, hash: string, heading: string) => {
  await page.goto(`/admin${hash}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
};

const oauth = async (page: Page, { url }: Place) => {
  const { memory, provider } = clientMemory(callback);
  await auth(provider, { serverUrl: `${url}/mcp` });
  await page.goto(String(memory.url));
};

const say = async (page: Page, text: string) => {
  await page.getByLabel('Message to Actodo').fill(text);
  await page.getByLabel('Message to Actodo').press('Enter');
  await page.getByRole('article', { name: 'Actodo' }).first().waitFor();
  await page.getByRole('button', { name: 'Send message' }).waitFor();
};

const guest: Omit<View, 'who'>[] = [
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

const signedIn: Omit<View, 'who'>[] = [
  { what: 'the board', open: (page) => board(page) },
  {
    what: 'an empty view',
    open: async (page) => {
      await page.goto('/#tag/none');
      await page.locator('.empty').waitFor();
    },
  },
  {
    what: 'quick add with what it understood',
    open: async (page) => {
      await board(page);
      await page.locator('#quick-add').fill('call mom tomorrow at 5 p1 #family');
      await page.locator('.chip').first().waitFor();
    },
  },
  {
    what: 'the details of a task',
    onPhone: '.details-sheet .details',
    open: async (page) => {
      await board(page);
      await row(page, 'Dentist').locator('.row-title').click();
      await page.locator('.details').waitFor();
    },
  },
  {
    what: 'an open menu',
    menu: 'More for Dentist',
    open: async (page) => {
      await board(page);
      await page.getByRole('button', { name: 'More for Dentist' }).click();
      await page.getByRole('menuitem', { name: 'Edit' }).waitFor();
    },
  },
  {
    what: 'the menu of the account',
    menu: /^Account of/,
    open: async (page) => {
      await board(page);
      await page.getByRole('button', { name: /^Account of/ }).click();
      await page.getByRole('menuitem', { name: 'Admin' }).waitFor();
    },
  },
  { what: 'the palette', inside: 'dialog[open]', open: (page) => byKey(page, 'Control+k') },
  { what: 'the help', inside: 'dialog[open]', open: (page) => byKey(page, '?') },
  {
    what: 'a question before something is lost',
    inside: 'dialog[open]',
    open: async (page) => {
      await board(page);
      await row(page, 'Dentist').locator('.row-title').click();
      await page.getByRole('textbox', { name: 'Title' }).fill('Dentist!');
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    what: 'no match',
    open: async (page) => {
      await board(page);
      await page.locator('#search').fill('nothing like this');
      await page.getByRole('button', { name: 'Clear filters' }).waitFor();
    },
  },
  {
    what: 'the chat after answers',
    open: async (page) => {
      await board(page);
      await say(page, 'Show me all my tasks');
    },
  },
  {
    what: 'a question of the chat',
    open: async (page) => {
      await board(page);
      await say(page, 'delete all my tasks');
      await page.getByRole('button', { name: 'Yes' }).waitFor();
    },
  },
  {
    what: 'all chats',
    open: async (page) => {
      await board(page);
      await page.getByRole('button', { name: 'All chats' }).click();
      await page.locator('.chat-history').waitFor();
    },
  },
  {
    what: 'settings with a calendar address',
    open: async (page) => {
      await page.goto('/#settings');
      await page.getByText('this one').waitFor();
      const make = page.getByRole('button', { name: 'Make a calendar address' });
      const shown = page.getByRole('region', { name: 'Calendar address' });
      await make.or(shown).first().waitFor();
      if (await make.isVisible()) await make.click();
      await shown.waitFor();
    },
  },
  {
    what: 'the question before an account is deleted',
    inside: 'dialog[open]',
    open: async (page) => {
      await page.goto('/#settings');
      await page.getByRole('button', { name: 'Delete my account' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    what: 'notifications',
    open: async (page) => {
      await page.goto('/#notifications');
      await page.getByRole('listitem').first().waitFor();
    },
  },
  {
    what: 'connected applications',
    open: async (page) => {
      await page.goto('/#apps');
      await page.getByRole('button', { name: /^Disconnect / }).waitFor();
      await page.locator('summary', { hasText: 'VS Code' }).first().click();
    },
  },
  {
    what: 'figures of an admin',
    open: async (page) => {
      await admin(page, '', 'Overview');
      await page.getByRole('rowheader', { name: 'audit' }).waitFor();
      await page.locator('summary', { hasText: 'Table: Requests' }).click();
    },
  },
  {
    what: 'the audit with an open event',
    open: async (page, { boss }) => {
      await admin(page, `#audit?user_id=${boss.id}`, 'Audit');
      await page.locator('summary', { hasText: 'task.completed' }).first().click();
      await page.getByRole('region', { name: /^Event / }).waitFor();
    },
  },
  {
    what: 'the history of a task',
    open: async (page, { boss }) => {
      await admin(page, `#task?user_id=${boss.id}&task_id=5`, 'Task');
      await page.getByText('What its events lead to is what the task is.').waitFor();
    },
  },
  {
    what: 'a counted replay',
    open: async (page, { boss }) => {
      await admin(page, `#replay?user_id=${boss.id}&event_type=task.completed`, 'Replay');
      await page.getByLabel('Reason').fill('was it taken?');
      await page.getByRole('button', { name: 'Dry run' }).click();
      await page.getByText('Replay 1 event to recurrence?').waitFor();
    },
  },
  {
    what: 'no dead letters',
    open: async (page) => {
      await admin(page, '#dead', 'Dead letters');
      await page.getByText('No event has died.').waitFor();
    },
  },
  {
    what: 'users',
    open: async (page) => {
      await admin(page, '#users', 'Users');
      await page.getByRole('button', { name: 'Ban another@example.com' }).waitFor();
    },
  },
  {
    what: 'the question before a ban',
    inside: 'dialog[open]',
    open: async (page) => {
      await admin(page, '#users', 'Users');
      await page.getByRole('button', { name: 'Ban another@example.com' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    what: 'a check of the audit',
    open: async (page) => {
      await admin(page, '#check', 'Check');
      await page.getByRole('button', { name: 'Check the audit' }).click();
      await page.getByText('Everything is as it was recorded').waitFor();
    },
  },
];

export const views: View[] = [
  ...guest.map((view) => ({ ...view, who: 'guest' as const })),
  ...signedIn.map((view) => ({ ...view, who: 'admin' as const })),
];
