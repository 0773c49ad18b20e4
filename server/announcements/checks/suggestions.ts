import { expectedUntil } from '../../incidents/course.ts'
import { type Instant, later, toMillis } from '../../platform/clock.ts'
import { capitalize } from '../../platform/format.ts'
import { HOUR, MINUTE } from '../../platform/time-units.ts'
import { timeAndDayInWords } from '../../platform/time-words.ts'
import type { Assessment } from './assessment.ts'
import type { CompletenessItem } from './completeness.ts'

/** A sentence that a button adds to the message. A promise of an update also sets its time. */
export interface Suggestion {
  label: string
  sentence: string
  nextUpdateBy?: Instant
}

const HALF_HOUR = 30 * MINUTE
const FIRST_PROMISE = 2 * HOUR

/** A sentence for a missing part, from the incident if it has one. Null when there is nothing to suggest. */
export function suggestionFor(
  key: CompletenessItem['key'],
  { incident, now }: Pick<Assessment, 'incident' | 'now'>,
  zone: string,
): Suggestion | null {
  const when = (instant: Instant) => timeAndDayInWords(instant, zone, now)
  if (key === 'since' && incident) return adding(`Since ${when(incident.began)}.`)
  if (key === 'end' && incident) {
    if (incident.expectedEnd === null) return adding('We don’t know yet how long it will take.')
    return adding(`${capitalize(expectedUntil(when(incident.expectedEnd), incident.confidence))}.`)
  }
  if (key === 'cause') return adding(incident?.cause ? `Cause: ${incident.cause}.` : 'The cause is not known yet.')
  if (key === 'next') {
    const promised = incident?.nextUpdateBy
    const by = promised && promised > now ? promised : halfHourAfter(later(now, FIRST_PROMISE))
    return { ...adding(`Next update by ${when(by)}.`), nextUpdateBy: by }
  }
  return null
}

function adding(sentence: string): Suggestion {
  return { label: `Add “${sentence}”`, sentence }
}

function halfHourAfter(instant: Instant): Instant {
  return later(instant, (HALF_HOUR - (toMillis(instant) % HALF_HOUR)) % HALF_HOUR)
}
