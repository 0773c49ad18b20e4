import type { Actor } from '../../audit/audit.ts'
import type { LockedCalendar } from '../../calendar/locked-calendar.ts'
import { listChannels } from '../../channels/queries.ts'
import type { Incident } from '../../incidents/incident.ts'
import { withoutTimes } from '../../incidents/told-times.ts'
import type { Instant } from '../../platform/clock.ts'
import { type Announcement, type Content, isUnsent } from '../announcement.ts'
import { newContent } from '../content.ts'
import { listThread } from '../queries.ts'
import { textLimits } from '../schema.ts'
import { insertDraft, placeDraft } from './drafts.ts'

/**
 * Drafts what people have to be told when an all-clear from before its incident was opened again gets out after all: that
 * it is not over. It is an update, because the correction of an all-clear is one too. There is none while something else
 * about the incident is still to go out, such as the draft for another channel of the same all-clear.
 */
export async function draftNotOver(
  calendar: LockedCalendar,
  allClear: Announcement,
  { incident, actor, now }: { incident: Incident; actor: Actor; now: Instant },
): Promise<void> {
  const { trx } = calendar
  const thread = await listThread(trx, incident.id)
  if (thread.some((one) => isUnsent(one) && one.stage !== 'all_clear')) return
  const inUse = (await listChannels(trx)).filter(({ enabled }) => enabled).map(({ key }) => key)
  const channels = allClear.channels.filter((key) => inUse.includes(key))
  if (channels.length === 0) return
  const reason = `The all-clear “${allClear.headline}” went out although its incident is open again. This is the draft of an update that says so.`
  const draft = await placeDraft(calendar, contentFor(allClear, incident, channels))
  await insertDraft(trx, draft, { actor, now, reason })
}

function contentFor(allClear: Announcement, { id, title: named, severity }: Incident, channels: string[]): Content {
  const { category, link, audience } = allClear
  const title = withoutTimes(named)
  return newContent({
    ...{ kind: 'service', severity, category, link, audience, channels, incident: id },
    ...{ stage: 'update', at: 'approval' },
    headline: `Not over yet: ${title}`.slice(0, textLimits.headline).trim(),
    body: `We said that this was over, but it is not: ${title}.`,
  })
}
