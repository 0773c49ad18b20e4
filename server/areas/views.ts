import type { Instant } from '../platform/clock.ts'
import { capitalize, formatCount, formatList, formatNumber, pluralForm } from '../platform/format.ts'
import { zoneInWords } from '../platform/time-words.ts'
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

export function foundList(
  tree: Tree,
  query: string,
  { found, isGuess, now }: { found: readonly Match[]; isGuess: boolean; now: Instant },
): AreaList {
  const shown = found.slice(0, shownAtMost)
  return {
    note: isGuess ? `No area named “${query}”. ${isItOne(found.length)}` : foundNote(query, found.length),
    areas: shown.map((match) => ({
      ...row(tree, match.area, { path: tree.path(match.area), now }),
      understood: understoodAs(match),
    })),
  }
}

function foundNote(query: string, count: number): string {
  if (count === 0) return `No area named “${query}”. Check the spelling, or type fewer letters.`
  if (count > shownAtMost)
    return `The first ${formatCount(shownAtMost, 'area')} for “${query}”. Type more of the name to see fewer.`
  return `${formatCount(count, 'area')} for “${query}”.`
}

/** The areas directly in `area`, or the countries; if there is only one country, the areas in it. */
export function insideList(tree: Tree, area: Area | null, now: Instant): AreaList {
  const [country] = tree.roots
  if (!country) return { note: 'No country is loaded yet. Load one with: npm run hark -- areas load US', areas: [] }
  if (!area && tree.roots.length === 1) return insideList(tree, country, now)
  const children = area ? tree.children(area.code) : tree.roots
  const where = inArea(area?.name ?? 'the gazetteer')
  const note = children.length === 0 ? '' : `${formatCount(children.length, 'area')} ${where}.`
  return { note, areas: children.map((child) => row(tree, child, { path: [], now })) }
}

function row(tree: Tree, area: Area, { path, now }: { path: string[]; now: Instant }): AreaList['areas'][number] {
  const { population, zones } = areaItem(tree, area)
  return {
    href: hrefOf(area.code),
    name: area.name,
    level: levelWord(area),
    where: path.reverse().join(', '),
    people: population === null ? 'not known' : formatNumber(population),
    understood: null,
    zones: zonesInWords(zones, now),
  }
}

/** "Eastern time", "Central time and Mountain time", "6 time zones". */
function zonesInWords(zones: readonly string[], now: Instant): string {
  const names = [...new Set(zones.map((zone) => zoneInWords(zone, now)))]
  return names.length > 2 ? formatCount(names.length, 'time zone') : formatList(names)
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
