import type { TimeRange } from '../planning/model/report.ts'
import { fromInstant, fromMillis } from '../platform/clock.ts'
import { formatList } from '../platform/format.ts'
import { zoneInWords } from '../platform/time-words.ts'
import type { SceneTimeline, Shade, TimelineRow } from './scene-timeline.ts'

/** "Wed, Jun 10, 9:00 am", with seconds unless they are zero. */
export function exactMomentInWords(at: number, zone: string): string {
  const local = fromInstant(fromMillis(at)).setZone(zone).setLocale('en-US')
  const clock = local.toFormat(local.second === 0 ? 'h:mm a' : 'h:mm:ss a').toLowerCase()
  return `${local.toFormat('ccc, LLL d')}, ${clock}`
}

/** The text alternative of a picture. */
export function describe({ rows, zone, from, to }: SceneTimeline): string {
  const intro = `Timeline in ${zoneInWords(zone, from)}.`
  return [intro, ...rows.map((row) => describeRow(row, zone, { from, to }))].join(' ')
}

function describeRow({ where, shades, posts, marks, brackets }: TimelineRow, zone: string, whole: TimeRange): string {
  const letters = marks.map(
    ({ trial, at, blocked }) =>
      `${letterOf(trial)} at ${exactMomentInWords(at, zone)} ${blocked ? 'blocked' : 'allowed'}`,
  )
  const parts = [
    posts.length === 0
      ? []
      : [`posts at ${formatList([...new Set(posts.map(({ at }) => exactMomentInWords(at, zone)))])}`],
    shades.filter(({ kind }) => kind !== 'free').map((shade) => shadeInWords(shade, zone, whole)),
    brackets.map(
      ({ from, to, label }) =>
        `window from ${exactMomentInWords(from, zone)} to ${exactMomentInWords(to, zone)}, ${label}`,
    ),
    letters,
  ]
  return `${where}: ${parts.flat().join('; ')}.`
}

function shadeInWords({ kind, from, to }: Shade, zone: string, whole: TimeRange): string {
  const start = from > whole.from ? ` from ${exactMomentInWords(from, zone)}` : ''
  const end = to < whole.to ? ` until ${exactMomentInWords(to, zone)}` : ''
  return `${kind === 'quiet' ? 'quiet hours' : 'blocked'}${start}${end}`
}

/** A, B, C, in the order of the trials. */
export function letterOf(trial: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + trial)
}
