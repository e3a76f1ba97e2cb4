/**
 * How a path is written decides what it is: upper and lower case, slashes and encoding count. These functions see to it that another
 * spelling never reaches a handler by a more forgiving reader further on (Better Auth, the URL parser).
 */

/** A path of Better Auth, written in the one way that no URL parser changes. */
export const authPath = /^\/api\/auth(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)+$/;

/** Is this a path of Better Auth? */
export const isAuthPath = (path: string): boolean => authPath.test(path);

/** Would a reader that decodes, ignores case or joins slashes take this path for one below `/api`? */
export const isMeantForApi = (path: string): boolean => isMeantFor(path, ['api']);

/** Likewise for one that only our own pages and programs may call; Better Auth looks at the origin itself. */
export const isMeantForCallers = (path: string): boolean =>
  !isAuthPath(path) && isMeantFor(path, ['api', 'mcp', 'live']);

function isMeantFor(path: string, rooms: readonly string[]): boolean {
  const segments = decoded(path)
    .toLowerCase()
    .split(/[\\/]+/)
    .map((segment) => segment.split(';')[0] as string)
    .filter((segment) => segment !== '' && segment !== '.');
  const kept: string[] = [];
  for (const segment of segments)
    if (segment === '..') kept.pop();
    else kept.push(segment);
  return [segments[0], kept[0]].some((first) => first !== undefined && rooms.includes(first));
}

/** Decoded until nothing changes, at most three times: `%2561` hides an `a` twice. */
function decoded(path: string): string {
  let text = path;
  for (let round = 0; round < 3; round++)
    text = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return text;
}
