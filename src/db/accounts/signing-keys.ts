import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** A public key as a JSON Web Key (RFC 7517). */
export interface PublicKey {
  kid: string;
  kty: string;
  alg: 'EdDSA';
  [member: string]: unknown;
}

/** How long after its last use for signing a key still tells good tokens from bad ones: far longer than a token lives. */
export const keyGraceSeconds = 7 * 86_400;

/**
 * The public keys that tokens are checked with. Better Auth makes them and keeps them in its table `jwks`, encrypted but for this
 * half, so that a process which only checks tokens needs no secret. Throws while that table is not there yet.
 */
export async function readSigningKeys(db: Db): Promise<{ keys: PublicKey[] }> {
  const { rows } = await sql<{ id: string; publicKey: string }>`
    select id, "publicKey" from jwks
    where "expiresAt" is null or "expiresAt" > now() - make_interval(secs => ${keyGraceSeconds}) order by id`.execute(
    db,
  );
  return { keys: rows.map(({ id, publicKey }) => ({ ...JSON.parse(publicKey), alg: 'EdDSA', kid: id })) };
}
