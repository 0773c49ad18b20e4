import type { Area } from '../tree/area.ts'
import { numberPlaces } from '../tree/number.ts'
import { restOfPeople, restOfTown } from '../tree/rest-of-town.ts'
import { restName } from '../tree/with-article.ts'
import { type Correction, enteredIn, type Given } from './correction.ts'
import { movePeople, movePeopleBack } from './moved-people.ts'
import { refusalOf, type WhyNot } from './refusals.ts'

/** A correction that the areas do not allow now, and why. */
export interface Unapplied {
  correction: Correction
  why: WhyNot
}

export interface Corrected {
  /** Numbered from 0. */
  areas: Area[]
  /** The corrections that have no effect, such as one that makes a town part of another that is gone. */
  unapplied: Unapplied[]
}

/**
 * The areas of one country with what administrators said about them. `plan` is what the gazetteer says. When corrections
 * exclude each other because the gazetteer has changed, the earlier one counts.
 */
export function correctAreas(plan: readonly Area[], corrections: readonly Correction[]): Corrected {
  const unapplied: Unapplied[] = []
  let left = corrections.filter(({ given }) => given !== null)
  for (;;) {
    const areas = withGiven(plan, left)
    const refused = left.flatMap((correction) => {
      const why = refusalOf(areas, correction)
      return why === null ? [] : [{ correction, why }]
    })
    const last = refused.at(-1)
    if (last === undefined) return { areas: numberPlaces([...areas.values()], 0), unapplied }
    unapplied.push(last)
    left = left.filter((correction) => correction !== last.correction)
  }
}

/** What the gazetteer says, of areas that have these corrections. They are not numbered. */
export function uncorrected(areas: readonly Area[], corrections: readonly Correction[]): Area[] {
  const byCode = new Map(areas.map((area) => [area.code, area]))
  const said = corrections.filter(({ given }) => given !== null)
  movePeopleBack(byCode, said)
  for (const {
    code,
    own: { figures: _towns, ...own },
  } of said)
    give(byCode, code, own)
  settleRests(byCode, townsAround(byCode, said))
  return [...byCode.values()]
}

function withGiven(plan: readonly Area[], corrections: readonly Correction[]): Map<string, Area> {
  const areas = new Map(plan.map((area) => [area.code, area]))
  for (const { code, given } of corrections) give(areas, code, given)
  movePeople(areas, corrections)
  settleRests(areas, townsAround(areas, corrections))
  // The rest of a town that has got its first part is there only now.
  for (const { code, field, given } of corrections) if (field === 'zone') give(areas, code, given)
  return areas
}

function give(areas: Map<string, Area>, code: string, given: Given | null): void {
  const area = areas.get(code)
  if (area) areas.set(code, { ...area, ...given })
}

/** The areas whose "elsewhere" may be affected: those that are corrected, and those that they are or were in. */
function townsAround(areas: ReadonlyMap<string, Area>, corrections: readonly Correction[]): Set<string> {
  const codes = corrections.flatMap(({ code, field, given, own }) =>
    field === 'partOf'
      ? [code, enteredIn(own, field), given && enteredIn(given, field)]
      : [code, areas.get(code)?.parent ?? null],
  )
  return new Set(codes.filter((code) => code !== null).map(String))
}

/**
 * A town has "elsewhere" beside its parts, for the rest of its people, and none without parts. A town that fills its county
 * keeps that of the county, which has the code of the county.
 */
function settleRests(areas: Map<string, Area>, around: ReadonlySet<string>): void {
  const inside = Map.groupBy(
    [...areas.values()].filter(({ parent }) => parent !== null && around.has(parent)),
    ({ parent }) => parent!,
  )
  for (const code of around) {
    const area = areas.get(code)
    if (!area || area.kind === 'rest') continue
    const children = inside.get(code) ?? []
    const parts = children.filter(({ kind }) => kind === 'part')
    const rest = children.find(({ kind }) => kind === 'rest')
    const isTown = area.kind === 'town' || area.kind === 'part'
    if (isTown && parts.length === 0 && rest?.code === `${code}~`) {
      areas.delete(rest.code)
      if (area.zone === null) areas.set(code, { ...area, zone: rest.zone })
    } else if (isTown && parts.length > 0 && !rest) {
      areas.set(`${code}~`, restOfTown(area, parts))
    } else if (rest) {
      const population = isTown ? restOfPeople(area.population, parts) : rest.population
      areas.set(rest.code, { ...rest, name: restName(area.name), population })
    }
  }
}
