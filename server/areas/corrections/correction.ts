import type { Actor } from '../../audit/audit.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Area } from '../tree/area.ts'

/** What an administrator may say about an area instead of the gazetteer. */
export const correctedFields = ['name', 'zone', 'population', 'partOf'] as const
export type CorrectedField = (typeof correctedFields)[number]

/** What pages and the terminal call them. */
export const fieldNames: Readonly<Record<CorrectedField, string>> = {
  name: 'name',
  zone: 'time zone',
  population: 'people',
  partOf: 'part of',
}

/** The fields of an area that a correction sets: one of them, or its place in the tree. */
export type Given = Partial<Pick<Area, 'name' | 'zone' | 'population' | 'parent' | 'kind' | 'basis'>>

/** What the gazetteer says of a field and, for a move, of the people of the towns that it changes, by code. */
export type Own = Given & { figures?: Record<string, number | null> }

export interface Correction {
  code: string
  field: CorrectedField
  /** Null once it was undone. */
  given: Given | null
  /** What the gazetteer says instead. */
  own: Own
  by: Actor
  at: Instant
  revision: number
}

/** How it is known that a part belongs to its town when an administrator said so, in `Area.basis`. */
export const BY_CORRECTION = 'correction'

/** What the gazetteer says of this field. */
export function ownOf(area: Area, field: CorrectedField): Given {
  if (field === 'partOf') return { parent: area.parent, kind: area.kind, basis: area.basis }
  return { [field]: area[field] }
}

/** The value of one field as it is entered and shown: of its place in the tree, the code of the area that it is in. */
export function enteredIn(given: Given, field: CorrectedField): string | number | null {
  return (field === 'partOf' ? given.parent : given[field]) ?? null
}

/** Rises with every correction of the area and every undoing of one, so that it says which state a person has seen. */
export function revisionOfArea(corrections: readonly Correction[], code: string): number {
  return corrections.reduce((sum, correction) => (correction.code === code ? sum + correction.revision : sum), 0)
}
