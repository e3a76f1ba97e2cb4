import type { Conversation, Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const weekdays = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';
const tasks: Seed[] = [
  { title: 'print the report cards', due: '2026-11-20 12:00', priority: 'high' },
  { title: 'order whiteboard markers', tags: ['supplies'] },
  { title: 'order printer toner', due: '2026-11-19', tags: ['supplies'] },
  { title: 'phone the Okafor family about attendance', due: '2026-11-18 11:00' },
  { title: 'fire drill', due: '2026-11-24 10:30', remind: ['PT1H'] },
  { title: 'send the weekly bulletin', due: '2026-11-20 15:00', repeat: 'FREQ=WEEKLY;BYDAY=FR' },
  { title: 'file the absence notes', due: '2026-11-16' },
  { title: 'count the lunch money', due: '2026-11-18 13:00', repeat: weekdays },
];

const held = (conversations: Conversation[]) => heldAt('2026-11-18 08:15', conversations);

/** A school secretary. Said on Wednesday, 18 November 2026, at 08:15. */
export const heldSecretary: Table = {
  adding: held(
    saidAdds([
      [
        'Please add: book the photographer for class photos, due Monday',
        'book the photographer for class photos',
        '2026-11-23',
      ],
      [
        'ring the bus company tomorrow at 9:15 about the museum trip',
        'ring the bus company about the museum trip',
        '2026-11-19 09:15',
      ],
      ['remind me to put the visitor badges out this afternoon', 'put the visitor badges out', '2026-11-18 15:00'],
      [
        "update Mrs Lindqvist's new address, urgent, tag records",
        "update Mrs Lindqvist's new address",
        undefined,
        { priority: 'urgent', tags: ['records'] },
      ],
      [
        'Governors meeting on 3 December at 6 pm, please remind me 2 days before',
        'Governors meeting',
        '2026-12-03 18:00',
        { remind: ['P2D'] },
      ],
      ['tidy the lost property box p4', 'tidy the lost property box', undefined, { priority: 'low' }],
      [
        'i need to send the dinner menu to the kitchen by noon',
        'send the dinner menu to the kitchen',
        '2026-11-18 12:00',
      ],
    ]),
  ),
  titles: held(
    saidAdds([
      [
        'add set up chairs for the Friday assembly tomorrow at 4pm',
        'set up chairs for the Friday assembly',
        '2026-11-19 16:00',
      ],
      ['Add "Find costumes for A Winter Monday" for the 27th', 'Find costumes for A Winter Monday', '2026-11-27'],
      ['tell parents about the Friday club tomorrow', 'tell parents about the Friday club', '2026-11-19'],
    ]),
  ),
  dates: held(
    saidAdds([
      ['collect the flu jab consent forms friday week', 'collect the flu jab consent forms', '2026-11-27'],
      ['carol concert tickets on sale in 12 days', 'carol concert tickets on sale', '2026-11-30'],
      [
        'boiler engineer coming next thursday at half past 2',
        ['boiler engineer coming', 'boiler engineer'],
        '2026-11-26 14:30',
      ],
    ]),
  ),
  recurrence: held(
    saidAdds([
      [
        'check the first aid box on the first of every month',
        'check the first aid box',
        '2026-12-01',
        { repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' },
      ],
      [
        'every monday and thursday at 10am post the letters',
        'post the letters',
        '2026-11-19 10:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=MO,TH' },
      ],
      [
        'staff briefing every other tuesday at 8:30am starting next week',
        'staff briefing',
        '2026-11-24 08:30',
        { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU' },
      ],
    ]),
  ),
  listing: held(
    saidOf(tasks, [
      { say: 'Good morning! What have I got today?', lists: [4, 8], mayList: [7] },
      { say: 'which tasks are tagged supplies', lists: [2, 3] },
      { say: 'what needs doing by friday please', lists: [1, 3, 4, 6, 8], mayList: [7] },
      { say: 'Is there anything overdue in the office?', lists: [7] },
      { say: 'whats happening on tuesday', lists: [5], mayList: [8] },
      { say: 'show me the high priority ones pls', lists: [1] },
      { say: 'what time is the fire drill', lists: [5] },
    ]),
  ),
  search: held(
    saidOf(tasks, [
      { say: 'find okafor', lists: [4] },
      { say: 'do I have anything about report cards?', lists: [1] },
      { say: 'Search for everything with "order" in it', lists: [2, 3] },
    ]),
  ),
  completing: held(
    saidOf(tasks, [
      { say: 'report cards are printed', completes: [1] },
      { say: "I've filed the absence notes", completes: [7] },
      {
        say: "I've already sent this week's bulletin, please tick it off",
        completes: [6],
        next: [{ title: 'send the weekly bulletin', due: '2026-11-27 15:00', repeat: 'FREQ=WEEKLY;BYDAY=FR' }],
      },
      {
        say: 'lunch money is counted',
        completes: [8],
        next: [{ title: 'count the lunch money', due: '2026-11-19 13:00', repeat: weekdays }],
      },
      { say: 'markers and toner are both ordered', completes: [2, 3] },
      { say: 'spoke with the Okafor family about attendance, so no 4 is done', completes: [4] },
    ]),
  ),
  changing: held(
    saidOf(tasks, [
      { say: 'The fire drill is now on Wednesday the 25th, same time', changes: { 5: { due: '2026-11-25 10:30' } } },
      { say: 'call the Okafors at 2pm instead of 11', changes: { 4: { due: '2026-11-18 14:00' } } },
      {
        say: 'send the bulletin every thursday at 3pm instead of friday, starting this week',
        changes: { 6: { due: '2026-11-19 15:00', repeat: 'FREQ=WEEKLY;BYDAY=TH' } },
      },
      { say: 'Please change the fire drill reminder to 30 minutes before', changes: { 5: { remind: ['PT30M'] } } },
      { say: 'toner is urgent, the printer is nearly empty', changes: { 3: { priority: 'urgent' } } },
      { say: 'absence notes - new due date monday', changes: { 7: { due: '2026-11-23' } } },
      { say: 'make the report cards due one hour later please', changes: { 1: { due: '2026-11-20 13:00' } } },
    ]),
  ),
  deleting: held(
    saidOf(tasks, [{ say: 'we found a box of whiteboard markers, so you can delete that one', deletes: [2] }]),
  ),
  bulk: held(
    talksOf(tasks, [
      [
        { say: 'delete all the supplies tasks', asks: true, wants: { deletes: [2, 3] } },
        { say: 'Yes, thank you', deletes: [2, 3] },
      ],
    ]),
  ),
  'follow-ups': held(
    talksOf(tasks, [
      [
        { say: 'Dentist on Friday at 4 pm', adds: [{ title: 'Dentist', due: '2026-11-20 16:00' }] },
        { say: 'Sorry, 4:30', changes: { 9: { due: '2026-11-20 16:30' } } },
      ],
      [
        { say: 'which supplies do I still have to order?', lists: [2, 3] },
        { say: 'put both of them on monday', changes: { 2: { due: '2026-11-23' }, 3: { due: '2026-11-23' } } },
      ],
    ]),
  ),
  undo: held(
    talksOf(tasks, [
      [
        { say: 'add laminate the seating plan', adds: [{ title: 'laminate the seating plan' }] },
        { say: 'Oh, undo that please', deletes: [9] },
      ],
    ]),
  ),
  ambiguity: held(
    talksOf(tasks, [
      [
        { say: 'the order is done', asks: true },
        { say: 'the toner', completes: [3] },
      ],
    ]),
  ),
  talk: held(saidOf(tasks, [{ say: 'What is the capital of Slovenia?' }])),
  several: held(
    saidOf(tasks, [
      {
        say: 'Toner ordered, absence notes filed. Please also add "welcome pack for the new pupil" for tomorrow.',
        completes: [3, 7],
        adds: [{ title: 'welcome pack for the new pupil', due: '2026-11-19' }],
      },
      {
        say: 'move the fire drill to 11:30 and set the whiteboard markers to low priority',
        changes: { 5: { due: '2026-11-24 11:30' }, 2: { priority: 'low' } },
      },
      {
        say: 'add call the plumber about the girls toilets at 10 and add order soap by friday',
        adds: [
          { title: 'call the plumber about the girls toilets', due: '2026-11-18 10:00' },
          { title: 'order soap', due: '2026-11-20' },
        ],
      },
      {
        say: 'scratch the markers, report cards are done, and the Okafor call goes to thursday same time',
        deletes: [2],
        completes: [1],
        changes: { 4: { due: '2026-11-19 11:00' } },
      },
      {
        say: 'tick off the absence notes and show me what is left for today',
        completes: [7],
        lists: [4, 8],
        mayList: [7],
      },
    ]),
  ),
  pastes: held(
    saidOf(tasks, [
      {
        say: '- [ ] chase missing trip forms\n- [x] book the hall for the bake sale\n- [ ] email the nurse tomorrow',
        adds: [
          { title: 'chase missing trip forms' },
          { title: 'book the hall for the bake sale', done: true },
          { title: 'email the nurse', due: '2026-11-19' },
        ],
      },
      {
        say: 'Before open day:\n* hang the banners\n* order biscuits\n* brief the year 6 guides',
        adds: [{ title: 'hang the banners' }, { title: 'order biscuits' }, { title: 'brief the year 6 guides' }],
      },
    ]),
  ),
};
