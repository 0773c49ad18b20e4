import type { Area } from '../areas/tree/area.ts'
import type { Intervals } from '../areas/tree/intervals.ts'
import { bestKnown, nameWithTown, townOf } from '../areas/tree/names.ts'
import type { Tree } from '../areas/tree/tree.ts'
import { capitalize, formatList } from '../platform/format.ts'
import type { Audience } from './audience.ts'
import { cover } from './cover.ts'

/** Longer lists of names end with a count. */
const NAMES_AT_MOST = 5

/** One included area with the marks below it. */
interface Stem {
  area: Area
  without: Area[]
  butWith: Area[]
}

/**
 * Describes an audience: "Texas, without Travis County, but with Austin". Expects an audience without redundant marks.
 */
export function summarise(tree: Tree, { include, exclude }: Audience): string {
  const marked = new Set([...include, ...exclude])
  const stems = new Map<string, Stem>()
  const known = (codes: string[]) => codes.flatMap((code) => tree.area(code) ?? [])
  const stemOf = (area: Area) => tree.ancestors(area).findLast(({ code }) => marked.has(code))
  for (const area of known(include)) if (!stemOf(area)) stems.set(area.code, { area, without: [], butWith: [] })
  for (const area of known(exclude)) stems.get(stemOf(area)?.code ?? '')?.without.push(area)
  for (const area of known(include)) stems.get(stemOf(area)?.code ?? '')?.butWith.push(area)
  const text = [...Map.groupBy(stems.values(), (stem) => groupOf(tree, stem)).values()]
    .map((group) => phrase(tree, group))
    .join('; ')
  return capitalize(text)
}

/** Describes places that nobody marked, such as those of a hold. */
export function summarisePlaces(tree: Tree, places: Intervals): string {
  const include = cover(tree, places).map((code) => bestKnown(tree, tree.area(code)!).code)
  return summarise(tree, { include, exclude: [] })
}

/** Areas of one state are listed together, except those with exclusions of their own. */
function groupOf(tree: Tree, { area, without }: Stem): string {
  return without.length > 0 ? area.code : (stateOf(tree, area)?.code ?? '')
}

function phrase(tree: Tree, stems: Stem[]): string {
  const [{ area, without, butWith }] = stems as [Stem]
  const areas = stems.map((stem) => stem.area)
  const town = commonTown(tree, areas)
  const parts = [namesOf(tree, areas, town)]
  if (town) parts.push(town.name)
  const state = stateOf(tree, area)
  if (state) parts.push(state.name)
  if (without.length > 0) parts.push(`without ${namesOf(tree, without, area)}`)
  if (butWith.length > 0) parts.push(`but with ${namesOf(tree, butWith, area)}`)
  return parts.join(', ')
}

/** The town of which all of these are parts. */
function commonTown(tree: Tree, areas: readonly Area[]): Area | undefined {
  const [town, ...others] = new Set(areas.map((area) => townOf(tree, area)))
  return others.length === 0 ? town : undefined
}

/** The area to append to a name to say where it is; a state or country needs none. */
function stateOf(tree: Tree, area: Area): Area | undefined {
  if (area.kind === 'state' || area.kind === 'country') return undefined
  const above = tree.ancestors(area)
  return above.find(({ kind }) => kind === 'state') ?? above.at(-1)
}

/** "Bakersfield, Delano, and 3 more". Parts of `town`, which the reader is told beside the names, go without it. */
function namesOf(tree: Tree, areas: Area[], town: Area | undefined): string {
  const withName = Map.groupBy(areas, ({ name }) => name)
  const names = areas.map((area) => {
    const isTold = town !== undefined && townOf(tree, area) === town
    return nameAmong(tree, area, { isTold, isOnly: withName.get(area.name)!.length === 1 })
  })
  return formatList(names, NAMES_AT_MOST)
}

/** Areas with the same name get the name of their parent in parentheses, and parts of a town that is not told get its. */
function nameAmong(tree: Tree, area: Area, { isTold, isOnly }: { isTold: boolean; isOnly: boolean }): string {
  if (area.kind === 'rest') return area.name.charAt(0).toLowerCase() + area.name.slice(1)
  if (isOnly) return isTold ? area.name : nameWithTown(tree, area)
  return `${area.name} (${tree.ancestors(area)[0]?.name ?? area.code})`
}
