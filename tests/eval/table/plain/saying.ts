import { addsOne, keepsWhole, saidAdds, saidOf } from '../../rows.ts';

/** Plain ways of asking for a task, and days and times wherever they stand in it. Said on Tuesday, 10 March 2026, at 10:00. */
export const addingPlain = [
  ...saidAdds([
    ['put the school play down for friday at 6pm', 'the school play', '2026-03-13 18:00'],
    ['could you put the MOT in my diary for the 20th', 'the MOT', '2026-03-20'],
    ['please put haircut down for thursday', 'haircut', '2026-03-12'],
    ['pencil the boiler man in the calendar on monday', 'the boiler man', '2026-03-16'],
    ['urgent! order more gloves for ward 3', 'order more gloves for ward 3', undefined, { priority: 'urgent' }],
    [
      'Important: email the landlord about the leak',
      'email the landlord about the leak',
      undefined,
      { priority: 'high' },
    ],
    ['ASAP - fax the form to Dr Hill', 'fax the form to Dr Hill', undefined, { priority: 'urgent' }],
    ['renew the parking permit, importnat', 'renew the parking permit', undefined, { priority: 'high' }],
    ['remeber to post the parcel friday', 'post the parcel', '2026-03-13'],
    ['pls rember my inhaler on saturday', 'my inhaler', '2026-03-14'],
    ['remind me 2 take the bins out 2nite', 'take the bins out', '2026-03-10 20:00'],
    ['Please remember me to pay the gas on thursday', 'pay the gas', '2026-03-12'],
    ['it is necessary to renew the visa until end of may', 'renew the visa', '2026-05-31'],
    ['please you add for me: meeting with boss on 15 march at 10', 'meeting with boss', '2026-03-15 10:00'],
    ['can you note for me that I must bring the passport tomorrow', /bring the passport$/i, '2026-03-11'],
    ['May I ask you to note down: call the embassy on Monday', 'call the embassy', '2026-03-16'],
    ["I'd appreciate it if you could add chase the supplier", 'chase the supplier'],
    ['order tyres, remind me on the 14th', 'order tyres', '2026-03-14'],
    ['ring nan and remind me tomorrow at 5pm', 'ring nan', '2026-03-11 17:00'],
    ['remind me friday to update the shopping list', 'update the shopping list', '2026-03-13'],
    ['remind me tonight to tidy the guest list', 'tidy the guest list', '2026-03-10 20:00'],
    [
      'create task Send report with due date friday and priority high',
      'Send report',
      '2026-03-13',
      { priority: 'high' },
    ],
    ['set reminder call the vet tomorrow', 'call the vet', '2026-03-11'],
    ['leave for the airport in 1 hour and 20 minutes', 'leave for the airport', '2026-03-10 11:20'],
    ['leave the keys with the neighbour on friday', 'leave the keys with the neighbour', '2026-03-13'],
    ['restock oat milk and paper cups', 'restock oat milk and paper cups'],
    ['ring the vet', 'ring the vet'],
    ['hoover the stairs', 'hoover the stairs'],
    ['(tomorrow) ring the school', 'ring the school', '2026-03-11'],
    ['[20 april] service the van', 'service the van', '2026-04-20'],
  ]),
  ...saidOf([{ title: 'call the vet' }], [{ say: 'leave the vet as it is' }, { say: 'keep the vet one' }]),
];

export const titlesPlain = saidAdds([
  ['watch Two Days One Night on saturday', 'watch Two Days One Night', '2026-03-14'],
  ['read Tuesdays with Morrie by the 20th', 'read Tuesdays with Morrie', '2026-03-20'],
  ['watch The Day After Tomorrow tonight', 'watch The Day After Tomorrow', '2026-03-10 20:00'],
  ["learn the lyrics to Friday I'm in Love", "learn the lyrics to Friday I'm in Love"],
  ['watch Friday Night Lights tomorrow', 'watch Friday Night Lights', '2026-03-11'],
  ['watch Ted Lasso Friday', 'watch Ted Lasso', '2026-03-13'],
  ['read Chapter 3 Tomorrow', 'read Chapter 3', '2026-03-11'],
]);

export const datesPlain = [
  ...saidAdds([
    ['tomorrow dentist at 9', 'dentist', '2026-03-11 09:00'],
    ['friday physio 3pm', 'physio', '2026-03-13 15:00'],
    ['add 3pm zoom call tomorrow', 'zoom call', '2026-03-11 15:00'],
    ['9am meeting with Bob on friday', 'meeting with Bob', '2026-03-13 09:00'],
    ['on monday call the bank at 10', 'call the bank', '2026-03-16 10:00'],
    ['pick up the kids at 5 from school tomorrow', 'pick up the kids from school', '2026-03-11 17:00'],
    ['parents evening on thursday in the school hall at 6pm', 'parents evening in the school hall', '2026-03-12 18:00'],
    ['tomorrow morning vet at 8:30', 'vet', '2026-03-11 08:30'],
    ['lunch at noon with Bo next tuesday', 'lunch with Bo', '2026-03-17 12:00'],
    ['email Tom tomorrow about the meeting at 3', 'email Tom about the meeting at 3', '2026-03-11'],
    ['discuss the friday release at 3pm', 'discuss the friday release', '2026-03-10 15:00'],
    ['pay the plumber until 20.4.', 'pay the plumber', '2026-04-20'],
    ['dentist 3.5. 14:00', 'dentist', '2026-05-03 14:00'],
    ['install version 20.4.', 'install version 20.4'],
    ['ring the school first thing monday', 'ring the school', '2026-03-16 09:00'],
    ['leave in 1h30', 'leave', '2026-03-10 11:30'],
    ['conference call 15:00 GMT tomorrow', 'conference call', '2026-03-11 16:00'],
    ['revise chapter 4-6 b4 monday', 'revise chapter 4-6', '2026-03-16'],
    ['team lunch tomorow 12.30', 'team lunch', '2026-03-11 12:30'],
    ['hand in the form wedensday', 'hand in the form', '2026-03-11'],
  ]),
];

export const recurrencePlain = saidAdds([
  [
    'late shift every friday at 8pm until 1 may',
    'late shift',
    '2026-03-13 20:00',
    { repeat: 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20260501' },
  ],
  ['swim saturdays 9:30', 'swim', '2026-03-14 09:30', { repeat: 'FREQ=WEEKLY;BYDAY=SA' }],
  ['walk the dog every day 7:15', 'walk the dog', '2026-03-11 07:15', { repeat: 'FREQ=DAILY' }],
  [
    'remind me on weekdays at 8 to take my pills',
    'take my pills',
    '2026-03-11 08:00',
    { repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
  ],
  [
    'football training tuesdays and thursdays 6-7:30pm',
    'football training',
    '2026-03-10 18:00',
    { repeat: 'FREQ=WEEKLY;BYDAY=TU,TH' },
  ],
  [
    'water the cactus every! 10 days',
    'water the cactus',
    '2026-03-10',
    { repeat: 'FREQ=DAILY;INTERVAL=10', mode: 'completion' },
  ],
]);

export const notHalfPlain = keepsWhole([
  ['two days of a weekend', 'night shift sat and sun 8pm', [/sat/i, /sun/i]],
  ['either of two days', 'early shift mon or tue 7am', [/mon/i, /tue/i]],
  ['from a day to a day of april', 'conference 12 to 14 april', [/12/, /14/]],
  ['morning and evening', 'feed the cat every morning and evening', [/morning and evening/i]],
  ['two or three days', 'go to the gym every 2 or 3 days', [/2 or 3/]],
]);

export const urduPlain = [
  ...addsOne([
    ['Urdu: the day behind', 'ammi ko call karni hai kal subah 10 baje', 'ammi ko call karni', '2026-03-11 10:00'],
    ['Urdu: the date behind', 'bijli ka bill jama karna hai 15 tareekh tak', 'bijli ka bill jama karna', '2026-03-15'],
    ['Urdu: monday of next week', 'agle hafte peer ko fees deni hai', 'fees deni', '2026-03-16'],
    ['Urdu: next week alone', 'agle hafte passport renew karwana hai', 'passport renew karwana', '2026-03-17'],
    ['Urdu: a meeting, the hour behind', 'agle peer ko meeting hai 11 baje', 'meeting', '2026-03-16 11:00'],
    [
      'Urdu: an appointment without an hour',
      'jumerat ko dentist ka appointment hai',
      'dentist ka appointment',
      '2026-03-12',
    ],
    ['Urdu: me behind the day', 'kal mujhe doctor ke paas jana hai', 'doctor ke paas jana', '2026-03-11'],
    [
      'Urdu: it matters',
      'budh ko abbu ki dawai lani hai zaroori hai',
      'abbu ki dawai lani',
      '2026-03-11',
      { priority: 'high' },
    ],
    ['Urdu: keep in mind', 'doodh lana yaad rakhna', 'doodh lana'],
    ['Urdu: in the evening', 'shaam ko chai banani hai', 'chai banani', '2026-03-10 19:00'],
    ['Urdu: next month behind', 'bachon ki fees deni hai agle mahine', 'bachon ki fees deni', '2026-04-10'],
    ['Urdu: task add karo', 'task add karo: kapray dhona', 'kapray dhona'],
    ['Urdu letters: the date behind', 'بجلی کا بل بھرنا ہے 15 تاریخ تک', 'بجلی کا بل بھرنا', '2026-03-15'],
    ['Urdu letters: tomorrow behind', 'گاڑی دھونا کل', 'گاڑی دھونا', '2026-03-11'],
  ]),
  ...saidOf(
    [{ title: 'doodh lana' }, { title: 'meeting' }],
    [
      { say: 'sab dikhao', lists: [1, 2] },
      { say: 'kal ki meeting cancel kar do', deletes: [2] },
    ],
  ),
];
