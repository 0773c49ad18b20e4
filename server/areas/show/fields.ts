import type { Instant } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { formatAlternatives } from '../../platform/format.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import { zoneWithCity } from '../../platform/time-words.ts'
import { allowedZones } from '../corrections/allowed-zones.ts'
import { type CorrectedField, fieldNames } from '../corrections/correction.ts'
import type { Areas } from '../directory.ts'
import { type Area, isSettled } from '../tree/area.ts'
import { countryOf } from '../tree/forest.ts'
import { isPlace, type Tree } from '../tree/tree.ts'
import { readTownInput } from './town-input.ts'

/** What can be corrected of this area. */
export function correctable(tree: Tree, area: Area): CorrectedField[] {
  if (area.retiredAt !== null) return []
  const around = area.parent === null ? undefined : tree.area(area.parent)
  const isRestOfTown = area.kind === 'rest' && around?.kind === 'town'
  const fields: CorrectedField[] = []
  if (area.kind !== 'rest') fields.push('name')
  if (isPlace(tree, area)) fields.push('zone')
  if (isSettled(area) && !isRestOfTown) fields.push('population')
  const hasParts = tree.children(area.code).some(({ kind }) => kind === 'part')
  if ((area.kind === 'town' || area.kind === 'part') && !hasParts) fields.push('partOf')
  return fields
}

/** Why a town has no field for its time zone; null where nothing has to be said. */
export function noteOnZone(tree: Tree, area: Area): string | null {
  return isSettled(area) && !isPlace(tree, area) ? 'Each part has its own time zone.' : null
}

/** The area as if its form had been posted. */
export function formOfArea(area: Area): URLSearchParams {
  return new URLSearchParams({
    name: area.name,
    zone: area.zone ?? '',
    population: area.population === null ? '' : String(area.population),
    partOf: area.kind === 'part' ? (area.parent ?? '') : '',
  })
}

/** The fields of the form that corrects an area. */
export function areaFields(
  tree: Tree,
  area: Area,
  { form, errors, at }: { form: URLSearchParams; errors: FieldErrors; at: Instant },
): Field[] {
  const value = (name: string) => ({ name, value: form.get(name) ?? '', error: errors[name] })
  const zones = allowedZones(tree.areas, countryOf(area))
  const fields: Record<CorrectedField, Field> = {
    name: { ...value('name'), label: 'Name', required: true, maxlength: 100, width: 'middle' },
    zone: {
      ...value('zone'),
      label: 'Time zone',
      control: 'select',
      options: zones.map((zone) => ({ value: zone, label: zoneWithCity(zone, at) })),
      width: 'middle',
    },
    population: {
      ...value('population'),
      label: 'People',
      hint:
        tree.children(area.code).length > 0
          ? 'Everyone in the town, including its parts.'
          : 'The number of people or customers here.',
      width: 'narrow',
    },
    partOf: {
      ...value('partOf'),
      label: 'Part of',
      hint: 'The name or code of a town in the same state. Leave empty if it is a separate town.',
      icon: 'map-pin',
      width: 'middle',
    },
  }
  return correctable(tree, area).map((field) => fields[field])
}

interface Read {
  patch: Record<string, unknown>
  errors: FieldErrors
}

/** What of the form differs from the area as it is. The schema reads the values. */
export function readAreaForm(areas: Areas, area: Area, form: URLSearchParams): Read {
  const { tree } = areas
  const before = formOfArea(area)
  const read: Read = { patch: {}, errors: {} }
  for (const field of correctable(tree, area)) {
    const text = form.get(field)?.trim()
    if (text === undefined || text === before.get(field)) continue
    if (field === 'partOf') {
      const town = text === '' ? null : readTownInput(areas, area, text)
      if (typeof town === 'string') read.errors[field] = town
      else read.patch[field] = town?.code ?? null
    } else if (field === 'population') {
      if (/^\d[\d, ]*$/.test(text)) read.patch[field] = Number(text.replace(/[, ]/g, ''))
      else read.errors[field] = 'Enter a whole number of people, such as 12,500.'
    } else read.patch[field] = text
  }
  return read
}

/** The sentence for a form in which nothing was changed. */
export function nothingChanged(tree: Tree, area: Area): string {
  const names = correctable(tree, area).map((field) => fieldNames[field])
  return `Nothing would change. Change the ${formatAlternatives(names)} first.`
}
