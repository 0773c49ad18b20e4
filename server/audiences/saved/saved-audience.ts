import type { Tree } from '../../areas/tree/tree.ts'
import { may, type Person } from '../../people/person.ts'
import type { Instant } from '../../platform/clock.ts'
import { Forbidden } from '../../platform/errors.ts'
import { normalize } from '../../platform/text/normalize.ts'
import type { Audience } from '../audience.ts'

/**
 * An audience with a name. Whatever uses it copies its marks, so that changing it changes nothing that was made with it.
 */
export interface SavedAudience {
  id: string
  name: string
  /** Sorted by code, so that two that are the same have the same text. */
  audience: Audience
  /** The id of the person who saved it. */
  owner: string
  /** Everybody sees a shared one. Any other is only for its owner. */
  shared: boolean
  createdAt: Instant
  updatedAt: Instant
  revision: number
}

/** A shared one belongs to everybody's work, so an administrator may change it when its owner is away. */
export function mayChange({ owner, shared }: Pick<SavedAudience, 'owner' | 'shared'>, person: Person): boolean {
  return owner === person.id || (shared && may(person, 'administrator'))
}

export function requireMayChange(saved: SavedAudience, person: Person): void {
  if (!mayChange(saved, person))
    throw new Forbidden(
      'Only its owner or an administrator can change a shared audience. Save one of your own instead.',
    )
}

/** What two names have in common that differ only in how their letters are written. */
export function keyOfName(name: string): string {
  return normalize(name, 'NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .toLowerCase()
}

export function sortedMarks({ include, exclude }: Audience): Audience {
  return { include: [...include].sort(), exclude: [...exclude].sort() }
}

/** The codes that it names although the gazetteer no longer lists them. */
export function retiredIn(tree: Tree, { include, exclude }: Audience): string[] {
  return [...include, ...exclude].filter((code) => tree.area(code)?.retiredAt !== null)
}
