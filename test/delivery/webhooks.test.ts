import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { webhook } from '../../server/delivery/connectors/webhook.ts'
import type { AttemptOutcome } from '../../server/delivery/delivery.ts'
import { isPublic } from '../../server/platform/addresses.ts'
import { aChannel, aDelivery, aMessage, secret, surroundings } from './support/messages.ts'
import { startReceiver } from './support/receiver.ts'
import { loopback } from './support/start.ts'

function send(url: string, env: Record<string, string> = loopback, delivery = aDelivery()): Promise<AttemptOutcome> {
  return webhook.send(delivery, delivery.message, aChannel({ settings: { url } }), surroundings(env))
}

test('a message is posted once, signed according to Standard Webhooks', async () => {
  const receiver = await startReceiver()
  const image = { id: 'image', alt: 'A street under water' }
  const delivery = aDelivery({ message: aMessage({ images: [image] }) })

  expect(await send(receiver.url, loopback, delivery)).toEqual({ type: 'sent', externalId: null })

  const [{ headers, body }] = receiver.received as [(typeof receiver.received)[number]]
  expect(receiver.received).toHaveLength(1)
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'webhook-id': delivery.id,
    'webhook-timestamp': '1781100000',
  })
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
  const { written: _written, ...message } = delivery.message
  const data = { ...message, images: [{ ...image, url: 'https://hark.example.org/images/image' }] }
  expect(JSON.parse(body)).toEqual({ type: 'announcement.published', timestamp: delivery.createdAt, data })
})

test('a second attempt has the same id and the same body', async () => {
  const receiver = await startReceiver()
  const delivery = aDelivery()

  await send(receiver.url, loopback, delivery)
  await send(receiver.url, loopback, { ...delivery, attempts: 2 })

  const [first, second] = receiver.received
  expect(second?.body).toBe(first?.body)
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
})

test('a retraction is sent as its own event type', async () => {
  const receiver = await startReceiver()

  await send(receiver.url, loopback, aDelivery({ purpose: 'retract' }))

  expect(JSON.parse(receiver.received[0]!.body)).toMatchObject({ type: 'announcement.retracted' })
})

test.each([
  [200, 'sent', undefined],
  [202, 'sent', undefined],
  [302, 'failed', false],
  [400, 'failed', false],
  [401, 'failed', false],
  [404, 'failed', false],
  [408, 'failed', true],
  [410, 'failed', false],
  [425, 'failed', true],
  [429, 'failed', true],
  [500, 'failed', true],
  [503, 'failed', true],
] as const)('a response of %i counts as %s (again: %s)', async (status, type, again) => {
  const receiver = await startReceiver()
  receiver.answer = status

  const outcome = await send(receiver.url)

  expect(outcome.type).toBe(type)
  expect('again' in outcome ? outcome.again : undefined).toBe(again)
  expect(receiver.received, 'redirects are not followed').toHaveLength(1)
})

test('an unreachable receiver is tried again; one that breaks off may have read the message', async () => {
  const receiver = await startReceiver()
  receiver.answer = (_request, response) => response.destroy()
  expect(await send(receiver.url)).toMatchObject({ type: 'unknown' })

  expect(await send('http://127.0.0.1:1/')).toEqual({
    type: 'failed',
    error: 'The receiver could not be reached (ECONNREFUSED).',
    again: true,
  })
})

test('nothing is posted over http unless a setting allows it', async () => {
  const receiver = await startReceiver()

  expect(await send(receiver.url, { WEBHOOK_PRIVATE: '127.0.0.1' })).toEqual({
    type: 'failed',
    error: expect.stringMatching(/^Webhooks need https/),
    again: false,
  })
  expect(receiver.received).toEqual([])
})

describe('private addresses', () => {
  const refused = {
    type: 'failed',
    error: expect.stringMatching(/^Webhooks can only go to public addresses/),
    again: false,
  }

  test('are refused as an address and behind a name', async () => {
    const receiver = await startReceiver()
    const { port } = new URL(receiver.url)

    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '2130706433',
      '0x7f.1',
      '0.0.0.0',
      '169.254.169.254',
      '10.1.2.3',
    ]) {
      expect(await send(`http://${host}:${port}/hook`, { WEBHOOK_HTTP: 'on' }), host).toEqual(refused)
    }
    expect(receiver.received).toEqual([])
  })

  test.each([
    ['127.0.0.0/8', 'sent'],
    ['10.0.0.0/8, 127.0.0.1', 'sent'],
    ['hooks.internal localhost', 'sent'],
    ['10.0.0.0/8', 'failed'],
    ['127.0.0.2', 'failed'],
    ['hooks.internal, ::1', 'failed'],
  ])('with WEBHOOK_PRIVATE=%s, a message to localhost is %s', async (allowed, type) => {
    const receiver = await startReceiver()
    const { port } = new URL(receiver.url)
    const env = { WEBHOOK_HTTP: 'on', WEBHOOK_PRIVATE: allowed }

    expect(await send(`http://localhost:${port}/hook`, env)).toMatchObject({ type })
    expect(receiver.received).toHaveLength(type === 'sent' ? 1 : 0)
  })

  test.each([
    ['127.0.0.1', false],
    ['10.0.0.1', false],
    ['172.16.5.4', false],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['100.100.100.200', false],
    ['168.63.129.16', false],
    ['192.0.0.192', false],
    ['198.18.0.1', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::', false],
    ['::1', false],
    ['::127.0.0.1', false],
    ['::ffff:10.0.0.1', false],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['fe80::1', false],
    ['fe80::1%eth0', false],
    ['fc00::1', false],
    ['fd00:ec2::254', false],
    ['fec0::1', false],
    ['ff02::1', false],
    ['not an address', false],
    ['93.184.215.14', true],
    ['::ffff:93.184.215.14', true],
    ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', true],
  ])('%s is public: %s', (address, expected) => {
    expect(isPublic(address)).toBe(expected)
  })
})
