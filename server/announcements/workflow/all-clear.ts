import { type Intervals, unionAll } from '../../areas/intervals.ts'
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

interface Ended {
  incident: Incident
  /** What was announced about it, the oldest first, at least one. */
  about: readonly Announcement[]
  /** In which its end is named. */
  zone: string
  now: Instant
}

/** The draft of an all-clear: for everybody who was told, where they were told. A person still has to finish it. */
export async function allClearFor(trx: Trx, tree: Tree, { incident, about, zone, now }: Ended): Promise<Content> {
  const newest = about.at(-1)!
  const used = new Set(about.flatMap(({ channels }) => channels))
  const channels = (await listChannels(trx)).filter(({ key, enabled }) => enabled && used.has(key))
  return newContent({
    kind: 'service',
    severity: newest.severity,
    category: newest.category,
    link: newest.link,
    ...words(incident, dateAndTimeInWords(incident.endedAt ?? now, zone, now)),
    audience: audienceOf(tree, incident, about),
    channels: channels.map(({ key }) => key),
    at: 'approval',
    incident: incident.id,
    stage: 'all_clear',
  })
}

const HEADLINE_AT_MOST = 120

function words({ status, title }: Incident, ended: string): Pick<Content, 'headline' | 'body'> {
  const headline = (text: string) => text.slice(0, HEADLINE_AT_MOST).trim()
  switch (status) {
    case 'called_off':
      return { headline: headline(`Called off: ${title}`), body: `${title}: this was called off on ${ended}.` }
    case 'completed':
      return { headline: headline(`Completed: ${title}`), body: `${title}: this was completed on ${ended}.` }
    default:
      return { headline: headline(`Over: ${title}`), body: `${title}: this has been over since ${ended}.` }
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
