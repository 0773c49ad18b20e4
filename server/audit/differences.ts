import type { Instant } from '../platform/clock.ts'
import { capitalize } from '../platform/format.ts'

/** One field that changed, in words. Null means that there was nothing. */
export interface Difference {
  field: string
  before: string | null
  after: string | null
}

const LONGEST = 140
const LEAD_IN = 40

type Say = (instant: Instant) => string

/** Compares two snapshots field by field. `say` formats an instant. */
export function differences(before: unknown, after: unknown, say: Say): Difference[] {
  const was = new Map(leaves(before, say))
  const is = new Map(leaves(after, say))
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => was.get(path) !== is.get(path))
    .map((path) => ({ field: label(path), ...shorten(was.get(path) ?? null, is.get(path) ?? null) }))
}

/** Every value with its path. Ids mean nothing to a reader and are left out; a list of words is one value. */
function leaves(value: unknown, say: Say, path = ''): [path: string, text: string][] {
  if (value === null || value === undefined || value === '' || /(^|\.)id$/.test(path)) return []
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    return value.length === 0 ? [] : [[path, value.map((item) => text(item, say)).join(', ')]]
  }
  if (typeof value !== 'object') return [[path, text(value, say)]]
  const inside = Array.isArray(value)
    ? value.map((item, index) => [String(index + 1), item] as const)
    : Object.entries(value)
  return inside.flatMap(([key, item]) => leaves(item, say, path === '' ? key : `${path}.${key}`))
}

function text(value: unknown, say: Say): string {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  const words = String(value)
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(words)) return say(words)
  return /^[a-z]+(_[a-z]+)+$/.test(words) ? words.replaceAll('_', ' ') : words
}

const known: Record<string, string> = {
  can: 'permissions',
  at: 'send time',
  'at.at': 'send time',
  'at.local': 'local time',
  'at.wall': 'local time',
  'at.zone': 'time zone',
}

/** `audience.nextUpdateBy` is read as "Audience next update by". */
function label(path: string): string {
  const words = (known[path] ?? path)
    .replace(
      /^atByChannel\.([^.]+)\.(at|wall|local|zone)$/,
      (_, channel: string, part: string) => `${channel} ${known[`at.${part}`]}`,
    )
    .replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
    .replace(/[._]/g, ' ')
  return words === '' ? 'Value' : capitalize(words)
}

/** Long texts are cut to start shortly before they begin to differ, so that the difference stays visible. */
function shorten(before: string | null, after: string | null): Omit<Difference, 'field'> {
  const same = before === null || after === null ? 0 : commonStart(before, after)
  const cut = (whole: string | null) => (whole === null || whole.length <= LONGEST ? whole : excerpt(whole, same))
  return { before: cut(before), after: cut(after) }
}

/** At most LONGEST characters around index `shown`, which stays in. Starts and ends between words where it can. */
function excerpt(whole: string, shown: number): string {
  const from = Math.max(0, shown - LEAD_IN)
  const space = from === 0 ? -1 : whole.indexOf(' ', from)
  const start = space >= 0 && space < shown ? space + 1 : from
  const rest = start + LONGEST >= whole.length ? whole.length : whole.lastIndexOf(' ', start + LONGEST)
  const end = rest > shown ? rest : start + LONGEST
  return `${start > 0 ? '…' : ''}${whole.slice(start, end)}${end < whole.length ? '…' : ''}`
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}
