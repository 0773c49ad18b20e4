import type { Town } from '../join.ts'
import type { Lead } from '../outline.ts'
import { insideOf, institution, institutions, nameless } from './left-out.ts'
import { alike, keyOf, type Nesting, type Nestings } from './nesting.ts'

export interface Settled {
  parts: Map<Town, Nesting>
  /** The names of those that are no parts of their own. */
  leads: Lead[]
  /** The part of a town that has this name among those in its own: "Fenway" for "Fenway/Kenmore". */
  partWith(town: Town, name: string): Town | undefined
}

/**
 * Leaves out what is no part of its own, so that the parts of a town do not overlap: institutions, what is inside another
 * part, and what joins several of them ("Allston/Brighton"). Their names lead to where they are.
 */
export function settleParts(found: Nestings): Settled {
  const places = [...found].filter(([part]) => !isInstitution(part) && !nameless.has(keyOf(part)))
  const around = outerParts(places.map(([part]) => part))
  const outer = places.filter(([part]) => !around.has(part))
  const byTown = Map.groupBy(outer, ([, { town }]) => town)
  const named = new Map(
    [...byTown].map(([town, parts]) => [town, new Map(parts.map(([part]) => [alike(part.name), part]))]),
  )
  const parts = new Map<Town, Nesting>()
  const leads: Lead[] = []
  for (const [part, nesting] of found) {
    const { name } = part
    const { town } = nesting
    const larger = around.get(part)
    if (nameless.has(keyOf(part))) continue
    if (isInstitution(part)) leads.push({ name, town, basis: 'institution' })
    else if (larger) leads.push({ name, town: larger, basis: 'inside' })
    else {
      const pieces = joinedNames(name).map((piece) => named.get(town)!.get(alike(piece)))
      const whole = pieces.filter((piece) => piece !== undefined)
      if (whole.length === 0) parts.set(part, nesting)
      else
        for (const to of whole.length === pieces.length ? whole : [town])
          leads.push({ name, town: to, basis: 'joined' })
    }
  }
  const pieces = new Map(
    [...parts].flatMap(([part, { town }]) =>
      joinedNames(part.name).map((name) => [`${keyOf(town)} ${alike(name)}`, part] as const),
    ),
  )
  return { parts, leads, partWith: (town, name) => pieces.get(`${keyOf(town)} ${alike(name)}`) }
}

/** The names in "Allston/Brighton", "Ala Moana - Kakaʻako" and "Waiau-Pacific Palisades"; none where there is only one. */
export function joinedNames(name: string): string[] {
  const names = name.split(/[/-]/).map((piece) => piece.trim())
  return names.length > 1 ? names : []
}

function isInstitution(row: Town): boolean {
  return (row.population === null && institution.test(row.name)) || institutions.has(keyOf(row))
}

/** The part that each of these is inside of, where one is known. */
function outerParts(parts: readonly Town[]): Map<Town, Town> {
  const byKey = new Map(parts.map((part) => [keyOf(part), part]))
  return new Map(
    Object.entries(insideOf).flatMap(([key, names]) => {
      const outer = byKey.get(key)
      if (!outer) return []
      return names.flatMap((name) => {
        const inner = byKey.get(keyOf({ ...outer, name }))
        return inner ? [[inner, outer] as const] : []
      })
    }),
  )
}
