import type { Seed } from '../../conversation.ts';
import { saidAdds, saidOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'doodh lana', due: '2026-03-10' },
  { title: 'ammi ko phone karna' },
  { title: 'bijli ka bill', due: '2026-03-12' },
];

/** Urdu as it is typed. A title may keep the verb it was said with. */
export const urduSpoken = [
  ...saidAdds([
    ['kal subah 8 baje walk par jana hai', /walk par jana/i, '2026-03-11 08:00'],
    ['mujhe kal bank jana hai', /^bank jana/i, '2026-03-11'],
    ['mujhe yaad dilana ke kal bachon ki fees deni hai', /^bachon ki fees deni/i, '2026-03-11'],
    ['aaj shaam 7 baje Ali ko call karna', /^Ali ko call karna/i, '2026-03-10 19:00'],
    ['ek kaam add karo: gari dhona', /^gari dhona/i],
    ['naya kaam: kapre press karna', /^kapre press karna/i],
    ['har jumme ko masjid jana', /^masjid jana/i, '2026-03-13', { repeat: 'FREQ=WEEKLY;BYDAY=FR' }],
    ['har mahine 5 tareekh ko kiraya dena', /^kiraya dena/i, '2026-04-05', { repeat: 'FREQ=MONTHLY;BYMONTHDAY=5' }],
    ['kal shaam 5 baje meeting hai', /^meeting/i, '2026-03-11 17:00'],
    ['bhai mujhe kal doodh lana hai yaad kara dena', /^doodh lana/i, '2026-03-11'],
    ['کل صبح 9 بجے ڈاکٹر کے پاس جانا ہے', /^ڈاکٹر کے پاس جانا/, '2026-03-11 09:00'],
    ['جمعے کو فیس دینی ہے', /^فیس دینی/, '2026-03-13'],
    ['مجھے کل سبزی لانی ہے', /^سبزی لانی/, '2026-03-11'],
  ]),
  ...saidOf(tasks, [
    { say: 'list dikhao', lists: [1, 2, 3] },
    { say: 'meri list dikhao', lists: [1, 2, 3] },
    { say: 'aaj kya karna hai?', lists: [1] },
    { say: 'aaj mere kya kaam hain?', lists: [1] },
    { say: 'kaunse kaam reh gaye hain?', lists: [1, 2, 3] },
    { say: 'kya aaj koi kaam baqi hai?', lists: [1] },
    { say: 'doodh le aaya', either: [{ completes: [1] }, {}] },
    { say: 'bijli ka bill de diya', either: [{ completes: [3] }, {}] },
    { say: 'kaam number 3 mukammal ho gaya', completes: [3] },
    { say: 'kaam 2 khatam', completes: [2] },
    { say: 'kaam 1 mita do', deletes: [1] },
    { say: 'bijli wala kaam hata do', deletes: [3] },
    { say: 'kaam 1 ko parson kar do', changes: { 1: { due: '2026-03-12' } } },
    { say: 'bijli ka bill jumme tak kar do', changes: { 3: { due: '2026-03-13' } } },
    { say: 'theek hai, shukriya' },
    { say: 'assalam o alaikum' },
    { say: 'میرے سارے کام دکھائیں', lists: [1, 2, 3] },
    { say: 'کام 2 مکمل ہو گیا', completes: [2] },
    { say: 'آج کیا کرنا ہے؟', lists: [1] },
    { say: 'کام 1 ڈیلیٹ کر دو', deletes: [1] },
  ]),
];
