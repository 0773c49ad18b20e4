import { hash, verify } from '@node-rs/argon2'

/** Argon2id with the parameters that OWASP's password storage cheat sheet recommends: 19 MiB, 2 passes. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password, parameters)
}

let decoy: Promise<string> | undefined

/**
 * Takes the same time for an account that does not exist, so that the time does not reveal which addresses have one.
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const matches = await verify(stored ?? (await decoy), password)
  return matches && stored !== null
}
