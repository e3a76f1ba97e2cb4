import type { Conversation } from '../../conversation.ts';

export const dates: Conversation[] = [
  {
    name: 'bins tonight',
    turns: [{ say: 'Take the bins out tonight', adds: [{ title: 'take the bins out', due: '2026-03-10 20:00' }] }],
  },
  {
    name: 'slides in two hours',
    turns: [
      { say: 'Email Anna the slides in 2 hours', adds: [{ title: 'Email Anna the slides', due: '2026-03-10 12:00' }] },
    ],
  },
  {
    name: 'passport in three weeks',
    turns: [{ say: 'renew passport in 3 weeks', adds: [{ title: 'renew passport', due: '2026-03-31' }] }],
  },
  {
    name: 'invoice by the end of the month',
    turns: [{ say: 'pay the invoice by end of month', adds: [{ title: 'pay the invoice', due: '2026-03-31' }] }],
  },
  {
    name: 'politely on my list',
    turns: [
      {
        say: 'can you put "call the bank" on my list for thursday at noon please',
        adds: [{ title: 'call the bank', due: '2026-03-12 12:00' }],
      },
    ],
  },
  {
    name: 'dentist next friday',
    turns: [{ say: 'dentist next friday at 9:15', adds: [{ title: 'dentist', due: '2026-03-20 09:15' }] }],
  },
  {
    name: 'lunch at one',
    turns: [{ say: 'lunch with Sara at 1', adds: [{ title: 'lunch with Sara', due: '2026-03-10 13:00' }] }],
  },
  {
    name: 'garage at nine',
    turns: [{ say: 'call the garage at 9', adds: [{ title: 'call the garage', due: '2026-03-11 09:00' }] }],
  },
  {
    name: 'hall in june',
    turns: [
      { say: 'Book the hall on the first Friday of June', adds: [{ title: 'Book the hall', due: '2026-06-05' }] },
    ],
  },
  {
    name: 'monday after next',
    turns: [{ say: 'Call the bank the Monday after next', adds: [{ title: 'Call the bank', due: '2026-03-23' }] }],
  },
  {
    name: 'before christmas',
    turns: [{ say: 'Wrap presents 2 days before christmas', adds: [{ title: 'Wrap presents', due: '2026-12-23' }] }],
  },
  {
    name: 'friday week',
    turns: [
      {
        say: 'dinner with the team friday week at 7pm',
        adds: [{ title: 'dinner with the team', due: '2026-03-20 19:00' }],
      },
    ],
  },
  {
    name: 'tonight at twelve',
    turns: [{ say: 'submit the form tonight at 12', adds: [{ title: 'submit the form', due: '2026-03-11 00:00' }] }],
  },
  {
    name: 'friday demo',
    turns: [
      { say: 'Prepare the Friday demo by Wednesday', adds: [{ title: 'Prepare the Friday demo', due: '2026-03-11' }] },
    ],
  },
  { name: 'sunday times', turns: [{ say: 'Buy the Sunday Times', adds: [{ title: 'Buy the Sunday Times' }] }] },
  {
    name: 'date in brackets',
    turns: [{ say: 'Call mom (tomorrow)', adds: [{ title: 'Call mom', due: '2026-03-11' }] }],
  },
  {
    name: 'friday invoice',
    turns: [
      {
        say: 'Send Friday invoice on Monday at 9am',
        adds: [{ title: 'Send Friday invoice', due: '2026-03-16 09:00' }],
      },
    ],
  },
  {
    name: 'slash date, American',
    turns: [{ say: 'pay the deposit on 4/12', adds: [{ title: 'pay the deposit', due: '2026-04-12' }] }],
  },
  {
    name: 'slash date, British',
    locale: 'en-GB',
    turns: [{ say: 'pay the deposit on 4/12', adds: [{ title: 'pay the deposit', due: '2026-12-04' }] }],
  },
  {
    name: 'the night the clocks change',
    zone: 'America/New_York',
    at: '2026-03-07 12:00',
    turns: [{ say: 'call dad tomorrow 5pm', adds: [{ title: 'call dad', due: '2026-03-08 17:00' }] }],
  },
  {
    name: 'military time',
    turns: [{ say: 'meet Omar on the 15th at 0930', adds: [{ title: 'meet Omar', due: '2026-03-15 09:30' }] }],
  },
  {
    name: 'another zone',
    turns: [
      { say: 'join the webinar tomorrow at 15:00 UTC', adds: [{ title: 'join the webinar', due: '2026-03-11 16:00' }] },
    ],
  },
  {
    name: 'how long is no date',
    turns: [
      {
        say: 'Read for 30 minutes tomorrow morning',
        adds: [{ title: 'Read for 30 minutes', due: '2026-03-11 09:00' }],
      },
    ],
  },
];
