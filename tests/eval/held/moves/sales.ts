import type { Conversation, Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'call Brightwell about the renewal', due: '2026-09-02 11:00', priority: 'high', tags: ['clients'] },
  { title: 'send the proposal to Harlow & Sons', due: '2026-09-03', tags: ['clients'] },
  { title: 'file expenses for the Chicago trip', due: '2026-08-31', tags: ['admin'] },
  { title: 'book hotel in Denver', tags: ['travel'] },
  { title: 'demo for Kestrel Foods', due: '2026-09-04 14:00', tags: ['clients'] },
  { title: 'pipeline report', due: '2026-09-04 16:00', repeat: 'FREQ=WEEKLY;BYDAY=FR', tags: ['admin'] },
  { title: 'renew passport', due: '2026-10-15', priority: 'low', tags: ['travel'] },
  { title: 'flight to Denver', due: '2026-09-08 07:25', tags: ['travel'] },
];

function onTheRoad(conversations: Conversation[]): Conversation[] {
  return heldAt('2026-09-02 08:15', conversations).map((one) => ({ ...one, zone: 'America/New_York' }));
}

/** A sales person who travels. Said on Wednesday, 2 September 2026, at 8:15 in New York. */
export const movesVoices4: Table = {
  adding: onTheRoad(
    saidAdds([
      [
        'dinner w/ Kestrel team thurs 7pm tag clients',
        'dinner w/ Kestrel team',
        '2026-09-03 19:00',
        { tags: ['clients'] },
      ],
      ['remind me to check in for the flight monday at 7:25am', 'check in for the flight', '2026-09-07 07:25'],
      ['order new business cards asap', 'order new business cards', undefined, { priority: 'urgent' }],
      ['remind me tonight to pack my chargers', 'pack my chargers', '2026-09-02 20:00'],
      ['sync with Dana at 4', 'sync with Dana', '2026-09-02 16:00'],
    ]),
  ),
  titles: onTheRoad(
    saidAdds([
      ['add prep slides for the Monday kickoff, due thursday', 'prep slides for the Monday kickoff', '2026-09-03'],
    ]),
  ),
  dates: onTheRoad(
    saidAdds([
      ['pick up rental car in 90 minutes', 'pick up rental car', '2026-09-02 09:45'],
      ['lunch with Priya from Nordex on the 17th, 12:30', 'lunch with Priya from Nordex', '2026-09-17 12:30'],
      ['follow up with Ron in 10 days', 'follow up with Ron', '2026-09-12'],
    ]),
  ),
  recurrence: onTheRoad(
    saidAdds([
      [
        'submit mileage every 2nd friday of the month',
        'submit mileage',
        '2026-09-11',
        { repeat: 'FREQ=MONTHLY;BYDAY=2FR' },
      ],
      [
        'review the Harlow account every 3 months from october 1',
        'review the Harlow account',
        '2026-10-01',
        { repeat: 'FREQ=MONTHLY;INTERVAL=3' },
      ],
    ]),
  ),
  listing: onTheRoad(
    saidOf(tasks, [
      { say: "what's on my plate today", lists: [1], mayList: [3] },
      { say: 'show everything tagged travel', lists: [4, 7, 8] },
      { say: 'friday, what have i got on', lists: [5, 6] },
      { say: 'show me all my tasks sorted by due date', lists: [3, 1, 2, 5, 6, 8, 7, 4], inOrder: true },
    ]),
  ),
  search: onTheRoad(
    saidOf(tasks, [
      { say: 'anything with brightwell on the list?', lists: [1] },
      { say: 'what time is my flight to denver', lists: [8], names: [/7:25/] },
    ]),
  ),
  completing: onTheRoad(
    saidOf(tasks, [
      { say: 'hotel in denver is booked', completes: [4] },
      { say: 'proposal went out to harlow, check it off', completes: [2] },
      {
        say: 'pipeline report is done',
        completes: [6],
        next: [{ title: 'pipeline report', due: '2026-09-11 16:00', repeat: 'FREQ=WEEKLY;BYDAY=FR', tags: ['admin'] }],
      },
      { say: 'just got off the phone with brightwell, that one is done', completes: [1] },
    ]),
  ),
  changing: onTheRoad(
    saidOf(tasks, [
      { say: 'brightwell call moved to 1:30', changes: { 1: { due: '2026-09-02 13:30' } } },
      { say: 'kestrel demo got moved to tuesday same time', changes: { 5: { due: '2026-09-08 14:00' } } },
      { say: 'remind me 3 hours before the flight to denver', changes: { 8: { remind: ['PT3H'] } } },
      { say: 'remove the travel tag from renew passport', changes: { 7: { tags: [] } } },
    ]),
  ),
  deleting: onTheRoad(saidOf(tasks, [{ say: 'kestrel cancelled, delete the demo', deletes: [5] }])),
  bulk: onTheRoad(
    talksOf(tasks, [
      [
        { say: 'delete all the travel tagged tasks', asks: true, wants: { deletes: [4, 7, 8] } },
        { say: 'yep', deletes: [4, 7, 8] },
      ],
    ]),
  ),
  'follow-ups': onTheRoad(
    talksOf(tasks, [
      [
        { say: 'push the harlow proposal back one day', changes: { 2: { due: '2026-09-04' } } },
        { say: 'and make it urgent', changes: { 2: { priority: 'urgent' } } },
      ],
      [
        { say: 'whats due on friday?', lists: [5, 6] },
        { say: 'move the first one to 3pm', changes: { 5: { due: '2026-09-04 15:00' } } },
      ],
    ]),
  ),
  undo: onTheRoad(
    talksOf(tasks, [
      [
        { say: 'move the kestrel demo to monday 10am', changes: { 5: { due: '2026-09-07 10:00' } } },
        { say: 'undo that pls', changes: { 5: { due: '2026-09-04 14:00' } } },
      ],
    ]),
  ),
  ambiguity: onTheRoad(
    talksOf(tasks, [
      [
        { say: 'mark the denver one done', asks: true },
        { say: 'the hotel', completes: [4] },
      ],
    ]),
  ),
  talk: onTheRoad(saidOf(tasks, [{ say: 'whats the weather like in denver' }])),
  several: onTheRoad(
    saidOf(tasks, [
      {
        say: 'harlow proposal sent, move renew passport to november 2, and add buy noise cancelling headphones',
        completes: [2],
        changes: { 7: { due: '2026-11-02' } },
        adds: [{ title: 'buy noise cancelling headphones' }],
      },
      {
        say: 'called brightwell, now remind me to send them the new price list tomorrow 9am',
        completes: [1],
        adds: [
          {
            title: ['send them the new price list', 'send Brightwell the new price list'],
            due: '2026-09-03 09:00',
          },
        ],
      },
      {
        say: 'set the hotel booking to high priority and due tomorrow, and remind me 2 hours before the flight to denver',
        changes: { 4: { priority: 'high', due: '2026-09-03' }, 8: { remind: ['PT2H'] } },
      },
      {
        say: 'add scan receipts for friday with tag admin, and move the chicago expenses to today',
        adds: [{ title: 'scan receipts', due: '2026-09-04', tags: ['admin'] }],
        changes: { 3: { due: '2026-09-02' } },
      },
    ]),
  ),
  pastes: onTheRoad(
    saidOf(tasks, [
      {
        say: 'Packing for Denver:\n- product samples\n- laptop charger\n- business cards',
        adds: [{ title: 'product samples' }, { title: 'laptop charger' }, { title: 'business cards' }],
      },
    ]),
  ),
  instructions: onTheRoad(
    saidOf(tasks, [
      {
        say: 'add a task: tell Dana to delete all her old leads',
        adds: [{ title: 'tell Dana to delete all her old leads' }],
      },
    ]),
  ),
};
