import { isDeepStrictEqual } from 'node:util'
import type { Tree } from '../areas/tree.ts'
import { resolveAudience } from '../audiences/audience.ts'
import { summarise } from '../audiences/summary.ts'
import { type At, isMoment } from '../calendar/time-input.ts'
import type { Instant } from '../platform/clock.ts'
import type { Content } from './announcement.ts'
import { listed, momentInWords } from './words.ts'

export const fieldWords: Record<keyof Content, string> = {
  kind: 'Kind',
  severity: 'Severity',
  category: 'Category',
  headline: 'Headline',
  body: 'Message',
  texts: 'Shorter texts',
  link: 'Link',
  audience: 'Audience',
  channels: 'Channels',
  at: 'Time',
  atByChannel: 'Times of channels',
  publishBy: 'Publish by',
  incident: 'Incident',
  stage: 'Stage',
  nextUpdateBy: 'Next update',
}

/** The fields in which two versions differ, by name. */
export function changedWords(before: Content, after: Content): string[] {
  return changedFields(before, after).map((field) => fieldWords[field].toLowerCase())
}

function changedFields(before: Content, after: Content): (keyof Content)[] {
  return (Object.keys(fieldWords) as (keyof Content)[]).filter(
    (field) => !isDeepStrictEqual(before[field], after[field]),
  )
}

/** A piece of text that is the same in both versions, gone, or new. */
export interface Change {
  text: string
  kind: 'same' | 'gone' | 'new'
}

/** What a reader of a change needs to name things. */
export interface DiffNames {
  tree: Tree
  zone: string
  now: Instant
  channelName(key: string): string
  incidentTitle(id: string): string
}

/** The text word by word, and a line for every other field that is different. Null when nothing is. */
export function changesBetween(
  before: Content,
  after: Content,
  naming: DiffNames,
): { parts: Change[]; notes: Change[][] } | null {
  const fields = changedFields(before, after)
  if (fields.length === 0) return null
  return {
    parts: before.body === after.body ? [] : diffWords(before.body, after.body),
    notes: fields
      .filter((field) => field !== 'body')
      .map((field) => [
        { text: `${fieldWords[field]}: `, kind: 'same' },
        ...(field === 'headline' || field === 'texts'
          ? diffWords(valueInWords(before, field, naming), valueInWords(after, field, naming))
          : swapped(valueInWords(before, field, naming), valueInWords(after, field, naming))),
      ]),
  }
}

function swapped(before: string, after: string): Change[] {
  return [
    { text: before, kind: 'gone' },
    { text: ' ', kind: 'same' },
    { text: after, kind: 'new' },
  ]
}

function valueInWords(content: Content, field: keyof Content, naming: DiffNames): string {
  const { tree, zone, now, channelName } = naming
  const time = (instant: Instant | null) => (instant === null ? 'none' : momentInWords(instant, zone, now))
  switch (field) {
    case 'audience': {
      const resolved = resolveAudience(tree, content.audience)
      return resolved.ok ? summarise(tree, resolved.audience) : 'nobody'
    }
    case 'channels':
      return listed(content.channels.map(channelName)) || 'none'
    case 'at':
      return atInWords(content.at, zone, now)
    case 'atByChannel':
      return (
        Object.entries(content.atByChannel)
          .map(([key, at]) => `${channelName(key)} ${atInWords(at, zone, now)}`)
          .join(', ') || 'none'
      )
    case 'texts':
      return (
        Object.entries(content.texts)
          .map(([key, text]) => `${channelName(key)}: ${text}`)
          .join(' ') || 'none'
      )
    case 'publishBy':
    case 'nextUpdateBy':
      return time(content[field])
    case 'incident':
      return content.incident === null ? 'none' : naming.incidentTitle(content.incident)
    case 'stage':
      return content.stage?.replace('_', '-') ?? 'none'
    default:
      return String(content[field]) || 'none'
  }
}

/** "as soon as it is approved", "today, 5:10 pm PST", "1 Dec 2026, 9:00 am where each reader is" */
export function atInWords(at: At, zone: string, now: Instant): string {
  if (at === null) return 'no time yet'
  if (at === 'approval') return 'as soon as it is approved'
  if (isMoment(at)) return momentInWords(at.at, at.zone ?? zone, now)
  const local = momentInWords(`${at.local}Z`, 'UTC', now).replace(' UTC', '')
  return `${local} where each reader is`
}

/** Longer texts are shown as replaced whole: comparing them word by word would take too long. */
const WORDS_AT_MOST = 3000

/** The longest common words stay; the others went or came. */
export function diffWords(before: string, after: string): Change[] {
  const a = before.split(/(\s+)/)
  const b = after.split(/(\s+)/)
  if (a.length > WORDS_AT_MOST || b.length > WORDS_AT_MOST) return swapped(before, after)
  const lengths = commonLengths(a, b)
  const parts: Change[] = []
  const add = (text: string, kind: Change['kind']) => {
    const last = parts.at(-1)
    if (last?.kind === kind) last.text += text
    else parts.push({ text, kind })
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(a[i]!, 'same')
      i++
      j++
    } else if (i < a.length && (j === b.length || lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) add(a[i++]!, 'gone')
    else add(b[j++]!, 'new')
  }
  return parts
}

/** How many words are common from (i, j) to the ends. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
    }
  }
  return lengths
}
