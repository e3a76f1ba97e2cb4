/** The words of a plain yes and a plain no, in lower case: for consent, whichever model asked, and for the offline model. */

export const yesWords = [
  'yes', 'yeah', 'yep', 'yup', 'y', 'ok', 'okay', 'k', 'sure', 'go ahead', 'do it', 'do that', 'please do', 'go for it', 'go on', 'yes please',
  'confirm', 'confirmed', 'absolutely', 'definitely', 'of course', 'certainly', 'proceed', 'correct', 'sounds good', 'i am sure', "i'm sure",
]; // biome-ignore format: a list of words
export const noWords = [
  'no', 'nope', 'nah', 'n', 'cancel', 'stop', 'abort', "don't", 'dont', 'do not', "don't do it", 'never mind', 'nevermind', 'no thanks',
  'no thank you', 'not now', 'keep them', 'keep it', 'leave them', 'leave it', 'forget it', 'wait', 'no way', 'rather not',
]; // biome-ignore format: a list of words
