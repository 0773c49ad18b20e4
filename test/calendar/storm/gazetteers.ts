import { loadAreas } from '../../../server/areas/gazetteer/actions.ts'
import { numberPlaces } from '../../../server/areas/tree/number.ts'
import { commandLine } from '../../../server/audit/audit.ts'
import { exceededNow } from '../../../server/cli/after-restore.ts'
import type { Context } from '../../../server/context.ts'
import { findHead } from '../../../server/platform/db/calendar-head.ts'
import { smallCountry } from '../../support/areas.ts'

/** The town that comes and goes. */
const town = 'US-TX-453-pflugerville'

const whole = smallCountry()
const without = numberPlaces(
  whole.filter(({ code }) => code !== town),
  0,
)
/** The town belongs to another county. */
const moved = numberPlaces(
  whole.map((area) => (area.code === town ? { ...area, parent: 'US-TX-141' } : area)),
  0,
)
const round = [without, whole, moved, whole]

/** What the gazetteers of a storm did to the plan. */
export interface Gazetteers {
  /** Loads the next one: the town is retired, comes back, moves to another county, and back. */
  loadNext(context: Context): Promise<void>
  /** Loads the one with the town in its county, if it is not there. */
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
  /** The number of the last change at the time of the last load. */
  let change = 0

  async function load(context: Context, areas: typeof whole): Promise<void> {
    const before = new Set(await exceededNow(context))
    const { changed } = await loadAreas(context, {
      country: 'US',
      plan: { areas, names: [], zips: [] },
      actor: commandLine,
    })
    if (changed === 0) return
    counts.loads += 1
    change = (await findHead(context.db)).change
    counts.newlyOver += (await exceededNow(context)).filter((sentence) => !before.has(sentence)).length
  }

  return {
    async loadNext(context) {
      const areas = round[next % round.length]!
      next += 1
      await load(context, areas)
    },
    loadWhole: (context) => load(context, whole),
    counts,
    wasThereBefore: (committed, code) => code === town && committed <= change,
    bookmark() {
      const known = { next, change }
      return () => {
        next = known.next
        change = known.change
      }
    },
  }
}
