import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'knit the grey baby cardigan', due: '2026-05-16', tags: ['orders'] },
  { title: 'ship order 2041', due: '2026-05-15 11:00', priority: 'high', tags: ['orders'] },
  { title: 'photograph the summer shawls', due: '2026-05-18', tags: ['shop'] },
  { title: 'answer customer emails', due: '2026-05-14 20:00', repeat: 'FREQ=DAILY', tags: ['shop'] },
  { title: "sign Emma's school trip form", due: '2026-05-13' },
  { title: 'order merino wool' },
  { title: 'dentist for Paul', due: '2026-05-21 15:15', tags: ['kids'] },
  { title: 'pay the yarn supplier', due: '2026-05-29', priority: 'urgent' },
];

const parcels: Seed[] = [
  { title: 'post the blue scarf', due: '2026-05-15' },
  { title: 'post the green scarf', due: '2026-05-18' },
  { title: 'buy bubble mailers' },
  { title: 'bake cake for the school fair', due: '2026-05-22' },
];

const now = '2026-05-14 16:30';

/** A mother with a small online shop for knitwear. Said on Thursday, 14 May 2026, at 16:30. */
export const heldKnitwear: Table = {
  adding: heldAt(now, [
    ...saidAdds([
      ['add finish the pink bobble hat by sunday', 'finish the pink bobble hat', '2026-05-17'],
      [
        'Please remind me to collect Emma from ballet tomorrow at 5:15pm',
        'collect Emma from ballet',
        '2026-05-15 17:15',
      ],
      ['buy more tissue paper, tag it shop', 'buy more tissue paper', undefined, { tags: ['shop'] }],
      [
        'reply to the lady who wants a refund, today, high priority',
        'reply to the lady who wants a refund',
        '2026-05-14',
        { priority: 'high' },
      ],
      [
        'pauls swimming gala on saturday at 10am, remind me 2 hours before pls',
        'pauls swimming gala',
        '2026-05-16 10:00',
        { remind: ['PT2H'] },
      ],
      ['can you add wash Emmas PE kit for tonight', 'wash Emmas PE kit', '2026-05-14 20:00'],
      ['low priority: tidy up the button jar', 'tidy up the button jar', undefined, { priority: 'low' }],
    ]),
  ]),
  titles: heldAt(now, [
    ...saidAdds([
      ['add "Winter Sunday socks" for wednesday', 'Winter Sunday socks', '2026-05-20'],
      ['add write the listing for the May Queen cardigan', 'write the listing for the May Queen cardigan'],
    ]),
  ]),
  dates: heldAt(now, [
    ...saidAdds([
      ['order the shipping labels next tuesday', 'order the shipping labels', '2026-05-19'],
      ['parents evening on the 2nd of june at 18:30', 'parents evening', '2026-06-02 18:30'],
      ['remind me in two weeks to check the wool prices', 'check the wool prices', '2026-05-28'],
      [
        'remind me in 20 minutes to take the cardigan off the blocking mat',
        'take the cardigan off the blocking mat',
        '2026-05-14 16:50',
      ],
    ]),
  ]),
  recurrence: heldAt(now, [
    ...saidAdds([
      [
        'go to the post office every monday and thursday at 9 am',
        'go to the post office',
        '2026-05-18 09:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=MO,TH' },
      ],
      [
        'do the shop bookkeeping on the last friday of every month',
        'do the shop bookkeeping',
        '2026-05-29',
        { repeat: 'FREQ=MONTHLY;BYDAY=-1FR' },
      ],
      [
        'give Paul his allergy tablet every day at 7:30 in the morning',
        'give Paul his allergy tablet',
        '2026-05-15 07:30',
        { repeat: 'FREQ=DAILY' },
      ],
    ]),
  ]),
  listing: heldAt(now, [
    ...saidOf(tasks, [
      { say: 'what have i got left for today?', lists: [4], mayList: [5] },
      { say: 'show my orders tag', lists: [1, 2] },
      { say: 'did i forget anything thats already overdue', lists: [5] },
      { say: 'Can you show me what is due next week?', lists: [3, 7] },
      { say: 'when does paul have the dentist', lists: [7] },
      { say: 'is anything marked urgent?', lists: [8] },
      { say: 'what do I have tomorrow', lists: [2], mayList: [4] },
    ]),
  ]),
  search: heldAt(now, [
    ...saidOf(tasks, [
      { say: 'find the cardigan', lists: [1] },
      { say: 'search merino', lists: [6] },
      { say: 'is there something about Emma on my list', lists: [5] },
    ]),
  ]),
  completing: heldAt(now, [
    ...saidOf(tasks, [
      { say: 'signed emmas school trip form finally', completes: [5] },
      {
        say: 'customer emails are all answered for today',
        completes: [4],
        next: [{ title: 'answer customer emails', due: '2026-05-15 20:00', repeat: 'FREQ=DAILY', tags: ['shop'] }],
      },
      { say: 'the grey baby cardigan is finished!! so happy with it', completes: [1] },
      { say: 'mark ship order 2041 complete', completes: [2] },
      { say: 'i ordered the merino wool this morning', completes: [6] },
    ]),
  ]),
  changing: heldAt(now, [
    ...saidOf(tasks, [
      { say: 'pauls dentist got moved to the 26th, same time', changes: { 7: { due: '2026-05-26 15:15' } } },
      { say: 'set photograph the summer shawls to 10 am', changes: { 3: { due: '2026-05-18 10:00' } } },
      { say: 'set the due date of order merino wool to monday', changes: { 6: { due: '2026-05-18' } } },
      { say: 'give the baby cardigan two more days', changes: { 1: { due: '2026-05-18' } } },
      { say: 'add the tag kids to the school trip form', changes: { 5: { tags: ['kids'] } } },
      { say: 'paying the yarn supplier isnt urgent, make it medium', changes: { 8: { priority: 'medium' } } },
      { say: 'change "ship order 2041" to "ship order 2014"', changes: { 2: { title: 'ship order 2014' } } },
    ]),
  ]),
  deleting: heldAt(now, [...saidOf(tasks, [{ say: 'remove the summer shawls task, i sold them all', deletes: [3] }])]),
  bulk: heldAt(now, [
    ...talksOf(tasks, [
      [
        { say: 'delete everything with the tag orders', asks: true, wants: { deletes: [1, 2] } },
        { say: 'no, leave them' },
      ],
    ]),
  ]),
  'follow-ups': heldAt(now, [
    ...talksOf(tasks, [
      [
        { say: 'add knit a matching hat', adds: [{ title: 'knit a matching hat' }] },
        { say: 'for the 23rd', changes: { 9: { due: '2026-05-23' } } },
        { say: 'and tag it orders', changes: { 9: { tags: ['orders'] } } },
      ],
      [
        { say: 'when is the yarn supplier due', lists: [8] },
        { say: 'can you move it to the 31st', changes: { 8: { due: '2026-05-31' } } },
      ],
    ]),
  ]),
  undo: heldAt(now, [
    ...talksOf(tasks, [
      [
        { say: 'mark order merino wool as done', completes: [6] },
        { say: 'oh sorry, undo that', changes: { 6: { done: false } } },
      ],
    ]),
  ]),
  ambiguity: heldAt(now, [
    ...talksOf(parcels, [
      [
        { say: 'delete post the scarf', asks: true },
        { say: 'the green one', deletes: [2] },
      ],
    ]),
  ]),
  talk: heldAt(now, [
    ...saidOf(tasks, [{ say: 'which yarn is best for baby clothes?' }, { say: 'thx you are great' }]),
  ]),
  several: heldAt(now, [
    ...saidOf(tasks, [
      {
        say: 'order 2041 is shipped and the trip form is signed',
        completes: [2, 5],
      },
      {
        say: 'add buy stamps for tomorrow, and move the shawl photos to wednesday',
        adds: [{ title: 'buy stamps', due: '2026-05-15' }],
        changes: { 3: { due: '2026-05-20' } },
      },
      {
        say: 'cardigan done! please add pack the cardigan and also add write a thank you card',
        completes: [1],
        adds: [{ title: 'pack the cardigan' }, { title: 'write a thank you card' }],
      },
      {
        say: 'make merino wool high priority and put it on saturday',
        changes: { 6: { priority: 'high', due: '2026-05-16' } },
      },
      {
        say: "paid the yarn supplier. delete the dentist, we're changing to another one",
        completes: [8],
        deletes: [7],
      },
    ]),
  ]),
  pastes: heldAt(now, [
    ...saidOf(tasks, [
      {
        say: 'school fair:\nbake muffins friday\niron the tablecloth\nask Sabine for the big tent',
        adds: [
          { title: 'bake muffins', due: '2026-05-15' },
          { title: 'iron the tablecloth' },
          { title: 'ask Sabine for the big tent' },
        ],
      },
    ]),
  ]),
};
