import { hash, verify } from '@node-rs/argon2'
import { openGate } from '../../platform/gate.ts'

/** Argon2id with the parameters that OWASP's password storage cheat sheet recommends: 19 MiB, 2 passes. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Half of the four threads that Node has for such work: name lookups and files need some, however many sign in. */
const gate = openGate({ atOnce: 2, waiting: 100 })

export function hashPassword(password: string): Promise<string> {
  return gate('', () => hash(password, parameters))
}

let decoy: Promise<string> | undefined

/**
 * Takes the same time for an account that does not exist, so that the time does not reveal which addresses have one.
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const expected = stored ?? (await decoy)
  const matches = await gate('', () => verify(expected, password))
  return matches && stored !== null
}
