import { type Instant, later } from '../platform/clock.ts'
import { HOUR } from '../platform/time-units.ts'

/** The secrets of a webhook as they are stored, sealed. */
export interface StoredSecrets {
  /** Null for a channel without one. */
  sealed: string | null
  /** Those that were replaced, the latest first. Each signs until its end, which needs no work to come. */
  old: readonly { sealed: string; until: Instant }[]
}

/** How long a replaced secret goes on signing, so that the receiver can be changed without losing a message. */
const overlapMillis = 24 * HOUR

/** More signatures than this make a header that receivers may refuse. */
const maxOld = 3

/**
 * The secrets after a new one takes the place of the present one. Those that still sign go on: whoever renews twice
 * does not cut off a receiver that knows the first. `endsOld` ends all of them at once, for a secret that has leaked.
 */
export function afterRotation(
  { sealed, old }: StoredSecrets,
  next: string,
  { now, endsOld }: { now: Instant; endsOld: boolean },
): StoredSecrets {
  if (endsOld) return { sealed: next, old: [] }
  const replaced = sealed === null ? [] : [{ sealed, until: later(now, overlapMillis) }]
  return { sealed: next, old: [...replaced, ...running(old, now)].slice(0, maxOld) }
}

/** The secrets that sign a message now, the newest first. */
export function signingSecrets({ sealed, old }: StoredSecrets, now: Instant): string[] {
  return [...(sealed === null ? [] : [sealed]), ...running(old, now).map((secret) => secret.sealed)]
}

/** When the last replaced secret ends; null when none signs any more. */
export function overlapEnd({ old }: StoredSecrets, now: Instant): Instant | null {
  return running(old, now)[0]?.until ?? null
}

function running(old: StoredSecrets['old'], now: Instant): StoredSecrets['old'] {
  return old.filter(({ until }) => until > now)
}
