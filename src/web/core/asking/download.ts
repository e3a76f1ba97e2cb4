import { stream } from '../calls.ts';

/** Fetches a file with the token and hands it to the browser to be kept under the name that the server gives it. Throws `Refusal`. */
export async function download(path: string, name: string): Promise<void> {
  const answer = await stream(path);
  const said = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = said ?? name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
