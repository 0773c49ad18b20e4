import type { Area } from '../tree/area.ts'
import type { Tree } from '../tree/tree.ts'
import type { Correction, Given, Own } from './correction.ts'

type ByCode = Pick<ReadonlyMap<string, Area>, 'get'>

/** The gazetteer's figures of the towns whose people a move changes, so that undoing it can give them back. */
export function figuresAround(plan: ByCode, own: Given, given: Given | null): NonNullable<Own['figures']> {
  const towns = [own, given ?? {}].flatMap(({ kind, parent }) => (kind === 'part' && parent ? [parent] : []))
  return Object.fromEntries(towns.map((code) => [code, plan.get(code)?.population ?? null]))
}

/**
 * Who is moved takes their people along: a town that gets a part has its people, too, and one that loses a part no longer
 * has them, so that everybody is counted once. A figure that an administrator gave a town after the move, or at once with
 * it, is of the town as it was then (docs/scheduling-rules.md#places-and-areas).
 */
export function movePeople(areas: Map<string, Area>, corrections: readonly Correction[]): void {
  const saidAt = new Map(corrections.flatMap(({ code, field, at }) => (field === 'population' ? [[code, at]] : [])))
  const moves = corrections.filter(({ field, own, given }) => field === 'partOf' && given?.parent !== own.parent)
  const add = (town: string | null | undefined, { own, at }: Correction, people: number | null | undefined) => {
    const area = town && town in (own.figures ?? {}) ? areas.get(town) : undefined
    if (!area || area.population === null || (saidAt.get(area.code) ?? '') >= at) return
    areas.set(area.code, { ...area, population: Math.max(area.population + (people ?? 0), 0) })
  }
  // What leaves comes first: a town without parts may then join another.
  for (const move of moves)
    if (move.own.kind === 'part') add(move.own.parent, move, -(areas.get(move.code)?.population ?? 0))
  for (const move of moves)
    if (move.given?.kind === 'part') add(move.given.parent, move, areas.get(move.code)?.population)
}

/** Gives towns back the figures that they had before people were moved. */
export function movePeopleBack(areas: Map<string, Area>, corrections: readonly Correction[]): void {
  for (const [code, population] of corrections.flatMap(({ own }) => Object.entries(own.figures ?? {}))) {
    const area = areas.get(code)
    if (area) areas.set(code, { ...area, population })
  }
}

/** How many people are counted in an area before and after. */
export interface CountedPeople {
  code: string
  name: string
  before: number | null
  after: number | null
}

/** Of what is corrected and the towns around it; not of an "elsewhere" that comes or goes. */
export function countedPeople(before: Tree, after: Tree, changed: readonly Correction[]): CountedPeople[] {
  const around = changed.flatMap(({ code }) => [before, after].flatMap((tree) => [code, ...townAround(tree, code)]))
  return [...new Set(around)].flatMap((code) => {
    const [was, is] = [countedIn(before, code), countedIn(after, code)]
    const isNew = was === undefined || is === undefined
    return isNew || was === is ? [] : { code, name: after.area(code)!.name, before: was, after: is }
  })
}

function townAround(tree: Tree, code: string): string[] {
  const parent = tree.area(code)?.parent
  const town = parent ? tree.area(parent) : undefined
  if (town?.kind !== 'town') return []
  return [town.code, ...tree.children(town.code).flatMap(({ code, kind }) => (kind === 'rest' ? code : []))]
}

function countedIn(tree: Tree, code: string): number | null | undefined {
  const area = tree.area(code)
  if (!area || area.lo === area.hi) return undefined
  const { people, knownFor } = tree.people([area.lo, area.hi])
  return knownFor === 0 ? null : people
}
