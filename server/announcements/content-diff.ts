import { isDeepStrictEqual } from 'node:util'
import { diffLines, diffWordsWithSpace } from 'diff'
import type { Tree } from '../areas/tree/tree.ts'
import { resolveAudience } from '../audiences/audience.ts'
import { summarise } from '../audiences/summary.ts'
import { type At, isMoment } from '../calendar/time-input.ts'
import type { Instant } from '../platform/clock.ts'
import { formatList } from '../platform/format.ts'
import type { TextChange } from '../platform/pages/shared-props.ts'
import { momentInWords } from '../platform/time-words.ts'
import type { Content } from './announcement.ts'
import { stageWords } from './status-words.ts'

export const fieldWords: Record<keyof Content, string> = {
  kind: 'Kind',
  severity: 'Severity',
  category: 'Category',
  headline: 'Headline',
  body: 'Message',
  texts: 'Channel texts',
  link: 'Link',
  audience: 'Audience',
  channels: 'Channels',
  at: 'Time',
  atByChannel: 'Channel times',
  publishBy: 'Don’t publish after',
  incident: 'Incident',
  opens: 'Opens an incident',
  stage: 'Stage',
  corrects: 'Corrects',
  began: 'Start',
  expectedEnd: 'Expected end',
  confidence: 'How sure the end is',
  nextUpdateBy: 'Next update',
  severityReason: 'Reason for the severity',
  images: 'Pictures',
}

/** The names of the fields in which two versions differ. */
export function changedWords(before: Content, after: Content): string[] {
  return changedFields(before, after).map((field) => fieldWords[field].toLowerCase())
}

export function changedFields(before: Content, after: Content): (keyof Content)[] {
  return (Object.keys(fieldWords) as (keyof Content)[]).filter(
    (field) => !isDeepStrictEqual(before[field], after[field]),
  )
}

/** The names and the clock that values are written with. */
export interface DiffNames {
  tree: Tree
  zone: string
  now: Instant
  channelName(key: string): string
  incidentTitle(id: string): string
}

/** `parts` is the body, word by word; `notes` has a line for each other field that differs. Null when nothing differs. */
export function changesBetween(
  before: Content,
  after: Content,
  naming: DiffNames,
  effort: Effort = effortForPage(),
): { parts: TextChange[]; notes: TextChange[][] } | null {
  const fields = changedFields(before, after)
  if (fields.length === 0) return null
  return {
    parts: before.body === after.body ? [] : changesOfText(before.body, after.body, effort),
    notes: fields
      .filter((field) => field !== 'body')
      .map((field) => [
        { text: `${fieldWords[field]}: `, kind: 'same' },
        ...(field === 'headline' || field === 'texts'
          ? changesOfText(valueInWords(before, field, naming), valueInWords(after, field, naming), effort)
          : swapped(valueInWords(before, field, naming), newInWords(before, after, field, naming))),
      ]),
  }
}

/** Another picture may have the same description. */
function newInWords(before: Content, after: Content, field: keyof Content, naming: DiffNames): string {
  const [old, value] = [valueInWords(before, field, naming), valueInWords(after, field, naming)]
  return field === 'images' && value === old ? `${value} (another file)` : value
}

function swapped(before: string, after: string): TextChange[] {
  return [
    { text: before, kind: 'gone' },
    { text: ' ', kind: 'same' },
    { text: after, kind: 'new' },
  ]
}

/** "none" for a field that is empty. */
export function valueInWords(content: Content, field: keyof Content, naming: DiffNames): string {
  const { tree, zone, now, channelName } = naming
  const time = (instant: Instant | null) => (instant === null ? 'none' : momentInWords(instant, zone, now))
  switch (field) {
    case 'audience': {
      const resolved = resolveAudience(tree, content.audience)
      return resolved.ok ? summarise(tree, resolved.audience) : 'no audience'
    }
    case 'channels':
      return formatList(content.channels.map(channelName)) || 'none'
    case 'at':
      return atInWords(content.at, zone, now)
    case 'atByChannel':
      return (
        formatList(
          Object.entries(content.atByChannel).map(([key, at]) => `${channelName(key)} ${atInWords(at, zone, now)}`),
        ) || 'none'
      )
    case 'texts':
      return (
        Object.entries(content.texts)
          .map(([key, text]) => `${channelName(key)}: ${text}`)
          .join(' ') || 'none'
      )
    case 'publishBy':
    case 'began':
    case 'expectedEnd':
    case 'nextUpdateBy':
      return time(content[field])
    case 'incident':
      return content.incident === null ? 'none' : naming.incidentTitle(content.incident)
    case 'opens':
      return content.opens ?? 'none'
    case 'corrects':
      return content.corrects === null ? 'none' : 'an earlier announcement'
    case 'images':
      return formatList(content.images.map(({ alt }) => alt || 'a picture without a description')) || 'none'
    case 'stage':
      return content.stage === null ? 'none' : stageWords[content.stage].authors
    default:
      return String(content[field]) || 'none'
  }
}

/** "as soon as it is approved", "today, 5:10 pm PST", "Dec 1, 2026, 9:00 am local time in each zone" */
export function atInWords(at: At, zone: string, now: Instant): string {
  if (at === null) return 'no time yet'
  if (at === 'approval') return 'as soon as it is approved'
  if (isMoment(at)) return momentInWords(at.at, at.zone ?? zone, now)
  const local = momentInWords(`${at.local}Z`, 'UTC', now).replace(' UTC', '')
  return `${local} local time in each zone`
}

/** Beyond this many edits a text is shown by line, or as replaced: the edits would be unreadable, and slow to find. */
const MAX_EDITS = 500

/** How much may still be looked for on one page. Looking for edits takes as long as the square of their number. */
export interface Effort {
  left: number
}

/** As much as two texts with the most edits take, however many texts there are. */
export function effortForPage(): Effort {
  return { left: 2 * MAX_EDITS ** 2 }
}

/** Compares two texts word by word, or line by line when that takes more than is left. */
export function changesOfText(before: string, after: string, effort: Effort = effortForPage()): TextChange[] {
  const maxEditLength = Math.min(MAX_EDITS, Math.floor(Math.sqrt(effort.left)))
  const found = diffWordsWithSpace(before, after, { maxEditLength })
  const edits = found === undefined ? maxEditLength : editsIn(found)
  effort.left = Math.max(effort.left - edits ** 2, 0)
  const shown = found ?? diffLines(before, after, { maxEditLength: MAX_EDITS_OF_LINES })
  const isAlike = found !== undefined || shown?.some(({ added, removed }) => !added && !removed)
  if (shown === undefined || !isAlike) return swapped(before, after)
  return shown.map(({ value, added, removed }) => ({ text: value, kind: added ? 'new' : removed ? 'gone' : 'same' }))
}

const MAX_EDITS_OF_LINES = 50

function editsIn(changes: readonly { count: number; added: boolean; removed: boolean }[]): number {
  return changes.reduce((edits, { count, added, removed }) => edits + (added || removed ? count : 0), 0)
}
