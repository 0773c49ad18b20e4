import type { OutgoingMessage } from '../../../server/announcements/outgoing-message.ts'
import type { Channel } from '../../../server/channels/channel.ts'
import { readConfig } from '../../../server/config.ts'
import type { SendingContext } from '../../../server/delivery/connectors/connector.ts'
import type { Delivery } from '../../../server/delivery/delivery.ts'
import { newId } from '../../../server/platform/ids.ts'
import { testClock } from '../../support/clock.ts'

export const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`

export function aMessage(given: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    announcement: newId(),
    revision: 3,
    kind: 'service',
    severity: 'major',
    category: 'water',
    stage: 'initial',
    incident: null,
    headline: 'Water main burst in Austin',
    text: 'Water stays off until about 8 pm today. Next update by 2 pm.',
    body: 'Water stays off until about 8 pm today. Crews are on site. Next update by 2 pm.',
    link: 'https://example.org/water',
    audience: { include: ['US-TX-453-austin'], exclude: [] },
    where: 'Austin, Texas',
    written: null,
    nextUpdateBy: '2026-06-10T19:00:00.000Z',
    ...{ corrects: null, began: null, expectedEnd: null, confidence: 'unknown', images: [] },
    course: null,
    zone: null,
    ...given,
  }
}

export function aDelivery(given: Partial<Delivery> = {}): Delivery {
  const message = given.message ?? aMessage()
  return {
    id: newId(),
    booking: newId(),
    announcement: message.announcement,
    channel: 'hook',
    purpose: 'publish',
    status: 'sending',
    attempts: 1,
    mayHaveArrived: false,
    stopping: null,
    dueAt: '2026-06-10T14:00:00.000Z',
    nextAttemptAt: null,
    leasedBy: 'a worker',
    leasedUntil: '2026-06-10T14:00:30.000Z',
    lastError: null,
    externalId: null,
    postedBy: null,
    sentAt: null,
    message,
    createdAt: '2026-06-10T14:00:00.000Z',
    ...given,
  }
}

export function aChannel(given: Partial<Channel> = {}): Channel {
  return {
    key: 'hook',
    name: 'Partner',
    type: 'webhook',
    finest: 'town',
    serves: 'US',
    textLimit: null,
    enabled: true,
    settings: {},
    createdAt: '2026-06-01T00:00:00.000Z',
    revision: 1,
    ...given,
  }
}

export function surroundings(env: Record<string, string> = {}): SendingContext {
  const config = readConfig({
    BASE_URL: 'https://hark.example.org',
    MAIL_FROM: 'Westline <news@westline.example>',
    ...env,
  })
  const signal = AbortSignal.timeout(5000)
  return {
    config,
    now: testClock().now,
    organisation: 'Westline',
    secrets: [secret],
    zone: 'America/Chicago',
    language: 'en',
    chainStart: null,
    isOnNoticePages: false,
    incidentStatus: null,
    signal,
  }
}
