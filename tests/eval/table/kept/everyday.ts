import type { Conversation, Seed, Table, Turn } from '../../conversation.ts';
import { addsOne, addsRule } from '../../rows.ts';

/** A Wednesday. */
const at = '2026-09-16 09:20';

const named = (category: string, conversations: Conversation[]): Conversation[] =>
  conversations.map((one) => ({ at, ...one, name: `everyday ${category}: ${one.name}` }));

const each = (tasks: Seed[], rows: [name: string, ...turns: Turn[]][]): Conversation[] =>
  rows.map(([name, ...turns]) => ({ name, tasks, turns }));

const agenda: Seed[] = [
  { title: 'call the electrician', due: '2026-09-15', priority: 'high' },
  { title: 'send birthday card', due: '2026-09-16' },
  { title: 'pack for Lisbon', due: '2026-09-18 18:00', tags: ['travel'] },
  { title: 'buy sunscreen', tags: ['travel', 'shopping'] },
  { title: 'review pull requests', due: '2026-09-17 11:00', priority: 'urgent', tags: ['work'] },
  { title: 'hang the mirror', priority: 'low' },
  { title: 'collect the parcel', done: true },
  { title: 'quarterly report', due: '2026-09-28', tags: ['work'] },
];

const notes: Seed[] = [
  { title: 'Call Müller about the roof' },
  { title: 'Follow-up with Aisha' },
  { title: 'Buy crème fraîche' },
  { title: 'Return the wifi router' },
  { title: 'Plan the farewell party for Ben', tags: ['office'] },
  { title: 'parental leave form' },
  { title: 'rent a van', due: '2026-09-26' },
  { title: 'Check on the medicine', done: true },
];

const chores: Seed[] = [
  { title: 'call the electrician' },
  { title: 'send birthday card' },
  { title: 'clean the fridge' },
  { title: 'book train tickets' },
  { title: 'hand in the essay', due: '2026-09-18' },
];

const plans: Seed[] = [
  { title: 'dentist', due: '2026-09-17 10:00' },
  { title: 'write cover letter', due: '2026-09-18', tags: ['jobs'] },
  { title: 'swimming lesson', due: '2026-09-19 15:00' },
  { title: 'buy paint', priority: 'low' },
  { title: 'team offsite', due: '2026-10-06 09:00', remind: ['P1D'] },
];

const house: Seed[] = [{ title: 'do the laundry' }, { title: 'water the basil' }, { title: 'yoga', due: '2026-09-17' }];

const kaam: Seed[] = [
  { title: 'sabzi lana', due: '2026-09-17' },
  { title: 'gaari dhona' },
  { title: 'kapray istri karna', due: '2026-09-19' },
];

export const everyday: Table = {
  adding: named(
    'adding',
    addsOne([
      [
        'card',
        'need to get a birthday card for Priya',
        ['get a birthday card for Priya', 'need to get a birthday card for Priya'],
      ],
      [
        'laundry',
        'Hey can you remind me to move the laundry over in 45 minutes',
        'move the laundry over',
        '2026-09-16 10:05',
      ],
      ['bins', 'remind me tomorrow morning to put the bins out', 'put the bins out', '2026-09-17 09:00'],
      [
        'boiler',
        'I gotta email the landlord about the boiler tonight',
        'email the landlord about the boiler',
        '2026-09-16 20:00',
      ],
      ['passport', 'new task renew passport high priority', 'renew passport', undefined, { priority: 'high' }],
      [
        'down for',
        'put dentist appointment down for thursday the 24th at 2:15 pm',
        'dentist appointment',
        '2026-09-24 14:15',
      ],
      ['pets', 'get dog food #shopping #pets', 'get dog food', undefined, { tags: ['shopping', 'pets'] }],
      ['library', 'pls add return library books by sunday', 'return library books', '2026-09-20'],
      [
        'orchids',
        'Remember to water moms orchids on saturday at noon, remind me an hour before',
        'water moms orchids',
        '2026-09-19 12:00',
        { remind: ['PT1H'] },
      ],
      [
        'invoice',
        'add a task: ask Jonas for the invoice (low priority)',
        'ask Jonas for the invoice',
        undefined,
        { priority: 'low' },
      ],
      ['vet', 'oh and i should book the vet for Luna on tuesday', 'book the vet for Luna', '2026-09-22'],
      ['lunch', 'team lunch tomorrow 12:30 to 1:30pm', 'team lunch', '2026-09-17 12:30'],
      [
        'freezer',
        'set a reminder for 6:45pm to take the lasagna out of the freezer',
        'take the lasagna out of the freezer',
        '2026-09-16 18:45',
      ],
      [
        'lease',
        'urgent!! send Karim the signed lease today',
        'send Karim the signed lease',
        '2026-09-16',
        { priority: 'urgent' },
      ],
    ]),
  ),
  titles: named(
    'titles',
    addsOne([
      ['April', 'call April about the keys tomorrow', 'call April about the keys', '2026-09-17'],
      ['after work', 'pick up dry cleaning after work', 'pick up dry cleaning after work'],
      ['a film', 'watch 28 Days Later', 'watch 28 Days Later'],
      ['bug', 'fix bug 2026 in the importer', 'fix bug 2026 in the importer'],
      ['a book', 'read "Monday Starts on Saturday" by next friday', /Monday Starts on Saturday/i, '2026-09-25'],
      ['pizzas', 'order 2 pizzas for 8 people', 'order 2 pizzas for 8 people'],
      ['alarm', 'replace the batteries in the second smoke alarm', 'replace the batteries in the second smoke alarm'],
      ['Q3', 'update the Q3 forecast by end of day', 'update the Q3 forecast', '2026-09-16 18:00'],
      ['Dr. March', 'write thank you note to Dr. March on monday', 'write thank you note to Dr. March', '2026-09-21'],
      ['night train', 'book the night train to Vienna', 'book the night train to Vienna'],
    ]),
  ),
  dates: named('dates', [
    ...addsOne([
      ['tax office', 'call the tax office the day after tomorrow', 'call the tax office', '2026-09-18'],
      ['the 30th', 'submit expenses by the 30th', 'submit expenses', '2026-09-30'],
      ['inspection', 'car inspection 12 October 8:30', 'car inspection', '2026-10-12 08:30'],
      ['two weeks', 'renew insurance in two weeks', 'renew insurance', '2026-09-30'],
      ['hour and a half', 'check the oven in an hour and a half', 'check the oven', '2026-09-16 10:50'],
      ['month end', 'book flights by end of month', 'book flights', '2026-09-30'],
      ['quarter past', 'pick up the car on saturday at quarter past nine', 'pick up the car', '2026-09-19 09:15'],
      ['half past', 'meet Elif at half past 6 tomorrow evening', 'meet Elif', '2026-09-17 18:30'],
      ['grandpa', 'phone grandpa sunday afternoon', 'phone grandpa', '2026-09-20 15:00'],
    ]),
    ...addsOne([['British', 'take the car in on 5/10', 'take the car in', '2026-10-05']], { locale: 'en-GB' }),
    ...addsOne([['new year', 'start the diet on january 2nd', 'start the diet', '2027-01-02']], {
      at: '2026-12-30 22:30',
      zone: 'America/New_York',
    }),
  ]),
  recurrence: named('recurrence', [
    ...addsRule([
      [
        'recycling',
        'take out recycling every other tuesday',
        'take out recycling',
        '2026-09-22',
        'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
      ],
      ['vitamins', 'vitamins every morning at 8', 'vitamins', '2026-09-17 08:00', 'FREQ=DAILY'],
      ['gym', 'gym every tuesday and thursday at 6pm', 'gym', '2026-09-17 18:00', 'FREQ=WEEKLY;BYDAY=TU,TH'],
      [
        'card',
        'pay credit card on the 15th of every month',
        'pay credit card',
        '2026-10-15',
        'FREQ=MONTHLY;BYMONTHDAY=15',
      ],
      [
        'standup',
        'every weekday at 8:45 join the standup',
        'join the standup',
        '2026-09-17 08:45',
        'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
      ],
      [
        'coffee',
        'descale the coffee machine every 3 months',
        'descale the coffee machine',
        '2026-09-16',
        'FREQ=MONTHLY;INTERVAL=3',
      ],
      [
        'birthday',
        'mums birthday every year on october 9',
        'mums birthday',
        '2026-10-09',
        'FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=9',
      ],
      [
        'until november',
        'family call every sunday at 5pm until the end of november',
        'family call',
        '2026-09-20 17:00',
        'FREQ=WEEKLY;BYDAY=SU;UNTIL=20261130',
      ],
      [
        'last day',
        'invoice clients on the last day of every month',
        'invoice clients',
        '2026-09-30',
        'FREQ=MONTHLY;BYMONTHDAY=-1',
      ],
    ]),
    {
      name: 'ferns',
      tasks: [{ title: 'water the ferns', due: '2026-09-16', repeat: 'FREQ=WEEKLY;BYDAY=WE' }],
      turns: [
        {
          say: 'I watered the ferns',
          completes: [1],
          next: [{ title: 'water the ferns', due: '2026-09-23', repeat: 'FREQ=WEEKLY;BYDAY=WE' }],
        },
      ],
    },
  ]),
  listing: named(
    'listing',
    each(agenda, [
      ['on today', { say: 'what do i have on today?', lists: [2], mayList: [1] }],
      ['late', { say: 'show me whats overdue', lists: [1] }],
      ['tomorrow', { say: 'anything for tomorrow?', lists: [5] }],
      ['already done', { say: 'what have i already done?', lists: [7] }],
      ['travel', { say: 'show my travel tasks', lists: [3, 4] }],
      ['still open', { say: 'whats still open', lists: [1, 2, 3, 4, 5, 6, 8] }],
      ['friday', { say: 'what do i need to do on friday', lists: [3] }],
      ['no date', { say: 'show my tasks with no due date', lists: [4, 6], mayList: [7] }],
      ['when', { say: 'when do I need to pack for Lisbon?', lists: [3], names: [/18:00|6(:00)?\s?pm/i] }],
    ]),
  ),
  search: named(
    'search',
    each(notes, [
      ['muller', { say: 'find muller', lists: [1] }],
      ['follow up', { say: 'search follow up', lists: [2] }],
      ['fraiche', { say: 'do i have anything about creme fraiche', lists: [3] }],
      ['router', { say: 'wheres the router task', lists: [4] }],
      ['farewell', { say: 'search for farewell', lists: [5] }],
      ['rent', { say: 'find rent', lists: [7] }],
      ['medicine', { say: 'which task was about the medicine?', lists: [8] }],
      ['tickets', { say: 'find tickets', lists: [], names: ['tickets'] }],
    ]),
  ),
  completing: named('completing', [
    ...each(chores, [
      ['electrician', { say: 'I called the electrician', completes: [1] }],
      ['fridge', { say: 'check off the fridge', completes: [3] }],
      ['just sent', { say: 'just sent the birthday card', completes: [2] }],
      ['two of them', { say: 'mark 2 and 4 as done', completes: [2, 4] }],
      ['finally', { say: 'finally handed in my essay!', completes: [5] }],
      ['a number', { say: '#3 done', completes: [3] }],
      ['are booked', { say: 'train tickets are booked', completes: [4] }],
      ['not sent', { say: "I haven't sent the birthday card yet" }],
    ]),
    ...each(
      [{ title: 'clean the fridge', done: true }, { title: 'call bob' }],
      [['reopened', { say: 'reopen clean the fridge', changes: { 1: { done: false } } }]],
    ),
  ]),
  changing: named(
    'changing',
    each(plans, [
      ['dentist', { say: 'move dentist to monday', changes: { 1: { due: '2026-09-21 10:00' } } }],
      ['swimming', { say: 'change the swimming lesson to 4:30pm', changes: { 3: { due: '2026-09-19 16:30' } } }],
      ['letter', { say: 'set the cover letter to urgent', changes: { 2: { priority: 'urgent' } } }],
      ['white paint', { say: 'rename buy paint to buy white paint', changes: { 4: { title: 'buy white paint' } } }],
      ['diy', { say: 'tag buy paint with diy', changes: { 4: { tags: ['diy'] } } }],
      ['tag off', { say: 'take the jobs tag off the cover letter', changes: { 2: { tags: [] } } }],
      ['reminder', { say: 'remind me 2 hours before the swimming lesson', changes: { 3: { remind: ['PT2H'] } } }],
      ['offsite', { say: 'the offsite got moved to october 8th', changes: { 5: { due: '2026-10-08 09:00' } } }],
      ['delayed', { say: 'delay the dentist by 45 minutes', changes: { 1: { due: '2026-09-17 10:45' } } }],
      ['no date any more', { say: 'no due date for the cover letter anymore', changes: { 2: { due: null } } }],
      ['this saturday', { say: 'make buy paint due this saturday', changes: { 4: { due: '2026-09-19' } } }],
      ['repeat', { say: 'repeat the dentist every 6 months', changes: { 1: { repeat: 'FREQ=MONTHLY;INTERVAL=6' } } }],
      [
        'two at once',
        {
          say: 'change 4 to medium priority and due tomorrow',
          changes: { 4: { priority: 'medium', due: '2026-09-17' } },
        },
      ],
      ['note', { say: 'add a note to dentist: bring x-rays', changes: { 1: { description: /bring x-rays/i } } }],
    ]),
  ),
  'follow-ups': named('follow-ups', [
    ...each(
      [],
      [
        [
          'garage',
          { say: 'add call the garage', adds: [{ title: 'call the garage' }] },
          { say: 'make it high priority', changes: { 1: { priority: 'high' } } },
          { say: 'and set it for friday at 11', changes: { 1: { due: '2026-09-18 11:00' } } },
        ],
        [
          'Milo',
          { say: 'remind me to feed Milo at 6pm', adds: [{ title: 'feed Milo', due: '2026-09-16 18:00' }] },
          { say: 'sorry, 7pm', changes: { 1: { due: '2026-09-16 19:00' } } },
        ],
        [
          'cake',
          { say: 'add pick up the cake', adds: [{ title: 'pick up the cake' }] },
          { say: 'actually delete that', deletes: [1] },
        ],
      ],
    ),
    ...each(
      [
        { title: 'water the tomatoes', due: '2026-09-17 08:00' },
        { title: 'call Nina', due: '2026-09-17 14:00' },
        { title: 'mow the lawn', due: '2026-09-19' },
      ],
      [
        [
          'second and first',
          { say: 'what do I have tomorrow?', lists: [1, 2] },
          { say: 'move the second one to friday', changes: { 2: { due: '2026-09-18 14:00' } } },
          { say: 'and mark call Nina as high priority', changes: { 2: { priority: 'high' } } },
        ],
      ],
    ),
  ]),
  ambiguity: named('ambiguity', [
    ...each(
      [{ title: 'email Tom' }, { title: 'email Lena' }, { title: 'buy milk' }],
      [
        [
          'whom',
          { say: 'mark the email as done', asks: true, names: ['email Tom', 'email Lena'] },
          { say: 'Lena', completes: [2] },
        ],
        ['no gym', { say: 'delete the gym task', names: ['gym'] }],
        ['all of them', { say: 'delete all my tasks', asks: true, wants: { deletes: [1, 2, 3] } }, { say: 'no' }],
      ],
    ),
    ...each(
      [{ title: 'dentist for Max', due: '2026-09-17 10:00' }, { title: 'dentist for Ella' }],
      [
        [
          'for whom',
          { say: 'move the dentist to friday', asks: true, names: ['Max', 'Ella'] },
          { say: 'the one for Max', changes: { 1: { due: '2026-09-18 10:00' } } },
        ],
      ],
    ),
  ]),
  several: named(
    'several',
    each(house, [
      [
        'two adds',
        {
          say: 'add buy eggs and also add call the bank tomorrow at 10',
          adds: [{ title: 'buy eggs' }, { title: 'call the bank', due: '2026-09-17 10:00' }],
        },
      ],
      ['finish, delete', { say: 'finish 1, delete 3', completes: [1], deletes: [3] }],
      [
        'Ali and Sara',
        {
          say: 'remind me to call Ali at 3pm and to email Sara at 4pm',
          adds: [
            { title: 'call Ali', due: '2026-09-16 15:00' },
            { title: 'email Sara', due: '2026-09-16 16:00' },
          ],
        },
      ],
      [
        'shirts',
        {
          say: 'mark the laundry as done and add iron the shirts for tomorrow',
          completes: [1],
          adds: [{ title: 'iron the shirts', due: '2026-09-17' }],
        },
      ],
      ['what is left', { say: 'delete the yoga task and show me whats left', deletes: [3], lists: [1, 2] }],
      [
        'friday and urgent',
        { say: 'move 2 to friday and make it urgent', changes: { 2: { due: '2026-09-18', priority: 'urgent' } } },
      ],
      [
        'hotel',
        {
          say: 'Add a task to book the hotel by friday. Also remind me to check in online on sunday at 8am.',
          adds: [
            { title: 'book the hotel', due: '2026-09-18' },
            { title: 'check in online', due: '2026-09-20 08:00' },
          ],
        },
      ],
      [
        'three lines',
        {
          say: 'buy rice\nbuy lentils\nbuy onions',
          adds: [{ title: 'buy rice' }, { title: 'buy lentils' }, { title: 'buy onions' }],
        },
      ],
      [
        'high and low',
        { say: 'set 1 to high and 2 to low', changes: { 1: { priority: 'high' }, 2: { priority: 'low' } } },
      ],
      [
        'compost',
        {
          say: 'add buy compost and rename task 2 to water the herbs',
          adds: [{ title: 'buy compost' }],
          changes: { 2: { title: 'water the herbs' } },
        },
      ],
    ]),
  ),
  urdu: named(
    'urdu',
    each(kaam, [
      [
        'gym',
        {
          say: 'aaj shaam 6 baje gym jana hai',
          adds: [{ title: ['gym jana', 'gym jana hai', 'go to the gym'], due: '2026-09-16 18:00' }],
        },
      ],
      ['show', { say: 'mere kaam dikhao', lists: [1, 2, 3] }],
      ['done', { say: 'kaam 3 mukammal kar do', completes: [3] }],
      ['tomorrow', { say: 'kal ke kaam dikhao', lists: [1] }],
      ['delete', { say: 'کام 2 حذف کر دو', deletes: [2] }],
      [
        'doctor',
        {
          say: 'کل صبح 10 بجے ڈاکٹر کے پاس جانا ہے',
          adds: [{ title: ['ڈاکٹر کے پاس جانا', 'ڈاکٹر کے پاس جانا ہے', 'go to the doctor'], due: '2026-09-17 10:00' }],
        },
      ],
      [
        'rent',
        {
          say: 'peer ko kiraya dena hai',
          adds: [{ title: ['kiraya dena', 'kiraya dena hai', 'pay the rent', 'pay rent'], due: '2026-09-21' }],
        },
      ],
    ]),
  ),
};
