import type { Seed, Table } from '../../conversation.ts';
import { saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'order seed potatoes', due: '2026-03-13' },
  { title: 'sow tomatoes in the greenhouse', due: '2026-03-14', tags: ['garden'] },
  { title: 'prune the roses', due: '2026-03-15 10:00', tags: ['garden'] },
  { title: 'worming tablet for Bruno', due: '2026-03-16', repeat: 'FREQ=MONTHLY;INTERVAL=3' },
  { title: 'take Bruno to the groomer', due: '2026-03-19 11:30' },
  { title: 'walk Bruno', due: '2026-03-10 17:00', repeat: 'FREQ=DAILY' },
  { title: 'fix the shed door', priority: 'low' },
  { title: 'sharpen the mower blades', tags: ['garden'] },
];

const walkAgain = { title: 'walk Bruno', due: '2026-03-11 17:00', repeat: 'FREQ=DAILY' };
const wormAgain = { title: 'worming tablet for Bruno', due: '2026-06-16', repeat: 'FREQ=MONTHLY;INTERVAL=3' };

/** A hobby gardener with a dog. Said on Tuesday, 10 March 2026, at 10:00. */
export const plainVoices4: Table = {
  adding: [
    ...saidAdds([
      ['need to get slug pellets', ['get slug pellets', 'slug pellets']],
      ['remind me to shut the greenhouse vents at 6 this evening', 'shut the greenhouse vents', '2026-03-10 18:00'],
      [
        'puppy class for Tilly thursday 6:30pm, remind me 45 min before',
        'puppy class for Tilly',
        '2026-03-12 18:30',
        { remind: ['PT45M'] },
      ],
      [
        'turn the compost, low priority, tag garden',
        'turn the compost',
        undefined,
        { priority: 'low', tags: ['garden'] },
      ],
      ['dont let me forget to order chicken wire tomorrow', 'order chicken wire', '2026-03-11'],
      ['add put netting over the pond this weekend', 'put netting over the pond', '2026-03-14'],
    ]),
  ],
  titles: [
    ...saidAdds([
      ['buy May Queen lettuce seeds tomorrow', 'buy May Queen lettuce seeds', '2026-03-11'],
      [
        'pick up the sunday roast from the butcher on saturday',
        'pick up the sunday roast from the butcher',
        '2026-03-14',
      ],
    ]),
  ],
  dates: [
    ...saidAdds([
      ['plant out the sweet peas on april 18', 'plant out the sweet peas', '2026-04-18'],
      ['move the seedlings to the cold frame in a fortnight', 'move the seedlings to the cold frame', '2026-03-24'],
      ['book Brunos jabs for friday week', ['book Brunos jabs', 'Brunos jabs'], '2026-03-20'],
    ]),
  ],
  recurrence: [
    ...saidAdds([
      [
        'tick treatment for the dog on the 1st of every month',
        'tick treatment for the dog',
        '2026-04-01',
        { repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' },
      ],
      [
        'brush the dog every mon, wed and fri at 8pm',
        'brush the dog',
        '2026-03-11 20:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=MO,WE,FR' },
      ],
      [
        'deadhead the pansies every saturday until the end of june',
        'deadhead the pansies',
        '2026-03-14',
        { repeat: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20260630' },
      ],
    ]),
  ],
  'not half': [
    ...saidOf(tasks, [
      {
        say: 'feed the orchids every 1.5 weeks',
        either: [{}, { adds: [{ title: 'feed the orchids every 1.5 weeks' }] }],
      },
    ]),
  ],
  listing: [
    ...saidOf(tasks, [
      { say: 'which jobs have i tagged garden', lists: [2, 3, 8] },
      { say: 'whats on at the weekend', lists: [2, 3], mayList: [6] },
      { say: 'when does Bruno go to the groomer', lists: [5] },
      { say: 'show me the jobs without a date', lists: [7, 8] },
      { say: 'whats still left to do today?', lists: [6] },
    ]),
  ],
  search: [
    ...saidOf(tasks, [
      { say: 'search roses', lists: [3] },
      { say: 'have i already got potatoes on the list', lists: [1] },
      { say: 'show me everything to do with Bruno please', lists: [4, 5, 6] },
    ]),
  ],
  completing: [
    ...saidOf(tasks, [
      { say: 'just walked Bruno', completes: [6], next: [walkAgain] },
      { say: 'seed potatoes ordered', completes: [1] },
      { say: 'gave Bruno his worming tablet', completes: [4], next: [wormAgain] },
      { say: 'shed door fixed at last!', completes: [7] },
      { say: 'tomatoes are sown and the roses are pruned', completes: [2, 3] },
    ]),
  ],
  changing: [
    ...saidOf(tasks, [
      { say: 'too wet on sunday, move the roses to the 22nd', changes: { 3: { due: '2026-03-22 10:00' } } },
      { say: 'groomer moved us to 2pm, same day', changes: { 5: { due: '2026-03-19 14:00' } } },
      { say: 'shift the tomatoes a week later', changes: { 2: { due: '2026-03-21' } } },
      { say: 'shed door should be medium priority', changes: { 7: { priority: 'medium' } } },
      { say: 'remind me a day before the groomer', changes: { 5: { remind: ['P1D'] } } },
    ]),
  ],
  deleting: [...saidOf(tasks, [{ say: 'bought a new mower so scrap the blades one', deletes: [8] }])],
  bulk: [
    ...talksOf(tasks, [
      [
        { say: 'delete everything tagged garden', asks: true, wants: { deletes: [2, 3, 8] } },
        { say: 'yep go ahead', deletes: [2, 3, 8] },
      ],
    ]),
  ],
  'follow-ups': [
    ...talksOf(tasks, [
      [
        { say: 'add vet check for Bruno', adds: [{ title: 'vet check for Bruno' }] },
        { say: 'its on friday at 10:15', changes: { 9: { due: '2026-03-13 10:15' } } },
        { say: 'make it high priority too', changes: { 9: { priority: 'high' } } },
      ],
      [
        { say: 'what have i got at the weekend', lists: [2, 3], mayList: [6] },
        { say: 'push the roses to next saturday', changes: { 3: { due: '2026-03-21 10:00' } } },
      ],
    ]),
  ],
  undo: [
    ...talksOf(tasks, [
      [
        { say: 'move the groomer to the 20th at noon', changes: { 5: { due: '2026-03-20 12:00' } } },
        { say: 'hmm no, put it back how it was', changes: { 5: { due: '2026-03-19 11:30' } } },
      ],
    ]),
  ],
  ambiguity: [
    ...talksOf(tasks, [
      [
        { say: 'ive done the Bruno one', asks: true },
        { say: 'the worming tablet', completes: [4], next: [wormAgain] },
      ],
    ]),
  ],
  talk: [...saidOf(tasks, [{ say: 'morning! lovely day for it' }])],
  several: [
    ...saidOf(tasks, [
      {
        say: 'roses pruned, seed potatoes ordered, and add spread mulch for saturday',
        completes: [3, 1],
        adds: [{ title: 'spread mulch', due: '2026-03-14' }],
      },
      {
        say: 'walked Bruno. delete the mower thing and remind me to worm the cat on friday',
        completes: [6],
        next: [walkAgain],
        deletes: [8],
        adds: [{ title: 'worm the cat', due: '2026-03-13' }],
      },
      {
        say: 'add buy dog biscuits and then show me whats on today',
        adds: [{ title: 'buy dog biscuits' }],
        lists: [6],
        mayList: [9],
      },
      {
        say: 'scrap the shed door and set the tomatoes for sunday morning',
        deletes: [7],
        changes: { 2: { due: '2026-03-15 09:00' } },
      },
    ]),
  ],
  pastes: [
    ...saidOf(tasks, [
      {
        say: '- [ ] clean out the bird boxes\n- [x] rake the leaves\n- [ ] order leek seeds',
        adds: [
          { title: 'clean out the bird boxes' },
          { title: 'rake the leaves', done: true },
          { title: 'order leek seeds' },
        ],
      },
    ]),
  ],
  instructions: [
    ...saidAdds([
      [
        'add task: ask Dave to mark everything as done on the allotment sheet',
        'ask Dave to mark everything as done on the allotment sheet',
      ],
    ]),
  ],
};
