import type { Area } from '../areas/tree/area.ts'
import { townOf } from '../areas/tree/names.ts'
import { isPlace, type Tree } from '../areas/tree/tree.ts'
import { inArea, withArticle } from '../areas/tree/with-article.ts'
import { formatAlternatives } from '../platform/format.ts'

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

/** "Elsewhere in Boston", beside the parts of the town. */
export function isRestOfTown(tree: Tree, { kind, parent }: Area): boolean {
  return kind === 'rest' && parent !== null && tree.area(parent)?.kind === 'town'
}

/** Which notices a page lists: "Notices for Back Bay, and for all of Boston, Suffolk County, or Massachusetts." */
export function scopeOf(tree: Tree, area: Area): string {
  const above = tree.ancestors(area)
  const wider = (above.length > 1 ? above.slice(0, -1) : above).map(({ name }) => withArticle(name))
  const all = wider.length === 0 ? '' : `, and for all of ${formatAlternatives(wider)}`
  return `Notices for ${ownScope(tree, area)}${all}.`
}

function ownScope(tree: Tree, area: Area): string {
  const name = withArticle(area.name)
  if (area.kind === 'rest') {
    const around = withArticle(tree.ancestors(area)[0]?.name ?? '')
    return isRestOfTown(tree, area) ? `the other parts of ${around}` : `${around} outside its towns`
  }
  if (isPlace(tree, area)) return name
  return area.kind === 'town' ? `${name} or any part of it` : `any place ${inArea(area.name)}`
}
