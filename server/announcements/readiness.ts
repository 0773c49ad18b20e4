import type { Tree } from '../areas/tree/tree.ts'
import type { Targets } from '../calendar/targets.ts'
import { type At, isMoment } from '../calendar/time-input.ts'
import type { Channel } from '../channels/channel.ts'
import { type Measure, measure, measureHeadline } from '../channels/limits.ts'
import type { Reading } from '../incidents/told-times.ts'
import type { Part } from '../planning/model/message.ts'
import { type Instant, toMillis } from '../platform/clock.ts'
import { type FieldErrors, Invalid } from '../platform/errors.ts'
import { formatList } from '../platform/format.ts'
import type { Content } from './announcement.ts'
import { textFor } from './content.ts'
import { unfilledFields, withTimesFilled, zonesOf } from './placeholders.ts'

/** What keeps a draft from being sent for approval, by field. Findings of the rules never do. */
export function unready(content: Content, where: Placed, now: Instant): FieldErrors {
  const errors = { ...missing(content, where, now), ...missingAbout(content) }
  if (isPromiseLapsed(content, now)) errors['nextUpdateBy'] = 'The promised update time has passed. Choose a later one.'
  return errors
}

/** What it has to be about before it can be sent for approval, by field. A draft may leave it open. */
function missingAbout({ kind, stage, incident, corrects, opens, began }: Content): FieldErrors {
  if (kind === 'marketing') return {}
  const errors: FieldErrors = {}
  if (stage === 'update' && incident === null) errors['incident'] = 'Choose the incident that this updates.'
  if (stage === 'all_clear' && incident === null) errors['incident'] = 'Choose the incident that is over.'
  if (stage === 'correction' && corrects === null) errors['corrects'] = 'Choose the announcement that this corrects.'
  if (opens === 'planned' && began === null) errors['began'] = 'Enter when the work starts.'
  return errors
}

/** While it waited for approval the time of the promised update may pass. That is only a warning: readers wait already. */
export function isPromiseLapsed({ nextUpdateBy }: Pick<Content, 'nextUpdateBy'>, now: Instant): boolean {
  return nextUpdateBy !== null && nextUpdateBy <= now
}

interface Placed {
  tree: Tree
  targets: Targets
  parts: readonly Part[]
}

/** What keeps an announcement from being booked, by field. */
export function missing(content: Content, { tree, targets, parts }: Placed, now: Instant): FieldErrors {
  const errors: FieldErrors = { ...targets.errors, ...late(content, parts, now) }
  if (content.headline === '') errors['headline'] = 'Enter a headline.'
  if (content.body === '') errors['body'] = 'Enter a message.'
  for (const [index, { alt }] of content.images.entries())
    if (alt === '') errors[`images.${index}.alt`] = 'Describe the picture for people who cannot see it.'
  for (const [field, sentence] of Object.entries(unfilled(content))) errors[field] ??= sentence
  for (const { channel } of targets.channels) {
    const zones = zonesOf(tree, { targets, parts }, channel.key)
    const { text, headline } = longestOf(content, channel, { zones, now })
    if (text.over)
      errors[`texts.${channel.key}`] =
        `The text is too long for ${channel.name}: ${text.words}. Write a shorter one for this channel.`
    if (headline?.over) errors['headline'] ??= `The headline is too long for ${channel.name}: ${headline.words}.`
  }
  return errors
}

/** What its texts leave open: a time that is not set belongs to the field of that time. */
function unfilled(content: Content): FieldErrors {
  const names = unfilledFields(content)
  const isMissing = (name: string) => names.some((one) => one.toLowerCase() === name)
  const others = names.filter((name) => !['expected end', 'next update'].includes(name.toLowerCase()))
  return {
    ...(others.length > 0 ? { body: `Fill in what the template asks for: ${formatList(others)}.` } : {}),
    ...(isMissing('expected end')
      ? { expectedEnd: 'The text says {{expected end}}. Enter the expected end, or take it out of the text.' }
      : {}),
    ...(isMissing('next update')
      ? { nextUpdateBy: 'The text says {{next update}}. Enter when the next update comes, or take it out of the text.' }
      : {}),
  }
}

/** Text and headline on a channel, measured as they go out. Where they are read in several zones, the longest. */
export function longestOf(
  content: Content,
  channel: Channel,
  { zones, now }: Pick<Reading, 'now'> & { zones: readonly string[] },
): { text: Measure; headline: Measure | null } {
  const versions = zones.map((zone) => withTimesFilled(content, { zone, now }))
  const texts = versions.map((one) => measure(channel, textFor(one, channel.key), one.link))
  const headlines = versions.flatMap((one) => measureHeadline(channel, one.headline) ?? [])
  return { text: mostUsed(texts)!, headline: mostUsed(headlines) }
}

function mostUsed(measures: readonly Measure[]): Measure | null {
  return measures.reduce<Measure | null>((most, one) => (most === null || one.used > most.used ? one : most), null)
}

/**
 * Times that have passed and a publish-by time that does not fit them, by field. A local time has passed when it is over
 * in every zone.
 */
export function late(
  content: Pick<Content, 'at' | 'atByChannel' | 'publishBy'>,
  parts: readonly Part[],
  now: Instant,
): FieldErrors {
  const errors: FieldErrors = {}
  if (hasPassed(content.at, now)) errors['at'] = 'That time has passed. Choose a later one.'
  for (const [channel, at] of Object.entries(content.atByChannel)) {
    if (hasPassed(at, now)) errors[`atByChannel.${channel}`] = 'That time has passed. Choose a later one.'
  }
  if (content.publishBy !== null && content.publishBy <= now)
    errors['publishBy'] = 'The “Don’t publish after” time has passed. Choose a later one, or clear it.'
  else if (content.publishBy !== null && isTooEarly(content.publishBy, content, parts))
    errors['publishBy'] = 'Choose a “Don’t publish after” time later than every time it goes out.'
  return errors
}

/** Whether something would go out at or after the publish-by time. Without an audience there are no parts yet. */
function isTooEarly(
  publishBy: Instant,
  { at, atByChannel }: Pick<Content, 'at' | 'atByChannel'>,
  parts: readonly Part[],
): boolean {
  const moments = [at, ...Object.values(atByChannel)].flatMap((time) => (isMoment(time) ? [toMillis(time.at)] : []))
  const times = parts.length > 0 ? parts.flatMap((part) => (part.at === null ? [] : [part.at])) : moments
  return times.some((time) => time >= toMillis(publishBy))
}

/** A local time comes last where clocks are twelve hours behind UTC. */
const lastOffset = '-12:00'

function hasPassed(at: At, now: Instant): boolean {
  if (at === null || at === 'approval') return false
  return isMoment(at) ? at.at <= now : toMillis(`${at.local}${lastOffset}`) <= toMillis(now)
}

/** A channel without a time would never go out, and a local time may have passed in one zone and be ahead in another. */
export function requireTimes(parts: readonly Part[], now: Instant, channelName: (key: string) => string): void {
  // Of the whole announcement, a channel that reaches nobody is refused before.
  if (parts.length === 0)
    throw new Invalid({
      at: 'Its channels no longer reach anyone where it has not gone out. Cancel the rest.',
    })
  const untimed = parts.filter(({ at }) => at === null).map(({ channel }) => channelName(channel))
  if (untimed.length > 0) {
    const at = untimed.length < parts.length ? `Choose a time for ${formatList(untimed)} too.` : 'Choose a time.'
    throw new Invalid({ at })
  }
  const past = partThatHasPassed(parts, now)
  if (past?.zone)
    throw new Invalid({ at: `That time has passed in ${past.zone}. Choose a time that is later everywhere.` })
  if (past) throw new Invalid({ at: 'That time has passed. Choose a later one.' })
}

/** Whether its times allow booking: each channel has one, and none has passed in any zone. */
export function hasTime({ at }: Pick<Content, 'at'>, parts: readonly Part[], now: Instant): boolean {
  if (partThatHasPassed(parts, now) || parts.some((part) => part.at === null)) return false
  return !isMoment(at) || at.at > now
}

function partThatHasPassed(parts: readonly Part[], now: Instant): Part | undefined {
  return parts.find((part) => part.at !== null && part.at < toMillis(now))
}
