import { capitalize } from '../../platform/format.ts'
import { type Area, isSettled } from '../tree/area.ts'
import { countryOf } from '../tree/forest.ts'
import { aLevelOf } from '../tree/levels.ts'
import { inArea, withArticle } from '../tree/with-article.ts'
import { allowedZones } from './allowed-zones.ts'
import { type Correction, enteredIn } from './correction.ts'

/** A sentence for the person who looks at the area. */
export type WhyNot = string

type ByCode = ReadonlyMap<string, Area>

/** Why these areas, which the correction is part of already, may not be so; null if they may. */
export function refusalOf(areas: ByCode, correction: Correction): WhyNot | null {
  const { code, field, given } = correction
  const area = areas.get(code)
  if (!area) return `The gazetteer no longer lists ${code}.`
  if (given === null) return null
  if (field === 'name') return area.kind === 'rest' ? `${area.name} is named after the area that it is in.` : null
  if (field === 'zone') return refusalOfZone(areas, area)
  if (field === 'population') return refusalOfPeople(areas, area)
  return refusalOfPlace(areas, area, correction)
}

function refusalOfZone(areas: ByCode, area: Area): WhyNot | null {
  if (!isSettled(area)) return `${capitalize(aLevelOf(area))} has the zones of its places. Correct those.`
  const country = countryOf(area)
  const zone = area.zone ?? ''
  const others = [...areas.values()].filter(({ code }) => code !== area.code && code !== `${area.code}~`)
  if (allowedZones([], country).includes(zone) || allowedZones(others, country).includes(zone)) return null
  return `${zone} is not a time zone of ${withArticle(areas.get(country)?.name ?? country)}.`
}

/** Why nobody can say how many people live there; null if they can. */
export function refusalOfPeople(areas: Pick<ByCode, 'get'>, area: Area): WhyNot | null {
  if (!isSettled(area)) return `The people of ${aLevelOf(area)} are the sum of its places. Correct those.`
  const around = area.parent === null ? undefined : areas.get(area.parent)
  if (area.kind !== 'rest' || around?.kind !== 'town') return null
  return `${area.name} has the people of ${around.name} who are in none of its parts. Correct ${around.name} or its parts.`
}

function refusalOfPlace(areas: ByCode, area: Area, { given, own }: Correction): WhyNot | null {
  const into = String(enteredIn(given!, 'partOf'))
  const target = areas.get(into)
  if (own.kind !== 'town' && own.kind !== 'part') {
    const only = 'Only a town can become part of another town.'
    const kind = own.kind ?? area.kind
    return kind === 'rest' ? only : `${only} ${area.name} is ${aLevelOf({ ...area, kind })}.`
  }
  if (!target) return `The gazetteer no longer lists ${into}.`
  if (target === area) return `${area.name} cannot be part of itself.`
  if (area.kind === 'town') {
    const isAbove = ['county', 'city', 'state', 'country'].includes(target.kind)
    return isAbove ? null : `${target.name} is now ${aLevelOf(target)}.`
  }
  if (target.parent === area.code) return `${target.name} is a part of ${area.name}.`
  if (target.kind !== 'town')
    return `${target.name} is not a town${target.kind === 'rest' ? '' : `: it is ${aLevelOf(target)}`}.`
  for (const other of areas.values()) {
    if (other.parent === area.code && other.kind === 'part')
      return `${area.name} has parts itself, such as ${other.name}. A part of a town has none.`
  }
  const state = stateOf(areas, own.parent ?? null)
  const other = stateOf(areas, target.code)
  if (!state || !other || state === other) return null
  return `${target.name} is ${inArea(other.name)}, and ${area.name} is ${inArea(state.name)}.`
}

/** The state around an area, or the country where there are none. */
function stateOf(areas: ByCode, code: string | null): Area | undefined {
  let area = code === null ? undefined : areas.get(code)
  while (area && area.kind !== 'state' && area.parent !== null) area = areas.get(area.parent)
  return area
}
