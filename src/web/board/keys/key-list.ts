/** What `?` shows, and whether letters act. */

export const keyList: [keys: string, what: string][] = [
  ['q', 'Add a task'],
  ['/', 'Search'],
  ['i', 'Write to the chat'],
  ['j  k  ↓  ↑', 'Next and previous task'],
  ['Enter', 'Open the task'],
  ['e', 'Complete it'],
  ['d', 'Change its date'],
  ['[  ]', 'A day earlier, a day later (with Shift a week)'],
  ['1  2  3  4', 'Urgent, high, medium, low'],
  ['t', 'Change its tags'],
  ['Delete', 'Delete it'],
  ['z', 'Undo the last change'],
  ['g then t u a c', 'Today, Upcoming, All, Completed'],
  ['g then n s', 'Notifications, Settings'],
  ['Ctrl K', 'Find a command or a task'],
  ['?', 'This help'],
];

const offKey = 'actodo-letters-off';

/** Letters may be turned off for those whose speech input or hands press them by chance (WCAG 2.1.4). */
export const areLettersOff = (): boolean => localStorage.getItem(offKey) === 'yes';
export const turnLetters = (on: boolean): void =>
  on ? localStorage.removeItem(offKey) : localStorage.setItem(offKey, 'yes');
