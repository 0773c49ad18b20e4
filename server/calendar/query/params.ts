import type { DateTime } from 'luxon'
import type { Area } from '../../areas/tree/area.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { fromInstant, type Instant, toInstant } from '../../platform/clock.ts'
import { Unreadable } from '../../platform/errors.ts'
import { positions, readCursor } from '../../platform/http/paging.ts'

const DAYS_AT_MOST = 366

/** The half-open time range of an API query. The default is seven days from now. */
export function readTimeRange(
  query: { from?: Instant | undefined; to?: Instant | undefined },
  now: DateTime,
): { from: Instant; to: Instant } {
  const from = query.from ?? toInstant(now)
  const to = query.to ?? toInstant(fromInstant(from).plus({ days: 7 }))
  if (from >= to) throw new Unreadable('to: has to be after from.')
  if (fromInstant(to).diff(fromInstant(from), 'days').days > DAYS_AT_MOST)
    throw new Unreadable(`to: The range can be at most ${DAYS_AT_MOST} days.`)
  return { from, to }
}

/** The position that an API cursor names: after this instant and id. */
export function readPosition(cursor: string | undefined): { at: Instant; id: string } | undefined {
  const [at, id] = readCursor(cursor, positions.afterTime) ?? []
  return at === undefined || id === undefined ? undefined : { at, id }
}

/** The area with this code. Throws Unreadable, naming `field`, if there is none. */
export function readArea(tree: Tree, field: string, code: string): Area {
  const area = tree.area(code)
  if (!area || area.retiredAt !== null) throw new Unreadable(`${field}: there is no area ${code}.`)
  return area
}

/** Throws Unreadable unless the channel exists or existed. */
export function requireChannel(names: ReadonlyMap<string, string>, key: string | undefined): void {
  if (key !== undefined && !names.has(key)) throw new Unreadable(`channel: there is no channel ${key}.`)
}
