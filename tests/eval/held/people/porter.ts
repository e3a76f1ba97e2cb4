import type { Conversation, Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'buy saffron', tags: ['cooking'] },
  { title: 'try the lentil curry recipe', due: '2026-09-05', tags: ['cooking'] },
  { title: 'try the mushroom risotto recipe', tags: ['cooking'] },
  { title: 'pick up uniform from the laundry', due: '2026-09-02 18:00' },
  { title: 'check the boiler room', due: '2026-09-03 02:00', repeat: 'FREQ=DAILY', tags: ['hotel'] },
  { title: 'hand in holiday request', due: '2026-09-04', priority: 'high', tags: ['hotel'] },
  { title: 'feed the sourdough starter', due: '2026-09-02 16:00', repeat: 'FREQ=DAILY;INTERVAL=2' },
  { title: 'pay rent', due: '2026-09-01', priority: 'urgent' },
];

/** Getting up in the afternoon. */
const day = (conversations: Conversation[]) => heldAt('2026-09-02 15:00', conversations);
/** At the desk. */
const night = (conversations: Conversation[]) => heldAt('2026-09-03 02:20', conversations);

/** A night porter who learns to cook. Said on Wednesday, 2 September 2026, at 15:00, or on Thursday at 02:20. */
export const heldPorter: Table = {
  adding: [
    ...day(
      saidAdds([
        ['buy chicken thighs and thyme for saturday', 'buy chicken thighs and thyme', '2026-09-05'],
        ['add collect the keys from Tomasz tonight at 10:30', 'collect the keys from Tomasz', '2026-09-02 22:30'],
        ['put defrost the mince on my list for tomorrow noon', 'defrost the mince', '2026-09-03 12:00'],
        [
          'remind me to call the dentist friday morning, tag health',
          'call the dentist',
          '2026-09-04 09:00',
          { tags: ['health'] },
        ],
        [
          'get a bigger frying pan, low priority',
          ['get a bigger frying pan', 'a bigger frying pan'],
          undefined,
          { priority: 'low' },
        ],
        [
          'knife skills class on sept 12 at 3pm, remind me 2 hours before',
          'knife skills class',
          '2026-09-12 15:00',
          { remind: ['PT2H'] },
        ],
      ]),
    ),
    ...night(
      saidAdds([
        ['wake up call for room 214 at 5:45 am', 'wake up call for room 214', '2026-09-03 05:45'],
        ['remind me in 40 minutes to fold the dough', 'fold the dough', '2026-09-03 03:00'],
      ]),
    ),
  ],
  titles: day(
    saidAdds([
      ['add "watch Saturday Kitchen" for sunday', 'watch Saturday Kitchen', '2026-09-06'],
      [
        'add iron a shirt for the Monday meeting on sunday evening',
        'iron a shirt for the Monday meeting',
        '2026-09-06 19:00',
      ],
    ]),
  ),
  dates: [
    ...day(
      saidAdds([
        ['taxi for the guests in room 9 tonight at 11', 'taxi for the guests in room 9', '2026-09-02 23:00'],
        ['swap shifts with Ola friday night at 1', 'swap shifts with Ola', '2026-09-05 01:00'],
        ['return the cookbook to the library in ten days', 'return the cookbook to the library', '2026-09-12'],
      ]),
    ),
    ...night(saidAdds([['print the breakfast list today at 6am', 'print the breakfast list', '2026-09-03 06:00']])),
  ],
  recurrence: day(
    saidAdds([
      [
        'cook something new every sunday at 5pm',
        'cook something new',
        '2026-09-06 17:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=SU' },
      ],
      [
        'send timesheet on the 28th of each month',
        'send timesheet',
        '2026-09-28',
        { repeat: 'FREQ=MONTHLY;BYMONTHDAY=28' },
      ],
      ['lock the side door every night at 11:30pm', 'lock the side door', '2026-09-02 23:30', { repeat: 'FREQ=DAILY' }],
    ]),
  ),
  'not half': [
    {
      name: 'held, said: stir the ginger beer every 1.5 days',
      at: '2026-09-02 15:00',
      tasks,
      turns: [
        {
          say: 'stir the ginger beer every 1.5 days',
          either: [{}, { adds: [{ title: 'stir the ginger beer every 1.5 days' }] }],
        },
      ],
    },
  ],
  listing: day(
    saidOf(tasks, [
      { say: 'just woke up, what do i have to do today', lists: [4, 7], mayList: [8] },
      { say: 'show my cooking tasks', lists: [1, 2, 3] },
      { say: 'which tasks with the hotel tag are open', lists: [5, 6] },
      { say: 'what is overdue on my list right now', lists: [8] },
      { say: 'what have I got on friday', lists: [6], mayList: [5, 7] },
      { say: 'which of my tasks repeat?', lists: [5, 7] },
    ]),
  ),
  search: day(
    saidOf(tasks, [
      { say: 'search my list for recipe', lists: [2, 3] },
      { say: 'find the thing about the uniform', lists: [4] },
      { say: 'is holiday request on my list?', lists: [6] },
    ]),
  ),
  completing: [
    ...day(
      saidOf(tasks, [
        { say: 'bought the saffron, was so expensive', completes: [1] },
        {
          say: 'sourdough is fed',
          completes: [7],
          next: [{ title: 'feed the sourdough starter', due: '2026-09-04 16:00', repeat: 'FREQ=DAILY;INTERVAL=2' }],
        },
        { say: 'rent is paid now', completes: [8] },
        { say: 'i handed in my holiday request today so check that off', completes: [6] },
      ]),
    ),
    ...night(
      saidOf(tasks, [
        {
          say: 'checked the boiler room, all ok',
          completes: [5],
          next: [{ title: 'check the boiler room', due: '2026-09-04 02:00', repeat: 'FREQ=DAILY', tags: ['hotel'] }],
        },
      ]),
    ),
  ],
  changing: day(
    saidOf(tasks, [
      { say: 'move the lentil curry to sunday', changes: { 2: { due: '2026-09-06' } } },
      { say: 'uniform pickup is at 5pm not 6', changes: { 4: { due: '2026-09-02 17:00' } } },
      { say: 'make the saffron one due tomorrow', changes: { 1: { due: '2026-09-03' } } },
      { say: 'the rent can be just normal priority, medium', changes: { 8: { priority: 'medium' } } },
      { say: 'feed the sourdough starter every day instead of every 2 days', changes: { 7: { repeat: 'FREQ=DAILY' } } },
      { say: 'tag the risotto with veggie too', changes: { 3: { tags: ['cooking', 'veggie'] } } },
      {
        say: 'change the title of the saffron task to buy saffron and arborio rice',
        changes: { 1: { title: 'buy saffron and arborio rice' } },
      },
    ]),
  ),
  deleting: day(saidOf(tasks, [{ say: 'remove the mushroom risotto, i dont like mushrooms', deletes: [3] }])),
  bulk: day(
    talksOf(tasks, [
      [
        { say: 'delete everything with the cooking tag', asks: true, wants: { deletes: [1, 2, 3] } },
        { say: 'no, keep them' },
      ],
    ]),
  ),
  'follow-ups': day(
    talksOf(tasks, [
      [
        { say: 'add buy coconut milk', adds: [{ title: 'buy coconut milk' }] },
        { say: 'for friday', changes: { 9: { due: '2026-09-04' } } },
        { say: 'and tag it cooking', changes: { 9: { tags: ['cooking'] } } },
      ],
      [
        { say: 'when do i have to get the uniform', lists: [4] },
        { say: 'ok got it, its done', completes: [4] },
      ],
    ]),
  ),
  undo: day(
    talksOf(tasks, [
      [
        { say: 'move the holiday request to monday', changes: { 6: { due: '2026-09-07' } } },
        { say: 'undo that please', changes: { 6: { due: '2026-09-04' } } },
      ],
    ]),
  ),
  ambiguity: day(
    talksOf(tasks, [
      [
        { say: 'delete the recipe', asks: true },
        { say: 'the risotto one', deletes: [3] },
      ],
    ]),
  ),
  talk: day(
    saidOf(tasks, [
      { say: 'how long do you boil an egg so the yolk is soft?' },
      { say: 'hello my friend, how are you today?' },
    ]),
  ),
  several: day(
    saidOf(tasks, [
      { say: 'saffron bought and rent paid', completes: [1, 8] },
      {
        say: 'add buy ginger, add buy limes and move the lentil curry to friday',
        adds: [{ title: 'buy ginger' }, { title: 'buy limes' }],
        changes: { 2: { due: '2026-09-04' } },
      },
      {
        say: 'uniform is picked up. please remind me to polish my shoes tonight at 9. and drop the risotto task',
        completes: [4],
        adds: [{ title: 'polish my shoes', due: '2026-09-02 21:00' }],
        deletes: [3],
      },
      {
        say: 'holiday request is urgent now, and the rent should be due tomorrow',
        changes: { 6: { priority: 'urgent' }, 8: { due: '2026-09-03' } },
      },
      { say: 'show me the cooking tasks and mark the rent as done', completes: [8], lists: [1, 2, 3], mayList: [8] },
    ]),
  ),
  pastes: day(
    saidOf(tasks, [
      {
        say: 'shopping list:\nred lentils\ntinned tomatoes\ncoriander\nbasmati rice',
        adds: [
          { title: 'red lentils' },
          { title: 'tinned tomatoes' },
          { title: 'coriander' },
          { title: 'basmati rice' },
        ],
      },
    ]),
  ),
};
