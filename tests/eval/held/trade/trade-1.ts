import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'send logo drafts to Kaiser Bakery', due: '2026-03-10 16:00', priority: 'high', tags: ['kaiser'] },
  { title: 'invoice Hoffmann for February', due: '2026-03-06', tags: ['invoices'] },
  { title: 'invoice Studio Nova for the website', due: '2026-03-13', tags: ['invoices'] },
  { title: 'call Marta about the brochure', due: '2026-03-11 11:00' },
  { title: 'update my portfolio', priority: 'low' },
  { title: 'renew Adobe subscription', due: '2026-03-31' },
  { title: 'back up client files', due: '2026-03-13 17:00', repeat: 'FREQ=WEEKLY;BYDAY=FR' },
  { title: 'choose fonts for Yoga Loft', due: '2026-03-12' },
];

const backedUp = { title: 'back up client files', due: '2026-03-20 17:00', repeat: 'FREQ=WEEKLY;BYDAY=FR' };

const now = (conversations: ReturnType<typeof saidOf>) => heldAt('2026-03-10 10:00', conversations);

/** A freelancing designer with clients. Tuesday, 10 March 2026, at 10:00. */
export const tradeVoices1: Table = {
  adding: now(
    saidAdds([
      ['remind me to send the Nova contract back tomorrow at 2', 'send the Nova contract back', '2026-03-11 14:00'],
      [
        'quote for the dentist flyer due friday end of day, high priority',
        'quote for the dentist flyer',
        '2026-03-13 18:00',
        { priority: 'high' },
      ],
      [
        'invoice klara 480 euros on the 31st tag invoices',
        'invoice klara 480 euros',
        '2026-03-31',
        { tags: ['invoices'] },
      ],
      ['gotta buy a new mouse', 'buy a new mouse'],
      [
        'call with the Brunner people monday 9:30, remind me 15 min before',
        'call with the Brunner people',
        '2026-03-16 09:30',
        { remind: ['PT15M'] },
      ],
      ['sketch 3 icons for the yoga app by thurs 6pm', 'sketch 3 icons for the yoga app', '2026-03-12 18:00'],
      [
        'hi, can u put proofread the brochure on my list for tomorrow morning pls',
        'proofread the brochure',
        '2026-03-11 09:00',
      ],
      ['send Marta the mockups asap', 'send Marta the mockups', undefined, { priority: 'urgent' }],
    ]),
  ),
  titles: now(
    saidAdds([
      ['add redesign the Friday Market poster', 'redesign the Friday Market poster'],
      ['finish the Sunday Brunch menu by wednesday', 'finish the Sunday Brunch menu', '2026-03-11'],
      ['Call Tuesday Studios about the logo on friday', 'Call Tuesday Studios about the logo', '2026-03-13'],
      ['add "Monthly report template"', 'Monthly report template'],
    ]),
  ),
  dates: now(
    saidAdds([
      ['pick up the business cards next wednesday', 'pick up the business cards', '2026-03-18'],
      ['in two weeks remind me to follow up with Hoffmann', 'follow up with Hoffmann', '2026-03-24'],
      ['phone my accountant on 10 april at half past nine', 'phone my accountant', '2026-04-10 09:30'],
    ]),
  ),
  recurrence: now(
    saidAdds([
      [
        'pay VAT every 3 months on the 10th starting april',
        'pay VAT',
        '2026-04-10',
        { repeat: 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10' },
      ],
      [
        'send out invoices on the last friday of every month',
        'send out invoices',
        '2026-03-27',
        { repeat: 'FREQ=MONTHLY;BYDAY=-1FR' },
      ],
    ]),
  ),
  listing: now(
    saidOf(tasks, [
      { say: 'what do i have on my plate today', lists: [1], mayList: [2] },
      { say: "ok what's on for the rest of this week", lists: [3, 4, 7, 8], mayList: [1, 2] },
      { say: 'which tasks have no date yet', lists: [5] },
      { say: 'whats due between thursday and saturday?', lists: [3, 7, 8] },
      { say: 'list all of it sorted by due date please', lists: [2, 1, 4, 8, 3, 7, 6, 5], inOrder: true },
    ]),
  ),
  search: now(
    saidOf(tasks, [
      { say: 'find the hoffmann one', lists: [2] },
      { say: 'do i have anything about fonts', lists: [8] },
      { say: 'when was that call with marta?', lists: [4], names: [/11/] },
    ]),
  ),
  completing: now(
    saidOf(tasks, [
      { say: 'logo drafts are sent 🙌', completes: [1] },
      { say: 'backed up the client files', completes: [7], next: [backedUp] },
      { say: 'just got off the phone with marta, tick that one', completes: [4] },
      { say: 'both invoices are out', completes: [2, 3] },
    ]),
  ),
  changing: now(
    saidOf(tasks, [
      { say: 'push the marta call to thursday', changes: { 4: { due: '2026-03-12 11:00' } } },
      { say: 'logo drafts at 5 instead', changes: { 1: { due: '2026-03-10 17:00' } } },
      { say: 'make updating my portfolio medium priority', changes: { 5: { priority: 'medium' } } },
      { say: 'the adobe thing is due on the 28th not the 31st', changes: { 6: { due: '2026-03-28' } } },
      { say: 'tag the yoga loft fonts with clients', changes: { 8: { tags: ['clients'] } } },
      {
        say: 'rename the brochure call to call Marta about the flyer',
        changes: { 4: { title: 'call Marta about the flyer' } },
      },
      { say: 'stop repeating the backup', changes: { 7: { repeat: null } } },
    ]),
  ),
  deleting: now(saidOf(tasks, [{ say: 'delete renew adobe subscription, i cancelled it', deletes: [6] }])),
  bulk: now(
    talksOf(tasks, [
      [
        { say: 'delete all tasks tagged invoices', asks: true, wants: { deletes: [2, 3] } },
        { say: 'go ahead', deletes: [2, 3] },
      ],
    ]),
  ),
  'follow-ups': now(
    talksOf(tasks, [
      [
        { say: 'add coffee with Tom friday at 3', adds: [{ title: 'coffee with Tom', due: '2026-03-13 15:00' }] },
        { say: 'actually make it 4', changes: { 9: { due: '2026-03-13 16:00' } } },
      ],
      [
        { say: 'show the invoices by due date', lists: [2, 3], inOrder: true },
        { say: 'mark the second one as done', completes: [3] },
      ],
    ]),
  ),
  ambiguity: now(
    talksOf(tasks, [
      [
        { say: 'move the invoice to monday', asks: true },
        { say: 'the Nova one', changes: { 3: { due: '2026-03-16' } } },
      ],
      [{ say: 'delete the invoice please', asks: true }],
    ]),
  ),
  talk: now(saidOf(tasks, [{ say: 'whats the french word for invoice' }])),
  several: now(
    saidOf(tasks, [
      {
        say: 'i spoke to marta, tick that off. also add send her the revised quote by thursday',
        completes: [4],
        adds: [{ title: ['send her the revised quote', 'send Marta the revised quote'], due: '2026-03-12' }],
      },
      { say: 'move the fonts to friday and make it high', changes: { 8: { due: '2026-03-13', priority: 'high' } } },
      { say: 'add buy stamps, and whats due on friday?', adds: [{ title: 'buy stamps' }], lists: [3, 7], mayList: [9] },
      {
        say: 'hoffmann invoice is out, move the nova one to next monday',
        completes: [2],
        changes: { 3: { due: '2026-03-16' } },
      },
      {
        say: 'drop the adobe task and push the logo drafts to tomorrow at noon',
        deletes: [6],
        changes: { 1: { due: '2026-03-11 12:00' } },
      },
    ]),
  ),
  pastes: now(
    saidOf(tasks, [
      {
        say: 'Kaiser Bakery:\n- menu board\n- loyalty card\n- window sticker',
        adds: [{ title: 'menu board' }, { title: 'loyalty card' }, { title: 'window sticker' }],
      },
    ]),
  ),
};
