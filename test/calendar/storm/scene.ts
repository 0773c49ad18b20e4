import { austin, hydePark, mueller, pflugerville } from './countries.ts'
import type { Crew } from './organization.ts'
import type { Draws } from './random.ts'
import type { Requests, Sent } from './requests.ts'

const quarter = 15 * 60_000
const places = [austin, pflugerville, 'US-TX-453', 'US-TX-141-el-paso', 'US-TX-141', mueller, `${austin}~`]
const others = ['US-FL-086-miami', 'US-FL-086', 'US-FL-033-pensacola', 'US-TX', 'US-FL']
const areas = [...places, ...places, ...places, ...others]
const channelSets = [
  ...[['board'], ['board', 'letter'], ['letter'], ['letter'], ['door'], ['door', 'board']],
  ...[['board', 'letter', 'page'], ['page']],
]

/** An announcement as far as the storm has heard of it. */
export interface Heard {
  id: string
  revision: number
  status: string
}

/** What everybody in a storm knows. A restore changes it, so nobody keeps a list for long. */
export interface Known {
  heard: Heard[]
  rules: string[]
  incidents: string[]
  guests: Crew['guests'][number][]
}

/** Who writes to whom, about what, and when: drawn anew each time. */
export interface Scene extends Draws {
  requests: Requests
  crew: Crew
  known: Known
  author(): string
  approver(): string
  area(): string
  audience(): { include: string[]; exclude: string[] }
  channels(): string[]
  /** Most want the hour that everybody wants at that moment, which moves on as they ask. */
  time(): string
  /** How far the day has come, in milliseconds since 1970. */
  now(): number
  among(...statuses: string[]): Heard | null
  act(announcement: Heard, transition: string, as: string, body: object): Promise<void>
  /** Asks for one of which something is out, or was about to be. Workers change these, so their revisions are read. */
  oneThatStarted(statuses?: string): Promise<Heard | null>
  /** Announcements and deliveries that a person changed since the last restore, by announcement. */
  touched: Set<string>
}

export function theScene({
  crew,
  start,
  requests,
  draws,
}: {
  crew: Crew
  start: number
  requests: Requests
  draws: Draws
}): Scene {
  const { random, draw, chance } = draws
  const known: Known = { heard: [], rules: [], incidents: [], guests: [...crew.guests] }
  const touched = new Set<string>()
  const quarters = () => requests.count() / 6

  const scene: Scene = {
    ...draws,
    requests,
    crew,
    known,
    touched,
    author: () => (known.guests.length > 0 && chance(0.2) ? draw(known.guests).token : draw(crew.authors)),
    approver: () => draw(crew.approvers),
    area: () => draw(areas),
    audience: () =>
      chance(0.15) ? { include: [austin], exclude: [hydePark] } : { include: [draw(areas)], exclude: [] },
    channels: () => draw(channelSets),
    time() {
      const wanted = quarters() + 2 + (chance(0.7) ? random() * 4 : random() * 60)
      return new Date(start + Math.floor(wanted) * quarter).toISOString()
    },
    now: () => start + Math.floor(quarters() * quarter),
    among(...wanted) {
      const found = known.heard.filter(({ status }) => wanted.includes(status))
      return found.length === 0 ? null : draw(found)
    },
    async act(announcement, transition, as, body) {
      const { id, revision } = announcement
      const edits = transition === 'edit'
      const path = `/announcements/${id}${edits ? '' : `/${transition}`}`
      const sent: Sent = { as, path, body, revision, method: edits ? 'PATCH' : 'POST' }
      touched.add(id)
      const answer = await requests.sendOrRepeat(sent)
      // Once more, because a restore may have come before it was carried out.
      touched.add(id)
      // What was written after a backup is gone when it is put back.
      if (answer.status === 404) known.heard = known.heard.filter((one) => one !== announcement)
      if (answer.status !== 200 || answer.body.revision <= announcement.revision) return
      announcement.revision = answer.body.revision
      announcement.status = answer.body.status
    },
    async oneThatStarted(statuses = 'publishing,failed,published,held') {
      const path = `/announcements?status=${statuses}&limit=20`
      const { status, body } = await requests.send({ as: draw(crew.authors), path, method: 'GET' })
      if (status !== 200 || body.items.length === 0) return null
      const { id, revision, status: now } = draw<Heard>(body.items)
      const one = known.heard.find((other) => other.id === id)
      return one ? Object.assign(one, { revision, status: now }) : null
    },
  }
  return scene
}
