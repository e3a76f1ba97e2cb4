import { addsOne, saidAdds, saidOf } from '../../rows.ts';

/** Tasks that nobody asks for with "add". Said on Tuesday, 10 March 2026, at 10:00. */
export const indirectVoices = [
  ...saidAdds([
    ["I can't forget to water mum's plants while she's away", "water mum's plants while she's away"],
    ['the car needs an oil change before the road trip', /oil change/i],
    ['note to self: stop buying cheap batteries', 'stop buying cheap batteries'],
    ["we're out of milk", /\bmilk$/i],
    ["toilet paper's running low again", /toilet paper/i],
    ['the landlord wants the meter reading by friday', /meter reading$/i, '2026-03-13'],
    ['it would be bad if i missed the tax deadline on 31 may', /tax/i, '2026-05-31'],
    [
      "somebody has to pick grandpa up from the airport sunday at 4 and it's me",
      /pick grandpa up from the airport/i,
      '2026-03-15 16:00',
    ],
    ['gotta hit the gym tmrw at 6am', 'hit the gym', '2026-03-11 06:00'],
    ["don't let me forget the cake on saturday", /cake$/i, '2026-03-14'],
    ['the smoke alarm keeps beeping, new battery needed', /battery|smoke alarm/i],
    ['Would you be so kind as to jot down that I owe Karim 20 euros?', /owe Karim 20 euros$/i],
    ['put bin day on there, its wednesdays', /^bin day/i, '2026-03-11', { repeat: 'FREQ=WEEKLY;BYDAY=WE' }],
    ["I've been meaning to call aunt rosa", 'call aunt rosa'],
    ['I should probably start packing on thursday evening', 'start packing', '2026-03-12 19:00'],
    ['we really ought to get the chimney swept before winter', /get the chimney swept/i],
    ['my phone bill is due on the 15th', /phone bill/i, '2026-03-15'],
    [
      "make sure i don't forget to submit my timesheet every friday at 4pm",
      'submit my timesheet',
      '2026-03-13 16:00',
      { repeat: 'FREQ=WEEKLY;BYDAY=FR' },
    ],
    ['someone should tell HR about the broken chair', /tell HR about the broken chair$/i],
    ['jot this down pls, ask Bo for the wifi password', 'ask Bo for the wifi password'],
    ['im supposed to bring a salad to the potluck on the 28th', /bring a salad to the potluck$/i, '2026-03-28'],
    ['keep forgetting to back up my laptop. fix that. tomorrow 9pm', /back up my laptop/i, '2026-03-11 21:00'],
    ['the library books are due back thursday', /library books/i, '2026-03-12'],
    [
      'theres a leak under the sink, get someone to look at it asap',
      /leak|sink|look at it/i,
      undefined,
      { priority: 'urgent' },
    ],
    ['dont wanna miss the eclipse on aug 12', /eclipse$/i, '2026-08-12'],
    [
      "i have to remember mom's pills at 7 every evening",
      /mom's pills$/i,
      '2026-03-10 19:00',
      { repeat: 'FREQ=DAILY' },
    ],
  ]),
  ...saidOf(
    [],
    [
      {
        say: "mum's birthday is on the 4th, get her flowers",
        either: [
          { adds: [{ title: /flowers/i, due: '2026-04-04' }] },
          { adds: [{ title: /^mum's birthday/i, due: '2026-04-04' }, { title: 'get her flowers' }] },
        ],
      },
      {
        say: "i promised Dana I'd proofread her thesis by the weekend",
        either: ['2026-03-13', '2026-03-14'].map((due) => ({ adds: [{ title: /proofread her thesis$/i, due }] })),
      },
      {
        say: 'kids have no school on monday, need to find a babysitter',
        either: [{}, { due: '2026-03-16' }].map((due) => ({ adds: [{ title: /find a babysitter/i, ...due }] })),
      },
      {
        say: 'new todo - cancel the free trial before it renews on the 20th',
        either: [{ due: '2026-03-20' }, { due: '2026-03-19' }, {}].map((due) => ({
          adds: [{ title: /^cancel the free trial/i, ...due }],
        })),
      },
    ],
  ),
];

/** Titles that hold what elsewhere is a number, a time, a name of a day or a command. */
export const titlesVoices = [
  ...saidAdds([
    ['add watch "24: Live Another Day" tonight', /^watch "?24: Live Another Day"?$/i, '2026-03-10 20:00'],
    ["add read '1984' by friday", ["read '1984'", 'read 1984'], '2026-03-13'],
    ['add call 555-0142 and ask for Mr. May', 'call 555-0142 and ask for Mr. May'],
    [
      'remind me to check out https://example.com/blog/2026-04-01/tips?p=2 tonight',
      'check out https://example.com/blog/2026-04-01/tips?p=2',
      '2026-03-10 20:00',
    ],
    ['add 🎂 bake cake for Zoë 🎉 on sunday', '🎂 bake cake for Zoë 🎉', '2026-03-15'],
    ['todo: fix bug #4521 in checkout (prod)', 'fix bug #4521 in checkout (prod)'],
    [
      'add return The Five People You Meet in Heaven to the library on monday',
      'return The Five People You Meet in Heaven to the library',
      '2026-03-16',
    ],
    ['add buy tickets for Blink-182 @ O2 Arena', 'buy tickets for Blink-182 @ O2 Arena'],
    ['add pick up size 10 boots at 2 pm', 'pick up size 10 boots', '2026-03-10 14:00'],
    ['new task: Q3 OKRs [draft] — review w/ J.P. & co.', 'Q3 OKRs [draft] — review w/ J.P. & co'],
    ['create a task called Done', 'Done'],
    ['add delete old photos from phone', 'delete old photos from phone'],
    ['remind me to read chapter 3-5 tomorrow', 'read chapter 3-5', '2026-03-11'],
    ["put 'Say yes, then say no' on my list", 'Say yes, then say no'],
    ["add learn the chords to Friday I'm in Love by sunday", "learn the chords to Friday I'm in Love", '2026-03-15'],
    ['add show mum how to complete the form', 'show mum how to complete the form'],
    ['add 10 push ups every morning', '10 push ups', '2026-03-11 09:00', { repeat: 'FREQ=DAILY' }],
  ]),
];

/** Lists as they are copied from elsewhere. */
export const pastesVoices = [
  ...saidOf(
    [],
    [
      {
        say: 'Shopping:\n- oat milk\n- 2 onions\n- washing powder (the green one)\n- ice',
        adds: [
          { title: 'oat milk' },
          { title: '2 onions' },
          { title: 'washing powder (the green one)' },
          { title: 'ice' },
        ],
      },
      {
        say: "From today's meeting:\n* Lena to send minutes by Friday\n* follow up w/ Acme re: contract\n* book flights BER-LHR 12 May\n",
        adds: [
          { title: 'Lena to send minutes', due: '2026-03-13' },
          { title: 'follow up w/ Acme re: contract' },
          { title: 'book flights BER-LHR', due: '2026-05-12' },
        ],
      },
      {
        say: '[ ] call bank\n[x] send tax form\n[ ] cancel gym by 31 March',
        adds: [
          { title: 'call bank' },
          { title: 'send tax form', done: true },
          { title: 'cancel gym', due: '2026-03-31' },
        ],
      },
      {
        say: 'todo\n\n1) passport photos\n2) visa form — deadline April 15\n3) book hotel (2 nights, near the station)',
        adds: [
          { title: 'passport photos' },
          { title: /^visa form/i, due: '2026-04-15' },
          { title: 'book hotel (2 nights, near the station)' },
        ],
      },
      {
        say: 'add these please:\nmow lawn tomorrow\nhoover upstairs\nchange bedsheets every sunday',
        adds: [
          { title: 'mow lawn', due: '2026-03-11' },
          { title: 'hoover upstairs' },
          { title: 'change bedsheets', due: '2026-03-15', repeat: 'FREQ=WEEKLY;BYDAY=SU' },
        ],
      },
      {
        say: "• dentist Mon 23 March 8:15\n• haircut Thu 26 March 17:30\n• Emma's recital Sat 28 March 3pm",
        adds: [
          { title: 'dentist', due: '2026-03-23 08:15' },
          { title: 'haircut', due: '2026-03-26 17:30' },
          { title: "Emma's recital", due: '2026-03-28 15:00' },
        ],
      },
    ],
  ),
  ...addsOne([
    [
      'a pasted line with a mark of its own',
      '→ send the keys back to Mrs. Lindqvist, reg. post',
      /^(?:→ )?send the keys back to Mrs\. Lindqvist, reg\. post$/i,
    ],
  ]),
];
