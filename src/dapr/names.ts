const legalName = /^[a-z0-9.-]{1,80}$/;
// What daprd refuses in an actor id (400 ERR_BAD_REQUEST).
const illegalInId = /[#?/\\\p{Cc}]/u;

/** Throws an Error when the name of a job, a reminder or a state key could not cross every runtime unchanged. */
export function checkName(what: string, name: string): void {
  if (!legalName.test(name))
    throw new Error(`${JSON.stringify(name)} is no name for ${what}; use 1 to 80 of a-z, 0-9, "." and "-".`);
}

/** Throws an Error for an actor id that Dapr refuses. */
export function checkActorId(id: string): void {
  if (id === '' || id === '.' || id === '..' || illegalInId.test(id))
    throw new Error(
      `${JSON.stringify(id)} is no actor id; it must not be empty, "." or "..", nor hold # ? / \\ or control characters.`,
    );
}
