import { hash, verify } from '@node-rs/argon2'
import { type Asker, inLine, known } from './lines.ts'
import { normalizePassword } from './normalize-password.ts'

/** Argon2id with the parameters that OWASP's password storage cheat sheet recommends: 19 MiB, 2 passes. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hashes a password for somebody who is known. */
export function hashPassword(password: string, who: string): Promise<string> {
  return inLine(known(who), () => hash(normalizePassword(password), parameters))
}

let decoy: Promise<string> | undefined

interface Pair {
  /** The hash; null for an account that does not exist. */
  stored: string | null
  typed: string
}

/**
 * Whether this is the password of the hash. Earlier hashes are of what was typed, so that is tried second where it
 * differs. Takes the same time for an account that does not exist, so that the time does not reveal which addresses have
 * one. `first` is done before the password is looked at, and not when there is no place in the line for it.
 */
export function isPassword(asker: Asker, { stored, typed }: Pair, first: () => Promise<void>): Promise<boolean> {
  const look = async () => {
    decoy ??= hash('nobody has this password', parameters)
    const expected = stored ?? (await decoy)
    for (const form of new Set([normalizePassword(typed), typed]))
      if (await verify(expected, form)) return stored !== null
    return false
  }
  return inLine(asker, look, first)
}
