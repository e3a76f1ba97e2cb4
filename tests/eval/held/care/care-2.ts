import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const at = '2026-05-14 16:30';

const kids: Seed[] = [
  { title: 'pick up Emma from kindergarten', due: '2026-05-15 12:30' },
  { title: 'pack swim bag for Jonas', due: '2026-05-18', repeat: 'FREQ=WEEKLY;BYDAY=MO' },
  { title: 'German course homework', due: '2026-05-19 18:00', tags: ['course'] },
  { title: 'buy birthday present for Emma', due: '2026-05-23', priority: 'high' },
  { title: 'extend visa', due: '2026-06-05', priority: 'urgent' },
  { title: 'bake muffins for the kindergarten party', due: '2026-05-22' },
  { title: 'wash the bed sheets' },
  { title: 'call mama' },
];

const choir: Seed[] = [
  { title: 'print sheet music for the Fauré', due: '2026-05-16' },
  { title: 'book the church hall', due: '2026-05-20', priority: 'high', tags: ['concert'] },
  { title: 'email the altos about the dresses', due: '2026-05-15' },
  { title: 'rehearsal', due: '2026-05-19 19:30', repeat: 'FREQ=WEEKLY;BYDAY=TU' },
  { title: 'tune the piano', priority: 'low' },
  { title: 'write concert programme', due: '2026-05-29', tags: ['concert'] },
  { title: 'collect membership fees', due: '2026-06-01' },
  { title: 'find a stand-in for the tenor' },
];

/** An au pair and a choir leader. Said on Thursday, 14 May 2026, at 16:30. */
export const careVoices2: Table = {
  adding: heldAt(
    at,
    saidAdds([
      ['remind me to take Jonas to football tomorrow at 3:30 pm', 'take Jonas to football', '2026-05-15 15:30'],
      ['please add: dentist with Emma, 27 May, 10:15', 'dentist with Emma', '2026-05-27 10:15'],
      ['add buy nappies, its urgent', 'buy nappies', undefined, { priority: 'urgent' }],
      ['new task ask host mum for the bus money due monday', 'ask host mum for the bus money', '2026-05-18'],
      ['add choir picnic on june 20 at 1pm tag summer', 'choir picnic', '2026-06-20 13:00', { tags: ['summer'] }],
      ['order 30 black folders by next friday', 'order 30 black folders', '2026-05-22'],
      ['remind me at 5 to let the dog out', 'let the dog out', '2026-05-14 17:00'],
    ]),
  ),
  titles: heldAt(
    at,
    saidAdds([
      ['add "practise Blue Monday" for saturday', 'practise Blue Monday', '2026-05-16'],
      ['add learn the Thursday hymn by heart', 'learn the Thursday hymn by heart'],
    ]),
  ),
  dates: heldAt(
    at,
    saidAdds([
      ['first lesson with Tim in ten days', 'first lesson with Tim', '2026-05-24'],
      ['give the parcel back at quarter to six', 'give the parcel back', '2026-05-14 17:45'],
      ['rent a bus for the choir trip, 12 june at noon', 'rent a bus for the choir trip', '2026-06-12 12:00'],
      ['visit oma with the kids on the last sunday of may', 'visit oma with the kids', '2026-05-31'],
    ]),
  ),
  recurrence: heldAt(
    at,
    saidAdds([
      ['walk the dog every morning', 'walk the dog', '2026-05-15 09:00', { repeat: 'FREQ=DAILY' }],
      [
        'bring out the paper bin every other wednesday',
        'bring out the paper bin',
        '2026-05-20',
        { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE' },
      ],
      [
        'sing with the children every tuesday and thursday at 10am',
        'sing with the children',
        '2026-05-19 10:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=TU,TH' },
      ],
    ]),
  ),
  listing: heldAt(at, [
    ...saidOf(kids, [
      { say: 'can i see all my tasks pretty please', lists: [1, 2, 3, 4, 5, 6, 7, 8] },
      { say: 'what here is urgent?', lists: [5] },
      { say: 'when is my German homework due', lists: [3] },
    ]),
    ...saidOf(choir, [
      { say: 'show everything with the tag concert', lists: [2, 6] },
      { say: 'whats up in june', lists: [7], mayList: [4] },
      { say: 'do I have anything at the weekend?', lists: [1] },
      { say: 'what needs to happen on friday the 15th', lists: [3] },
    ]),
  ]),
  search: heldAt(at, [
    ...saidOf(choir, [
      { say: 'do i have anything with fees in it?', lists: [7] },
      { say: 'search for faure', lists: [1] },
    ]),
  ]),
  completing: heldAt(at, [
    ...saidOf(kids, [
      {
        say: 'swim bag is packed',
        completes: [2],
        next: [{ title: 'pack swim bag for Jonas', due: '2026-05-25', repeat: 'FREQ=WEEKLY;BYDAY=MO' }],
      },
      { say: 'i have finally called mama', completes: [8] },
      { say: 'got the present for emma :)', completes: [4] },
    ]),
    ...saidOf(choir, [{ say: 'church hall is booked!!', completes: [2] }]),
  ]),
  changing: heldAt(at, [
    ...saidOf(kids, [
      { say: 'move the muffins one day earlier', changes: { 6: { due: '2026-05-21' } } },
      { say: 'the german homework is due at 5pm not 6', changes: { 3: { due: '2026-05-19 17:00' } } },
      { say: 'remind me about the visa 3 days before', changes: { 5: { remind: ['P3D'] } } },
    ]),
    ...saidOf(choir, [
      { say: 'move the next rehearsal to wednesday, same time', changes: { 4: { due: '2026-05-20 19:30' } } },
      { say: 'set the piano to high priority', changes: { 5: { priority: 'high' } } },
      { say: 'tag membership fees with money', changes: { 7: { tags: ['money'] } } },
    ]),
  ]),
  deleting: heldAt(at, saidOf(choir, [{ say: 'delete the stand-in task', deletes: [8] }])),
  bulk: heldAt(
    at,
    talksOf(kids, [
      [
        { say: 'delete all tasks without a date', asks: true, wants: { deletes: [7, 8] } },
        { say: 'yes please', deletes: [7, 8] },
      ],
    ]),
  ),
  'follow-ups': heldAt(at, [
    ...talksOf(kids, [
      [
        { say: 'remind me to buy sunscreen on saturday', adds: [{ title: 'buy sunscreen', due: '2026-05-16' }] },
        { say: 'sunday is better', changes: { 9: { due: '2026-05-17' } } },
      ],
    ]),
    ...talksOf(choir, [
      [
        { say: 'what is tagged concert', lists: [2, 6] },
        { say: 'the first one is done', completes: [2] },
      ],
    ]),
  ]),
  undo: heldAt(
    at,
    talksOf(choir, [
      [
        { say: 'delete tune the piano', deletes: [5] },
        { say: 'oh sorry, bring it back', adds: [{ title: 'tune the piano', priority: 'low' }] },
      ],
    ]),
  ),
  ambiguity: heldAt(
    at,
    talksOf(kids, [
      [
        { say: 'move the kindergarten thing to monday', asks: true },
        { say: 'i mean the muffins', changes: { 6: { due: '2026-05-18' } } },
      ],
    ]),
  ),
  talk: heldAt(at, saidOf(kids, [{ say: 'what does Fingerspitzengefühl mean in english?' }])),
  several: heldAt(at, [
    ...saidOf(kids, [
      {
        say: 'bed sheets are washed and i called mama, add buy a card for emma',
        completes: [7, 8],
        adds: [{ title: 'buy a card for emma' }],
      },
      {
        say: 'pick up emma at 12 tomorrow instead of 12:30 and move the homework to wednesday',
        changes: { 1: { due: '2026-05-15 12:00' }, 3: { due: '2026-05-20 18:00' } },
      },
    ]),
    ...saidOf(choir, [
      {
        say: 'sheet music is printed. add bring 40 copies on tuesday at 7pm',
        completes: [1],
        adds: [{ title: 'bring 40 copies', due: '2026-05-19 19:00' }],
      },
      {
        say: 'delete the piano task and set the membership fees to urgent',
        deletes: [5],
        changes: { 7: { priority: 'urgent' } },
      },
    ]),
  ]),
  pastes: heldAt(
    at,
    saidOf(kids, [
      {
        say: 'For the trip:\n- passports\n- sun hats\n- snacks for Jonas',
        adds: [{ title: 'passports' }, { title: 'sun hats' }, { title: 'snacks for Jonas' }],
      },
    ]),
  ),
  urdu: heldAt(at, saidOf(kids, [{ say: 'meri poori list dikha do please', lists: [1, 2, 3, 4, 5, 6, 7, 8] }])),
};
