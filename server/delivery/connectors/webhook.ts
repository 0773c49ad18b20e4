import { createHmac } from 'node:crypto'
import type { OutgoingMessage } from '../../announcements/outgoing-message.ts'
import { webhookKey } from '../../channels/secret.ts'
import { privateAddress, refusalOfAddress } from '../../channels/webhook-address.ts'
import type { Config } from '../../config.ts'
import { imagePath } from '../../images/image.ts'
import { type Instant, toInstant, toMillis } from '../../platform/clock.ts'
import { SECOND } from '../../platform/time-units.ts'
import type { AttemptOutcome, Delivery } from '../delivery.ts'
import type { Connector } from './connector.ts'
import { type Answer, BrokenOff, post } from './http-post.ts'
import { PrivateAddress } from './lookup.ts'
import { readRetryAfter } from './retry-after.ts'

const types = { publish: 'announcement.published', retract: 'announcement.retracted' }

/** Follows Standard Webhooks: the id is the same for every attempt, so a receiver recognizes a repeat. */
export const webhook: Connector = {
  by: 'sending',
  safeToRepeat: true,
  patienceMillis: 10 * SECOND,
  async send(delivery, message, channel, { config, now, secrets, signal }) {
    const { url } = channel.settings
    if (url === undefined || !/^https?:/.test(url) || secrets.length === 0)
      return {
        type: 'failed',
        error: `${channel.name} has no address or no secret. Enter it on its page.`,
        again: false,
      }
    const refusal = refusalOfAddress(url, config)
    if (refusal !== null) return { type: 'failed', error: refusal, again: false }
    const body = bodyOf(delivery, message, config)
    const timestamp = Math.floor(toMillis(toInstant(now())) / 1000)
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Hark',
      'webhook-id': delivery.id,
      'webhook-timestamp': timestamp,
      'webhook-signature': secrets.map((secret) => sign(secret, `${delivery.id}.${timestamp}.${body}`)).join(' '),
    }
    try {
      const answer = await post(new URL(url), headers, body, { allowed: config.WEBHOOK_PRIVATE, signal })
      return judge(answer, toInstant(now()))
    } catch (error) {
      return explain(error)
    }
  },
}

function bodyOf({ purpose, createdAt }: Delivery, message: OutgoingMessage, { BASE_URL }: Config): string {
  const { written: _written, ...data } = message
  const images = data.images.map((image) => ({ ...image, url: `${BASE_URL}${imagePath(image.id)}` }))
  return JSON.stringify({ type: types[purpose], timestamp: createdAt, data: { ...data, images } })
}

function sign(secret: string, text: string): string {
  return `v1,${createHmac('sha256', webhookKey(secret)).update(text).digest('base64')}`
}

function judge({ status, retryAfter }: Answer, now: Instant): AttemptOutcome {
  if (status >= 200 && status < 300) return { type: 'sent', externalId: null }
  if (status === 410)
    return { type: 'failed', error: 'The receiver wants no more messages (410). Turn the channel off.', again: false }
  if (status >= 300 && status < 400)
    return { type: 'failed', error: `The receiver redirects (${status}). Enter the address it leads to.`, again: false }
  const again = status >= 500 || [408, 425, 429].includes(status)
  return {
    type: 'failed',
    error: `The receiver answered ${status}.`,
    again,
    waitMillis: readRetryAfter(retryAfter, now),
  }
}

function explain(error: unknown): AttemptOutcome {
  const cause = error instanceof BrokenOff ? error.cause : error
  if (cause instanceof PrivateAddress) return { type: 'failed', error: privateAddress, again: false }
  if (!(error instanceof BrokenOff)) throw error
  const { name, code } = cause as NodeJS.ErrnoException
  const reason = name === 'AbortError' || name === 'TimeoutError' ? 'no answer in time' : (code ?? name)
  if (error.connected) return { type: 'unknown', error: `The connection to the receiver broke off (${reason}).` }
  return { type: 'failed', error: `The receiver could not be reached (${reason}).`, again: true }
}
