/** So many of those that are long enough at all: who guesses tries these first. */
const commonOnes = 3_000;
const leastLength = 8;

let common: Promise<Set<string>> | undefined;

/** The list comes with the first new password, and only so much of it stays in memory. */
async function loadCommon(): Promise<Set<string>> {
  const list = await import('@zxcvbn-ts/language-common/src/passwords.json', { with: { type: 'json' } });
  return new Set(list.default.filter((each) => each.length >= leastLength).slice(0, commonOnes));
}

/** Why this may not be the password of the account with that address, as a sentence that says what to do; undefined when it may. */
export async function faultOf(password: string, email: string | undefined): Promise<string | undefined> {
  const said = password.toLowerCase();
  const address = email?.toLowerCase();
  if (address && (said === address || said === address.split('@')[0]))
    return 'The password is the address; take one that nobody can know.';
  common ??= loadCommon();
  if ((await common).has(said)) return 'This password is one of the first that are tried; take another.';
  return undefined;
}
