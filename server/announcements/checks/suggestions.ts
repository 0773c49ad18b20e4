import { expectedUntil } from '../../incidents/course.ts'
import type { Incident } from '../../incidents/incident.ts'
import { fillTimes, placeholders } from '../../incidents/told-times.ts'
import { timeOf } from '../../planning/model/timing.ts'
import { fromMillis, type Instant, later, toMillis } from '../../platform/clock.ts'
import { asSentence, capitalize } from '../../platform/format.ts'
import { HOUR, MINUTE } from '../../platform/time-units.ts'
import { timeOnDateInWords } from '../../platform/time-words.ts'
import type { Assessment } from './assessment.ts'
import type { CompletenessItem } from './completeness.ts'

/** A sentence that a button adds to the message, and the times that it stands for where these are not set yet. */
export interface Suggestion {
  label: string
  sentence: string
  times?: { expectedEnd?: Instant; nextUpdateBy?: Instant }
}

const HALF_HOUR = 30 * MINUTE
const FIRST_PROMISE = 2 * HOUR

/**
 * A sentence for a missing part, from the incident if it has one. Null when there is nothing to suggest. It names days,
 * because it may be read on another one, and leaves times that are fields to their placeholders.
 */
export function suggestionFor(
  key: CompletenessItem['key'],
  assessment: Pick<Assessment, 'incident' | 'now' | 'content' | 'candidate'>,
  zone: string,
): Suggestion | null {
  const { incident, now, content } = assessment
  if (key === 'since') {
    const began = content.began ?? incident?.began
    if (!began) return null
    const isToCome = (incident?.kind ?? content.opens) === 'planned' || began > outAt(assessment)
    return adding(`${isToCome ? 'From' : 'Since'} ${timeOnDateInWords(began, zone, now)}.`)
  }
  if (key === 'end') return endIn(assessment, zone)
  if (key === 'cause')
    return adding(incident?.cause ? asSentence(`Cause: ${incident.cause}`) : 'The cause is not known yet.')
  if (key === 'next') {
    const out = outAt(assessment)
    const isKept = content.nextUpdateBy !== null && content.nextUpdateBy > out
    const nextUpdateBy = isKept ? content.nextUpdateBy! : freshPromise(incident, out)
    return placed(`Next update by ${placeholders.nextUpdateBy}.`, { nextUpdateBy }, { zone, now })
  }
  return null
}

function endIn({ incident, content, now }: Pick<Assessment, 'incident' | 'now' | 'content'>, zone: string) {
  const expectedEnd = content.expectedEnd ?? incident?.expectedEnd ?? null
  if (expectedEnd === null) return incident ? adding('We don’t know yet how long it will take.') : null
  // The placeholder says "about" itself, where that is needed.
  const sentence = `${capitalize(expectedUntil(placeholders.expectedEnd, 'known'))}.`
  return placed(sentence, { expectedEnd }, { zone, now })
}

/** The next update that the incident promises, if it comes after this goes out; otherwise two hours later, on the half hour. */
export function freshPromise(incident: Pick<Incident, 'nextUpdateBy'> | null, out: Instant): Instant {
  const promised = incident?.nextUpdateBy
  if (promised && promised > out) return promised
  const soonest = later(out, FIRST_PROMISE)
  return later(soonest, (HALF_HOUR - (toMillis(soonest) % HALF_HOUR)) % HALF_HOUR)
}

/** When it goes out: what it promises counts from then. */
export function outAt({ candidate, now }: Pick<Assessment, 'candidate' | 'now'>): Instant {
  return fromMillis(Math.max(toMillis(now), timeOf(candidate) ?? 0))
}

function adding(sentence: string): Suggestion {
  return { label: `Add “${sentence}”`, sentence }
}

/** The button shows the sentence as readers get it. */
function placed(
  sentence: string,
  times: NonNullable<Suggestion['times']>,
  reading: { zone: string; now: Instant },
): Suggestion {
  const { expectedEnd = null, nextUpdateBy = null } = times
  const filled = fillTimes(sentence, { expectedEnd, nextUpdateBy, confidence: 'known' }, reading)
  return { label: `Add “${filled}”`, sentence, times }
}
