import type { Conversation, Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'translate the wine catalogue', due: '2026-05-18 18:00', priority: 'high' },
  { title: 'send invoice to Lemaire', due: '2026-05-14', tags: ['invoices'] },
  { title: 'proofread chapter 4', due: '2026-05-15 12:00', tags: ['novel'] },
  { title: 'proofread chapter 5', due: '2026-05-22', tags: ['novel'] },
  { title: 'back up the translation memory', due: '2026-05-15 17:00', repeat: 'FREQ=WEEKLY;BYDAY=FR' },
  { title: 'chase Hoffmann for payment', due: '2026-05-11', priority: 'urgent', tags: ['invoices'] },
  { title: 'renew the software licence', priority: 'low' },
  { title: 'reply to Zoë about the subtitles' },
];

const held = (conversations: Conversation[]) => heldAt('2026-05-14 16:30', conversations);

/** A freelance translator. Said on Thursday, 14 May 2026, at 16:30. */
export const heldTranslator: Table = {
  adding: held(
    saidAdds([
      ['quote for the museum brochure due monday noon', 'quote for the museum brochure', '2026-05-18 12:00'],
      [
        'Please add: ask Marta for the glossary, tomorrow morning, tag novel',
        'ask Marta for the glossary',
        '2026-05-15 09:00',
        { tags: ['novel'] },
      ],
      ['pay social security by the 20th, high prio', 'pay social security', '2026-05-20', { priority: 'high' }],
      ['i have to answer the agency in Lyon by 6pm today', 'answer the agency in Lyon', '2026-05-14 18:00'],
      [
        'webinar on post-editing june 9 at 4 pm, remind me one day before',
        'webinar on post-editing',
        '2026-06-09 16:00',
        { remind: ['P1D'] },
      ],
      ['low priority: sort out the old dictionaries', 'sort out the old dictionaries', undefined, { priority: 'low' }],
      ['remind me in 20 min to send the sample text', 'send the sample text', '2026-05-14 16:50'],
    ]),
  ),
  titles: held(
    saidAdds([
      ['add "translate Tomorrow Is Too Late" for friday the 22nd', 'translate Tomorrow Is Too Late', '2026-05-22'],
      ['add summarise the Sunday Times article', 'summarise the Sunday Times article'],
      ['remind me to invoice the March Hare Press on monday', 'invoice the March Hare Press', '2026-05-18'],
    ]),
  ),
  dates: held(
    saidAdds([
      ['call my accountant a week on monday', 'call my accountant', '2026-05-25'],
      ['dentist in two weeks at 11:15am', 'dentist', '2026-05-28 11:15'],
    ]),
  ),
  recurrence: held(
    saidAdds([
      [
        'vat return every three months starting july 10',
        'vat return',
        '2026-07-10',
        { repeat: 'FREQ=MONTHLY;INTERVAL=3' },
      ],
      [
        'send out all invoices on the last day of every month',
        'send out all invoices',
        '2026-05-31',
        { repeat: 'FREQ=MONTHLY;BYMONTHDAY=-1' },
      ],
      [
        'go through new terminology every weekday at 8:30',
        'go through new terminology',
        '2026-05-15 08:30',
        { repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
      ],
      [
        'renew translators association membership every year on june 1',
        'renew translators association membership',
        '2026-06-01',
        { repeat: 'FREQ=YEARLY' },
      ],
    ]),
  ),
  listing: held(
    saidOf(tasks, [
      { say: "What's left for me today, please?", lists: [2], mayList: [6] },
      { say: 'which tasks tagged invoices do i still have open', lists: [2, 6] },
      { say: "what's on my plate tomorrow?", lists: [3, 5] },
      { say: 'What is due next week?', lists: [1, 4], mayList: [5] },
      { say: 'what am i already late with', lists: [6] },
      { say: 'list everything with low priority pls', lists: [7] },
      { say: 'When is the wine catalogue due again?', lists: [1] },
    ]),
  ),
  search: held(
    saidOf(tasks, [
      { say: 'look for anything on hoffmann', lists: [6] },
      { say: 'find my tasks with chapter in them', lists: [3, 4] },
      { say: 'search zoe', lists: [8] },
    ]),
  ),
  completing: held(
    saidOf(tasks, [
      { say: 'invoice to lemaire is sent off', completes: [2] },
      {
        say: 'translation memory is backed up',
        completes: [5],
        next: [{ title: 'back up the translation memory', due: '2026-05-22 17:00', repeat: 'FREQ=WEEKLY;BYDAY=FR' }],
      },
      { say: 'chapter 4 is proofread and sent', completes: [3] },
      { say: 'hoffmann has paid at last so that one is done', completes: [6] },
      { say: 'I have replied to Zoë about the subtitles', completes: [8] },
    ]),
  ),
  changing: held(
    saidOf(tasks, [
      { say: 'wine catalogue deadline moved to wednesday, same time', changes: { 1: { due: '2026-05-20 18:00' } } },
      { say: 'set the time for chapter 5 to 3pm', changes: { 4: { due: '2026-05-22 15:00' } } },
      { say: 'the Lemaire invoice can wait until monday', changes: { 2: { due: '2026-05-18' } } },
      { say: 'please remove the invoices tag from the hoffmann task', changes: { 6: { tags: [] } } },
      {
        say: 'rename the Zoë one to reply to Zoë about the subtitles and the dubbing script',
        changes: { 8: { title: 'reply to Zoë about the subtitles and the dubbing script' } },
      },
      {
        say: 'doing the backup every two weeks on friday is enough, change that',
        changes: { 5: { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR' } },
      },
      { say: 'remind me about the catalogue 3 hours before it is due', changes: { 1: { remind: ['PT3H'] } } },
    ]),
  ),
  deleting: held(saidOf(tasks, [{ say: 'the publisher dropped chapter 5, so delete that one please', deletes: [4] }])),
  bulk: held(
    talksOf(tasks, [
      [
        { say: 'delete all tasks tagged novel', asks: true, wants: { deletes: [3, 4] } },
        { say: 'yes please do', deletes: [3, 4] },
      ],
    ]),
  ),
  'follow-ups': held(
    talksOf(tasks, [
      [
        { say: 'show me the ones for the novel', lists: [3, 4] },
        { say: 'move the second one to the 26th', changes: { 4: { due: '2026-05-26' } } },
      ],
      [
        {
          say: 'add lunch with Inés on saturday at 1pm',
          adds: [{ title: 'lunch with Inés', due: '2026-05-16 13:00' }],
        },
        { say: 'sorry, sunday', changes: { 9: { due: '2026-05-17 13:00' } } },
        { say: 'and remind me half an hour before', changes: { 9: { remind: ['PT30M'] } } },
      ],
    ]),
  ),
  undo: held(
    talksOf(tasks, [
      [
        { say: 'delete the software licence task', deletes: [7] },
        { say: 'oh no, bring it back please', adds: [{ title: 'renew the software licence', priority: 'low' }] },
      ],
    ]),
  ),
  ambiguity: held(
    talksOf(tasks, [
      [
        { say: 'mark the proofreading as done', asks: true },
        { say: 'chapter 4', completes: [3] },
      ],
    ]),
  ),
  talk: held(saidOf(tasks, [{ say: 'thank you, you are a big help' }])),
  several: held(
    saidOf(tasks, [
      {
        say: 'Lemaire invoice sent, chapter 4 moves to monday 10am, and add call the print shop tomorrow',
        completes: [2],
        changes: { 3: { due: '2026-05-18 10:00' } },
        adds: [{ title: 'call the print shop', due: '2026-05-15' }],
      },
      { say: 'tick off both chapters and the hoffmann payment', completes: [3, 4, 6] },
      {
        say: 'set the licence to high priority and give chapter 5 the tag rework',
        changes: { 7: { priority: 'high' }, 4: { tags: ['novel', 'rework'] } },
      },
      {
        say: 'I need to order printer paper, then on tuesday pick up the certified copies, and on wednesday at 2pm call the court',
        adds: [
          { title: 'order printer paper' },
          { title: 'pick up the certified copies', due: '2026-05-19' },
          { title: 'call the court', due: '2026-05-20 14:00' },
        ],
      },
      {
        say: 'delete the licence one. and what is due tomorrow?',
        deletes: [7],
        lists: [3, 5],
      },
    ]),
  ),
  pastes: held(
    saidOf(tasks, [
      {
        say: 'To do before the conference:\n1. print business cards\n2. iron the blue shirt\n3. charge the headset',
        adds: [{ title: 'print business cards' }, { title: 'iron the blue shirt' }, { title: 'charge the headset' }],
      },
    ]),
  ),
};
