import type { Conversation, Seed } from '../../conversation.ts';
import { addsOne } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'sabzi lana', due: '2026-03-10 18:00' },
  { title: 'darzi se kapre lena' },
  { title: 'gari ki service', due: '2026-03-12' },
];

/** Days and times in Urdu, in its own and in Roman letters. A title may keep the verb it was said with. */
export const urduDates: Conversation[] = [
  ...addsOne([
    ['parson shaam', 'parson shaam 6 baje doctor ke paas jana hai', /doctor ke paas jana/i, '2026-03-12 18:00'],
    ['raat nau baje', 'aaj raat 9 baje dawai lena yaad dilana', /dawai lena/i, '2026-03-10 21:00'],
    ['peer ko', 'peer ko fees jama karwana yaad dilao', /fees jama karwana/i, '2026-03-16'],
    ['itwar ko', 'itwar ko nani ko phone karna hai', /nani ko phone karna/i, '2026-03-15'],
    ['do din baad', '2 din baad kitab wapas karni hai', /kitab wapas karni/i, '2026-03-12'],
    ['har roz', 'har roz subah 8 baje dawai lena', /dawai lena/i, '2026-03-11 08:00', { repeat: 'FREQ=DAILY' }],
    ['Urdu: tomorrow at eight', 'کل صبح 8 بجے دوا لینی ہے', /دوا لینی/, '2026-03-11 08:00'],
    ['Urdu: today at nine in the night', 'آج رات 9 بجے نانی کو فون کرنا ہے', /نانی کو فون کرنا/, '2026-03-10 21:00'],
    ['Urdu: every day', 'ہر روز پودوں کو پانی دینا', /پودوں کو پانی دینا/, '2026-03-10', { repeat: 'FREQ=DAILY' }],
  ]),
  {
    name: 'kal ke kaam',
    tasks: [{ title: 'roti lana', due: '2026-03-11' }, { title: 'chai lana' }],
    turns: [{ say: 'kal kya kya karna hai?', lists: [1] }],
  },
  { name: 'kaam mukammal karo', tasks, turns: [{ say: 'sabzi wala kaam ho gaya', completes: [1] }] },
  { name: 'hafte ko kar do', tasks, turns: [{ say: 'kaam 3 hafte ko kar do', changes: { 3: { due: '2026-03-14' } } }] },
  { name: 'do kaam', tasks, turns: [{ say: 'kaam 1 aur 2 ho gaye', completes: [1, 2] }] },
  {
    name: 'saare delete',
    tasks,
    turns: [{ say: 'saare kaam delete kar do', asks: true, wants: { deletes: [1, 2, 3] } }, { say: 'nahi' }],
  },
  { name: 'Urdu: delete', tasks, turns: [{ say: 'کام 3 حذف کر دو', deletes: [3] }] },
  { name: 'Urdu: today', tasks, turns: [{ say: 'آج کے کام دکھاؤ', lists: [1] }] },
  { name: 'Urdu: thanks', tasks, turns: [{ say: 'شکریہ' }] },
  { name: 'kaise ho', tasks, turns: [{ say: 'kaise ho?' }] },
];
