import type { Area } from '../../../server/areas/tree/area.ts'
import { numberPlaces } from '../../../server/areas/tree/number.ts'
import { itsParts, smallCountry } from '../../support/areas.ts'

export const austin = 'US-TX-453-austin'
/** The town that comes and goes, and belongs to whom the gazetteer says. */
export const pflugerville = 'US-TX-453-pflugerville'
export const hydePark = `${austin}-hyde-park`
/** The part that is a town of its own for some time. */
export const mueller = `${austin}-mueller`

const parts = itsParts(
  { code: austin, name: 'Austin', zone: 'America/Chicago' },
  { 'Hyde Park': 21_000, Mueller: 14_000 },
)
/** The small country, in which Austin has parts. */
export const whole = numberPlaces([...smallCountry(), ...parts], 0)

const without = (isGone: (area: Area) => boolean) =>
  numberPlaces(
    whole.filter((area) => !isGone(area)),
    0,
  )
const where = (code: string, change: Partial<Area>) =>
  numberPlaces(
    whole.map((area) => (area.code === code ? { ...area, ...change } : area)),
    0,
  )

/** Austin is all of its county, whose "elsewhere" is then that of the town. */
const filled = numberPlaces(
  whole
    .filter(({ code }) => code !== `${austin}~`)
    .map((area) => {
      if (area.code === pflugerville) return { ...area, kind: 'part', parent: austin }
      return area.code === 'US-TX-453~' ? { ...area, parent: austin } : area
    }),
  0,
)

/** What is loaded, one after another. */
export const countries: Area[][] = [
  where(pflugerville, { kind: 'part', parent: austin }),
  where(mueller, { kind: 'town', parent: 'US-TX-453' }),
  without(({ parent }) => parent === austin),
  filled,
  without(({ code }) => code === pflugerville),
  whole,
  where(pflugerville, { parent: 'US-TX-141' }),
  without(({ code }) => code === hydePark),
  whole,
]
