import { hash, verify } from '@node-rs/argon2'
import { openGate } from '../../platform/gate.ts'
import { normalizePassword } from './normalize-password.ts'

/** Argon2id with the parameters that OWASP's password storage cheat sheet recommends: 19 MiB, 2 passes. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Half of the four threads that Node has for such work: name lookups and files need some, however many sign in. */
const gate = openGate({ atOnce: 2, waiting: 100 })

export function hashPassword(password: string): Promise<string> {
  return gate('', () => hash(normalizePassword(password), parameters))
}

let decoy: Promise<string> | undefined

/**
 * Whether this is the password of the hash. Earlier hashes are of what was typed, so that is tried second where it
 * differs. Takes the same time for an account that does not exist, so that the time does not reveal which addresses have
 * one.
 */
export async function isPassword(stored: string | null, typed: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const expected = stored ?? (await decoy)
  for (const form of new Set([normalizePassword(typed), typed]))
    if (await gate('', () => verify(expected, form))) return stored !== null
  return false
}
