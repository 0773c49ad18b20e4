import type { Instant } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { formatList } from '../../platform/format.ts'
import { dayInWords, momentInWords, timeInWords } from '../../platform/time-words.ts'
import type { Announcement } from '../announcement.ts'
import { fieldWords } from '../content-diff.ts'
import { contentFieldOf } from '../form/composer-content.ts'
import { halfTimes } from '../form/composer-times.ts'
import { statusMark } from '../status-words.ts'
import type { Newer } from '../versions/newer.ts'
import type { NewerNote } from './props.ts'

/** Where a draft saves itself. It does not once it is sent for approval: that would take it back. */
export function keepHref(id: string | null): string | null {
  return id === null ? null : `/announcements/${id}/keep`
}

/** "Saved 10:42 am PST", "Approved. Saved Tue, Nov 24, 10:42 am PST" */
export function savedWords(
  saved: Pick<Announcement, 'status' | 'updatedAt'> | null,
  { zone, now }: { zone: string; now: Instant },
): string {
  if (saved === null) return 'Not saved yet'
  const { status, updatedAt: at } = saved
  const when = dayInWords(at, zone, now) === 'today' ? timeInWords(at, zone) : momentInWords(at, zone, now)
  return `${status === 'draft' ? '' : `${statusMark(status).word}. `}Saved ${when}`
}

/** "Not saved yet: link." A day without a time is said to be lost, because the rest is saved. */
export function unsavedIn(errors: FieldErrors): string | null {
  const [only, ...others] = Object.entries(errors)
  if (only === undefined || others.length > 0) return unsavedWords(errors)
  const [path, sentence] = only
  const half = { time: 'day', date: 'time' }[path]
  const isHalf = half !== undefined && sentence === halfTimes[path as keyof typeof halfTimes]
  return isHalf ? `Saved, without the ${half}: ${sentence[0]!.toLowerCase()}${sentence.slice(1)}` : unsavedWords(errors)
}

/** "Not saved yet: time. Enter a time too." Several are only named, because each field says what is wrong with it. */
function unsavedWords(errors: FieldErrors): string | null {
  const paths = Object.keys(errors)
  if (paths.length === 0) return null
  const words = paths.map((path) =>
    path === 'names' ? 'list of places' : fieldWords[contentFieldOf(path)].toLowerCase(),
  )
  const [only, ...others] = Object.values(errors)
  return `Not saved yet: ${formatList([...new Set(words)])}.${others.length === 0 ? ` ${only}` : ''}`
}

/** "Tom Becker saved a newer version at 10:42 am PST." */
export function newerWords({ by, at }: Newer, zone: string): string {
  const where = by === 'You' ? ', in another window' : ''
  return `${by} saved a newer version at ${timeInWords(at, zone)}${where}.`
}

export function newerNote(newer: Newer, id: string, zone: string): NewerNote {
  const button = { value: 'compare', label: 'See what changed', staysHere: true }
  return { text: newerWords(newer, zone), action: `/announcements/${id}`, button }
}

/** The form keeps its words, and is saved as another draft when a person says so. */
export function deletedNote(by: string): NewerNote {
  const where = by === 'You' ? ' in another window' : ''
  return {
    text: `${by} deleted this draft${where}. Save it as a new one to keep your words.`,
    action: '/announcements',
    button: { value: 'save', label: 'Save as a new draft', staysHere: false },
  }
}
