import { listExceededWindows } from '../announcements/exceeded/exceeded-windows-list.ts'
import { commandLine } from '../audit/audit.ts'
import { recordEvent } from '../audit/record-change.ts'
import { listPlanned } from '../calendar/booking-queries.ts'
import { withLockedCalendar } from '../calendar/locked-calendar.ts'
import { listChannelNames } from '../channels/queries.ts'
import type { Context } from '../context.ts'
import { listByStatus } from '../delivery/queries.ts'
import { dropMails } from '../mail/queries.ts'
import { exceededInWords as windowInWords } from '../planning/findings/caused-windows.ts'
import { type Instant, toInstant } from '../platform/clock.ts'
import { beginHistory } from '../platform/db/calendar-head.ts'
import { nextPublicChange } from '../platform/db/public-head.ts'
import { formatCount, pluralForm } from '../platform/format.ts'

/** What the restored database will do, and what it holds that no longer keeps the rules. */
export interface AfterRestore {
  /** Posts whose time has passed. They go out at the next start, even if they have gone out before. */
  due: { announcement: string; headline: string; channel: string; at: Instant }[]
  /** Messages that were about to be sent when the backup was taken. They are sent at the next start. */
  unsent: { announcement: string; headline: string; channel: string; at: Instant }[]
  /** Windows from now on that hold more than a cap allows, as sentences. */
  exceeded: string[]
}

const LISTED_AT_MOST = 1000

/** Tells every process to read everything again, records the restore, and says what follows from it. */
export async function settleRestore(context: Context, subject: string): Promise<AfterRestore> {
  const now = toInstant(context.now())
  await withLockedCalendar(context, async (calendar) => {
    await beginHistory(calendar)
    await nextPublicChange(calendar.trx, now)
    await dropMails(calendar.trx, now)
    await recordEvent(calendar.trx, {
      at: now,
      actor: commandLine,
      action: 'restore',
      subject: { type: 'backup', id: subject },
    })
  })
  const names = await listChannelNames(context.db)
  const nameOf = (key: string) => names.get(key) ?? key
  const filter = { from: '1970-01-01T00:00:00.000Z', to: now, statuses: ['booked' as const] }
  const due = await listPlanned(context.db, filter, LISTED_AT_MOST)
  const unsent = await listByStatus(context.db, ['queued', 'sending'], LISTED_AT_MOST)
  const exceeded = await exceededNow(context)
  return {
    due: due.map(({ announcement, headline, channel, at }) => ({
      announcement,
      headline,
      channel: nameOf(channel),
      at,
    })),
    unsent: unsent.map(({ announcement, message: { headline }, channel, dueAt }) => {
      return { announcement, headline, channel: nameOf(channel), at: dueAt }
    }),
    exceeded,
  }
}

/** The windows from now on that hold more than a cap allows, as sentences. */
export async function exceededNow(context: Context): Promise<string[]> {
  const { windows, world } = await listExceededWindows(context, { from: context.now().toMillis(), to: null })
  return windows.map((window) => windowInWords(world, window))
}

export function afterRestoreInWords({ due, unsent, exceeded }: AfterRestore): string[] {
  const post = (count: number) => formatCount(count, 'post')
  const line = ({ headline, channel, at }: AfterRestore['due'][number]) => `  ${at}  ${channel}  “${headline}”`
  const lines: string[] = []
  if (due.length > 0) {
    lines.push(`${post(due.length)} ${pluralForm(due.length, 'has', 'have')} been due since:`, ...due.map(line))
  }
  if (unsent.length > 0) {
    lines.push(
      `${post(unsent.length)} ${pluralForm(unsent.length, 'was', 'were')} about to be sent:`,
      ...unsent.map(line),
    )
  }
  if (lines.length > 0) {
    lines.push(
      'They go out at the next start, even if they went out before, unless their “Don’t publish after” time has passed.',
      'Start with WORKER=off, cancel what the public has seen already, and then start as usual.',
    )
  }
  lines.push(...exceededInWords(exceeded))
  return lines
}

export function exceededInWords(exceeded: readonly string[]): string[] {
  if (exceeded.length === 0) return []
  const windows = formatCount(exceeded.length, 'window')
  const hold = pluralForm(exceeded.length, 'holds', 'hold')
  return [`${windows} ${hold} more posts than the rules allow:`, ...exceeded.map((sentence) => `  ${sentence}`)]
}
