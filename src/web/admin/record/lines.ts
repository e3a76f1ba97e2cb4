/** The values of NDJSON as they come. Ending the loop ends the request. */
export async function* linesOf<T>(body: ReadableStream<Uint8Array>): AsyncGenerator<T, void, void> {
  let rest = '';
  for await (const piece of body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)) {
    const lines = `${rest}${piece}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield JSON.parse(line) as T;
  }
  if (rest !== '') yield JSON.parse(rest) as T;
}
