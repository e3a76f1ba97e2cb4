const still = '(?:really |also |still |just )*';
/** "My boss wants me to ...". */
const someone = '(?!(?:i|we|you|what|who|when|where|why|how|if|do|does|did|nobody|no)\\b)(?:\\S+ ){0,3}?\\S+';
/** What leads to a thing that somebody has to do. */
const owing = [
  `(?:(?:i|we) )?(?:still |also )?need (?:reminding|a reminder|to be reminded) (?:to|about|of|that)\\b`,
  `(?:(?:i|we)(?:['’]?m|['’]?re| am| are)? )?(?:gonna|going to) (?:need|have) to\\b`,
  `(?:i|we) ${still}(?:(?:have|ought|got) to\\b|(?:need|must|should(?! have \\p{L}+(?:ed|en|ne|nt|ght)\\b)|gotta|(?:can['’]?t|cannot|mustn['’]?t|shouldn['’]?t|don['’]?t want to) forget)(?: (?:probably|really|also|maybe|definitely|still|just))*(?: to\\b)?)`,
  `(?:(?:(?:i|we)(?:['’]d| had)? )?(?:better|must|should) )?not forget(?: to\\b| about\\b| that\\b)?`,
  `(?:i|we) (?:(?:am|are) to(?! blame)|(?:was|were) (?:asked|told) to|(?:will|shall) (?:need|have) to)\\b`,
  `(?:can['’]?t|cannot|mustn['’]?t|shouldn['’]?t) forget(?: to\\b| about\\b| that\\b)?`,
  `(?:i|we)['’](?:ve got to|d better|ll (?:have|need) to)\\b`,
  `(?:still |also |just )*(?:(?:have|got) to\\b|(?:need|gotta|must)(?: to\\b)?)`,
  `(?:someone|somebody|one of us|either of us) ${still}(?:(?:has|needs|ought|got) to\\b|(?:should|must)(?: probably| really)?\\b)`,
  `(?:i|we)(?:['’]ve| have) been (?:meaning|wanting|planning) to\\b`,
  `(?:i |we )?(?:keep|always) (?:forgetting|meaning|forget) to\\b`,
  `(?:i|we)(?:['’]?m|['’]?re| am| are) ${still}(?:supposed|meant|expected|obliged) to\\b`,
  `(?:i|we)(?:['’]ve| have)? promised (?:(?!that\\b)\\S+ ){0,3}?(?:(?:that )?(?:i|we)(?:['’]d| would|['’]ll| will)\\b|to\\b)`,
  `(?:i|we) (?:told|said to) (?:\\S+ ){1,3}?(?:that )?(?:i|we)(?:['’]d|['’]ll| will)\\b`,
  `(?:it )?(?:would|might|could|['’]d) be (?:good|nice|great|wise|smart|best|better|an idea|a good idea) to\\b`,
  `(?:it )?(?:might|would|could) be worth(?=\\s+\\p{L}+ing\\b)`,
  `it['’]?s (?:about |high )?time (?:to|(?:i|we)(?= ))`,
  `it(?:['’]?s| is) (?:really |very |absolutely )?(?:necessary|essential|vital) (?:that (?:i|we)\\b|(?:for (?:me|us) )?to\\b)`,
  `${someone} (?:wants?|needs?|expects?|asked|told) (?:me|us) to\\b`,
  `(?:don['’]?t|do not|never)(?: let me(?: to)?)? forget(?: to\\b| about\\b| that\\b)?`,
  `remember(?: to\\b| that\\b| about\\b)?`,
  `make sure(?: that)?(?: (?:i|to|we)\\b)?`,
  `remind me(?: to\\b| that\\b| about\\b| of\\b)`,
  '(?:note|memo|message|reminder) to (?:self|myself)(?:\\s*[:,–—-])?',
  `(?:jot|write|note)(?: this| it)? down(?:,? (?:please|pls|plz))?[:,]?`,
  `keep in mind(?: to\\b| that\\b)?`,
  `make a note(?: to\\b| that\\b| of\\b)?`,
  `(?:note(?: down)?(?: for)?(?: me)? that\\b|(?:write|put)(?: down)? that(?= (?:i|we)\\b))`,
  `(?:it['’]?s|it is|is) (?:very |really )?(?:necessary|needed|important|required|essential) (?:that (?:i|we)\\b|(?:for (?:me|us) )?to\\b)`,
  `(?:please )?see to it that (?:i|we)\\b`,
].join('|');
export const obligation = new RegExp(`^(?:${owing})[:,]?\\s+`, 'iu');
