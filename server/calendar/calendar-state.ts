import { nameWithTown } from '../areas/tree/names.ts'
import type { Tree } from '../areas/tree/tree.ts'
import { type Audience, type Resolved, resolveAudience } from '../audiences/audience.ts'
import { placesOf } from '../audiences/cover.ts'
import type { Channel } from '../channels/channel.ts'
import { listChannelNames, listChannels } from '../channels/queries.ts'
import type { Context } from '../context.ts'
import type { Incident } from '../incidents/incident.ts'
import { listIncidents } from '../incidents/queries.ts'
import { idOfHold } from '../planning/forbidden/holds.ts'
import type { Bookings } from '../planning/model/bookings.ts'
import type { Hold, Names, World } from '../planning/model/world.ts'
import { toMillis } from '../platform/clock.ts'
import type { Db } from '../platform/transact.ts'
import type { LockedCalendar } from './locked-calendar.ts'
import { listRulesInForce } from './rule-queries.ts'

/** Everything a verdict depends on, and all channels. */
export interface CalendarState {
  world: World
  /** The areas as the world numbers them. */
  tree: Tree
  channels: readonly Channel[]
  /** The revision of each rule in force, and of each open incident under the name of its hold. */
  revisions: ReadonlyMap<string, number>
}

/** The current calendar without a lock, so somebody may change it a moment later. */
export async function readCalendarState(context: Context): Promise<CalendarState> {
  return stateOf(context, context.db, await context.planCache.latest())
}

/** The locked calendar. Nothing can change before the commit, so a check against it is authoritative. */
export function readLockedState(context: Context, locked: LockedCalendar): Promise<CalendarState> {
  return stateOf(context, locked.trx, locked)
}

async function stateOf(
  context: Context,
  db: Db,
  { plan, tree }: { plan: Bookings; tree: Tree },
): Promise<CalendarState> {
  const rules = await listRulesInForce(db)
  const channels = await listChannels(db)
  const incidents = await listIncidents(db, { open: true })
  const names = await listChannelNames(db)
  const world: World = {
    places: tree,
    names: namesOf(tree),
    rules: rules.map(({ id, definition }) => ({ ...definition, id })),
    holds: incidents.filter((incident) => incident.holds).map((incident) => holdOf(tree, incident)),
    plan,
    channelName: (key) => names.get(key) ?? key,
    now: context.now().toMillis(),
  }
  const revisions = new Map([
    ...rules.map(({ id, revision }) => [id, revision] as const),
    ...incidents.map(({ id, revision }) => [idOfHold({ incident: id }), revision] as const),
  ])
  return { world, tree, channels, revisions }
}

export function namesOf(tree: Tree): Names {
  // A check asks for the places of a rule many times.
  const known = new WeakMap<Audience, Resolved>()
  return {
    nameOf: (place) => nameWithTown(tree, tree.placeAt(place)),
    codeOf: (place) => tree.placeAt(place).code,
    peopleOf: (place) => (tree.peopleOf[place]! < 0 ? null : tree.peopleOf[place]!),
    townAt: (place) => {
      const { kind, parent } = tree.placeAt(place)
      const town = kind === 'part' || kind === 'rest' ? tree.area(parent!) : undefined
      if (town?.kind !== 'town') return undefined
      const { people, knownFor } = tree.people([town.lo, town.hi])
      return { name: town.name, lo: town.lo, hi: town.hi, people: knownFor === 0 ? null : people }
    },
    areaInterval: (code) => {
      const area = tree.area(code)
      return area && area.retiredAt === null ? [area.lo, area.hi] : undefined
    },
    audiencePlaces: (audience) => {
      const resolved = known.get(audience) ?? resolveAudience(tree, audience)
      known.set(audience, resolved)
      return resolved.ok ? resolved.places : undefined
    },
  }
}

function holdOf(tree: Tree, incident: Incident): Hold {
  const { id, title, areas, began, expectedEnd, endedAt } = incident
  return {
    incident: id,
    title,
    area: placesOf(tree, areas),
    begin: toMillis(began),
    expectedEnd: expectedEnd === null ? null : toMillis(expectedEnd),
    open: endedAt === null,
  }
}
