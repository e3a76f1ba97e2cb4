import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidOf } from '../../rows.ts';

const shop: Seed[] = [
  { title: 'send offer to Kramer', due: '2026-03-11', priority: 'high' },
  { title: 'change the light bulbs' },
  { title: 'count the stock', due: '2026-03-28', repeat: 'FREQ=MONTHLY;BYMONTHDAY=28' },
  { title: 'bring the parcels to DHL', due: '2026-03-10 16:00' },
  { title: 'call the accountant', tags: ['tax'] },
  { title: 'scan the receipts', tags: ['tax'] },
  { title: 'clean the coffee machine' },
];

const teen: Seed[] = [
  { title: 'chem lab report', due: '2026-11-24', priority: 'high' },
  { title: 'get poster board' },
  { title: 'babysit for the Millers', due: '2026-11-21 18:00' },
  { title: 'wash soccer kit', due: '2026-11-22' },
  { title: 'ask mum for lunch money' },
  { title: 'take out the trash', due: '2026-11-20 20:00', repeat: 'FREQ=WEEKLY;BYDAY=FR' },
  { title: 'finish the history quiz', due: '2026-11-23' },
  { title: 'charge the camera' },
];

const lab: Seed[] = [
  { title: 'revise grant budget', due: '2026-09-04', priority: 'high', tags: ['grant'] },
  { title: 'email Tomás about the dataset' },
  { title: 'lab meeting', due: '2026-09-03 10:00', repeat: 'FREQ=WEEKLY;BYDAY=TH' },
  { title: 'proofread chapter two', due: '2026-09-08' },
  { title: 'order gloves', tags: ['lab'] },
  { title: 'reserve the microscope', due: '2026-09-02 13:00' },
  { title: 'expense report', priority: 'low' },
];

/** More than one thing in a message: a shop owner whose English is his second, a teenager, a researcher. */
export const dailySeveral2: Table = {
  several: [
    ...saidOf(shop, [
      {
        say: 'I brought the parcels to DHL and I called the accountant. Please make new task: buy stamps',
        completes: [4, 5],
        adds: [{ title: 'buy stamps' }],
      },
      { say: 'offer for Kramer is sent, please to delete the light bulbs', completes: [1], deletes: [2] },
      {
        say: 'put scan the receipts for tomorrow at 11 and with high priority, and add ask Yusuf about the keys',
        changes: { 6: { due: '2026-03-11 11:00', priority: 'high' } },
        adds: [{ title: 'ask Yusuf about the keys' }],
      },
      {
        say: 'move parcels to tomorrow same time, and coffee machine is cleaned already',
        changes: { 4: { due: '2026-03-11 16:00' } },
        completes: [7],
      },
      {
        say: 'what I have for today? and please add buy milk for the shop',
        lists: [4],
        mayList: [8],
        adds: [{ title: 'buy milk for the shop' }],
      },
      {
        say: 'Stock is counted. Move the accountant to Friday at 2 pm.',
        completes: [3],
        next: [{ title: 'count the stock', due: '2026-04-28', repeat: 'FREQ=MONTHLY;BYMONTHDAY=28' }],
        changes: { 5: { due: '2026-03-13 14:00' } },
      },
      {
        say: 'delete coffee machine, light bulbs are done, and Kramer move to thursday please',
        deletes: [7],
        completes: [2],
        changes: { 1: { due: '2026-03-12' } },
      },
      {
        say: 'tag the light bulbs and the coffee machine with shop, then mark the offer as done',
        changes: { 2: { tags: ['shop'] }, 7: { tags: ['shop'] } },
        completes: [1],
      },
      {
        say: 'new task: pay the water bill on 20 march. also new task: order bread every monday',
        adds: [
          { title: 'pay the water bill', due: '2026-03-20' },
          { title: 'order bread', due: '2026-03-16', repeat: 'FREQ=WEEKLY;BYDAY=MO' },
        ],
      },
      {
        say: 'set the Kramer offer to urgent and the DHL parcels to 17:30 instead',
        changes: { 1: { priority: 'urgent' }, 4: { due: '2026-03-10 17:30' } },
      },
    ]),
    ...heldAt(
      '2026-11-20 14:00',
      saidOf(teen, [
        { say: "got the poster board, camera's charged, kit is washed", completes: [2, 8, 4] },
        {
          say: 'trash is out n history quiz done, also add text coach about tryouts',
          completes: [6, 7],
          next: [{ title: 'take out the trash', due: '2026-11-27 20:00', repeat: 'FREQ=WEEKLY;BYDAY=FR' }],
          adds: [{ title: 'text coach about tryouts' }],
        },
        {
          say: 'babysitting got cancelled so delete it and move the chem report to sunday',
          deletes: [3],
          changes: { 1: { due: '2026-11-22' } },
        },
        {
          say: 'add buy popcorn for tomorrow, add charge speaker for tomorrow too',
          adds: [
            { title: 'buy popcorn', due: '2026-11-21' },
            { title: 'charge speaker', due: '2026-11-21' },
          ],
        },
        {
          say: 'rename wash soccer kit to wash both kits and make it high prio',
          changes: { 4: { title: 'wash both kits', priority: 'high' } },
        },
        { say: 'quiz done. whats due this weekend?', completes: [7], lists: [3, 4], mayList: [6, 7] },
        {
          say: 'change babysitting to 7pm, remind me 1 hr before that, and tick the camera',
          changes: { 3: { due: '2026-11-21 19:00', remind: ['PT1H'] } },
          completes: [8],
        },
        {
          say: 'lunch money sorted, delete poster board, add study for spanish oral on wed at 4pm',
          completes: [5],
          deletes: [2],
          adds: [{ title: 'study for spanish oral', due: '2026-11-25 16:00' }],
        },
        {
          say: 'move 1 to monday, move 7 to tuesday, 5 is done',
          changes: { 1: { due: '2026-11-23' }, 7: { due: '2026-11-24' } },
          completes: [5],
        },
        {
          say: 'remind me to print my essay tonight and to hand in the permission slip monday morning',
          adds: [
            { title: 'print my essay', due: '2026-11-20 20:00' },
            { title: 'hand in the permission slip', due: '2026-11-23 09:00' },
          ],
        },
      ]),
    ),
    ...heldAt(
      '2026-09-02 07:30',
      saidOf(lab, [
        {
          say: "gloves ordered and the microscope's reserved, add pick up gloves from stores on friday",
          completes: [5, 6],
          adds: [{ title: 'pick up gloves from stores', due: '2026-09-04' }],
        },
        {
          say: 'Could you move the grant budget to Monday, bump the expense report to high, and take the Tomás email off my list?',
          changes: { 1: { due: '2026-09-07' }, 7: { priority: 'high' } },
          deletes: [2],
        },
        {
          say: 'Add department seminar on 15 September at 2pm, and remove the microscope task.',
          adds: [{ title: 'department seminar', due: '2026-09-15 14:00' }],
          deletes: [6],
        },
        {
          say: "emailed tomas, chapter two's proofread. remind me to send the chapter to Ingrid tomorrow afternoon",
          completes: [2, 4],
          adds: [{ title: 'send the chapter to Ingrid', due: '2026-09-03 15:00' }],
        },
        {
          say: "mark this week's lab meeting done and move proofreading to tomorrow",
          completes: [3],
          next: [{ title: 'lab meeting', due: '2026-09-10 10:00', repeat: 'FREQ=WEEKLY;BYDAY=TH' }],
          changes: { 4: { due: '2026-09-03' } },
        },
        {
          say: 'expense report submitted. which others have no due date?',
          completes: [7],
          lists: [2, 5],
          mayList: [7],
        },
        {
          say: 'tag chapter two and the dataset email with writing and set both to high',
          changes: { 4: { tags: ['writing'], priority: 'high' }, 2: { tags: ['writing'], priority: 'high' } },
        },
        {
          say: 'add feed the cell cultures every day at 8am starting tomorrow, and label the new flasks today',
          adds: [
            { title: 'feed the cell cultures', due: '2026-09-03 08:00', repeat: 'FREQ=DAILY' },
            { title: 'label the new flasks', due: '2026-09-02' },
          ],
        },
        {
          say: 'move the microscope to 3pm and the lab meeting to 11',
          changes: { 6: { due: '2026-09-02 15:00' }, 3: { due: '2026-09-03 11:00' } },
        },
        {
          say: "budget's revised so tick it, bin the expense report, and put call the grants office down for 9am tomorrow",
          completes: [1],
          deletes: [7],
          adds: [{ title: 'call the grants office', due: '2026-09-03 09:00' }],
        },
        {
          say: 'first mark the gloves done, then list what I have for tomorrow',
          completes: [5],
          lists: [3],
          mayList: [5],
        },
      ]),
    ),
  ],
};
