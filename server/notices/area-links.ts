import type { Area } from '../areas/tree/area.ts'
import { levelOf } from '../areas/tree/levels.ts'
import { townOf } from '../areas/tree/names.ts'
import { isPlace, type Tree } from '../areas/tree/tree.ts'
import { formatList } from '../platform/format.ts'

export interface Link {
  href: string
  label: string
}

export function noticesHref(code: string): string {
  return `/notices/${encodeURIComponent(code)}`
}

export function feedHref(code: string): string {
  return `${noticesHref(code)}/feed.atom`
}

/** "Bakersfield, California", "Back Bay, Boston, Massachusetts": the area, its town if it is part of one, and its state. */
export function fullName(tree: Tree, area: Area): string {
  const state = tree.ancestors(area).find(({ kind }) => kind === 'state')
  return [area, townOf(tree, area), state].flatMap((one) => one?.name ?? []).join(', ')
}

export function noticesLink(area: Area): Link {
  return { href: noticesHref(area.code), label: area.name }
}

/** The nearest area above a retired one that is not retired. */
export function nearestPresent(tree: Tree, area: Area): Area | undefined {
  return tree.ancestors(area).find(({ retiredAt }) => retiredAt === null)
}

/** "this parish", "this part of town" */
function thisArea(tree: Tree, area: Area): string {
  if (isRestOfTown(tree, area)) return 'the other parts of this town'
  if (area.kind === 'rest') return 'the places outside its towns'
  if (area.kind === 'part') return 'this part of town'
  return `this ${area.kind === 'city' ? 'city' : levelOf(area)}`
}

/** "Elsewhere in Boston", beside the parts of the town. */
export function isRestOfTown(tree: Tree, { kind, parent }: Area): boolean {
  return kind === 'rest' && parent !== null && tree.area(parent)?.kind === 'town'
}

/** Which notices a page lists: "What concerns this town, Kern County, and California." */
export function scopeOf(tree: Tree, area: Area): string {
  const above = tree.ancestors(area).map(({ name }) => name)
  if (!isPlace(tree, area))
    return area.kind === 'town'
      ? 'What concerns this town or any part of it.'
      : `What concerns any place in ${thisArea(tree, area)}.`
  const wider = above.length > 1 ? above.slice(0, -1) : above
  return `What concerns ${formatList([thisArea(tree, area), ...wider])}.`
}
