import { type Intervals, unionAll } from '../../areas/intervals.ts'
import { zoneOfMost } from '../../areas/main-zone.ts'
import type { Tree } from '../../areas/tree.ts'
import { type Audience, resolveAudience, withoutRetired } from '../../audiences/audience.ts'
import { cover } from '../../audiences/cover.ts'
import { listChannels } from '../../channels/queries.ts'
import type { Incident } from '../../incidents/incident.ts'
import type { Instant } from '../../platform/clock.ts'
import { dateAndTimeInWords } from '../../platform/time-words.ts'
import type { Trx } from '../../platform/transact.ts'
import type { Announcement, Content } from '../announcement.ts'
import { newContent } from '../content.ts'
import { textLimits } from '../schema.ts'

interface Ended {
  incident: Incident
  /** What was announced about it, the oldest first, at least one. */
  about: readonly Announcement[]
  /** Of the organization, in which its end is named when it is for no place. */
  zone: string
  now: Instant
}

/** The draft of an all-clear: for everybody who was told, where they were told. A person still has to finish it. */
export async function allClearFor(trx: Trx, tree: Tree, { incident, about, zone, now }: Ended): Promise<Content> {
  const newest = about.at(-1)!
  const used = new Set(about.flatMap(({ channels }) => channels))
  const channels = (await listChannels(trx)).filter(({ key, enabled }) => enabled && used.has(key))
  const audience = audienceOf(tree, incident, about)
  const resolved = resolveAudience(tree, audience)
  const itsZone = (resolved.ok ? zoneOfMost(tree, resolved.places) : undefined) ?? zone
  return newContent({
    kind: 'service',
    severity: newest.severity,
    category: newest.category,
    link: newest.link,
    ...words(incident, dateAndTimeInWords(incident.endedAt ?? now, itsZone, now)),
    audience,
    channels: channels.map(({ key }) => key),
    at: 'approval',
    incident: incident.id,
    stage: 'all_clear',
  })
}

/**
 * The headline has nothing in front: where it needs a word, the list that it stands in says how it ended (titleInList).
 * The text names the day, because it stays true when it is read later.
 */
function words({ status, title }: Incident, ended: string): Pick<Content, 'headline' | 'body'> {
  const how = status === 'called_off' ? 'called off' : status === 'completed' ? 'completed' : 'fixed'
  return {
    headline: title.slice(0, textLimits.headline).trim(),
    body: `${title}: ${how} as of ${ended}.`,
  }
}

/** Everybody who was told. Areas that were retired since are left out; with none left, where the incident is. */
function audienceOf(tree: Tree, { areas }: Incident, about: readonly Announcement[]): Audience {
  const told = new Map<string, { audience: Audience; places: Intervals }>()
  for (const { audience } of about) {
    const resolved = resolveAudience(tree, withoutRetired(tree, audience))
    if (resolved.ok) told.set(JSON.stringify(resolved.audience), resolved)
  }
  const [first, ...others] = told.values()
  if (first === undefined) return withoutRetired(tree, { include: [...areas], exclude: [] })
  if (others.length === 0) return first.audience
  return { include: cover(tree, unionAll([first, ...others].map(({ places }) => places))), exclude: [] }
}
