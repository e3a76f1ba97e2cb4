import type { Page } from 'playwright-core';
import type { Shown } from './place.ts';

const admin = async (page: Page, hash: string, heading: string) => {
  await page.goto(`/admin${hash}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
};

/** What is beside the board, and what admins see. */
export const besides: Shown[] = [
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
