import { type PickResult, pick } from '../../audiences/picker/picking.ts'
import { withoutAreas } from '../../audiences/without-areas.ts'
import { shiftedTo } from '../../calendar/shifted-times.ts'
import type { At } from '../../calendar/time-input.ts'
import type { Context } from '../../context.ts'
import { placeholders } from '../../incidents/told-times.ts'
import { type Instant, toMillis } from '../../platform/clock.ts'
import { timestampInput } from '../../platform/time/instant-input.ts'
import { readWall } from '../../platform/time/wall-time.ts'
import { zoneNamed } from '../../platform/time/zone-names.ts'
import type { Assessment } from '../checks/assessment.ts'
import type { CompletenessItem } from '../checks/completeness.ts'
import { firstSaid, instantSaid } from '../checks/said-instant.ts'
import { suggestionFor } from '../checks/suggestions.ts'
import { timesSaid } from '../checks/times-in-text.ts'
import { localTimeOf } from '../checks/useful-remedies.ts'
import type { ComposerForm } from './composer-form.ts'
import { enteredAs, enteredTime } from './entered-times.ts'
import type { Merged } from './merging.ts'

/** The form after a button of the composer was applied, and what the button found. */
export interface CommandResult extends PickResult<ComposerForm> {
  /** The name under which its areas were saved just now. */
  savedAudience?: string
  /** What the form has taken over from a version that somebody else has saved meanwhile. */
  taken?: Merged['taken']
}

/** Applies one button to the form. Nothing is saved. */
export function applyCommand(
  context: Context,
  form: ComposerForm,
  button: string,
  assessment: Assessment,
): CommandResult {
  const picked = pick(context.areas, form, button)
  if (picked !== null) return picked
  const { tree } = context.areas
  const [verb = '', ...rest] = button.split(':')
  const value = rest.join(':')
  const changed = (change: Partial<ComposerForm>): CommandResult => ({
    form: { ...form, ...change },
    found: null,
    added: null,
  })
  switch (verb) {
    case 'at':
      return changed(timed(form, value, assessment))
    case 'delay':
      return changed(delayed(form, value))
    case 'local':
      return changed(localTimed(form, assessment))
    case 'zone':
      return changed({ zone: zoneNamed(value) ?? form.zone })
    case 'remove-picture':
      return changed({ images: form.images.filter(({ id }) => id !== value) })
    case 'leave-out':
      return changed({ channels: form.channels.filter((key) => key !== value) })
    case 'leave-out-places':
      return changed(withoutAreas(tree, form, value.split(',').filter(Boolean)))
    case 'as-incident':
      return changed(asIncident(assessment))
    case 'say':
      return changed(withSuggestion(form, value as CompletenessItem['key'], assessment))
    case 'take':
      return changed(withTimeOfText(form, value, assessment))
    case 'place':
      return changed(withPlaceholders(form, value))
    default:
      return changed({})
  }
}

/** Moves the message to a proposed time: the channels with times of their own keep their distance. */
function timed(form: ComposerForm, instant: Instant, { candidate, content }: Assessment): Partial<ComposerForm> {
  const { success, data: at } = timestampInput.safeParse(instant)
  if (!success) return {}
  const { wall } = readWall(form.zone, toMillis(at))
  const moved = shiftedTo(content, candidate.parts, { at, wall, zone: form.zone })
  if (moved === null) return {}
  const own = Object.entries(moved.atByChannel).map(([channel, time]) => ({
    channel,
    ...enteredTime(time, form.zone),
  }))
  const main = { ...form, ...mainTime(form, moved.at) }
  return {
    ...main,
    times: {
      ...form.times,
      ...Object.fromEntries(own.map(({ channel, when, wall: at }) => [channel, { when, wall: at }])),
    },
    offsets: { ...main.offsets, ...Object.fromEntries(own.map(({ channel, offset }) => [`at:${channel}`, offset])) },
  }
}

/** Gives these channels a time of their own: `sms,facebook@2026-06-10T14:10:00.000Z`. */
function delayed(form: ComposerForm, value: string): Partial<ComposerForm> {
  const [channels = '', instant] = value.split('@')
  const { success, data: at } = timestampInput.safeParse(instant)
  const keys = channels.split(',').filter((key) => form.channels.includes(key))
  if (!success) return {}
  const { wall, offset } = enteredAs(at, form.zone)
  return {
    times: { ...form.times, ...Object.fromEntries(keys.map((key) => [key, { when: 'time' as const, wall }])) },
    offsets: { ...form.offsets, ...Object.fromEntries(keys.map((key) => [`at:${key}`, offset])) },
  }
}

function mainTime(form: ComposerForm, at: At): Partial<ComposerForm> {
  if (at === null || at === 'approval') return {}
  const { when, wall, offset } = enteredTime(at, form.zone)
  return { when, date: wall.slice(0, 10), time: wall.slice(11), offsets: { ...form.offsets, time: offset } }
}

function localTimed(form: ComposerForm, { candidate }: Assessment): Partial<ComposerForm> {
  const local = localTimeOf(candidate, form.zone)
  return local === null ? { when: 'local' } : mainTime(form, local)
}

function asIncident({ incident }: Assessment): Partial<ComposerForm> {
  return incident ? { include: [...incident.areas], exclude: [] } : {}
}

function withSuggestion(
  form: ComposerForm,
  key: CompletenessItem['key'],
  assessment: Assessment,
): Partial<ComposerForm> {
  const suggestion = suggestionFor(key, assessment, form.zone)
  if (!suggestion) return {}
  const body = `${form.body.trimEnd()} ${suggestion.sentence}`.trim()
  const entered = Object.entries(suggestion.times ?? {}).map(([field, at]) => ({ field, ...enteredAs(at, form.zone) }))
  return {
    body,
    ...Object.fromEntries(entered.map(({ field, wall }) => [field, wall])),
    offsets: { ...form.offsets, ...Object.fromEntries(entered.map(({ field, offset }) => [field, offset])) },
  }
}

/** The field of a time as the text says it. A start has no placeholder, so its text stays. */
function withTimeOfText(form: ComposerForm, field: string, { content, now }: Assessment): Partial<ComposerForm> {
  if (field !== 'began' && field !== 'nextUpdateBy') return {}
  const said = firstSaid(content, field)
  const at = said && instantSaid(said, field, { zone: form.zone, now })
  if (at === null) return {}
  const { wall, offset } = enteredAs(at, form.zone)
  const texts = field === 'began' ? {} : withPlaceholders(form, field)
  return { ...texts, [field]: wall, offsets: { ...form.offsets, [field]: offset } }
}

/** The texts with the placeholder of a time in place of what they say of it. */
function withPlaceholders(form: ComposerForm, value: string): Partial<ComposerForm> {
  if (value !== 'expectedEnd' && value !== 'nextUpdateBy') return {}
  const placed = (text: string) =>
    timesSaid(text, value).reduceRight(
      (left, { start, end }) => left.slice(0, start) + placeholders[value] + left.slice(end),
      text,
    )
  const texts = Object.entries(form.texts).map(([channel, text]) => [channel, placed(text)])
  return { headline: placed(form.headline), body: placed(form.body), texts: Object.fromEntries(texts) }
}
