import type { Conversation } from '../../conversation.ts';
import { addsEither, addsOne } from '../../rows.ts';

/** Said on Tuesday, 10 March 2026. */
export const calendar: Conversation[] = [
  ...addsEither([
    ['market, next october', 'market on the third saturday of next october', 'market', ['2026-10-17', '2027-10-16']],
    ['tea, next may', 'tea with Ada on the last monday of next may', 'tea with Ada', ['2026-05-25', '2027-05-31']],
    [
      'hall, next june',
      'Book the hall on the first Friday of next June',
      'Book the hall',
      ['2026-06-05', '2027-06-04'],
    ],
  ]),
  ...addsOne([
    ['second tuesday of next month', 'parents meet on the second tuesday of next month', 'parents meet', '2026-04-14'],
    ['third thursday in may', 'open day on the third thursday in may', 'open day', '2026-05-21'],
    [
      'last working day of april',
      'send the accounts on the last working day of april',
      'send the accounts',
      '2026-04-30',
    ],
    [
      'the first of next month',
      'cancel the gym contract on the 1st of next month',
      'cancel the gym contract',
      '2026-04-01',
    ],
    ['last day of february', 'report the meter on the last day of february 2028', 'report the meter', '2028-02-29'],
    ['the twenty-first', 'pay the builders on the twenty-first', 'pay the builders', '2026-03-21'],
    ['the third of april', 'visit the notary on the third of april', 'visit the notary', '2026-04-03'],
    ['the ninth has passed', 'pay the piano teacher on the 9th', 'pay the piano teacher', '2026-04-09'],
    ['year first with a time', 'sign the lease 2027-01-15 14:30', 'sign the lease', '2027-01-15 14:30'],
    ['year first, then a clock', 'hand over the flat 2026/11/30 at 9am', 'hand over the flat', '2026-11-30 09:00'],
    ['short year, day first', "cancel the insurance on 12 may '27", 'cancel the insurance', '2027-05-12'],
    ['the day after a date', 'settle the bill the day after 30 april', 'settle the bill', '2026-05-01'],
    ['in a fortnight', 'trim the hooves in a fortnight', 'trim the hooves', '2026-03-24'],
    ['first sunday of a month and a year', 'fun run on the first sunday of september 2027', 'fun run', '2027-09-05'],
    ['short year', "renew the passport by 4 july '28", 'renew the passport', '2028-07-04'],
    ['day before christmas', 'buy candles the day before christmas', 'buy candles', '2026-12-24'],
    ['a week before christmas', 'order the goose a week before christmas', 'order the goose', '2026-12-18'],
    ['ten days after a date', 'chase the refund 10 days after april 1', 'chase the refund', '2026-04-11'],
    ['halloween', 'carve the pumpkin on halloween', 'carve the pumpkin', '2026-10-31'],
    ['end of the year', 'use up my leave by the end of the year', 'use up my leave', '2026-12-31'],
    ['in six weeks', 'take the stitches out in six weeks', 'take the stitches out', '2026-04-21'],
    ['in two months', 'check on the seedlings in 2 months', 'check on the seedlings', '2026-05-10'],
  ]),
  ...addsOne([['a month from the 31st', 'call the clinic in 1 month', 'call the clinic', '2027-02-28']], {
    at: '2027-01-31 10:00',
  }),
  ...addsOne([['leap day', 'pay rent tomorrow', 'pay rent', '2028-02-29']], { at: '2028-02-28 09:00' }),
  ...addsOne([['new year in Auckland', 'buy eggs tomorrow', 'buy eggs', '2027-01-01']], {
    at: '2026-12-31 23:00',
    zone: 'Pacific/Auckland',
  }),
  ...addsOne([['slash date with a year, British', 'tax disc on 1/9/2026', 'tax disc', '2026-09-01']], {
    locale: 'en-GB',
  }),
];
