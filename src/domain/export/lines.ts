/** Content lines of iCalendar (RFC 5545, 3.1): folded at 75 octets, ended by CRLF. */

const most = 75;

/** A line with its value as it stands. Whatever is a control character is left out: no value may hold one. */
export function line(name: string, value: string): string {
  const text = `${name}:${value}`.replaceAll(/[^\P{Cc}\t]/gu, '');
  if (text.length <= most / 3) return `${text}\r\n`;
  let folded = '';
  let [from, at, octets] = [0, 0, 0];
  while (at < text.length) {
    const code = text.codePointAt(at) as number;
    const size = octetsOf(code);
    if (octets + size > most) {
      folded += `${text.slice(from, at)}\r\n `;
      from = at;
      octets = 1;
    }
    octets += size;
    at += code > 0xffff ? 2 : 1;
  }
  return `${folded}${text.slice(from)}\r\n`;
}

/** Of a character in UTF-8. */
function octetsOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** A line whose value is text (3.3.11). */
export const textLine = (name: string, value: string): string => line(name, escaped(value));

/** A line whose value is a list of texts. */
export const textsLine = (name: string, values: readonly string[]): string => line(name, values.map(escaped).join(','));

const escaped = (text: string) => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n|\r|\n/g, '\\n');
