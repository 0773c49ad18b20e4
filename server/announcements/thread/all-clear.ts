import { type Intervals, intersection, unionAll } from '../../areas/tree/intervals.ts'
import { zoneOfMost } from '../../areas/tree/main-zone.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { type Audience, resolveAudience, withoutRetired } from '../../audiences/audience.ts'
import { cover } from '../../audiences/cover.ts'
import type { Incident } from '../../incidents/incident.ts'
import type { Instant } from '../../platform/clock.ts'
import { dateAndTimeInWords } from '../../platform/time-words.ts'
import type { Content } from '../announcement.ts'
import { newContent } from '../content.ts'
import { allClearWords, placeNames } from './all-clear-words.ts'
import type { Told } from './who-was-told.ts'

interface Ended {
  incident: Incident
  /** Who is to get it, the oldest first, at least one. */
  told: readonly Told[]
  /** Whether nobody has had an all-clear yet, so that it is for the audiences as they were written. */
  isFirst: boolean
  /** The keys of the channels in use. */
  channels: readonly string[]
  /** Of the organization, in which its end is named when it is for no place. */
  zone: string
  now: Instant
}

/** The draft of an all-clear: for everybody who was told, where they were told. A person still has to finish it. */
export function allClearFor(tree: Tree, { incident, told, isFirst, channels, zone, now }: Ended): Content {
  const newest = told.at(-1)!.announcement
  const used = new Set(told.map(({ channel }) => channel))
  const audience = audienceOf(tree, incident, { told, isFirst })
  const resolved = resolveAudience(tree, audience)
  const itsZone = (resolved.ok ? zoneOfMost(tree, resolved.places) : undefined) ?? zone
  return newContent({
    kind: 'service',
    severity: newest.severity,
    category: newest.category,
    link: newest.link,
    ...allClearWords(incident, {
      when: dateAndTimeInWords(incident.endedAt ?? now, itsZone, now),
      places: resolved.ok ? placeNames(tree, resolved.audience) : [],
    }),
    audience,
    channels: channels.filter((key) => used.has(key)),
    at: 'approval',
    incident: incident.id,
    stage: 'all_clear',
  })
}

/** Everybody who was told. Areas that were retired since are left out; with none left, where the incident is. */
function audienceOf(tree: Tree, { areas }: Incident, { told, isFirst }: Pick<Ended, 'told' | 'isFirst'>): Audience {
  const written = new Map<string, { audience: Audience; places: Intervals }>()
  for (const { audience } of new Set(told.map(({ announcement }) => announcement))) {
    const resolved = resolveAudience(tree, withoutRetired(tree, audience))
    if (resolved.ok) written.set(JSON.stringify(resolved.audience), resolved)
  }
  const [first, ...others] = written.values()
  if (first === undefined) return withoutRetired(tree, { include: [...areas], exclude: [] })
  if (others.length === 0 && isFirst) return first.audience
  const places = unionAll([first, ...others].map((one) => one.places))
  const left = isFirst ? places : intersection(places, unionAll(told.map((one) => one.places)))
  const include = new Set([first, ...others].flatMap((one) => one.audience.include))
  return { include: cover(tree, left.length > 0 ? left : places, { include }), exclude: [] }
}
