/** How a thing is that is done, where nobody says what was done to it. */

/** "the trash is out": it is done where the title says so, else that it is done is likely, and not said. */
export const isAway =
  /^(?<object>.+?)(?:\s+(?:is|are)|['’]s)\s+(?:now\s+|all\s+|back\s+)?(?<particle>out|up|in|off|away|back|down|sorted|ready|gone|over)(?:\s+now|\s+already)?$/iu;
/** "the invoice has gone out": it was sent, or taken out. */
export const wentOut =
  /^(?<object>.+?)(?:\s+(?:has|have)|['’](?:s|ve))?\s+(?:now |just |already |finally )*(?:gone|went) (?<particle>out|off|in)(?: now| already| today)?$/iu;
/** "the minutes went to the board", "drills back with Marco": with the verb that says so of a title. */
export const goneTo: [RegExp, string][] = [
  [/^(?<object>.+?)(?:\s+(?:has|have|just|already))*\s+(?:gone|went)(?: out| off| back)? to (?<to>.{2,40})$/iu, 'sent'],
  [/^(?<object>.+?)(?:\s+(?:is|are)|['’]s)?\s+(?:now |safely )?back (?:with|at|in) (?<to>.{2,40})$/iu, 'returned'],
];
/** "the interview went well": it is over, and that it is done is not said. */
export const wentWell =
  /^(?<object>.+?)\s+went\s+(?:really |very |quite |pretty |so |all )?(?:well|fine|ok|okay|alright|great|good|smoothly|badly|better than (?:expected|i thought))(?: today| yesterday| too)?$/iu;
/** "the report is finally off my desk": it is done, whatever its verb. */
export const behindMe =
  /^(?<object>.+?)(?:\s+(?:is|are)|['’]s)\s+(?:now |all |finally |already )*(?:off (?:my|the) (?:desk|plate|list|table|back|hands)|out of the way|behind (?:me|us)|over and done with|over with|in the bag|out the door|wrapped up|dealt with)$/iu;
