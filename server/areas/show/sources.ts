import { formatCount, formatNumber, pluralForm } from '../../platform/format.ts'
import { BY_CORRECTION } from '../corrections/correction.ts'
import type { Area } from '../tree/area.ts'

/** How it is known that an area is a part of its town, and how sure that is. */
const basisWords: Record<string, string> = {
  [BY_CORRECTION]: 'an administrator said so',
}

export function basisInWords(basis: string): string {
  return basisWords[basis] ?? `known by ${basis.replaceAll('-', ' ')}`
}

export function sourceOfPeople(places: number, knownFor: number): string {
  if (knownFor === 0) return 'GeoNames has no figure'
  const missing = places - knownFor
  if (places === 1) return 'an estimate (GeoNames)'
  return `an estimate (GeoNames); ${formatNumber(missing)} of ${formatCount(places, 'place')} ${pluralForm(missing, 'has', 'have')} no figure`
}

export function sourceOfZone(area: Area, isPlace: boolean): string {
  if (!isPlace) return 'the zones of its places'
  if (area.kind === 'rest') return 'the zone of most people around it'
  return 'the outlines of time zones (geo-tz, from OpenStreetMap)'
}
