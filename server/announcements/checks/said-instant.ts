import { fromMillis, type Instant, later, toMillis } from '../../platform/clock.ts'
import { readWall, resolveWallTime } from '../../platform/time/wall-time.ts'
import { DAY } from '../../platform/time-units.ts'
import type { Content } from '../announcement.ts'
import { type SaidTime, type TimeField, timesSaid } from './times-in-text.ts'

/** The first time that the texts say of something; null when they say none. */
export function firstSaid({ headline, body, texts }: Pick<Content, 'headline' | 'body' | 'texts'>, field: TimeField) {
  return [`${headline}\n${body}`, ...Object.values(texts)].flatMap((text) => timesSaid(text, field))[0] ?? null
}

/**
 * When that is: a start was last, and everything else comes next. Null when the text names a day, which a person reads
 * better.
 */
export function instantSaid(
  { words, minutes }: Pick<SaidTime, 'words' | 'minutes'>,
  field: TimeField,
  { zone, now }: { zone: string; now: Instant },
): Instant | null {
  if (/\son\s/i.test(words)) return null
  const onDay = (days: number) => {
    const day = readWall(zone, toMillis(later(now, days * DAY))).wall.slice(0, 10)
    const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
    const read = resolveWallTime({ wall: `${day}T${clock}`, zone })
    return read.ok ? fromMillis(read.at) : null
  }
  if (/tomorrow/i.test(words)) return onDay(1)
  if (/today|tonight/i.test(words)) return onDay(0)
  const [first, second] = field === 'began' ? [onDay(0), onDay(-1)] : [onDay(0), onDay(1)]
  const isFirst = first !== null && (field === 'began' ? first <= now : first > now)
  return isFirst ? first : second
}
