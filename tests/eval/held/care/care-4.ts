import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const at = '2026-09-02 08:15';

const family: Seed[] = [
  { title: "parents' evening", due: '2026-09-09 19:00', tags: ['school'] },
  { title: 'buy gym shoes for Leo', due: '2026-09-05', tags: ['school'] },
  { title: 'pay for the lunches', due: '2026-09-04', priority: 'high' },
  { title: 'football practice Leo', due: '2026-09-03 17:00', repeat: 'FREQ=WEEKLY;BYDAY=TH' },
  { title: 'haircut Mia', due: '2026-09-05 10:00' },
  { title: 'sort the winter clothes', priority: 'low' },
  { title: 'sign the swimming form', due: '2026-09-02' },
  { title: 'book holiday flat', due: '2026-09-30' },
];

const recovery: Seed[] = [
  { title: 'take antibiotics', due: '2026-09-02 20:00', repeat: 'FREQ=DAILY', priority: 'high' },
  { title: 'have the stitches out at Dr Baumann', due: '2026-09-11 09:40' },
  { title: 'pick up prescription', due: '2026-09-03' },
  { title: 'physio appointment', due: '2026-09-07 14:00', repeat: 'FREQ=WEEKLY;BYDAY=MO' },
  { title: 'send sick note to the office', due: '2026-09-02 12:00', priority: 'urgent' },
  { title: 'change the bandage', due: '2026-09-02', repeat: 'FREQ=DAILY;INTERVAL=2' },
  { title: 'ask about crutches' },
  { title: 'hospital appointment', due: '2026-09-22 08:30' },
];

const antibiotics = {
  title: 'take antibiotics',
  due: '2026-09-03 20:00',
  repeat: 'FREQ=DAILY',
  priority: 'high' as const,
};
const bandage = { title: 'change the bandage', due: '2026-09-04', repeat: 'FREQ=DAILY;INTERVAL=2' };

/** A single father and somebody who recovers from an operation. Said on Wednesday, 2 September 2026, at 08:15. */
export const careVoices4: Table = {
  adding: heldAt(
    at,
    saidAdds([
      ['remind me to take ibuprofen tonight at 9', 'take ibuprofen', '2026-09-02 21:00'],
      [
        'appointment with the surgeon on sept 25 at 11:20, remind me a day before',
        'appointment with the surgeon',
        '2026-09-25 11:20',
        { remind: ['P1D'] },
      ],
      ['bring leos passport to school tomorrow pls', 'bring leos passport to school', '2026-09-03'],
      ['collect mia from the birthday party sat at 6', 'collect mia from the birthday party', '2026-09-05 18:00'],
      ['add buy a new lunchbox, tag it school', 'buy a new lunchbox', undefined, { tags: ['school'] }],
      ['important: call the bank on monday morning', 'call the bank', '2026-09-07 09:00', { priority: 'high' }],
    ]),
  ),
  titles: heldAt(
    at,
    saidAdds([
      ['add "watch Freaky Friday with Mia" for sunday', 'watch Freaky Friday with Mia', '2026-09-06'],
      ['add ask about the Monday group at the clinic', 'ask about the Monday group at the clinic'],
    ]),
  ),
  dates: heldAt(
    at,
    saidAdds([
      ['vaccination for mia in six weeks', 'vaccination for mia', '2026-10-14'],
      ['leos sports day on wednesday next week', 'leos sports day', '2026-09-09'],
      ['blood test next thursday 7:45 am', 'blood test', '2026-09-10 07:45'],
    ]),
  ),
  recurrence: heldAt(
    at,
    saidAdds([
      ['weigh myself every day at 7:30am', 'weigh myself', '2026-09-03 07:30', { repeat: 'FREQ=DAILY' }],
      ['take vitamin d every sunday', 'take vitamin d', '2026-09-06', { repeat: 'FREQ=WEEKLY;BYDAY=SU' }],
      [
        'refill the pill box every 4 weeks starting monday',
        'refill the pill box',
        '2026-09-07',
        { repeat: 'FREQ=WEEKLY;INTERVAL=4' },
      ],
    ]),
  ),
  'not half': heldAt(
    at,
    saidOf(recovery, [
      {
        say: 'eye drops every 2.5 days',
        either: [{}, { adds: [{ title: 'eye drops every 2.5 days' }] }],
        names: ['2.5'],
      },
    ]),
  ),
  listing: heldAt(at, [
    ...saidOf(family, [
      { say: 'whats on today for me and the kids', lists: [7] },
      { say: 'show whats tagged school', lists: [1, 2] },
      { say: 'everything for next week please', lists: [1], mayList: [4] },
    ]),
    ...saidOf(recovery, [
      { say: 'show me my recurring stuff', lists: [1, 4, 6] },
      { say: 'what comes up tomorrow', lists: [3], mayList: [1] },
      { say: 'when is the hospital appointment again', lists: [8] },
    ]),
  ]),
  search: heldAt(at, [
    ...saidOf(family, [{ say: 'find anything with Leo', lists: [2, 4] }]),
    ...saidOf(recovery, [
      { say: 'have i got something with dr baumann', lists: [2] },
      { say: 'search crutches', lists: [7] },
    ]),
  ]),
  completing: heldAt(at, [
    ...saidOf(family, [{ say: 'swimming form is signed', completes: [7] }]),
    ...saidOf(recovery, [
      { say: 'took the antibiotics', completes: [1], next: [antibiotics] },
      { say: 'bandage is changed', completes: [6], next: [bandage] },
      { say: 'sick note is sent', completes: [5] },
    ]),
  ]),
  changing: heldAt(at, [
    ...saidOf(family, [
      { say: 'move mias haircut to 11', changes: { 5: { due: '2026-09-05 11:00' } } },
      { say: 'parents evening got moved to the 16th', changes: { 1: { due: '2026-09-16 19:00' } } },
      { say: 'remind me 2 hours before the parents evening', changes: { 1: { remind: ['PT2H'] } } },
    ]),
    ...saidOf(recovery, [
      { say: 'physio on monday is at 3pm this time', changes: { 4: { due: '2026-09-07 15:00' } } },
      { say: 'push the hospital appointment back by one week', changes: { 8: { due: '2026-09-29 08:30' } } },
      { say: 'ask about crutches should be due on friday', changes: { 7: { due: '2026-09-04' } } },
    ]),
  ]),
  deleting: heldAt(at, saidOf(recovery, [{ say: 'i dont need the crutches task any more, remove it', deletes: [7] }])),
  bulk: heldAt(
    at,
    talksOf(family, [
      [
        { say: 'delete the gym shoes and the winter clothes', asks: true, wants: { deletes: [2, 6] } },
        { say: 'ok', deletes: [2, 6] },
      ],
    ]),
  ),
  'follow-ups': heldAt(at, [
    ...talksOf(family, [
      [
        { say: 'add bake a cake for leo friday', adds: [{ title: 'bake a cake for leo', due: '2026-09-04' }] },
        { say: 'no sorry, thursday', changes: { 9: { due: '2026-09-03' } } },
        { say: 'and tag it birthday', changes: { 9: { tags: ['birthday'] } } },
      ],
    ]),
    ...talksOf(recovery, [
      [
        { say: 'when do the stitches come out', lists: [2] },
        { say: 'remind me of it one day before', changes: { 2: { remind: ['P1D'] } } },
      ],
    ]),
  ]),
  undo: heldAt(
    at,
    talksOf(family, [
      [
        { say: 'mark sign the swimming form as done', completes: [7] },
        { say: 'whoops not yet, undo', changes: { 7: { done: false } } },
      ],
    ]),
  ),
  ambiguity: heldAt(
    at,
    talksOf(recovery, [
      [
        { say: 'move the appointment to 3pm', asks: true },
        { say: 'the physio', changes: { 4: { due: '2026-09-07 15:00' } } },
      ],
    ]),
  ),
  talk: heldAt(at, saidOf(recovery, [{ say: 'can i drink wine with antibiotics?' }])),
  urdu: heldAt(at, saidOf(recovery, [{ say: 'task number 3 mukammal kar do', completes: [3] }])),
  several: heldAt(at, [
    ...saidOf(family, [
      {
        say: 'add wash the jerseys tonight and move football practice to 6pm',
        adds: [{ title: 'wash the jerseys', due: '2026-09-02 20:00' }],
        changes: { 4: { due: '2026-09-03 18:00' } },
      },
      { say: 'tick off the gym shoes, then show whats left tagged school', completes: [2], lists: [1], mayList: [2] },
      { say: 'form signed, lunches paid. add buy stamps', completes: [3, 7], adds: [{ title: 'buy stamps' }] },
    ]),
    ...saidOf(recovery, [
      { say: 'took my antibiotics and changed the bandage', completes: [1, 6], next: [antibiotics, bandage] },
      {
        say: 'prescription is picked up, add take new tablets every day at 8am',
        completes: [3],
        adds: [{ title: 'take new tablets', due: '2026-09-03 08:00', repeat: 'FREQ=DAILY' }],
      },
    ]),
  ]),
  pastes: heldAt(
    at,
    saidOf(recovery, [
      {
        say: 'For the hospital bag:\n- slippers\n- phone charger\n- insurance card',
        adds: [{ title: 'slippers' }, { title: 'phone charger' }, { title: 'insurance card' }],
      },
    ]),
  ),
  instructions: heldAt(
    at,
    saidAdds([['remind me to ask Tom to delete all my photos', 'ask Tom to delete all my photos']]),
  ),
};
