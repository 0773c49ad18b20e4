import type { Tree } from '../../areas/tree/tree.ts'
import { resolveAudience } from '../../audiences/audience.ts'
import { byZone } from '../../planning/model/zone-groups.ts'
import { zoneNamed } from '../../platform/time/zone-names.ts'
import { offsetAt } from '../../platform/time/zones.ts'
import { DAY } from '../../platform/time-units.ts'
import type { ComposerForm } from './composer-form.ts'

type Marks = Pick<ComposerForm, 'include' | 'exclude'>

/** The zones of an audience; of those with one clock in the year to come, only the first. */
export function zonesOfAudience(tree: Tree, { include, exclude }: Marks, now: number): string[] {
  const resolved = resolveAudience(tree, { include, exclude })
  if (!resolved.ok) return []
  const zones = [...byZone(tree, resolved.places).keys()]
  return zones.filter((zone, index) => zones.findIndex((other) => isSameClock(other, zone, now)) === index)
}

/** Clocks are compared once a month: no zone changes its own for less than that. */
export function isSameClock(one: string, other: string, now: number): boolean {
  if (one === other) return true
  return Array.from({ length: 13 }, (_, month) => now + month * 28 * DAY).every(
    (at) => offsetAt(one, at) === offsetAt(other, at),
  )
}

/**
 * The form in the zone of its audience, when all of it has one and nobody has typed a time yet: a time that was typed is
 * never read in another zone without a word.
 */
export function followAudience(tree: Tree, form: ComposerForm, now: number): ComposerForm {
  const [zone, ...others] = zonesOfAudience(tree, form, now)
  if (zone === undefined || others.length > 0 || hasTimes(form) || isSameClock(zone, form.zone, now)) return form
  return zoneNamed(zone) === null ? form : { ...form, zone }
}

function hasTimes(form: ComposerForm): boolean {
  const { date, time, publishBy, began, expectedEnd, nextUpdateBy, times } = form
  return [
    date,
    time,
    publishBy,
    began,
    expectedEnd,
    nextUpdateBy,
    ...Object.values(times).map(({ wall }) => wall),
  ].some(Boolean)
}
