/** A command that holds "to" more than once: which of them stands before the value. */

const mostWords = 6;

/** "task 1 to 3 days" and "friday" of "move task 1 to 3 days prior to friday" go together behind the first "to" with which all of it is a value. */
export function firstSplit<Said extends { ref: string | undefined; value: string }>(
  said: Said,
  isValue: (value: string) => boolean,
): Pick<Said, 'ref' | 'value'> {
  const words = `${said.ref ?? ''} to ${said.value}`.split(/\s+to\s+/iu);
  const most = words.length <= mostWords ? words.length - 1 : 0;
  for (let at = 1; at < most; at += 1) {
    const value = words.slice(at).join(' to ');
    if (isValue(value)) return { ref: words.slice(0, at).join(' to '), value };
  }
  return said;
}

/** "move task 1 from monday to friday": where it comes from does not name it. */
export function withoutOrigin(ref: string): string {
  return ref.replace(/(?<=\S)\s+from\s+\S.*$/iu, '');
}
