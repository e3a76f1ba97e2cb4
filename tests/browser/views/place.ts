import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { connectApp } from '../../support/connected-app.ts';
import { callTool, eventually } from '../../support/server.ts';
import { oddTasks } from '../looks.ts';
import { addTask, newPerson, type Person, remindSoon, row } from '../support.ts';

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

/** A view of whoever its list is for. */
export type Shown = Omit<View, 'who'>;

export interface Place {
  url: string;
  boss: Person;
}

/** A server's admin who has tasks of all kinds, an application, a reminder and a history. */
export async function furnish(url: string): Promise<Place> {
  const boss = await newPerson(url, 'boss@example.com');
  for (const task of oddTasks) await addTask(url, boss, task);
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

export const board = async (page: Page, hash = '#all') => {
  await page.goto(`/${hash}`);
  await row(page, 'Dentist').waitFor();
};
