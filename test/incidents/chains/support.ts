import { expect } from 'vitest'
import { listDeliveriesOf } from '../../../server/delivery/queries.ts'
import { addChannels } from '../../delivery/support/scheduled.ts'
import { start } from '../../delivery/support/start.ts'
import { work } from '../../delivery/support/under-way.ts'
import { type Caller, caller } from '../../support/api.ts'
import { aPerson, type TestApp } from '../../support/app.ts'
import type { databases } from '../../support/databases.ts'

export const austin = 'US-TX-453-austin'
export const pflugerville = 'US-TX-453-pflugerville'

export const inHours = (hours: number) =>
  new Date(Date.parse('2026-06-10T14:00:00.000Z') + hours * 3_600_000).toISOString()

/** What an announcement about an incident, and the incident itself, go through by way of the API. */
export interface Chain {
  app: TestApp
  ask: Caller
  approver: Caller
  /** Writes a draft, by default a first notice for Austin on its notice page, to go out as soon as it is approved. */
  write(fields?: object): Promise<{ id: string; revision: number }>
  submit(id: string): Promise<void>
  approve(id: string): Promise<void>
  /** Writes, submits, approves and sends, and returns the id. */
  say(fields?: object): Promise<string>
  read(id: string): Promise<any>
  incident(id: string): Promise<any>
  /** The incident of an announcement. */
  incidentOf(id: string): Promise<any>
  transition(id: string, name: string, body?: object): Promise<void>
  markSent(id: string, channel?: string): Promise<any>
}

export async function aChain(open: (typeof databases)[number][1]): Promise<Chain> {
  const app = await start({}, open)
  app.clock.set('2026-06-10T14:00:00.000Z')
  await addChannels(app.context)
  const ask = caller(app, await aPerson(app, { can: ['author'], team: 'both' }))
  const approver = caller(app, await aPerson(app, { can: ['approver'] }))
  const read = async (id: string) => (await ask('GET', `/announcements/${id}`)).json()
  const incident = async (id: string) => (await ask('GET', `/incidents/${id}`)).json()

  async function transition(id: string, name: string, body?: object): Promise<void> {
    const { revision } = await read(id)
    const by = ['approve', 'retract', 'return'].includes(name) ? approver : ask
    const answer = await by('POST', `/announcements/${id}/${name}`, { revision, ...(body ? { body } : {}) })
    expect(answer.statusCode, answer.body).toBe(200)
  }

  const write = async (fields: object = {}) => {
    app.clock.pass({ minutes: 1 })
    const usual = { kind: 'service', severity: 'major', headline: 'Main burst', body: 'Water is off.' }
    const where = { audience: { include: [austin] }, channels: ['notices'], at: 'approval' }
    const answer = await ask('POST', '/announcements', { body: { ...usual, ...where, ...fields } })
    expect(answer.statusCode, answer.body).toBe(201)
    return answer.json()
  }
  const submit = (id: string) => transition(id, 'submit')
  const approve = (id: string) => transition(id, 'approve', {})

  return {
    ...{ app, ask, approver, write, submit, approve, read, incident, transition },
    incidentOf: async (id) => incident((await read(id)).incident),
    async say(fields = {}) {
      const { id } = await write(fields)
      await submit(id)
      await approve(id)
      app.clock.pass({ seconds: 1 })
      await work(app)
      return id
    },
    async markSent(id, channel = 'facebook') {
      const delivery = (await listDeliveriesOf(app.context.db, id)).find((one) => one.channel === channel)!
      const answer = await ask('POST', `/deliveries/${delivery.id}/sent`, { body: {} })
      expect(answer.statusCode, answer.body).toBe(200)
      return answer.json()
    },
  }
}
