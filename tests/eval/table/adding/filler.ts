import type { Conversation } from '../../conversation.ts';
import { addsOne } from '../../rows.ts';

/** Tags, polite words around the matter, slips of the finger. Said on Tuesday, 10 March 2026, at 10:00. */
export const filler: Conversation[] = [
  ...addsOne([
    ['node.js', 'upgrade the build #node.js', 'upgrade the build', undefined, { tags: ['node.js'] }],
    ['q&a', 'prepare questions for the panel #q&a', 'prepare questions for the panel', undefined, { tags: ['q&a'] }],
    [
      'tag with a hyphen',
      'email the supplier #follow-up tomorrow',
      'email the supplier',
      '2026-03-11',
      { tags: ['follow-up'] },
    ],
    ['tag first', '#work call Anna on monday', 'call Anna', '2026-03-16', { tags: ['work'] }],
    ['tags with commas', 'buy seeds #garden, #spring', 'buy seeds', undefined, { tags: ['garden', 'spring'] }],
    ['C# is no tag', 'finish the C# course', 'finish the C# course'],
    [
      'very polite',
      'Could you please be so kind and remind me to feed the cat tomorrow? Thank you!',
      'feed the cat',
      '2026-03-11',
    ],
    ['if you do not mind', "if you don't mind, add call the plumber for friday", 'call the plumber', '2026-03-13'],
    ['uh', 'uh, I think I should book the ferry by thursday', 'book the ferry', '2026-03-12'],
    ['jot down', 'jot down: return the drill to Marek', 'return the drill to Marek'],
    ['I have to', 'I have to renew my library card by 1 april', 'renew my library card', '2026-04-01'],
    ['shouted', 'REMIND ME TO CALL MOM TOMORROW AT 5PM', 'call mom', '2026-03-11 17:00'],
    ['remind, misspelt', 'remnd me to buy soap tomorrow', 'buy soap', '2026-03-11'],
    ['add, misspelt', 'ad task buy soap', 'buy soap'],
    ['low priority in words', 'low priority: sort the photos', 'sort the photos', undefined, { priority: 'low' }],
    ['due key', 'pay the dog tax due:tomorrow', 'pay the dog tax', '2026-03-11'],
    ['due key with a date', 'renew the domain due:2026-04-02', 'renew the domain', '2026-04-02'],
    [
      'reminder at a clock time',
      'job interview on friday at 11, remind me on thursday at 8pm',
      'job interview',
      '2026-03-13 11:00',
      { remind: ['2026-03-12 20:00'] },
    ],
    [
      'reminders of two kinds',
      'call with Lima tomorrow at 4pm, remind me 1 hour before and 10 minutes before',
      'call with Lima',
      '2026-03-11 16:00',
      { remind: ['PT1H', 'PT10M'] },
    ],
    [
      'no reminder wanted',
      'lunch with Kim tomorrow at noon, no reminder',
      'lunch with Kim',
      '2026-03-11 12:00',
      { remind: [] },
    ],
  ]),
  {
    name: 'which day it reminds',
    turns: [
      {
        say: 'remind me to take the pie out in 25 minutes',
        adds: [{ title: 'take the pie out', due: '2026-03-10 10:25' }],
        names: [/10:25/],
      },
    ],
  },
  {
    name: 'which moment it reminds',
    turns: [
      {
        say: 'remind me to ring Bea tomorrow at 3pm',
        adds: [{ title: 'ring Bea', due: '2026-03-11 15:00' }],
        names: [/15:00|3(:00)? ?pm/i],
      },
    ],
  },
  {
    name: 'when it reminds before',
    turns: [
      {
        say: 'train to Bern on thursday at 8:40, remind me 50 minutes before',
        adds: [{ title: 'train to Bern', due: '2026-03-12 08:40', remind: ['PT50M'] }],
        names: [/50 min|7:50/i],
      },
    ],
  },
  {
    name: 'overdue at once',
    turns: [
      {
        say: 'add return the skis, due 2 march 2026',
        adds: [{ title: 'return the skis', due: '2026-03-02' }],
        names: [/overdue|past/i],
      },
    ],
  },
  ...addsOne([
    ['new todo', 'new todo: defrost the fridge', 'defrost the fridge'],
    ['put on the list', 'put lamp oil on my list', ['lamp oil', 'buy lamp oil']],
    [
      'note that',
      'make a note that I have to call the roofer on monday',
      ['call the roofer', 'I have to call the roofer'],
      '2026-03-16',
    ],
  ]),
];
