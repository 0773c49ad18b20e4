import type { Affected, ChangedPost, FindConsequences } from '../../areas/corrections/consequences.ts'
import { contains, type Intervals, size } from '../../areas/tree/intervals.ts'
import { buildTree, type Tree } from '../../areas/tree/tree.ts'
import { placesOf } from '../../audiences/cover.ts'
import { type CalendarState, readCalendarState, readLockedState } from '../../calendar/calendar-state.ts'
import { openPlanCache } from '../../calendar/plan-cache.ts'
import type { Context } from '../../context.ts'
import type { Incident } from '../../incidents/incident.ts'
import { listIncidents } from '../../incidents/queries.ts'
import { exceededInWords } from '../../planning/findings/caused-windows.ts'
import { exceededInPlan } from '../../planning/forbidden/exceeded-in-plan.ts'
import { findHead } from '../../platform/db/calendar-head.ts'
import { snapshot } from '../../platform/transact.ts'
import { listHeadlines } from '../queries.ts'
import { listChangedAtDue, newlyChanged } from './changed-at-due.ts'

/** Compares the calendar with what it would be if the areas were so. Nothing is written. */
export const findConsequences: FindConsequences = async (context, code, planned) => {
  const before = await readCalendarState(context)
  const after = await stateWith(context, buildTree(planned.areas))
  const open = await listIncidents(context.db, { open: true })
  const [was, is] = [before, after].map((state) => coveringOf(state, open, code)) as [Covering, Covering]
  const posts = new Set([...was.posts].filter((id) => is.posts.has(id)))
  const known = exceededIn(before)
  return {
    gains: await affected(context, only(is, was)),
    loses: await affected(context, only(was, is)),
    // Notices stand on announcements, so whoever knows them adds the pages.
    pages: [],
    keeps: posts.size,
    atDue: await changedAtDue(context, { before, after, code }),
    exceeded: [...exceededIn(after)].flatMap(([key, sentence]) => (known.has(key) ? [] : [sentence])),
  }
}

/** The calendar with other areas, read into a plan of its own. */
function stateWith(context: Context, tree: Tree): Promise<CalendarState> {
  return snapshot(context.db, async (trx) => {
    const locked = { trx, head: await findHead(trx), tree }
    const plan = await openPlanCache(trx, context.areas).upTo(locked)
    return readLockedState(context, { ...locked, plan })
  })
}

/** What becomes of posts at their time only after the correction. Only what touches the area, or its town, can change. */
async function changedAtDue(
  { db }: Context,
  { before, after, code }: { before: CalendarState; after: CalendarState; code: string },
): Promise<ChangedPost[]> {
  if (hasSamePlaces(before.tree, after.tree)) return []
  const codes = [code, before.tree.area(code)?.parent, after.tree.area(code)?.parent].flatMap((one) => one ?? [])
  const isTown = (one: string) => one === code || [before, after].some(({ tree }) => tree.area(one)?.kind === 'town')
  const touched = codes.filter(isTown)
  const messages = [before, after].flatMap(({ world, tree }) => {
    const to = Math.max(world.plan.span()?.to ?? 0, world.now) + 1
    return world.plan.find({ from: world.now, to, reach: placesOf(tree, touched) })
  })
  const booked = messages.filter(({ status }) => status === 'booked').map(({ announcement }) => announcement)
  const [were, are] = await listChangedAtDue(db, [...new Set(booked)], [before, after])
  return newlyChanged(are!, were!)
}

/** Whether every area has the same places, in the same zones. */
function hasSamePlaces(before: Tree, after: Tree): boolean {
  return after.areas.every(({ code, lo, hi, zone }) => {
    const was = before.area(code)
    return was !== undefined && was.lo === lo && was.hi === hi && was.zone === zone
  })
}

/** What covers an area. */
interface Covering {
  /** The ids of announcements that are still to go out. */
  posts: Set<string>
  others: Map<string, Affected>
}

function coveringOf({ world, tree, channels }: CalendarState, open: readonly Incident[], code: string): Covering {
  const area = tree.area(code)
  if (!area || area.lo === area.hi) return { posts: new Set(), others: new Map() }
  const reached: Intervals = [area.lo, area.hi]
  const to = world.plan.span()?.to ?? world.now
  const messages = world.plan.find({ from: world.now, to: Math.max(to, world.now) + 1, reach: reached })
  const found = new Map<string, Affected>()
  for (const { id, name, area: ruled } of world.rules) {
    if (ruled !== null && covers(tree, [ruled], area.lo))
      found.set(id, { what: 'rule', title: name, href: `/rules/${id}` })
  }
  for (const { key, name, serves } of channels) {
    const href = `/channels/${encodeURIComponent(key)}`
    if (covers(tree, [serves], area.lo)) found.set(`channel ${key}`, { what: 'channel', title: name, href })
  }
  for (const { id, title, areas, holds } of open) {
    if (covers(tree, areas, area.lo)) found.set(id, { what: holds ? 'hold' : 'incident', title, href: null })
  }
  return {
    posts: new Set(messages.map(({ announcement }) => announcement)),
    others: found,
  }
}

function covers(tree: Tree, codes: readonly string[], place: number): boolean {
  return contains(placesOf(tree, codes), place)
}

/** What is in `these` and not in `those`. */
function only(these: Covering, those: Covering): Covering {
  return {
    posts: new Set([...these.posts].filter((id) => !those.posts.has(id))),
    others: new Map([...these.others].filter(([key]) => !those.others.has(key))),
  }
}

async function affected({ db }: Context, { posts, others }: Covering): Promise<Affected[]> {
  const headlines = await listHeadlines(db, [...posts])
  const titled = [...posts].map((id): Affected => {
    return { what: 'post', title: headlines.get(id) ?? 'No headline yet', href: `/announcements/${id}` }
  })
  return [...titled, ...others.values()]
}

/** The windows over a limit, by what makes them the same whatever their places are called and numbered. */
function exceededIn({ world }: CalendarState): Map<string, string> {
  const to = world.plan.span()?.to ?? world.now
  const windows = exceededInPlan(world, { from: world.now, to: Math.max(to, world.now) + 1 })
  return new Map(
    windows.map((exceeded) => {
      const { cap, channel, window, messages, places } = exceeded
      const key = [cap.id, channel, window.from, size(places), ...messages.map(({ id }) => id)].join(' ')
      return [key, exceededInWords(world, exceeded)]
    }),
  )
}
