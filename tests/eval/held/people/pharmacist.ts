import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const weekdays = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';

const tasks: Seed[] = [
  { title: 'check the fridge temperatures', due: '2026-09-02 14:00', repeat: weekdays, tags: ['ward'] },
  { title: 'order heparin syringes', due: '2026-09-04', priority: 'high', tags: ['stock'] },
  { title: 'count the controlled drugs cabinet', due: '2026-09-07 07:30', tags: ['stock'] },
  { title: 'update the antibiotics guideline', due: '2026-09-18' },
  { title: 'train the new intern on chemo orders', due: '2026-09-10 10:00' },
  { title: 'reply to Dr. Okafor about vancomycin levels', due: '2026-09-02 15:00', priority: 'urgent' },
  { title: 'swap the weekend shift with Petra' },
  { title: 'renew parking permit', due: '2026-08-31', priority: 'low' },
];

const alike: Seed[] = [
  { title: 'call ward 3 about the missing insulin', due: '2026-09-02' },
  { title: 'call ward 5 about the discharge meds', due: '2026-09-03' },
  { title: 'order saline' },
  { title: 'order gloves', tags: ['stock'] },
  { title: 'journal club with the residents', due: '2026-09-08 16:00' },
];

const now = '2026-09-02 12:30';

/** A hospital pharmacist. Said on Wednesday, 2 September 2026, at 12:30. */
export const heldPharmacist: Table = {
  adding: heldAt(now, [
    ...saidAdds([
      [
        'add restock the crash cart on level 2 tomorrow at 7:30',
        'restock the crash cart on level 2',
        '2026-09-03 07:30',
      ],
      [
        'Call Dr. Meier re: potassium for bed 14, urgent',
        'Call Dr. Meier re: potassium for bed 14',
        undefined,
        { priority: 'urgent' },
      ],
      [
        'I need to submit the adverse event report by Friday noon',
        'submit the adverse event report',
        '2026-09-04 12:00',
      ],
      [
        'pls add order 20 boxes of paracetamol iv, tag stock',
        'order 20 boxes of paracetamol iv',
        undefined,
        { tags: ['stock'] },
      ],
      ['remind me to hand over the pager to Jonas at 5', 'hand over the pager to Jonas', '2026-09-02 17:00'],
      [
        'inspection by the health authority on september 24 at 9am, high priority, remind me 3 days before',
        'inspection by the health authority',
        '2026-09-24 09:00',
        { priority: 'high', remind: ['P3D'] },
      ],
      ['dont let me forget to buy a birthday card for Petra', 'buy a birthday card for Petra'],
    ]),
  ]),
  titles: heldAt(now, [
    ...saidAdds([
      ['add "Thursday pill box" to my list', 'Thursday pill box'],
      ['add proofread the September newsletter by friday', 'proofread the September newsletter', '2026-09-04'],
      ['add print the Daily Dose leaflet', 'print the Daily Dose leaflet'],
    ]),
  ]),
  dates: heldAt(now, [
    ...saidAdds([
      ['flu vaccine planning meeting next wednesday 1:30 pm', 'flu vaccine planning meeting', '2026-09-09 13:30'],
      ['check the methotrexate stock in 5 days', 'check the methotrexate stock', '2026-09-07'],
      ['book my own check-up for october 6th in the afternoon', 'book my own check-up', '2026-10-06 15:00'],
    ]),
  ]),
  recurrence: heldAt(now, [
    ...saidAdds([
      [
        'first monday of every month check expiry dates',
        'check expiry dates',
        '2026-09-07',
        { repeat: 'FREQ=MONTHLY;BYDAY=1MO' },
      ],
      [
        'remind me every friday at 3pm to send the shortage list',
        'send the shortage list',
        '2026-09-04 15:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=FR' },
      ],
      [
        'calibrate the balance every 3 months starting october 1',
        'calibrate the balance',
        '2026-10-01',
        { repeat: 'FREQ=MONTHLY;INTERVAL=3' },
      ],
    ]),
  ]),
  listing: heldAt(now, [
    ...saidOf(tasks, [
      { say: 'What is still open for today?', lists: [1, 6], mayList: [8] },
      { say: 'list my stock tasks', lists: [2, 3] },
      { say: 'what is due this month', lists: [1, 2, 3, 4, 5, 6], mayList: [8] },
      { say: 'whats overdue now', lists: [8] },
      { say: 'show me only the urgent tasks', lists: [6] },
      { say: 'when am i training the intern?', lists: [5] },
      { say: 'anything on monday?', lists: [3], mayList: [1] },
    ]),
  ]),
  search: heldAt(now, [
    ...saidOf(tasks, [
      { say: 'find vancomycin', lists: [6] },
      { say: 'do I have anything about syringes?', lists: [2] },
      { say: 'which of my tasks mention Petra', lists: [7] },
    ]),
  ]),
  completing: heldAt(now, [
    ...saidOf(tasks, [
      {
        say: 'fridge temps checked',
        completes: [1],
        next: [{ title: 'check the fridge temperatures', due: '2026-09-03 14:00', repeat: weekdays, tags: ['ward'] }],
      },
      { say: 'i replied to Dr Okafor', completes: [6] },
      { say: 'heparin syringes are ordered', completes: [2] },
      { say: 'Petra and I swapped the weekend shift, so check that off', completes: [7] },
      { say: 'complete renew parking permit', completes: [8] },
    ]),
  ]),
  changing: heldAt(now, [
    ...saidOf(tasks, [
      { say: 'push the antibiotics guideline by a week', changes: { 4: { due: '2026-09-25' } } },
      { say: 'Move training the intern to 2pm please', changes: { 5: { due: '2026-09-10 14:00' } } },
      {
        say: 'the controlled drugs count should be tuesday instead of monday',
        changes: { 3: { due: '2026-09-08 07:30' } },
      },
      { say: 'remind me 1 day before the intern training', changes: { 5: { remind: ['P1D'] } } },
      { say: 'set the guideline update to high priority', changes: { 4: { priority: 'high' } } },
      { say: 'remove the tag stock from the heparin syringes', changes: { 2: { tags: [] } } },
      {
        say: 'rename renew parking permit to renew parking permit online',
        changes: { 8: { title: 'renew parking permit online' } },
      },
    ]),
  ]),
  deleting: heldAt(now, [
    ...saidOf(tasks, [{ say: 'delete swap the weekend shift with Petra, she said no', deletes: [7] }]),
  ]),
  bulk: heldAt(now, [
    ...talksOf(tasks, [
      [
        { say: 'delete the parking permit and the antibiotics guideline', asks: true, wants: { deletes: [4, 8] } },
        { say: 'go ahead', deletes: [4, 8] },
      ],
    ]),
  ]),
  'follow-ups': heldAt(now, [
    ...talksOf(tasks, [
      [
        {
          say: 'add talk to the surgeons about antibiotic timing on thursday at 4',
          adds: [{ title: 'talk to the surgeons about antibiotic timing', due: '2026-09-03 16:00' }],
        },
        { say: 'make it friday, same time', changes: { 9: { due: '2026-09-04 16:00' } } },
      ],
      [
        { say: 'show me the task about the controlled drugs', lists: [3] },
        { say: 'set that one to high', changes: { 3: { priority: 'high' } } },
      ],
    ]),
  ]),
  undo: heldAt(now, [
    ...talksOf(tasks, [
      [
        { say: 'move the heparin order to monday', changes: { 2: { due: '2026-09-07' } } },
        { say: 'undo please', changes: { 2: { due: '2026-09-04' } } },
      ],
    ]),
  ]),
  ambiguity: heldAt(now, [
    ...talksOf(alike, [
      [
        { say: 'done with calling the ward', asks: true },
        { say: 'ward 5', completes: [2] },
      ],
    ]),
  ]),
  talk: heldAt(now, [...saidOf(tasks, [{ say: 'what is the maximum daily dose of ibuprofen?' }])]),
  several: heldAt(now, [
    ...saidOf(tasks, [
      { say: 'replied to Okafor, ordered the syringes', completes: [2, 6] },
      {
        say: 'Please move the drug count to Friday and add "print new count sheets" for Thursday.',
        changes: { 3: { due: '2026-09-04 07:30' } },
        adds: [{ title: 'print new count sheets', due: '2026-09-03' }],
      },
      {
        say: 'parking permit is renewed. whats still on the list for next week?',
        completes: [8],
        lists: [3, 5],
        mayList: [1],
      },
      {
        say: 'tag the intern training with teaching and set a reminder 30 minutes before it',
        changes: { 5: { tags: ['teaching'], remind: ['PT30M'] } },
      },
      {
        say: 'remind me to phone the wholesaler at 2pm, also tomorrow at 8 check the delivery',
        adds: [
          { title: 'phone the wholesaler', due: '2026-09-02 14:00' },
          { title: 'check the delivery', due: '2026-09-03 08:00' },
        ],
      },
    ]),
  ]),
  pastes: heldAt(now, [
    ...saidOf(alike, [
      {
        say: '- [ ] check lot numbers of the recall\n- [ ] inform ward 7\n- [x] quarantine the stock',
        adds: [
          { title: 'check lot numbers of the recall' },
          { title: 'inform ward 7' },
          { title: 'quarantine the stock', done: true },
        ],
      },
    ]),
  ]),
};
