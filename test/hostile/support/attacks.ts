import { Agent, type OutgoingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export interface Target {
  port: number
  /** Tokens of people who may do everything. */
  tokens: readonly string[]
  /** The codes of all towns. */
  towns: readonly string[]
  /** Two instants three months apart. */
  from: string
  to: string
}

/** One thing that somebody does again and again. Returns the status of the answer; undefined without one. */
export type Attack = (target: Target, round: number) => Promise<number | undefined>

const agent = new Agent({ keepAlive: true, maxSockets: 200 })

interface Sent {
  method?: string
  path: string
  headers?: OutgoingHttpHeaders
  body?: string
}

function send({ port }: Target, { method = 'GET', path, headers = {}, body }: Sent): Promise<number | undefined> {
  return new Promise((resolve) => {
    const sent = request({ port, host: '127.0.0.1', method, path, headers, agent }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode))
      response.once('error', () => resolve(undefined))
    })
    sent.once('error', () => resolve(undefined))
    sent.end(body)
  })
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }

function json({ tokens }: Target, round: number, headers: OutgoingHttpHeaders = {}): OutgoingHttpHeaders {
  const authorization = `Bearer ${tokens[round % tokens.length]}`
  return { authorization, 'content-type': 'application/json', ...headers }
}

/** Writes raw bytes, and gives up after a while whatever the server does. */
async function raw({ port }: Target, text: string, { drip = '', millis }: { drip?: string; millis: number }) {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined)
  socket.resume().write(text)
  for (let passed = 0; passed < millis && !socket.destroyed; passed += 100) {
    await pause(100)
    if (drip !== '' && socket.writable) socket.write(drip)
  }
  socket.destroy()
  return undefined
}

const candidate = ({ towns }: Target) => ({
  kind: 'marketing',
  audience: { include: towns, exclude: [] },
  channels: ['facebook', 'sms'],
})

export const attacks: Record<string, Attack> = {
  'slow bodies': (target) =>
    raw(target, 'POST /sign-in HTTP/1.1\r\nHost: hark\r\nContent-Length: 99999\r\n\r\n', { drip: 'x', millis: 5000 }),
  'slow headers': (target) => raw(target, 'GET / HTTP/1.1\r\nHost: hark\r\n', { drip: 'X-A: b\r\n', millis: 5000 }),
  'connections that say nothing': (target) => raw(target, '', { millis: 1000 }),
  'headers of 100 kB': (target) =>
    raw(target, `GET /notices HTTP/1.1\r\nHost: hark\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n`, { millis: 200 }),
  'a thousand requests at once in one connection': (target) =>
    raw(target, 'GET /notices HTTP/1.1\r\nHost: hark\r\n\r\n'.repeat(1000), { millis: 1000 }),
  'sixteen styles at once in one connection': (target) =>
    raw(target, 'GET /assets/css/base.css HTTP/1.1\r\nHost: hark\r\n\r\n'.repeat(16), { millis: 200 }),
  'bodies in single bytes': (target) =>
    raw(
      target,
      `POST /nothing-here HTTP/1.1\r\nHost: hark\r\nTransfer-Encoding: chunked\r\n\r\n${'1\r\na\r\n'.repeat(20_000)}`,
      { millis: 500 },
    ),
  'If-None-Match of 15 kB': (target, round) => {
    const worst = [`${' '.repeat(15_000)}x`, `"a"${' , '.repeat(5000)}`, 'W/"a",'.repeat(2500)]
    return send(target, { path: '/notices', headers: { 'if-none-match': worst[round % worst.length] } })
  },
  'made-up tokens': (target, round) =>
    send(target, { path: '/api/v1/me', headers: { authorization: `Bearer hark_made_up_${round}` } }),
  'searches with many commas': (target, round) =>
    send(target, { path: `/api/v1/areas?q=${'a,'.repeat(100)}`, headers: json(target, round) }),
  'sign-ins with a wrong password': (target, round) =>
    send(target, {
      method: 'POST',
      path: '/sign-in',
      headers: form,
      body: `email=nobody${round}%40example.org&password=not-this-one-either`,
    }),
  'forms of 60,000 values that are no UTF-8': (target) =>
    send(target, { method: 'POST', path: '/sign-in', headers: form, body: 'a=%ff&'.repeat(59_990) }),
  'cookies that are no UTF-8': (target) =>
    send(target, {
      path: '/healthz',
      headers: { cookie: Array.from({ length: 1500 }, (_, n) => `${n}=%ff`).join(';') },
    }),
  'made-up sessions': (target, round) =>
    send(target, { path: '/calendar', headers: { cookie: `hark_session=made_up_${round}` } }),
  'made-up set-up links': (target, round) =>
    send(target, {
      method: 'POST',
      path: `/set-up/setup_made_up_${round}`,
      headers: form,
      body: 'name=Eve&email=eve%40example.org&password=correct+horse+battery',
    }),
  'free times for every town': (target, round) => {
    const body = JSON.stringify({ ...candidate(target), from: target.from, to: target.to })
    return send(target, { method: 'POST', path: '/api/v1/free-times', headers: json(target, round), body })
  },
  'checks of every second town, with all places and a key each': (target, round) => {
    const include = target.towns.filter((_, index) => index % 2 === 0)
    const body = JSON.stringify({ ...candidate(target), audience: { include, exclude: [] }, at: target.from })
    const headers = json(target, round, { 'idempotency-key': `check ${round}` })
    return send(target, { method: 'POST', path: '/api/v1/check?places=all', headers, body })
  },
  'how much every town gets in a year': (target, round) => {
    const to = new Date(Date.parse(target.from) + 365 * 86_400_000).toISOString()
    const path = `/api/v1/exposure?level=town&from=${target.from}&to=${to}`
    return send(target, { path, headers: json(target, round) })
  },
  'the documentation of the API': (target) => send(target, { path: '/api/docs' }),
  'requests that are given up': ({ port }) =>
    new Promise((resolve) => {
      const given = request({ port, host: '127.0.0.1', path: '/api/docs' })
      given.once('error', () => resolve(undefined)).end()
      given.once('socket', () => setImmediate(() => given.destroy()))
      given.once('close', () => resolve(undefined))
    }),
}

/** How many at once make each attack. */
const AT_ONCE = 4

/** Lets everybody attack for so long. Returns how often each status was answered, for each attack. */
export async function attack(target: Target, millis: number): Promise<Record<string, Record<string, number>>> {
  const end = AbortSignal.timeout(millis)
  const counts: Record<string, Record<string, number>> = {}
  const attackers = Object.entries(attacks).flatMap(([name, once]) =>
    Array.from({ length: AT_ONCE }, async (_, attacker) => {
      counts[name] ??= {}
      for (let round = attacker; !end.aborted; round += AT_ONCE) {
        const status = (await once(target, round)) ?? 'none'
        counts[name][status] = (counts[name][status] ?? 0) + 1
        await pause(5)
      }
    }),
  )
  await Promise.all(attackers)
  return counts
}
