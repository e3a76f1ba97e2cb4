import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'order paper bags from Delgado', due: '2026-09-03' },
  { title: 'stocktake', due: '2026-09-06 18:00' },
  { title: 'pay the shop rent', due: '2026-10-01', priority: 'high', repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' },
  { title: 'change the window display', due: '2026-09-07', tags: ['display'] },
  { title: 'call back Mrs Ahmed about the lamp', due: '2026-09-02 14:00' },
  { title: 'clean the coffee machine', due: '2026-09-02 17:30', repeat: 'FREQ=DAILY' },
  { title: 'fix the till drawer', priority: 'urgent' },
  { title: 'order Christmas cards', due: '2026-10-15' },
];

const nextRent = {
  title: 'pay the shop rent',
  due: '2026-11-01',
  priority: 'high' as const,
  repeat: 'FREQ=MONTHLY;BYMONTHDAY=1',
};
const nextClean = { title: 'clean the coffee machine', due: '2026-09-03 17:30', repeat: 'FREQ=DAILY' };

const now = (conversations: ReturnType<typeof saidOf>) =>
  heldAt('2026-09-02 08:30', conversations).map((one) => ({ ...one, zone: 'America/New_York' }));

/** A shop owner. Wednesday, 2 September 2026, at 08:30 in New York. */
export const tradeVoices3: Table = {
  adding: now(
    saidAdds([
      ['order more gift wrap by end of month', 'order more gift wrap', '2026-09-30'],
      [
        'lunch with my accountant friday 12:15 remind me 1 hour before',
        'lunch with my accountant',
        '2026-09-04 12:15',
        { remind: ['PT1H'] },
      ],
      ['pay supplier invoice 4471 by 9/15', 'pay supplier invoice 4471', '2026-09-15'],
      ['oh and i need to get change from the bank this afternoon', 'get change from the bank', '2026-09-02 15:00'],
      [
        'important: answer the lady from the craft fair tomorrow',
        'answer the lady from the craft fair',
        '2026-09-03',
        { priority: 'high' },
      ],
      ['Please add a task to buy light bulbs for the shelf lamps.', 'buy light bulbs for the shelf lamps'],
    ]),
  ),
  titles: now(
    saidAdds([
      ['add buy the October issue of Vogue', 'buy the October issue of Vogue'],
      ['put "call the morning shift" on my list for tomorrow at 8am', 'call the morning shift', '2026-09-03 08:00'],
    ]),
  ),
  dates: now(
    saidAdds([
      ['send the stock list to Nina a week on thursday', 'send the stock list to Nina', '2026-09-10'],
      ['call the bank in an hour and a half', 'call the bank', '2026-09-02 10:00'],
      ['remind me to move the van at ten to three', 'move the van', '2026-09-02 14:50'],
      ['hand in the xmas market form on the 2nd friday of october', 'hand in the xmas market form', '2026-10-09'],
    ]),
  ),
  recurrence: now(
    saidAdds([
      [
        'water the plants outside the shop every tuesday and friday',
        'water the plants outside the shop',
        '2026-09-04',
        { repeat: 'FREQ=WEEKLY;BYDAY=TU,FR' },
      ],
      [
        'let the window cleaner in on the first monday of each month at 8am',
        'let the window cleaner in',
        '2026-09-07 08:00',
        { repeat: 'FREQ=MONTHLY;BYDAY=1MO' },
      ],
      [
        'every 2 weeks on friday clean the storeroom',
        'clean the storeroom',
        '2026-09-04',
        { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR' },
      ],
      [
        'deposit the cash every day except sunday at 6pm',
        'deposit the cash',
        '2026-09-02 18:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA' },
      ],
    ]),
  ),
  listing: now(
    saidOf(tasks, [
      { say: 'whats on in the shop today?', lists: [5, 6] },
      { say: 'what do i have to get done before the weekend', lists: [1, 5, 6], mayList: [7] },
      { say: 'whats coming up in october', lists: [3, 8], mayList: [6] },
      { say: 'just the urgent ones please', lists: [7] },
      { say: 'how many tasks are open right now', names: [/\b8\b|eight/i] },
      { say: 'show me everything on my list pls', lists: [1, 2, 3, 4, 5, 6, 7, 8] },
    ]),
  ),
  search: now(
    saidOf(tasks, [
      { say: 'when is the stocktake?', lists: [2], names: [/6|sunday/i] },
      { say: 'did i write down anything for mrs ahmed', lists: [5] },
      { say: 'search cards', lists: [8] },
    ]),
  ),
  completing: now(
    saidOf(tasks, [
      { say: 'the shop rent is paid', completes: [3], next: [nextRent] },
      { say: 'cleaned the coffee machine already', completes: [6], next: [nextClean] },
      { say: 'paper bags are ordered thx', completes: [1] },
      { say: 'done with 7', completes: [7] },
    ]),
  ),
  changing: now(
    saidOf(tasks, [
      { say: 'move the stocktake to 7pm', changes: { 2: { due: '2026-09-06 19:00' } } },
      { say: 'window display should be high priority', changes: { 4: { priority: 'high' } } },
      { say: 'take the due date off the christmas cards', changes: { 8: { due: null } } },
      {
        say: 'coffee machine should be weekdays only',
        changes: { 6: { due: '2026-09-02 17:30', repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' } },
      },
      { say: 'call mrs ahmed at quarter past three instead', changes: { 5: { due: '2026-09-02 15:15' } } },
    ]),
  ),
  deleting: now(saidOf(tasks, [{ say: 'scrap the window display task', deletes: [4] }])),
  'follow-ups': now(
    talksOf(tasks, [
      [
        { say: 'add order till rolls', adds: [{ title: 'order till rolls' }] },
        { say: 'and printer ink', adds: [{ title: ['printer ink', 'order printer ink'] }] },
        { say: 'make both of them high priority', changes: { 9: { priority: 'high' }, 10: { priority: 'high' } } },
      ],
    ]),
  ),
  undo: now(
    talksOf(tasks, [
      [
        { say: 'mark the coffee machine as done', completes: [6], next: [nextClean] },
        { say: 'oops undo', changes: { 6: { done: false } }, deletes: [9] },
      ],
      [
        { say: 'delete fix the till drawer', deletes: [7] },
        { say: 'sorry, bring it back', adds: [{ title: 'fix the till drawer', priority: 'urgent' }] },
      ],
    ]),
  ),
  ambiguity: now(saidOf(tasks, [{ say: 'mark the order as done', asks: true }])),
  urdu: now([
    ...saidAdds([
      ['kal subah 9 bajay bank jana hai, yaad dilana', ['bank jana', 'bank jana hai', 'bank'], '2026-09-03 09:00'],
      ['doodh lena hai', ['doodh lena', 'doodh lena hai', 'doodh']],
    ]),
    ...saidOf(tasks, [{ say: 'آج کیا کرنا ہے؟', lists: [5, 6] }]),
  ]),
  several: now(
    saidOf(tasks, [
      {
        say: 'paper bags ordered. add pick up the bags from Delgado tuesday 10am',
        completes: [1],
        adds: [{ title: 'pick up the bags from Delgado', due: '2026-09-08 10:00' }],
      },
      {
        say: 'put the window display on thursday and tag it autumn',
        changes: { 4: { due: '2026-09-03', tags: ['display', 'autumn'] } },
      },
      { say: 'till drawer fixed, rent paid', completes: [3, 7], next: [nextRent] },
    ]),
  ),
  pastes: now(
    saidOf(tasks, [
      {
        say: 'coffee beans\noat milk\nnapkins\nwindow spray',
        adds: [{ title: 'coffee beans' }, { title: 'oat milk' }, { title: 'napkins' }, { title: 'window spray' }],
      },
    ]),
  ),
};
