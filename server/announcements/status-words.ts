import type { Booking } from '../calendar/booking.ts'
import { bookingMarks } from '../calendar/booking-status-words.ts'
import { type Hands, waitsFor } from '../channels/by-hand/posters.ts'
import type { IncidentStatus } from '../incidents/incident.ts'
import type { Severity } from '../incidents/severity.ts'
import type { Kind } from '../planning/model/rule-schema.ts'
import { capitalize, formatList } from '../platform/format.ts'
import type { StatusMark } from '../platform/pages/shared-props.ts'
import type { Stage, Status } from './status.ts'

const { held, publishing, published, failed, missed, cancelled, retracted } = bookingMarks

/** How every page marks an announcement. A status that bookings have too looks the same there. */
const statusMarks: Readonly<Record<Status, StatusMark>> = {
  draft: { icon: 'pencil', word: 'Draft', tone: 'quiet' },
  in_review: { icon: 'eye', word: 'In review', tone: 'caution' },
  approved: { icon: 'thumbs-up', word: 'Approved', tone: 'plain' },
  scheduled: { icon: 'calendar-clock', word: 'Scheduled', tone: 'plain' },
  held,
  publishing,
  published,
  failed,
  missed,
  cancelled,
  retracted,
}

export function statusMark(status: Status): StatusMark {
  return statusMarks[status]
}

interface Progress {
  status: Status
  kind: Kind
  bookings: readonly Pick<Booking, 'status' | 'channel'>[]
  hands: Hands
  /** By key, also those that were removed. */
  channelNames: ReadonlyMap<string, string>
}

/**
 * The mark of an announcement of which posts are still to be made by hand: it is published only where it is out. "Published
 * on Notice page; to be posted manually on Facebook, waiting for Tom Becker". Null when none are left.
 */
export function byHandMark({ status, kind, bookings, hands, channelNames }: Progress): StatusMark | null {
  if (status !== 'publishing' && status !== 'published') return null
  const channelsOf = (of: typeof bookings) => [...new Set(of.map(({ channel }) => channel))]
  const on = (keys: readonly string[]) => formatList(keys.map((key) => channelNames.get(key) ?? key))
  const left = channelsOf(bookings.filter((one) => one.status === 'publishing' && hands.channels.has(one.channel)))
  if (left.length === 0) return null
  const whom = formatList([...new Set(left.map((channel) => waitsFor(hands, { channel, kind })))])
  const waits = `o be posted manually on ${on(left)}, waiting for ${whom}`
  const out = channelsOf(bookings.filter((one) => one.status === 'published'))
  const word = out.length === 0 ? `T${waits}` : `${published.word} on ${on(out)}; t${waits}`
  return { icon: 'user', word, tone: 'caution' }
}

/** "in review", for the middle of a sentence. */
export function statusWord(status: Status): string {
  return statusMarks[status].word.toLowerCase()
}

/**
 * What a stage is called. Authors choose the part an announcement plays in its incident. Readers of the notice page do
 * not know about stages, so their words say what the notice means to them.
 */
export const stageWords: Readonly<Record<Stage, { authors: string; readers: string }>> = {
  initial: { authors: 'Initial', readers: 'First notice' },
  update: { authors: 'Update', readers: 'Update' },
  all_clear: { authors: 'All-clear', readers: 'All clear' },
  correction: { authors: 'Correction', readers: 'Correction' },
}

const titleWords: Readonly<Record<Exclude<Stage, 'all_clear'>, string | null>> = {
  initial: null,
  update: 'Update',
  correction: 'Correction',
}

/** How the incident of an all-clear ended. */
function endWord(status: IncidentStatus | null): string {
  return status === 'called_off' ? 'Called off' : status === 'completed' ? 'Completed' : 'Resolved'
}

/** What an author may have written in front of an all-clear, in which case no word is added. */
const endIsSaid = /^(resolved|restored|over|ended|fixed|completed|called off|canceled|cancelled)\b/i

interface Titled {
  headline: string
  stage: Stage | null
  /** Of its incident, as it is now; null without one. */
  status: IncidentStatus | null
}

/**
 * A headline with its stage in front, for a list where notices of one incident stand far apart, such as a mailbox or a
 * feed: "Update: Water main burst", and for an all-clear how it ended. Not a second time if the author wrote it there.
 */
export function titleInList({ headline, stage, status }: Titled): string {
  if (stage === 'all_clear') return endIsSaid.test(headline) ? headline : `${endWord(status)}: ${headline}`
  const word = stage === null ? null : titleWords[stage]
  const isSaid = word !== null && new RegExp(`^${word}\\b`, 'i').test(headline)
  return word === null || isSaid ? headline : `${word}: ${headline}`
}

/** How a severity is marked. Routine has no mark. */
export function severityMark(severity: Severity): { word: string; tone: StatusMark['tone'] } | null {
  if (severity === 'routine') return null
  return { word: capitalize(severity), tone: severity === 'critical' ? 'bad' : 'caution' }
}
