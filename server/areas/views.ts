import { capitalize, formatCount, formatList, formatNumber, pluralForm } from '../platform/format.ts'
import { areaItem } from './area-output.ts'
import { isItOne } from './guesses.ts'
import type { AreaList } from './props.ts'
import type { Match } from './search/area-search.ts'
import { understoodAs } from './share-words.ts'
import type { Area } from './tree/area.ts'
import { levelOf } from './tree/levels.ts'
import type { Tree } from './tree/tree.ts'
import { inArea } from './tree/with-article.ts'

const shownAtMost = 50

/** Ask for one more than is shown, to know whether there are more. */
export const askedFor = shownAtMost + 1

export function foundList(tree: Tree, query: string, found: readonly Match[], isGuess: boolean): AreaList {
  const shown = found.slice(0, shownAtMost)
  return {
    note: isGuess ? `No area named “${query}”. ${isItOne(found.length)}` : foundNote(query, found.length),
    areas: shown.map((match) => ({ ...row(tree, match.area, tree.path(match.area)), understood: understoodAs(match) })),
  }
}

function foundNote(query: string, count: number): string {
  if (count === 0) return `No area named “${query}”. Check the spelling, or type fewer letters.`
  if (count > shownAtMost)
    return `The first ${formatCount(shownAtMost, 'area')} for “${query}”. Type more of the name to see fewer.`
  return `${formatCount(count, 'area')} for “${query}”.`
}

/** The areas directly in `area`, or the countries; if there is only one country, the areas in it. */
export function insideList(tree: Tree, area: Area | null): AreaList {
  const [country] = tree.roots
  if (!country) return { note: 'No country is loaded yet. Load one with: npm run hark -- areas load US', areas: [] }
  if (!area && tree.roots.length === 1) return insideList(tree, country)
  const children = area ? tree.children(area.code) : tree.roots
  const where = inArea(area?.name ?? 'the gazetteer')
  const note = children.length === 0 ? '' : `${formatCount(children.length, 'area')} ${where}.`
  return { note, areas: children.map((child) => row(tree, child, [])) }
}

function row(tree: Tree, area: Area, path: string[]): AreaList['areas'][number] {
  const { population, zones } = areaItem(tree, area)
  return {
    href: hrefOf(area.code),
    name: area.name,
    level: levelWord(area),
    where: path.reverse().join(', '),
    people: population === null ? 'not known' : formatNumber(population),
    understood: null,
    zones: zones.length > 2 ? formatCount(zones.length, 'zone') : formatList(zones),
  }
}

export function levelWord(area: Area): string {
  return capitalize(levelOf(area))
}

export function hrefOf(code: string): string {
  return `/areas/${encodeURIComponent(code)}`
}

/** A note about areas that a newer gazetteer has no longer. */
export function retiredNote(tree: Tree): string | null {
  const count = tree.areas.filter(({ retiredAt }) => retiredAt !== null).length
  return count === 0 ? null : `${formatCount(count, 'area')} ${pluralForm(count, 'is', 'are')} no longer listed`
}
