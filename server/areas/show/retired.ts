import type { Context } from '../../context.ts'
import type { FindNamings, Naming } from '../corrections/naming.ts'
import type { Areas } from '../directory.ts'
import { homeOf } from '../gazetteer/territories.ts'
import type { Area } from '../tree/area.ts'

/** An area that the gazetteer no longer lists although something names it, so that somebody has to decide. */
export interface StillNamed {
  area: Area
  namings: Naming[]
  /** What may be meant now: the area with its name, or else the place that has its people, "elsewhere". */
  instead: Area | null
}

/** The retired areas that are still named, by name. */
export async function listStillNamed(
  context: Pick<Context, 'db' | 'areas'>,
  find: FindNamings,
  reader: { id: string },
): Promise<StillNamed[]> {
  const { tree } = context.areas
  const retired = tree.areas.filter(({ retiredAt }) => retiredAt !== null)
  const codes = retired.map(({ code }) => code)
  const byCode = Map.groupBy(await find(context, codes, reader), ({ code }) => code)
  return retired
    .filter(({ code }) => byCode.has(code))
    .map((area) => ({ area, namings: byCode.get(area.code)!, instead: insteadOf(context.areas, area) }))
    .sort((a, b) => (a.area.name < b.area.name ? -1 : 1))
}

function insteadOf({ tree, search }: Areas, area: Area): Area | null {
  const home = homeOf(area.code.split('-', 1)[0]!)
  // What was a country of its own may be a state now: Puerto Rico.
  const state = tree.area(`${home}-${area.code.split('-', 1)[0]}`)
  const above = [...tree.ancestors(area), ...(state ? [state] : [])]
  const around = above.find(({ retiredAt }) => retiredAt === null)
  if (!around) return null
  if (around === state && area.kind === 'country') return state
  // A name that only leads to what is around it would widen what named the area.
  const [namesake] = search.named(area.name, { under: around.code }).filter((one) => one !== around)
  const rest = tree.children(around.code).find(({ kind }) => kind === 'rest')
  return namesake ?? rest ?? null
}

/** One sentence for each, for the terminal. */
export function stillNamedInWords(all: readonly StillNamed[]): string[] {
  return all.map(({ area, namings, instead }) => {
    const named = namings.map(({ what, title }) => `${what} “${title}”`)
    const meant = instead === null ? '' : ` Perhaps ${instead.name} (${instead.code}) is meant now.`
    return `${area.name} (${area.code}) is no longer listed, but still named by ${named.join(', ')}.${meant}`
  })
}
