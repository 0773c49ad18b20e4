import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { later, toInstant } from '../../platform/clock.ts'
import { Conflict, TooMany, Unreadable } from '../../platform/errors.ts'
import { isApi } from '../../platform/guards/api-route.ts'
import type { Platform } from '../../platform/platform.ts'
import { DAY, HOUR, SECOND } from '../../platform/time-units.ts'
import { countKeys, findAnswer, forgetAnswer, keepAnswer, reserveKey } from './idempotency-queries.ts'

const DAYS_KEPT = 2

/** What is kept for one person stays under 640 MB, however hard they try; it is usually a few hundred kilobytes. */
const KEYS_AT_MOST = 5000
const ANSWER_AT_MOST = 128 * 1024

declare module 'fastify' {
  interface FastifyRequest {
    /** Set while this request holds its key. */
    idempotencyKey: string | null
  }
}

/**
 * Answers a repeated API write (`Idempotency-Key`) with the first response, without repeating the write. The key is
 * reserved before anything else happens, so a request that was cut off is never run a second time.
 */
export function useIdempotency(app: FastifyInstance, platform: Platform): void {
  app.decorateRequest('idempotencyKey', null)

  app.addHook('preHandler', async (request, reply) => {
    const key = keyOf(request)
    if (key === null || !request.person) return
    const now = toInstant(platform.now())
    const { id } = request.person
    const requestHash = hashOf(request)
    const reserved = await reserveKey(platform.db, {
      personId: id,
      key,
      requestHash,
      now,
      forgetBefore: later(now, -DAYS_KEPT * DAY),
    })
    if (reserved) {
      if ((await countKeys(platform.db, id)) > KEYS_AT_MOST) {
        await forgetAnswer(platform.db, id, key)
        throw new TooMany(
          `There are ${KEYS_AT_MOST} keys of yours from the last ${DAYS_KEPT} days already.`,
          HOUR / SECOND,
        )
      }
      request.idempotencyKey = key
      return
    }
    const earlier = await findAnswer(platform.db, id, key)
    if (earlier && earlier.requestHash !== requestHash)
      throw new Conflict('This Idempotency-Key was used for another request. Take a new one.')
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
    const { idempotencyKey: key, person } = request
    if (key === null || !person) return payload
    request.idempotencyKey = null
    // Whatever happens here, the work is done or was refused, and the answer says which. So it is sent as it is, and the
    // key stays without one.
    await settle(platform, request, reply, { personId: person.id, key, payload }).catch((err: unknown) =>
      request.log.warn({ err }, 'the answer was not kept, so repeating it with its Idempotency-Key is 409'),
    )
    return payload
  })
}

/** Keeps the answer under its key, or frees a key under which nothing was done. */
async function settle(
  { db, secrets }: Platform,
  { commits }: FastifyRequest,
  reply: FastifyReply,
  { personId, key, payload }: { personId: string; key: string; payload: unknown },
): Promise<void> {
  // Whatever stopped it, nothing was done.
  if (reply.statusCode >= 500 && !commits.mayHaveCommitted) return forgetAnswer(db, personId, key)
  // Otherwise the key stays without an answer, so that nothing is done twice. Nor is a very long answer kept. Repeating
  // either is 409.
  const text = textOf(payload)
  if (reply.statusCode >= 500 || text.length > ANSWER_AT_MOST) return
  const headers = pick(reply.getHeaders(), ['content-type', 'location', 'etag'])
  // A response may contain a secret that is shown once.
  const body = secrets.seal(text)
  await keepAnswer(db, personId, key, { status: reply.statusCode, headers, body })
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
  const parts = [method, routeOptions.url, params, query, headers['if-match'], body]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

function pick(headers: Record<string, unknown>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
  )
}
