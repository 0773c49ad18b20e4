import { loadAreas } from '../../../server/areas/gazetteer/actions.ts'
import type { Area } from '../../../server/areas/tree/area.ts'
import { commandLine } from '../../../server/audit/audit.ts'
import { exceededNow } from '../../../server/cli/after-restore.ts'
import type { Context } from '../../../server/context.ts'
import { findHead } from '../../../server/platform/db/calendar-head.ts'
import { countries, whole } from './countries.ts'

/** What the gazetteers of a storm did to the plan. */
export interface Gazetteers {
  /** Loads the next one: towns and parts come, go, and change to which town or county they belong. */
  loadNext(context: Context): Promise<void>
  /** Loads the one that the storm begins with, if it is not there. */
  loadWhole(context: Context): Promise<void>
  /** How many there were, and how many windows were over a limit only since. */
  counts: { loads: number; newlyOver: number }
  /** Whether a booking that took this place in the order of booking was there before posts counted anew at a place. */
  wasThereBefore(committed: number, code: string): boolean
  /** What a backup knows of it, to go back to. */
  bookmark(): () => void
}

export function theGazetteers(): Gazetteers {
  let next = 0
  const counts = { loads: 0, newlyOver: 0 }
  let current = whole
  /** By place: the number of the last change when a gazetteer last put it in other areas. */
  let changes = new Map<string, number>()

  async function load(context: Context, areas: Area[]): Promise<void> {
    const before = new Set(await exceededNow(context))
    const plan = { areas, names: [], zips: [] }
    const { changed } = await loadAreas(context, { country: 'US', plan, actor: commandLine })
    if (changed === 0) return
    counts.loads += 1
    const { change } = await findHead(context.db)
    const known = areasOfPlaces(current)
    for (const [place, around] of areasOfPlaces(areas)) if (known.get(place) !== around) changes.set(place, change)
    current = areas
    counts.newlyOver += (await exceededNow(context)).filter((sentence) => !before.has(sentence)).length
  }

  return {
    async loadNext(context) {
      const areas = countries[next % countries.length]!
      next += 1
      await load(context, areas)
    },
    loadWhole: (context) => load(context, whole),
    counts,
    wasThereBefore: (committed, code) => committed <= (changes.get(code) ?? -1),
    bookmark() {
      const known = { next, current, changes: new Map(changes) }
      return () => {
        next = known.next
        current = known.current
        changes = new Map(known.changes)
      }
    },
  }
}

/** For each place the areas that it is in, which decide what reaches it. */
function areasOfPlaces(areas: readonly Area[]): Map<string, string> {
  const parents = new Map(areas.map(({ code, parent }) => [code, parent]))
  const above = new Set(parents.values())
  const around = (code: string | null): string => (code === null ? '' : `${code} ${around(parents.get(code)!)}`)
  return new Map([...parents.keys()].filter((code) => !above.has(code)).map((code) => [code, around(code)]))
}
