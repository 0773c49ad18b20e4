import { beforeEach, describe, expect, test } from 'vitest'
import { listDeliveriesOf } from '../../../server/delivery/queries.ts'
import type { Permission } from '../../../server/people/person.ts'
import { type Caller, caller } from '../../support/api.ts'
import { aPerson, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { signIn } from '../../support/people.ts'
import { addChannels } from '../support/scheduled.ts'
import { start } from '../support/start.ts'
import { work } from '../support/under-way.ts'

const at = (clock: string) => `2026-06-10T${clock}:00.000Z`

describe.each(databases)('A critical post that was canceled after it was made, on %s', (_name, open) => {
  let app: TestApp
  let ask: Caller
  let approver: Caller
  let today: () => Promise<string>
  beforeEach(async () => {
    app = await start({}, open)
    await addChannels(app.context)
    ask = caller(app, await aPerson(app))
    const ana = await aPerson(app, { can: ['approver'] })
    approver = caller(app, ana)
    const headers = await signIn(app, ana)
    today = async () => (await app.inject({ url: '/', headers })).body
  })

  const read = async (id: string) => (await ask('GET', `/announcements/${id}`)).json()

  async function act(id: string, transition: string, body: object, by = ask): Promise<void> {
    const { revision } = await read(id)
    const answer = await by('POST', `/announcements/${id}/${transition}`, { revision, body })
    expect(answer.statusCode, answer.body).toBe(200)
  }

  /** Marks what was stopped of it as sent. */
  async function mark(id: string): Promise<void> {
    for (const { id: delivery, status } of await listDeliveriesOf(app.context.db, id)) {
      if (status === 'cancelled') expect((await ask('POST', `/deliveries/${delivery}/sent`)).statusCode).toBe(200)
    }
  }

  async function aPost(approvedBy: (author: Caller) => Caller): Promise<string> {
    const can: Permission[] = ['author', 'duty_manager']
    const duty = caller(app, await aPerson(app, { can }))
    const body = {
      kind: 'service',
      severity: 'critical',
      headline: 'Boil water in Austin',
      body: 'Until further notice.',
      audience: { include: ['US-TX-453-austin'] },
      channels: ['facebook'],
      at: at('15:00'),
    }
    const { id } = (await duty('POST', '/announcements', { body })).json()
    await act(id, 'submit', {}, duty)
    await act(id, 'approve', {}, approvedBy(duty))
    await work(app, at('15:00'))
    await act(id, 'cancel', { reason: 'Wrong town.' }, duty)
    return id
  }

  test('waits for its review again when it had been published alone, and is reviewed once', async () => {
    const id = await aPost((author) => author)
    expect(await today()).not.toContain(`/announcements/${id}/review`)
    await mark(id)
    expect((await read(id)).status).toBe('published')
    expect(await today()).toContain(`/announcements/${id}/review`)
    await act(id, 'review', {}, approver)
    expect(await today()).not.toContain(`/announcements/${id}/review`)
  })

  test('needs none when an approver had approved it', async () => {
    const id = await aPost(() => approver)
    await mark(id)
    expect((await read(id)).status).toBe('published')
    expect(await today()).not.toContain(`/announcements/${id}/review`)
  })
})
