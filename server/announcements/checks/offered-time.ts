import { shiftedTo } from '../../calendar/shifted-times.ts'
import { type At, isLocal } from '../../calendar/time-input.ts'
import { fromMillis } from '../../platform/clock.ts'
import { momentInWords, wallClockInWords } from '../../platform/time-words.ts'
import { atInWords } from '../content-diff.ts'
import type { Assessment } from './assessment.ts'

type Timed = Pick<Assessment, 'content' | 'candidate' | 'now'>

/**
 * What a proposed time becomes when it is taken: one local time for everybody stays one, so it is not the moment at which
 * the first part of it goes out. `free` in milliseconds.
 */
export function offeredTime({ content, candidate }: Timed, free: number): At {
  const moment = { at: fromMillis(free), wall: null, zone: null }
  return shiftedTo(content, candidate.parts, moment)?.at ?? moment
}

/** "Tue, Dec 22, 7:00 am local time in each zone", or the moment in this zone. */
export function offeredInWords(assessment: Timed, free: number, zone: string): string {
  const at = offeredTime(assessment, free)
  return isLocal(at) ? atInWords(at, zone, assessment.now) : momentInWords(free, zone, assessment.now)
}

/** "7:00 am local", where the clock of one zone would mislead; else null. */
export function offeredLocally(assessment: Timed, free: number): string | null {
  const at = offeredTime(assessment, free)
  return isLocal(at) ? `${wallClockInWords(at.local.slice(11, 16))} local` : null
}
