import type { SenderTimes } from './sender.ts';

/** Of reminders by mail: about a dozen attempts until a day is over. */
export const mailTimes: SenderTimes = { attempt: 30, pauses: { least: 15, most: 3_600 }, look: 2, margin: 15 };

export const pushTimes: SenderTimes = { attempt: 10, pauses: { least: 10, most: 1_800 }, look: 2, margin: 15 };

/** Somebody waits for the mail of their account, and what it links to ends soon. */
export const accountTimes: SenderTimes = { attempt: 30, pauses: { least: 5, most: 300 }, look: 2, margin: 15 };
