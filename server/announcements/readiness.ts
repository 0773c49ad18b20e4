import type { Aim } from '../calendar/aim.ts'
import { isMoment } from '../calendar/time.ts'
import { measure, measureHeadline } from '../channels/limits.ts'
import type { Instant } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/errors.ts'
import type { Content } from './announcement.ts'
import { textFor, unfilledFields } from './content.ts'

/** What stops a draft from being sent for approval, by field. Findings of the rules never do. */
export function missing(content: Content, aim: Aim, now: Instant): FieldErrors {
  const errors: FieldErrors = { ...aim.errors, ...late(content, now) }
  if (content.headline === '') errors['headline'] = 'Say what happened in one line.'
  if (content.body === '') errors['body'] = 'Say what people should know.'
  const unfilled = unfilledFields(content)
  if (unfilled.length > 0) errors['body'] ??= `Fill in what the template asks for: ${unfilled.join(', ')}.`
  for (const { channel } of aim.channels) {
    const text = measure(channel, textFor(content, channel.key), content.link)
    if (text.over)
      errors[`texts.${channel.key}`] =
        `The text is too long for ${channel.name}: ${text.words}. Write a shorter one for this channel.`
    const headline = measureHeadline(channel, content.headline)
    if (headline?.over) errors['headline'] ??= `The headline is too long for ${channel.name}: ${headline.words}.`
  }
  return errors
}

/** Times that lie behind us. */
export function late(content: Pick<Content, 'at' | 'atByChannel' | 'publishBy'>, now: Instant): FieldErrors {
  const errors: FieldErrors = {}
  if (isMoment(content.at) && content.at.at <= now) errors['at'] = 'That time has passed. Choose one in the future.'
  for (const [channel, at] of Object.entries(content.atByChannel)) {
    if (isMoment(at) && at.at <= now)
      errors[`atByChannel.${channel}`] = 'That time has passed. Choose one in the future.'
  }
  if (content.publishBy !== null && content.publishBy <= now)
    errors['publishBy'] = 'That time has passed. Choose one in the future.'
  else if (content.publishBy !== null && isMoment(content.at) && content.publishBy < content.at.at) {
    errors['publishBy'] = 'This is before the time at which it goes out.'
  }
  return errors
}

/** What a reader would miss, like a spelling check: worth a look, never in the way. */
export function incomplete(content: Content): string[] {
  if (content.kind === 'marketing') return content.link === '' ? ['Say where to look: there is no link yet.'] : []
  const text = `${content.headline}\n${content.body}`
  const warnings: string[] = []
  if (content.stage !== 'all_clear') {
    if (
      !/\b(since|from|began|started|at \d|this (morning|afternoon|evening)|yesterday|\d{1,2}(:\d{2})? ?[ap]\.?m)/i.test(
        text,
      )
    )
      warnings.push('Say since when.')
    if (!/\b(until|by|expected|end|restored|back|fixed|not yet know)/i.test(text))
      warnings.push('Say when it is expected to end, and how sure that is.')
    if (!/\b(because|caused|cause|due to|burst|broke|fault|damage|fail|work on|not yet known|leak|storm)/i.test(text))
      warnings.push('Say the cause, or that it is not yet known.')
    if (content.nextUpdateBy === null) warnings.push('Promise when the next update comes.')
  }
  if (content.link === '') warnings.push('Say where to look: there is no link yet.')
  return warnings
}
