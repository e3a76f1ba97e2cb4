import type { Table } from '../../conversation.ts';
import { addsOne } from '../../rows.ts';

/** Said on Tuesday, 10 March 2026, at 10:00. */
export const calendar: Table = {
  dates: [
    ...addsOne([
      ['held: two weeks on wednesday', 'boiler check two weeks on wednesday', 'boiler check', '2026-03-25'],
      ['held: friday after next', 'rehearsal on the friday after next at 7pm', 'rehearsal', '2026-03-20 19:00'],
      ['held: day before sunday', 'defrost the turkey the day before sunday', 'defrost the turkey', '2026-03-14'],
      ['held: tomorrow week', 'swimming lesson tomorrow week at 4pm', 'swimming lesson', '2026-03-18 16:00'],
      ['held: three days after sunday', 'collect the photos 3 days after sunday', 'collect the photos', '2026-03-18'],
      ['held: thursday, misspelt', 'call the vet on thrusday at 2pm', 'call the vet', '2026-03-12 14:00'],

      [
        'held: first monday of next year',
        'start the diet on the first monday of next year',
        'start the diet',
        '2027-01-04',
      ],
      [
        'held: last friday of this month',
        'pay the gardener on the last friday of this month',
        'pay the gardener',
        '2026-03-27',
      ],
      ['held: second to last friday of may', 'rehearse the second to last friday of may', 'rehearse', '2026-05-22'],
      ['held: the thirty-first of may', 'apply by the thirty-first of may', 'apply', '2026-05-31'],
      ['held: short year, month first', "end the lease on June 30, '27", 'end the lease', '2027-06-30'],
      ['held: two weeks before a date', 'book the DJ two weeks before 1 june', 'book the DJ', '2026-05-18'],
      ['held: day after christmas', 'call Aunt Rose the day after christmas', 'call Aunt Rose', '2026-12-26'],
      ['held: year first', 'check the tyres on 2026/05/04', 'check the tyres', '2026-05-04'],
      ['held: end of next month', 'close the account at the end of next month', 'close the account', '2026-04-30'],
      ['held: february has passed', 'collect the medal on 2 feb', 'collect the medal', '2027-02-02'],

      ['held: 0610', 'be at the gate on friday at 0610', 'be at the gate', '2026-03-13 06:10'],
      ['held: half past eight', 'call the clinic tomorrow at half past eight', 'call the clinic', '2026-03-11 08:30'],
      ['held: p.m. with points', 'ring the bell at 5 p.m.', 'ring the bell', '2026-03-10 17:00'],
      [
        'held: saturday night at 12',
        'light the fireworks saturday night at 12',
        'light the fireworks',
        '2026-03-15 00:00',
      ],
      ['held: tonight at 1', 'feed the baby tonight at 1', 'feed the baby', '2026-03-11 01:00'],
      ['held: friday afternoon at 2', 'haircut friday afternoon at 2', 'haircut', '2026-03-13 14:00'],
      [
        'held: two hours and a quarter',
        'leave for the station in 2 hours and 15 minutes',
        'leave for the station',
        '2026-03-10 12:15',
      ],
      ['held: midday', 'meet the agent on monday at midday', 'meet the agent', '2026-03-16 12:00'],
      ['held: at 12', 'eat something at 12', 'eat something', '2026-03-10 12:00'],

      ['held: GMT-3', 'place the bid on 15 March at 23:30 GMT-3', 'place the bid', '2026-03-16 03:30'],
      [
        'held: a name of the list',
        'check the launch on 13 march at 9am America/New_York',
        'check the launch',
        '2026-03-13 14:00',
      ],
      ['held: London time', 'phone the embassy on friday at 9am London time', 'phone the embassy', '2026-03-13 10:00'],

      ['held: friday fortnight', 'pay the skip hire a fortnight on friday', 'pay the skip hire', '2026-03-27'],
      ['held: the monday after', 'collect the keys the day after sunday', 'collect the keys', '2026-03-16'],
      ['held: five days before a date', 'ask for leave 5 days before 20 april', 'ask for leave', '2026-04-15'],
      ['held: 2145', 'switch off the pump at 2145', 'switch off the pump', '2026-03-10 21:45'],
      [
        'held: UTC+2',
        'call the Helsinki office on friday at 9:00 UTC+2',
        'call the Helsinki office',
        '2026-03-13 08:00',
      ],
    ]),
    ...addsOne(
      [['held: MST in winter', 'plan the trip on 22 January at 10am MST', 'plan the trip', '2026-01-22 18:00']],
      {
        at: '2026-01-14 09:00',
      },
    ),
    ...addsOne([['held: the gap in Berlin', 'wake Tim tomorrow at 02:30', 'wake Tim', '2026-03-29 03:30']], {
      at: '2026-03-28 12:00',
    }),
    ...addsOne([['held: tomorrow in Honolulu', 'wash the board tomorrow', 'wash the board', '2026-03-11']], {
      zone: 'Pacific/Honolulu',
      at: '2026-03-10 23:50',
    }),
  ],
  titles: addsOne([
    ['held: april budget', 'review the April budget', 'review the April budget'],
    ['held: sunday roast for saturday', 'order a Sunday roast for saturday', 'order a Sunday roast', '2026-03-14'],
    ['held: lunch with April', 'lunch with April on friday', 'lunch with April', '2026-03-13'],
    ['held: half a kilo', 'buy 1/2 kg flour', 'buy 1/2 kg flour'],
    ['held: bug 404', 'fix bug 404', 'fix bug 404'],
    ['held: weekly report by friday', 'write the weekly report by friday', 'write the weekly report', '2026-03-13'],
    ['held: check in for', 'check in for the flight tomorrow', 'check in for the flight', '2026-03-11'],
    [
      'held: on the website',
      'fill in form B on the website by 20 march',
      'fill in form B on the website',
      '2026-03-20',
    ],
    ['held: a day in brackets first', '[friday] call the bank', 'call the bank', '2026-03-13'],
    ['held: a picture', 'order the cake 🎂 tomorrow', 'order the cake 🎂', '2026-03-11'],
    [
      'held: monday is closed',
      'remind me tomorrow at 8 that the shop is closed on monday',
      'the shop is closed on monday',
      '2026-03-11 08:00',
    ],

    ['held: tuesday group by monday', 'invite the Tuesday group by monday', 'invite the Tuesday group', '2026-03-16'],
    ['held: june the person', 'email June about the flat', 'email June about the flat'],
  ]),
  adding: addsOne([
    ['held: v2.0', 'write the notes #v2.0 by friday', 'write the notes', '2026-03-13', { tags: ['v2.0'] }],
    ['held: tag with an accent', 'book the café #déjà-vu', 'book the café', undefined, { tags: ['déjà-vu'] }],
    [
      'held: tagged in words',
      'add descale the kettle tagged kitchen',
      'descale the kettle',
      undefined,
      { tags: ['kitchen'] },
    ],
    ['held: hey there', 'hey, can you add buy cat litter to my list, thanks', 'buy cat litter'],
    ['held: I would like', "I'd like you to remind me to stretch at 4pm", 'stretch', '2026-03-10 16:00'],
    ['held: urgent, misspelt', 'add renew the visa, urgnt', 'renew the visa', undefined, { priority: 'urgent' }],
    ['held: p4', 'tidy the drawer p4 on sunday', 'tidy the drawer', '2026-03-15', { priority: 'low' }],
    ['held: due key with a weekday', 'rinse the tank due:friday', 'rinse the tank', '2026-03-13'],
    [
      'held: reminder two days before',
      'wedding on 12 june, remind me 2 days before',
      'wedding',
      '2026-06-12',
      { remind: ['P2D'] },
    ],
    ['held: tag in capitals', 'buy stamps #Errands', 'buy stamps', undefined, { tags: ['errands'] }],

    ['held: r&d', 'sketch the new hinge #r&d', 'sketch the new hinge', undefined, { tags: ['r&d'] }],
    ['held: would you', 'would you kindly put water the ficus on my list for friday?', 'water the ficus', '2026-03-13'],
  ]),
  urdu: addsOne([
    ['held: dopahar do baje', 'kal dopahar 2 baje meeting hai', /meeting/i, '2026-03-11 14:00'],
    ['held: ek ghante baad', 'ek ghante baad roti lana yaad dilana', /roti lana/i, '2026-03-10 11:00'],
    [
      'held: har jumme',
      'har jumme ko ghar saaf karna hai',
      /ghar saaf karna/i,
      '2026-03-13',
      { repeat: 'FREQ=WEEKLY;BYDAY=FR' },
    ],
    ['held: Urdu: monday', 'پیر کو فیس جمع کروانا یاد دلانا', /فیس جمع کروانا/, '2026-03-16'],

    ['held: mangal ko', 'agle hafte mangal ko paani ka bill dena hai', /paani ka bill/i, '2026-03-17'],
    ['held: Urdu: thursday', 'جمعرات کو بینک جانا یاد دلانا', /بینک جانا/, '2026-03-12'],
  ]),
};
