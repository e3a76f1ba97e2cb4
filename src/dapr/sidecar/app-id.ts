/** The one app id that hosts actors, in every layout, because Dapr's state keys begin with it. */
export const hostAppId = 'actodo';

/** Throws an Error that says what to do when a process with actors runs under another app id. */
export function checkAppId(id: string): void {
  if (id !== hostAppId)
    throw new Error(
      `The role actors runs under the Dapr app id ${hostAppId} only, and this sidecar has ${id}: start daprd with --app-id ${hostAppId}.`,
    );
}
