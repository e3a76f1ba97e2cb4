import type { Page } from 'playwright-core';
import { row } from '../support.ts';
import { board, type Shown } from './place.ts';

/** Opens by a key, which means something only once its module has come. */
const byKey = async (page: Page, key: string) => {
  await board(page);
  await page.locator('h1').click();
  await page.keyboard.press(key);
  await page.getByRole('dialog').waitFor();
};

const say = async (page: Page, text: string) => {
  await page.getByLabel('Message to Actodo').fill(text);
  await page.getByLabel('Message to Actodo').press('Enter');
  await page.getByRole('article', { name: 'Actodo' }).first().waitFor();
  await page.getByRole('button', { name: 'Send message' }).waitFor();
};

/** Board, keys and chat. */
export const onBoard: Shown[] = [
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
];
