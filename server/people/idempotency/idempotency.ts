import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { later, toInstant } from '../../platform/clock.ts'
import { Conflict, TooMany, Unreadable } from '../../platform/errors.ts'
import { isApi } from '../../platform/guards/api-route.ts'
import type { Platform } from '../../platform/platform.ts'
import { DAY, HOUR, SECOND } from '../../platform/time-units.ts'
import { onceMore, openKeyRelease } from './freeing-keys.ts'
import { countKeys, findAnswer, keepAnswer, type Reservation, reserveKey } from './idempotency-queries.ts'

const DAYS_KEPT = 2

/** What is kept for one person stays under 640 MB, however hard they try; it is usually a few hundred kilobytes. */
const KEYS_AT_MOST = 5000
const ANSWER_AT_MOST = 128 * 1024

declare module 'fastify' {
  interface FastifyRequest {
    /** Set while this request holds its key. */
    reservation: Reservation | null
  }
}

/**
 * Answers a repeated API write (`Idempotency-Key`) with the first response, without repeating the write. The key is
 * reserved before anything else happens, so a request that was cut off is never run a second time.
 */
export function useIdempotency(app: FastifyInstance, platform: Platform): void {
  app.decorateRequest('reservation', null)
  const release = openKeyRelease(platform.db)

  app.addHook('preHandler', async (request, reply) => {
    const key = keyOf(request)
    if (key === null || !request.person) return
    const now = toInstant(platform.now())
    const { id } = request.person
    const requestHash = hashOf(request)
    const reservation = { personId: id, key, by: request.id }
    await release.freeLeft(reservation)
    const reserving = reserveKey(platform.db, reservation, {
      requestHash,
      now,
      forgetBefore: later(now, -DAYS_KEPT * DAY),
    })
    const reserved = await reserving.catch((error: unknown) => {
      release.leave(reservation)
      throw error
    })
    if (reserved) {
      request.reservation = reservation
      if ((await countKeys(platform.db, id)) <= KEYS_AT_MOST) return
      request.reservation = null
      await release.free(reservation)
      throw new TooMany(
        `There are ${KEYS_AT_MOST} keys of yours from the last ${DAYS_KEPT} days already.`,
        HOUR / SECOND,
      )
    }
    const earlier = await findAnswer(platform.db, id, key)
    if (earlier && earlier.requestHash !== requestHash)
      throw new Conflict('This Idempotency-Key was used for another request. Use a new one.')
    if (!earlier?.answer) {
      throw new Conflict(
        'A request with this Idempotency-Key is under way, was cut off, or had a very long answer. Look at what it did; if nothing, repeat it with a new key.',
      )
    }
    reply
      .code(earlier.answer.status)
      .headers(earlier.answer.headers)
      .serializer((text: unknown) => String(text))
    return reply.send(platform.secrets.open(earlier.answer.body))
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const { reservation } = request
    if (reservation === null) return payload
    request.reservation = null
    // Whatever stopped it, nothing was done.
    if (reply.statusCode >= 500 && !request.commits.mayHaveCommitted) await release.free(reservation)
    // Whatever happens here, the work is done or was refused, and the answer says which. So it is sent as it is, and the
    // key stays without one.
    else
      await keep(platform, reply, { reservation, payload }).catch((err: unknown) =>
        request.log.warn({ err }, 'the answer was not kept, so repeating it with its Idempotency-Key is 409'),
      )
    return payload
  })
}

/** Keeps the answer under its key. */
async function keep(
  { db, secrets }: Platform,
  reply: FastifyReply,
  { reservation, payload }: { reservation: Reservation; payload: unknown },
): Promise<void> {
  // Otherwise the key stays without an answer, so that nothing is done twice. Nor is a very long answer kept. Repeating
  // either is 409.
  const text = textOf(payload)
  if (reply.statusCode >= 500 || text.length > ANSWER_AT_MOST) return
  const headers = pick(reply.getHeaders(), ['content-type', 'location', 'etag'])
  // A response may contain a secret that is shown once.
  const body = secrets.seal(text)
  await onceMore(() => keepAnswer(db, reservation, { status: reply.statusCode, headers, body }))
}

/** What another thread has answered comes as bytes. */
function textOf(payload: unknown): string {
  if (payload instanceof Uint8Array) return Buffer.from(payload).toString()
  return typeof payload === 'string' ? payload : ''
}

function keyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key']
  if (key === undefined || !isApi(request) || request.method === 'GET' || request.method === 'HEAD') return null
  // Nothing is written, so nothing can be done twice, and the answers can be megabytes.
  if (request.routeOptions.config.longQuestion) return null
  if (typeof key !== 'string' || key.length === 0 || key.length > 200)
    throw new Unreadable('Idempotency-Key: has 1 to 200 characters.')
  return key
}

/** Says whether two requests are the same, however their addresses were written. */
function hashOf({ method, routeOptions, params, query, headers, body }: FastifyRequest): string {
  const content = Buffer.isBuffer(body) ? sha256(body) : body
  const parts = [method, routeOptions.url, params, query, headers['if-match'], content]
  return sha256(JSON.stringify(parts))
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

function pick(headers: Record<string, unknown>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
  )
}
