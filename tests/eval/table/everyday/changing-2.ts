import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidOf } from '../../rows.ts';

const site: Seed[] = [
  { title: 'pour the slab at plot 4', due: '2026-09-03 07:00', priority: 'high' },
  { title: 'order rebar', due: '2026-09-04' },
  { title: 'scaffold inspection', due: '2026-09-07 08:00', repeat: 'FREQ=WEEKLY;BYDAY=MO' },
  { title: 'call the crane company', tags: ['calls'] },
  { title: 'toolbox talk', due: '2026-09-04 07:30' },
  { title: 'snag list for plot 2', due: '2026-09-11' },
  { title: 'sign off timesheets', due: '2026-09-04 16:00', repeat: 'FREQ=WEEKLY;BYDAY=FR' },
  { title: 'return the hired breaker', due: '2026-09-02 17:00' },
];

const shop: Seed[] = [
  { title: 'call the supplier about the candles', due: '2026-03-11 11:00' },
  { title: 'stocktake', due: '2026-04-01', repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' },
  { title: 'change the window display', due: '2026-03-16', tags: ['shop'] },
  { title: 'pay the shop rent', due: '2026-04-01', priority: 'high' },
  { title: 'send Mrs Okafor her gift card' },
  { title: 'VAT return', due: '2026-04-07' },
  { title: 'team lunch', due: '2026-03-13 12:30' },
  { title: 'quote for Brandt', due: '2026-03-11', tags: ['sales', 'clients'] },
];

const study: Seed[] = [
  { title: 'chem lab report', due: '2026-03-12 18:00' },
  { title: 'band practice', due: '2026-03-14 16:00', repeat: 'FREQ=WEEKLY;BYDAY=SA' },
  { title: 'return library books', due: '2026-03-11' },
  { title: 'review paper for Journal of Soil Science', due: '2026-03-24', tags: ['research'] },
  { title: 'grant proposal draft', due: '2026-03-27 17:00', priority: 'high' },
  { title: 'ring Margaret about the choir outing' },
  { title: 'water the seedlings', due: '2026-03-10 18:00', repeat: 'FREQ=DAILY' },
  { title: 'clean my room', priority: 'low' },
];

/**
 * A site manager's list on Wednesday, 2 September 2026, at 08:15; on Tuesday, 10 March 2026, at 10:00 one of a shop owner, an assistant, a sales
 * person and somebody who learnt English late, and one of a student, a teenager, a researcher and a retired teacher.
 */
export const dailyChanging2: Table = {
  changing: [
    ...heldAt(
      '2026-09-02 08:15',
      saidOf(site, [
        { say: 'slab pour postponed to monday 7am, rain', changes: { 1: { due: '2026-09-07 07:00' } } },
        { say: 'change the rebar order to today', changes: { 2: { due: '2026-09-02' } } },
        { say: 'make toolbox talk weekly', changes: { 5: { repeat: 'FREQ=WEEKLY;BYDAY=FR' } } },
        {
          say: 'scaffold inspection should be fortnightly instead of weekly',
          changes: { 3: { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO' } },
        },
        { say: 'set the crane company one to tmrw 9am', changes: { 4: { due: '2026-09-03 09:00' } } },
        { say: 'snag list is now due this friday', changes: { 6: { due: '2026-09-04' } } },
        { say: 'timesheets an hour earlier this week', changes: { 7: { due: '2026-09-04 15:00' } } },
        { say: 'slab pour is top priority, mark it urgent', changes: { 1: { priority: 'urgent' } } },
        { say: 'remind me 12 hours before the slab pour', changes: { 1: { remind: ['PT12H'] } } },
        { say: 'put tags plot4 and concrete on the slab pour', changes: { 1: { tags: ['plot4', 'concrete'] } } },
        { say: 'remove the calls tag from the crane company', changes: { 4: { tags: [] } } },
        {
          say: 'move everything thats due friday to thursday instead',
          changes: {
            2: { due: '2026-09-03' },
            5: { due: '2026-09-03 07:30' },
            7: { due: '2026-09-03 16:00' },
          },
        },
      ]),
    ),
    ...saidOf(shop, [
      {
        say: 'could you please postpone the call with the supplier by two hours',
        changes: { 1: { due: '2026-03-11 13:00' } },
      },
      { say: 'the date of the stocktake please change to 2 april', changes: { 2: { due: '2026-04-02' } } },
      { say: 'push the window display out by 10 days', changes: { 3: { due: '2026-03-26' } } },
      { say: 'vat return - remind me 3 days ahead', changes: { 6: { remind: ['P3D'] } } },
      {
        say: 'team lunch is now called farewell lunch for Ines',
        changes: { 7: { title: 'farewell lunch for Ines' } },
      },
      {
        say: "the Brandt quote shouldn't be tagged sales, take that tag away",
        changes: { 8: { tags: ['clients'] } },
      },
      {
        say: 'set the gift card for mrs okafor to thursday noon',
        changes: { 5: { due: '2026-03-12 12:00' } },
      },
      { say: 'lower the shop rent to medium priority', changes: { 4: { priority: 'medium' } } },
      {
        say: 'make the shop rent repeat every month on the 1st',
        changes: { 4: { repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' } },
      },
      { say: 'i do not want any reminder for the team lunch', changes: { 7: { remind: [] } } },
      {
        say: 'bring the quote for brandt forward to this afternoon',
        changes: { 8: { due: '2026-03-10 15:00' } },
      },
    ]),
    ...saidOf(study, [
      {
        say: 'got an extension on the chem lab report till monday!! can u change it',
        changes: { 1: { due: '2026-03-16 18:00' } },
      },
      { say: 'band practice is at 5 now', changes: { 2: { due: '2026-03-14 17:00' } } },
      {
        say: 'I shall return the library books on Thursday instead',
        changes: { 3: { due: '2026-03-12' } },
      },
      { say: 'give me 3 more days on the soil science review', changes: { 4: { due: '2026-03-27' } } },
      {
        say: 'the grant draft has to be in two days earlier, please adjust',
        changes: { 5: { due: '2026-03-25 17:00' } },
      },
      {
        say: 'Would you move ringing Margaret to Sunday afternoon, please',
        changes: { 6: { due: '2026-03-15 15:00' } },
      },
      {
        say: 'the seedlings only need watering every other day',
        changes: { 7: { repeat: 'FREQ=DAILY;INTERVAL=2' } },
      },
      { say: 'mum says clean my room is high prio now ugh', changes: { 8: { priority: 'high' } } },
      {
        say: 'grant proposal draft: tag it research and deadline',
        changes: { 5: { tags: ['research', 'deadline'] } },
      },
      {
        say: 'stick a note on the library books saying theres a 2.40 fine',
        changes: { 3: { description: /2\.40 fine/i } },
      },
    ]),
  ],
};
