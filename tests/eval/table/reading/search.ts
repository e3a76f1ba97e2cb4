import type { Conversation, Seed } from '../../conversation.ts';

const tasks: Seed[] = [
  { title: 'Order crème brûlée dishes' },
  { title: 'Walk along the Hauptstraße' },
  { title: 'E-mail the landlord' },
  { title: 'Lunch with O’Brien', due: '2026-03-12' },
  { title: 'Book an x-ray' },
  { title: 'Call the plumber', tags: ['home'] },
  { title: '来週東京へ出張の準備' },
  { title: '우유사기' },
  { title: 'ซื้อข้าวสาร' },
  { title: 'Pick up Dad’s present' },
  { title: 'Zażółć gęślą jaźń', done: true },
];

const searches: [name: string, say: string, lists: number[]][] = [
  ['brulee', 'find brulee', [1]],
  ['CREME', 'search for CREME', [1]],
  ['strasse', 'find hauptstrasse', [2]],
  ['email', 'do I have anything about email?', [3]],
  ['e mail', 'find e mail', [3]],
  ["o'brien", "find o'brien", [4]],
  ['obrien', 'search obrien', [4]],
  ['xray', 'look for xray', [5]],
  ['x ray', 'find x ray', [5]],
  ['dads', 'find dads present', [10]],
  ["dad's, straight", "anything about dad's present?", [10]],
  ['plumb', 'find plumb', [6]],
  ['land', 'search for landl', [3]],
  ['tokyo', 'find 東京', [7]],
  ['business trip', 'search for 出張', [7]],
  ['milk in Korean', 'find 우유', [8]],
  ['rice in Thai', 'find ข้าว', [9]],
  ['two words, any order', 'find present dad', [10]],
];

export const search: Conversation[] = [
  ...searches.map(([name, say, lists]) => ({ name: `search: ${name}`, tasks, turns: [{ say, lists }] })),
  { name: 'search: a done one', tasks, turns: [{ say: 'find zazolc gesla', lists: [11] }] },
  { name: 'search: nothing', tasks, turns: [{ say: 'find unicorn', names: ['unicorn'] }] },
  {
    name: 'search, then do',
    tasks,
    turns: [
      { say: 'find brulee', lists: [1] },
      { say: 'mark it as done', completes: [1] },
    ],
  },
];
