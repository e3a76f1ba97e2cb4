import { constantTimeEqual, makeSignature } from 'better-auth/crypto';
import type { Auth } from '../auth/auth.ts';

/** Did Better Auth make this query of a page, and is it still of use? Whatever stands in another one, a stranger may have written. */
export async function isSigned(auth: Auth, query: string): Promise<boolean> {
  const parameters = new URLSearchParams(query);
  const [signature, ...others] = parameters.getAll('sig');
  if (!signature || others.length > 0 || Number(parameters.get('exp')) * 1000 < Date.now()) return false;
  parameters.delete('sig');
  const { secret } = await auth.$context;
  return constantTimeEqual(signature, await makeSignature(canonical(parameters), secret));
}

/** In the order in which Better Auth signs them: by name, then by value. */
function canonical(parameters: URLSearchParams): string {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const sorted = [...parameters].sort(([a, x], [b, y]) => compare(a, b) || compare(x, y));
  return new URLSearchParams(sorted).toString();
}
