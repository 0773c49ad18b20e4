import { createSocket } from 'node:dgram'
import dns from 'node:dns'
import { describe, expect, onTestFinished, test } from 'vitest'
import { commandLine } from '../../server/audit/audit.ts'
import { addChannel } from '../../server/channels/actions.ts'
import { channelInput } from '../../server/channels/schema.ts'
import { listDeliveriesOf } from '../../server/delivery/queries.ts'
import { runWorker } from '../../server/worker.ts'
import { type Receiver, startReceiver } from '../delivery/support/receiver.ts'
import { scheduled } from '../delivery/support/scheduled.ts'
import { start } from '../delivery/support/start.ts'
import type { TestApp } from '../support/app.ts'
import { longestAllowed, pulseDuring, report } from './support/heartbeat.ts'
import { startHostileReceiver, startHostileReceivers } from './support/hostile-receiver.ts'
import type { MisbehaviorName } from './support/misbehaviors.ts'

/** What a message to such a receiver comes to, where it is not an answer that never comes. */
const outcomes: Partial<Record<MisbehaviorName, [status: string, sentence: RegExp | null]>> = {
  'answers 101 and keeps the connection': ['failed', /^The receiver answered 101\.$/],
  'answers 101 and closes': ['failed', /^The receiver answered 101\.$/],
  'answers 101 without saying to what': ['failed', /^The receiver answered 101\.$/],
  'floods with interim answers': ['queued', /broke off \(too many interim answers\)/],
  'sends interim answers now and then': ['queued', /broke off/],
  'closes without an answer': ['queued', /broke off/],
  'closes its half and goes on reading': ['queued', /broke off/],
  resets: ['queued', /broke off \(ECONNRESET\)/],
  'resets in the midst of its headers': ['queued', /broke off/],
  'closes in the midst of its headers': ['queued', /broke off/],
  'sends huge headers': ['queued', /broke off \(HPE_HEADER_OVERFLOW\)/],
  'trickles its status': ['queued', /broke off \(HPE_/],
  'sends noise': ['queued', /broke off \(HPE_/],
  'speaks another protocol': ['queued', /broke off \(HPE_/],
  'redirects to itself': ['failed', /^The receiver redirects \(307\)/],
  'answers with no known status': ['queued', /answered 999/],
  'answers with a length below zero': ['queued', /broke off \(HPE_/],
  'trickles its body': ['queued', /answered 500/],
  'answers twice': ['queued', /answered 503/],
  'sends a body without end': ['sent', null],
  'resets in the midst of its body': ['sent', null],
  'goes on after it said that it closes': ['sent', null],
}
const noAnswer = ['queued', /^The connection to the receiver broke off \(no answer in time\)\.$/] as const
const patienceMillis = 3000

async function addHook({ context }: TestApp, key: string, url: string): Promise<void> {
  const input = { key, name: key, type: 'webhook', finest: 'town', serves: 'US', settings: { url } }
  await addChannel(context, channelInput.parse(input), commandLine)
}

async function deliveryOf({ context }: TestApp, announcement: string, key: string) {
  const { status, attempts, lastError } = (await listDeliveriesOf(context.db, announcement)).find(
    ({ channel }) => channel === key,
  )!
  return { status, attempts, lastError }
}

/** Runs a worker until each delivery of the announcement was attempted, and then once more for a good receiver. */
async function settled(app: TestApp, announcement: string, good: Receiver): Promise<string[]> {
  const reports: string[] = []
  const worker = runWorker(app.context, (_error, what) => reports.push(what), { intervalMillis: 5, patienceMillis })
  const isOpen = async () =>
    (await listDeliveriesOf(app.context.db, announcement)).some(
      ({ status, attempts }) => status === 'sending' || (status === 'queued' && attempts === 0),
    )
  while ((await listDeliveriesOf(app.context.db, announcement)).length === 0 || (await isOpen()))
    await new Promise((resolve) => setTimeout(resolve, 5))
  const { id } = await scheduled(app.context, { channels: ['good'], at: 'approval' })
  while ((await deliveryOf(app, id, 'good').catch(() => null))?.status !== 'sent')
    await new Promise((resolve) => setTimeout(resolve, 5))
  expect(good.received.length).toBeGreaterThan(0)
  await worker.stop()
  return reports
}

test('whatever receivers do, every attempt ends with a sentence, and good ones go on getting messages', async () => {
  const app = await start()
  const good = await startReceiver()
  await addHook(app, 'good', good.url)
  const urls = await startHostileReceivers()
  const names = [...urls.keys()]
  const keys = new Map(names.map((name, n) => [`hostile-${n}`, name]))
  for (const [key, name] of keys) await addHook(app, key, urls.get(name)!)
  const { id } = await scheduled(app.context, { channels: ['good', ...keys.keys()] })
  app.clock.pass({ minutes: 1 })

  const origin = await app.server.listen({ port: 0, host: '127.0.0.1' })
  const calm = await pulseDuring(origin, () => new Promise((resolve) => setTimeout(resolve, 3000)))
  let reports: string[] = []
  const attacked = await pulseDuring(origin, async () => {
    reports = await settled(app, id, good)
  })
  report('without hostile receivers', calm)
  report('with hostile receivers', attacked)
  expect(attacked.hark.p99).toBeLessThan(longestAllowed(attacked))

  const expected = new Map(names.map((name) => [name, outcomes[name] ?? noAnswer]))
  for (const [key, name] of keys) {
    const [status, sentence] = expected.get(name)!
    const { lastError, ...rest } = await deliveryOf(app, id, key)
    expect(rest, name).toEqual({ status, attempts: 1 })
    if (sentence === null) expect(lastError, name).toBeNull()
    else expect(lastError, name).toMatch(sentence)
  }
  expect(await deliveryOf(app, id, 'good')).toMatchObject({ status: 'sent' })
  expect(reports, 'no attempt had to be given up').toEqual([])
  expect((await app.inject('/readyz')).body).toBe('It is ready.\n')
}, 60_000)

describe('before a receiver has the message', () => {
  test.each([
    ['a TLS handshake that hangs', 'says nothing', 'no answer in time'],
    ['a TLS handshake that is reset', 'resets', 'ECONNRESET'],
    ['a TLS handshake that is answered with noise', 'sends noise', '.*'],
  ] as const)('%s ends as not delivered', async (_what, name, reason) => {
    const app = await start()
    const good = await startReceiver()
    await addHook(app, 'good', good.url)
    await addHook(app, 'hostile', (await startHostileReceiver(name, 'https')).url)
    const { id } = await scheduled(app.context, { channels: ['hostile'] })
    app.clock.pass({ minutes: 1 })

    await settled(app, id, good)

    const { status, lastError } = await deliveryOf(app, id, 'hostile')
    expect(status).toBe('queued')
    expect(lastError).toMatch(new RegExp(`^The receiver could not be reached \\(${reason}\\)\\.$`))
  })

  test('name servers that never answer hold up neither other receivers nor the work of the process', async () => {
    const silent = createSocket('udp4')
    await new Promise<void>((resolve) => silent.bind(0, '127.0.0.1', resolve))
    const before = dns.getServers()
    dns.setServers([`127.0.0.1:${silent.address().port}`])
    onTestFinished(() => {
      dns.setServers(before)
      silent.close()
    })
    const app = await start()
    const good = await startReceiver()
    await addHook(app, 'good', good.url)
    const keys = Array.from({ length: 8 }, (_, n) => `hostile-${n}`)
    for (const key of keys) await addHook(app, key, `https://${key}.example/hook`)
    const { id } = await scheduled(app.context, { channels: keys })
    app.clock.pass({ minutes: 1 })

    await settled(app, id, good)

    for (const key of keys)
      expect(await deliveryOf(app, id, key)).toEqual({
        status: 'queued',
        attempts: 1,
        lastError: 'The receiver could not be reached (no answer in time).',
      })
  })
})
