import { ownOrigins } from '../auth/origins.ts';
import { mcpUrl } from '../auth/tokens.ts';
import { refusal } from './form.ts';

/**
 * The one resource that there are tokens for (RFC 8707), by whichever of its names it was asked for, or when none was.
 * Throws `OAuthProblem` for another.
 */
export function ownResource(asked: string[], baseUrl: string): string {
  const names = ownOrigins(baseUrl).map(mcpUrl);
  for (const each of asked)
    if (!names.includes(each.replace(/\/$/, '')))
      throw refusal('invalid_target', `There are tokens for ${mcpUrl(baseUrl)} only; send that as resource, or none.`);
  return mcpUrl(baseUrl);
}
