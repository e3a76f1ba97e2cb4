import type { Seed } from '../../conversation.ts';
import { saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'Reply to Helena about the venue', due: '2026-03-12', tags: ['wedding'] },
  { title: 'Order invitations from PrintHaus', tags: ['wedding'] },
  { title: 'Book physiotherapy' },
  { title: 'Compare phone contracts' },
  { title: 'Buy running shoes', tags: ['sport'] },
  { title: 'Call the vet re: vaccination', due: '2026-03-13', tags: ['pets'] },
  { title: 'Pay invoice 4471', due: '2026-03-20' },
  { title: 'Pick up prints from Studio Nélia' },
  { title: 'Dog food', tags: ['pets'], done: true },
  { title: 'Return the router to Vodafone', done: true },
  { title: 'Ask Jürgen for the ladder' },
];

/** Looking for something of which a word or two are remembered. Said on Tuesday, 10 March 2026, at 10:00. */
export const searchVoices = [
  ...saidOf(tasks, [
    { say: 'find helena', lists: [1] },
    { say: 'whats that thing about the venue', lists: [1] },
    { say: 'search: venue', lists: [1] },
    { say: 'search invitations', lists: [2] },
    { say: 'do i have something with printhaus', lists: [2] },
    { say: 'anything on physio', lists: [3] },
    { say: 'look for my phone contract thing', lists: [4] },
    { say: 'where did i put the running shoes', lists: [5] },
    { say: 'can you check if i wrote down the shoes', lists: [5] },
    { say: 'whats on my list about running', lists: [5] },
    { say: 'find the invoice number 4471', lists: [7] },
    { say: 'is there a task for the vet', lists: [6] },
    { say: 'find vaccin', lists: [6] },
    { say: 'find everything about prints', lists: [8], mayList: [2] },
    { say: 'is there anything on my list with studio in the name', lists: [8] },
    { say: 'search for nelia', lists: [8] },
    { say: 'do i have anything to do with vodafone', lists: [10] },
    { say: 'did i return the router', lists: [10] },
    { say: 'any open tasks mentioning the router', lists: [] },
    { say: 'find jurgen', lists: [11] },
    { say: 'look up ladder pls', lists: [11] },
    { say: 'do i have a task called dog food', lists: [9] },
    { say: 'find wedding stuff', lists: [1, 2] },
    { say: 'any wedding things due this week', lists: [1] },
    { say: 'find tasks about giraffes', names: ['giraffe'] },
  ]),
  ...talksOf(tasks, [
    [
      { say: 'find the invoice', lists: [7] },
      { say: 'and when is it due', names: [/20/] },
    ],
  ]),
];
