import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Slot } from '../calendar/booking.ts'
import type { Content } from './announcement.ts'

const empty: Omit<Content, 'kind'> = {
  severity: 'routine',
  category: '',
  headline: '',
  body: '',
  texts: {},
  link: '',
  audience: { include: [], exclude: [] },
  channels: [],
  at: null,
  atByChannel: {},
  publishBy: null,
  incident: null,
  opens: null,
  stage: null,
  corrects: null,
  began: null,
  expectedEnd: null,
  confidence: 'unknown',
  nextUpdateBy: null,
  severityReason: '',
  images: [],
}

/** Fields that came later. Empty, they are left out of hashes, so that what was approved before stays approved. */
const addedLater = [
  'opens',
  'corrects',
  'began',
  'expectedEnd',
  'confidence',
  'severityReason',
  'images',
] as const satisfies readonly (keyof Content)[]

export function newContent(fields: Partial<Content> & Pick<Content, 'kind'>): Content {
  return { ...empty, ...fields }
}

/** Only the fields that a person writes, in a fixed order, so that they can be hashed. */
export function contentOf(from: Content): Content {
  const keys = ['kind', ...Object.keys(empty)] as (keyof Content)[]
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as unknown as Content
}

/**
 * The hash that an approval names. It leaves out the times, so that an approval stays valid when the announcement gets
 * another time (docs/lifecycle.md#approval).
 */
export function hashContent(content: Content): string {
  const { at: _at, atByChannel: _atByChannel, publishBy: _publishBy, texts, ...written } = contentOf(content)
  const unused: readonly string[] = addedLater.filter((field) => isDeepStrictEqual(written[field], empty[field]))
  const others = Object.fromEntries(Object.entries(written).filter(([field]) => !unused.includes(field)))
  const sortedTexts = Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([others, sortedTexts]))
    .digest('hex')
}

/**
 * The hashes that an override names, one for each part: the content, and on which channel, when and where the part goes
 * out. When any of these changes, the rule blocks the part again (docs/scheduling-rules.md#override). Until the last
 * approval, "as soon as approved" stands for an instant that nobody knows yet; the booking then puts the instant in its
 * place.
 */
export function hashPlacements(content: Content, slots: readonly Slot[], awaitsApproval: boolean): string[] {
  const written = hashContent(content)
  return slots.map(({ channel, zone, at, reach }) => {
    const isOpen = awaitsApproval && content.at === 'approval' && !(channel in content.atByChannel)
    const placed = JSON.stringify([channel, zone, isOpen ? 'approval' : at, [...reach].sort()])
    return createHash('sha256')
      .update(JSON.stringify([written, [placed]]))
      .digest('hex')
  })
}

/** The channel's own text if there is one, otherwise the body. */
export function textFor(content: Pick<Content, 'texts' | 'body'>, channel: string): string {
  return content.texts[channel]?.trim() || content.body
}
