/** "put the dentist down for thursday", "put the school play in my diary for friday". */
const pattern =
  /^(?:put|jot|pencil|mark|write|note) (?!(?:it|that|this|them|task|#?\d|the (?:dog|cat))\b)(?<what>.{2,80}?) (?:down(?= (?:for|on|at|by)\b)|(?:down )?in (?:my|the|our) (?:diary|calendar|planner|schedule|agenda))(?: (?<day>(?:for |on |at |by )?(?=.*(?:\d|day|tomorrow|tonight|week|month|noon)).+))?$/iu;

/** What is put down, and when; undefined when nothing is. */
export function putDown(text: string): string | undefined {
  const found = pattern.exec(text)?.groups;
  return found && `${found.what} ${found.day ?? ''}`.trim();
}
