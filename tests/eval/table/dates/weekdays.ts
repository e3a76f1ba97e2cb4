import type { Conversation } from '../../conversation.ts';
import { addsEither, addsOne } from '../../rows.ts';

/** Said on Tuesday, 10 March 2026. */
export const weekdays: Conversation[] = [
  ...addsOne([
    ['monday week', 'return the skates monday week', 'return the skates', '2026-03-23'],
    ['a week on thursday', 'pick up the suit a week on thursday', 'pick up the suit', '2026-03-19'],
    ['a week from monday', 'call the school a week from monday', 'call the school', '2026-03-23'],
    ['two weeks from friday', 'hand back the keys two weeks from friday', 'hand back the keys', '2026-03-27'],
    ['wednesday after next', 'lunch with Nadia the wednesday after next', 'lunch with Nadia', '2026-03-18'],
    ['day after friday', 'tidy up the flat the day after friday', 'tidy up the flat', '2026-03-14'],
    ['two days before friday', 'send the invitations 2 days before friday', 'send the invitations', '2026-03-11'],
    ['next wednesday', 'change the tyres next wednesday', 'change the tyres', '2026-03-18'],
    [
      'monday of next week',
      'renew the parking permit on monday of next week',
      'renew the parking permit',
      '2026-03-16',
    ],
    ['a fortnight today', 'give the books back a fortnight today', 'give the books back', '2026-03-24'],
    ['wednesday, misspelt', 'hand in the form on wensday', 'hand in the form', '2026-03-11'],
    ['tomorrow, misspelt', 'pack the bags tommorow', 'pack the bags', '2026-03-11'],
  ]),
  ...addsEither([
    ['this weekend', 'plant the bulbs this weekend', 'plant the bulbs', ['2026-03-14', '2026-03-15']],
    ['end of the week', 'file the papers by the end of the week', 'file the papers', ['2026-03-13', '2026-03-15']],
  ]),
];
