import { Invalid } from '../../platform/errors.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Platform } from '../../platform/platform.ts'
import { normalizePassword } from './normalize-password.ts'
import { hashPassword } from './passwords.ts'
import { strengthOf } from './strength.ts'

/** zxcvbn calls this "safely unguessable": over a hundred million guesses. */
const STRONG = 3
/** Shorter ones are in too many words. */
const SHORTEST_WORD = 3

interface Owner {
  name: string
  email: string
}

/**
 * Hashes a password that somebody chooses (`who`). Throws Invalid when it is easy to guess, whoever chooses it and wherever.
 */
export async function hashNewPassword(
  platform: Platform,
  password: string,
  owner: Owner,
  who: string,
): Promise<string> {
  const organisation = await findOrganisation(platform.db)
  const words = wordsIn('Hark', organisation.name, owner.name, owner.email)
  if ((await strengthOf(normalizePassword(password), words)) < STRONG) {
    throw new Invalid({
      password: 'This password is easy to guess. Use a few unrelated words, and avoid names, dates and common phrases.',
    })
  }
  return hashPassword(password, who)
}

/** What a stranger knows and tries first, in lower case, the longest first. */
function wordsIn(...texts: string[]): string[] {
  const words = texts
    .map((text) => text.normalize('NFKC').toLowerCase())
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{M}\p{N}]/u)])
  return [...new Set(words)]
    .filter((word) => word.length >= SHORTEST_WORD)
    .sort((one, other) => other.length - one.length)
}
