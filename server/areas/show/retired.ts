import type { Context } from '../../context.ts'
import type { FindNamings, Naming } from '../corrections/naming.ts'
import type { Areas } from '../directory.ts'
import type { Area } from '../tree/area.ts'

/** An area that the gazetteer no longer lists although something names it, so that somebody has to decide. */
export interface StillNamed {
  area: Area
  namings: Naming[]
  /** What may be meant now: the area with its name, or else the one that it was in. */
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
  const around = tree.ancestors(area).find(({ retiredAt }) => retiredAt === null)
  if (!around) return null
  const [namesake] = search.named(area.name, { under: around.code })
  return namesake ?? around
}

/** One sentence for each, for the terminal. */
export function stillNamedInWords(all: readonly StillNamed[]): string[] {
  return all.map(({ area, namings, instead }) => {
    const named = namings.map(({ what, title }) => `${what} “${title}”`)
    const meant = instead === null ? '' : ` Perhaps ${instead.name} (${instead.code}) is meant now.`
    return `${area.name} (${area.code}) is no longer listed, but still named by ${named.join(', ')}.${meant}`
  })
}
