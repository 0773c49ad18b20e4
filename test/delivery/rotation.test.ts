import { createHmac } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { webhookKey } from '../../server/channels/secret.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import { aPerson, as, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { form, signIn } from '../support/people.ts'
import { type Received, type Receiver, startReceiver } from './support/receiver.ts'
import { scheduled } from './support/scheduled.ts'
import { start } from './support/start.ts'

describe.each(databases)('the secrets of a webhook, on %s', (_name, open) => {
  let app: TestApp
  let admin: Awaited<ReturnType<typeof aPerson>>
  let receiver: Receiver
  let first: string
  beforeEach(async () => {
    receiver = await startReceiver()
    app = await start({}, open)
    admin = await aPerson(app)
    const payload = { key: 'hook', name: 'Hook', type: 'webhook', finest: 'town', serves: 'US' }
    first = (await ask('POST', '', { ...payload, settings: { url: receiver.url } })).json().settings.secret
  })

  const ask = (method: 'GET' | 'POST' | 'PATCH', path: string, payload?: object) =>
    app.inject({ method, url: `/api/v1/channels${path}`, headers: as(admin), ...(payload && { payload }) })

  async function renew(payload?: object): Promise<string> {
    return (await ask('POST', '/hook/secret', payload)).json().settings.secret
  }

  /** Which of these secrets the next message is signed with, in the order of its signatures. */
  async function signers(secrets: Record<string, string>): Promise<string[]> {
    await scheduled(app.context, { channels: ['hook'], at: 'approval' })
    await tick(app.context, 'w')
    const { headers, body } = receiver.received.at(-1) as Received
    const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    return headers['webhook-signature']!.split(' ').map((signature) => {
      const signs = ([, secret]: [string, string]) =>
        signature === `v1,${createHmac('sha256', webhookKey(secret)).update(text).digest('base64')}`
      return Object.entries(secrets).find(signs)?.[0] ?? 'nobody'
    })
  }

  test('overlap for a day, and the old one ends by itself', async () => {
    const second = await renew()
    expect((await ask('GET', '/hook')).json().settings).toEqual({
      url: receiver.url,
      oldSecretUntil: '2026-06-11T14:00:00.000Z',
    })
    expect(await signers({ first, second })).toEqual(['second', 'first'])

    app.clock.set('2026-06-11T13:59:59.999Z')
    expect(await signers({ first, second })).toEqual(['second', 'first'])
    app.clock.set('2026-06-11T14:00:00.000Z')
    expect(await signers({ first, second })).toEqual(['second'])
    expect((await ask('GET', '/hook')).json().settings).toEqual({ url: receiver.url })
  })

  test('renewed twice do not cut off a receiver that knows the first', async () => {
    const second = await renew()
    app.clock.pass({ hours: 1 })
    const third = await renew()

    expect(await signers({ first, second, third })).toEqual(['third', 'second', 'first'])
    app.clock.pass({ hours: 23 })
    expect(await signers({ first, second, third })).toEqual(['third', 'second'])
  })

  test('that have leaked end at once', async () => {
    await renew()
    const third = await renew({ endOld: true })

    expect(await signers({ first, third })).toEqual(['third'])
  })

  test('overlap too when someone brings a secret, and the page says until when', async () => {
    const own = `whsec_${Buffer.alloc(32, 9).toString('base64')}`
    await ask('PATCH', '/hook', { settings: { url: receiver.url, secret: own } })
    expect(await signers({ first, own })).toEqual(['own', 'first'])

    const { cookie } = await signIn(app, admin)
    const page = await app.inject({ url: '/channels/hook', headers: { cookie } })
    expect(page.body).toMatch(/The old secret still works until\s*<time datetime="2026-06-11T14:00:00.000Z"/)
    const renewed = (fields: Record<string, string>) => {
      const { headers, payload } = form(fields)
      return app.inject({ method: 'POST', url: '/channels/hook/secret', headers: { ...headers, cookie }, payload })
    }
    expect((await renewed({})).body).toMatch(/The old secret works until\s*<time datetime="2026-06-11T14:00:00.000Z"/)
    expect((await renewed({ endOld: 'yes' })).body).toContain('The old secret no longer works.')
    expect((await ask('GET', '/hook')).json().settings).toEqual({ url: receiver.url })
  })
})
