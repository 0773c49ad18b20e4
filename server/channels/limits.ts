import { formatCount, formatNumber } from '../platform/format.ts'
import type { Channel, ChannelType } from './channel.ts'
import { smsLength } from './sms-length.ts'
import { xLength } from './x-length.ts'

/** How much of a channel's limit a text uses. */
export interface Measure {
  used: number
  /** In the same unit as `used`; null when there is no limit. */
  limit: number | null
  unit: 'characters' | 'weighted' | 'parts'
  /** SMS only. */
  parts?: number
  over: boolean
  /** "231 of 280". */
  words: string
  /** What a writer may not expect: "’ is not in the SMS alphabet, so each part holds 67 characters instead of 153." */
  note: string | null
}

const textLimits: Partial<Record<ChannelType, number>> = { x: 280, facebook: 63_206, instagram: 2200 }
const headlineLimits: Partial<Record<ChannelType, number>> = { notices: 120, email: 150 }

/** Gateways commonly refuse a message with more parts. */
const maxParts = 10

type Limited = Pick<Channel, 'type' | 'textLimit'>

/** Measures what goes out on the channel: the text, plus the link if the text does not contain it. */
export function measure(channel: Limited, text: string, link: string): Measure {
  const post = withLink(text, link)
  if (channel.type === 'sms') return measureSms(post, channel.textLimit)
  const limit = channel.textLimit ?? textLimits[channel.type] ?? null
  return channel.type === 'x'
    ? measured(xLength(post), limit, 'weighted')
    : measured([...post].length, limit, 'characters')
}

/**
 * Measures the headline where it is shown separately: on the notice page and as the subject of an email. Null
 * elsewhere.
 */
export function measureHeadline(channel: Limited, headline: string): Measure | null {
  const limit = headlineLimits[channel.type]
  return limit === undefined ? null : measured([...headline].length, limit, 'characters')
}

/** The text with its link appended, as a person would paste it. */
export function withLink(text: string, link: string): string {
  return link === '' || text.includes(link) ? text : `${text} ${link}`.trimStart()
}

function measured(used: number, limit: number | null, unit: 'characters' | 'weighted'): Measure {
  const words = limit === null ? formatCount(used, 'character') : `${formatNumber(used)} of ${formatNumber(limit)}`
  return { used, limit, unit, over: limit !== null && used > limit, words, note: null }
}

function measureSms(post: string, textLimit: number | null): Measure {
  const { characters, parts, room, because } = smsLength(post)
  const inParts = formatCount(parts, 'part')
  const note =
    because === null
      ? null
      : `${named(because)} is not in the SMS alphabet, so each part holds ${parts === 1 ? '70 characters instead of 160' : '67 characters instead of 153'}.`
  return textLimit === null
    ? {
        used: parts,
        limit: maxParts,
        unit: 'parts',
        parts,
        over: parts > maxParts,
        words: `${formatNumber(characters)} of ${formatNumber(room)}, ${inParts}`,
        note,
      }
    : {
        ...measured(characters, textLimit, 'characters'),
        parts,
        words: `${formatNumber(characters)} of ${formatNumber(textLimit)}, ${inParts}`,
        note,
      }
}

function named(character: string): string {
  return /^[\p{Z}\p{C}\p{M}]$/u.test(character)
    ? `The character U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
    : `“${character}”`
}
