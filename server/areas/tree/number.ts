import { type Area, isSettled } from './area.ts'
import { inNameOrder } from './tree.ts'

/**
 * Numbers the places depth first from `from` and gives every area its interval. Throws on an area that is unreachable,
 * has no place or shares its code, and on a place without a zone.
 */
export function numberPlaces(areas: readonly Area[], from: number): Area[] {
  const children = Map.groupBy(areas, (area) => area.parent)
  for (const siblings of children.values()) siblings.sort(inNameOrder)
  const numbered: Area[] = []
  const codes = new Set<string>()

  function visit(area: Area, lo: number): number {
    if (codes.has(area.code)) throw new Error(`Two areas have the code ${area.code}.`)
    const inside = children.get(area.code) ?? []
    const isPlace = inside.length === 0 && isSettled(area)
    if (isPlace && area.zone === null) throw new Error(`${area.code} (${area.name}) has no time zone.`)
    codes.add(area.code)
    const index = numbered.push(area) - 1
    let hi = isPlace ? lo + 1 : lo
    for (const child of inside) hi = visit(child, hi)
    if (hi === lo) throw new Error(`${area.code} (${area.name}) has no place in it.`)
    numbered[index] = { ...area, lo, hi }
    return hi
  }

  let next = from
  for (const root of children.get(null) ?? []) next = visit(root, next)
  if (numbered.length !== areas.length) throw new Error('Some areas have a parent that does not exist.')
  return numbered
}
