import { severityMark } from '../../announcements/status-words.ts'
import { networkOf } from '../../channels/by-hand/networks.ts'
import { maySettle, waitsFor } from '../../channels/by-hand/posters.ts'
import { toMillis } from '../../platform/clock.ts'
import { capitalize, formatDuration } from '../../platform/format.ts'
import { isWebAddress } from '../../platform/http/web-address.ts'
import { timeIn } from '../../platform/pages/times.ts'
import { MINUTE } from '../../platform/time-units.ts'
import { timestampInWords } from '../../platform/time-words.ts'
import { isGivenUpWhenNotSent } from '../delivery.ts'
import { deliveryWords } from '../delivery-status-words.ts'
import { whyNotDecide } from '../own-booking.ts'
import type { PostPageData } from './page-data.ts'
import type { PostPage } from './props.ts'
import { sentFields } from './sent-fields.ts'
import { postingTask } from './task-views.ts'

export function postPage(data: PostPageData): PostPage {
  const { delivery, channel, channelName, person, zone, refused } = data
  const { announcement, status, message, purpose, dueAt, owner } = delivery
  const mark = severityMark(message.severity)
  const mayAct = maySettle(person, message.kind)
  const can = (name: 'sent' | 'not-sent') => mayAct && whyNotDecide(name, delivery, owner) === null
  const waits = status === 'waiting' && channel !== null
  return {
    title: waits ? `Post on ${channelName}` : `${channelName}: ${message.headline}`,
    announcement: { href: `/announcements/${announcement}`, headline: message.headline },
    kind: message.kind,
    severity: mark && { icon: 'triangle-alert', ...mark },
    status: deliveryWords[status].mark,
    due: timeIn(dueAt, zone),
    waiting: waits ? waitingWords(data) : null,
    publishBy: publishByWords(data),
    over: waits ? null : overOf(data),
    corrected:
      data.correction === null ? null : { href: data.correction, giveUp: can('not-sent') ? giveUpOf(delivery) : null },
    posted: status === 'sent' ? postedOf(data) : null,
    task: waits && purpose === 'publish' ? postingTask({ ...data, channel, booking: { reach: data.reach } }) : null,
    sent: can('sent')
      ? {
          action: `/deliveries/${delivery.id}/sent?to=post`,
          lead: waits
            ? 'Until you record it, the announcement says that it is still to be posted.'
            : 'If someone posted it anyway, record it here so that it counts.',
          fields: sentFields(networkOf(channel?.type ?? 'manual'), data),
          button: 'Mark as posted',
        }
      : null,
    notSent:
      can('not-sent') && isGivenUpWhenNotSent(delivery)
        ? {
            action: `/deliveries/${delivery.id}/not-sent?to=post`,
            open: refused?.errors['reason'] !== undefined,
            reason: {
              name: 'reason',
              label: 'Why was it not posted?',
              hint: 'It is given up with this reason, and no longer counts for anyone.',
              value: refused?.form.get('reason') ?? '',
              error: refused?.errors['reason'],
              required: true,
              maxlength: 500,
              autocomplete: 'off',
            },
          }
        : null,
    errors: Object.entries(refused?.errors ?? {}).map(([path, text]) => ({
      field: path.split('.')[0]!,
      message: text,
    })),
  }
}

/** What was corrected is given up without a word to type. */
function giveUpOf(delivery: PostPageData['delivery']): NonNullable<PostPage['corrected']>['giveUp'] {
  if (!isGivenUpWhenNotSent(delivery)) return null
  return { action: `/deliveries/${delivery.id}/not-sent?to=announcement`, reason: 'It was corrected.' }
}

function waitingWords({ delivery, hands, now }: PostPageData): string {
  const whom = waitsFor(hands, { channel: delivery.channel, kind: delivery.message.kind })
  const waited = toMillis(now) - toMillis(delivery.dueAt)
  return `Waiting for ${whom}${waited < MINUTE ? '' : `, for ${formatDuration(waited, 'short')}`}.`
}

function publishByWords({ delivery: { owner, status }, zone }: PostPageData): string | null {
  const { publishBy } = owner.announcement
  return publishBy === null || status !== 'waiting'
    ? null
    : `Do not post it after ${timestampInWords(publishBy, zone)}.`
}

/** Why there is nothing to post. */
function overOf({ delivery, channel }: PostPageData): PostPage['over'] {
  const { status, lastError } = delivery
  if (status === 'sent') return null
  if (status === 'waiting' && channel === null)
    return { tone: 'caution', text: 'Its channel was removed. Do not post it. Say below what became of it.' }
  const why = lastError === null ? '' : ` ${lastError}`
  const doNot = status === 'cancelled' || status === 'missed' || status === 'failed' ? ' Do not post it.' : ''
  return { tone: 'caution', text: `${capitalize(deliveryWords[status].mark.word)}.${why}${doNot}` }
}

function postedOf({ delivery, names, zone }: PostPageData): PostPage['posted'] {
  const { postedBy, sentAt, externalId, dueAt } = delivery
  const isLink = externalId !== null && isWebAddress(externalId)
  return {
    by: postedBy === null ? null : (names.get(postedBy) ?? 'Someone'),
    when: timeIn(sentAt ?? dueAt, zone),
    address: isLink ? externalId : null,
    name: isLink ? null : externalId,
  }
}
