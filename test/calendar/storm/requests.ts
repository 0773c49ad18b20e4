import { isDeepStrictEqual } from 'node:util'
import type { Draws } from './random.ts'

export interface Answer {
  status: number
  body: any
}

export interface Sent {
  as: string
  path: string
  body?: object
  revision?: number
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
}

/** A request that was sent at once to two processes with one key, and then once more. */
interface Twice {
  what: string
  answers: readonly [Answer, Answer]
  again: Answer
}

export interface Requests {
  send(sent: Sent, origin?: string): Promise<Answer>
  /** Now and then the answer seems to be lost, and the request is sent again elsewhere before it comes. */
  sendOrRepeat(sent: Sent): Promise<Answer>
  count(): number
  statuses: ReadonlyMap<number, number>
  /** Answers that nobody should get. */
  broken: readonly string[]
  twices: readonly Twice[]
  /** Sent with one key before and after a backup was put back, which forgot the key: they may be done twice. */
  across: readonly Sent[]
  /** Repeated requests that were carried out twice, or answered in two ways. */
  doubled(): Twice[]
  /** Whatever is under way meanwhile may be forgotten, keys and answers too. */
  whileForgetting<T>(work: () => Promise<T>): Promise<T>
}

/** `mayBeGone` says whose token may have ended: they are answered with 401. */
export function requestsTo(
  origins: readonly string[],
  { random, draw, chance }: Draws,
  mayBeGone: (token: string) => boolean,
): Requests {
  const statuses = new Map<number, number>()
  const broken: string[] = []
  const twices: Twice[] = []
  const across: Sent[] = []
  let keys = 0
  /** Odd while a backup is put back. */
  let history = 0

  async function request({ as, path, body, revision, method = 'POST' }: Sent, origin: string, key?: string) {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${as}`,
        ...(body && { 'content-type': 'application/json' }),
        ...(revision !== undefined && { 'if-match': `"${revision}"` }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const { status } = response
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    // A booking was refused by areas that another process has replaced since, so nobody can say what else would be free.
    const isOutdated = status === 503 && /\/(schedule|move|resume)$/.test(path) && text.includes('nothing was saved')
    if ((status >= 500 && !isOutdated) || status === 400 || (status === 401 && !mayBeGone(as)))
      broken.push(`${method} ${path} ${JSON.stringify(body)}: ${status} ${text}`)
    return { status, body: text === '' ? null : JSON.parse(text) } as Answer
  }

  async function sendOrRepeat(sent: Sent): Promise<Answer> {
    // A guest may be gone before the answer is asked for again.
    if (mayBeGone(sent.as) || !chance(0.12)) return request(sent, draw(origins))
    keys += 1
    const key = `key ${keys} ${random()}`
    const [one, other] = [draw(origins), draw(origins)]
    const began = history
    const answers = await Promise.all([request(sent, one, key), request(sent, other, key)])
    const again = await request(sent, draw(origins), key)
    if (began === history && history % 2 === 0)
      twices.push({ what: `${sent.path} ${JSON.stringify(sent.body)}`, answers, again })
    else across.push(sent)
    return again
  }

  return {
    send: (sent, origin = draw(origins)) => request(sent, origin),
    sendOrRepeat,
    count: () => [...statuses.values()].reduce((sum, count) => sum + count, 0),
    statuses,
    broken,
    twices,
    across,
    doubled: () =>
      twices.filter(({ answers, again }) => {
        const given = [...answers, again].filter((answer) => !comesLater(answer))
        return given.length === 0 || given.some((answer) => !isDeepStrictEqual(answer, given[0]))
      }),
    async whileForgetting(work) {
      history += 1
      try {
        return await work()
      } finally {
        history += 1
      }
    },
  }
}

/** Nothing was done yet: the first request is under way, or too much is going on. */
function comesLater({ status, body }: Answer): boolean {
  return status === 429 || status === 503 || (status === 409 && /under way/.test(body.detail))
}
