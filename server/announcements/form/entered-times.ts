import { type At, isMoment } from '../../calendar/time-input.ts'
import { type Instant, toMillis } from '../../platform/clock.ts'
import { readWall, repeatedReadings } from '../../platform/time/wall-time.ts'

/** What a script sends for a time that is only half typed. Browsers would send nothing. */
export const INCOMPLETE = 'incomplete'

/** What a field can show of it: what is half typed stays in the browser only. */
export function shownTime(entered: string): string {
  return entered === INCOMPLETE ? '' : entered
}

/** A time as it is entered: local time, and the UTC offset of the reading that is meant where it occurs twice. */
export interface EnteredTime {
  wall: string
  offset: string
}

/** A time of its own for one channel: a moment, or one local time everywhere. */
export interface EnteredOwnTime {
  when: 'time' | 'local'
  wall: string
}

/** How an instant would be entered in this zone. */
export function enteredAs(at: Instant, zone: string): EnteredTime {
  const { wall, offset } = readWall(zone, toMillis(at))
  return { wall, offset: repeatedReadings({ wall, zone }).length > 0 ? offset : '' }
}

/** The same for a moment or a local time, which needs no offset. */
export function enteredTime(at: Exclude<At, 'approval' | null>, zone: string): EnteredOwnTime & EnteredTime {
  return isMoment(at) ? { when: 'time', ...enteredAs(at.at, zone) } : { when: 'local', wall: at.local, offset: '' }
}
