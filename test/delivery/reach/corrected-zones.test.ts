import { beforeEach, describe, expect, test } from 'vitest'
import { loadAreas } from '../../../server/areas/gazetteer/actions.ts'
import { numberPlaces } from '../../../server/areas/tree/number.ts'
import { commandLine } from '../../../server/audit/audit.ts'
import { listBookingsOf } from '../../../server/calendar/booking-queries.ts'
import { type Caller, caller } from '../../support/api.ts'
import { aPerson, type TestApp } from '../../support/app.ts'
import { smallCountry } from '../../support/areas.ts'
import { databases } from '../../support/databases.ts'
import { addChannels, scheduled } from '../support/scheduled.ts'
import { start } from '../support/start.ts'
import { work } from '../support/under-way.ts'

const at = (clock: string) => `2026-06-10T${clock}:00.000Z`

const austin = 'US-TX-453-austin'
const pflugerville = 'US-TX-453-pflugerville'
const elPaso = 'US-TX-141-el-paso'
const miami = 'US-FL-086-miami'
const hialeah = 'US-FL-086-hialeah'

/** At noon for everybody: Miami at 16:00, Austin at 17:00, El Paso at 18:00. */
describe.each(databases)('A zone that changes while a local time is partly out, on %s', (_name, open) => {
  let app: TestApp
  let ask: Caller
  beforeEach(async () => {
    app = await start({}, open)
    await addChannels(app.context)
    ask = caller(app, await aPerson(app))
    await load({})
  })

  const read = async (id: string) => (await ask('GET', `/announcements/${id}`)).json()

  async function act(id: string, transition: string, body: object) {
    const { revision } = await read(id)
    return ask('POST', `/announcements/${id}/${transition}`, { revision, body })
  }

  async function held(id: string): Promise<void> {
    expect((await act(id, 'hold', { reason: 'Wait for the crew.' })).statusCode).toBe(200)
  }

  async function resumed(id: string, body: object = {}): Promise<void> {
    const answer = await act(id, 'resume', body)
    expect(answer.statusCode, answer.body).toBe(200)
  }

  async function correct(code: string, zone: string): Promise<void> {
    const answer = await ask('PATCH', `/areas/${code}`, { body: { zone }, revision: 0 })
    expect(answer.statusCode, answer.body).toBe(200)
  }

  /** Another gazetteer, in which these places have these zones. Nobody's number is known, so one approval is enough. */
  const load = (zones: Record<string, string>) =>
    loadAreas(app.context, {
      country: 'US',
      plan: {
        areas: numberPlaces(
          smallCountry().map((area) => ({ ...area, population: null, zone: zones[area.code] ?? area.zone })),
          0,
        ),
        names: [],
        zips: [],
      },
      actor: commandLine,
    })

  async function aPost(...include: string[]): Promise<string> {
    const post = { channels: ['notices'], at: { local: '2026-06-10T12:00:00' }, audience: { include, exclude: [] } }
    return (await scheduled(app.context, post)).id
  }

  /** What of it is out, as "time places". */
  async function out(id: string): Promise<string[]> {
    const published = (await listBookingsOf(app.context.db, id)).filter(({ status }) => status === 'published')
    return published.map(({ at: when, reach }) => `${when.slice(11, 16)} ${reach.join(' ')}`).toSorted()
  }

  test('loses nobody when another gazetteer calls the zone of what is left differently', async () => {
    await load({ [elPaso]: 'America/Boise' })
    const id = await aPost(miami, elPaso)
    await work(app, at('16:00'))
    await load({})
    await held(id)
    await resumed(id)
    await work(app, at('18:00'))
    expect(await out(id)).toEqual([`16:00 ${miami}`, `18:00 ${elPaso}`])
  })

  test('loses nobody when one of two places that are left gets another zone', async () => {
    await load({ [hialeah]: 'America/Denver' })
    const id = await aPost(miami, hialeah, elPaso)
    await work(app, at('16:00'))
    await load({ [hialeah]: 'America/Los_Angeles' })
    await held(id)
    await resumed(id)
    await work(app, at('18:00'))
    await work(app, at('19:00'))
    expect(await out(id)).toEqual([`16:00 ${miami}`, `18:00 ${elPaso}`, `19:00 ${hialeah}`])
  })

  test('loses nobody when what is left comes into a zone that is out, and asks for a time that is ahead', async () => {
    const id = await aPost(austin, elPaso)
    await work(app, at('17:00'))
    await correct(elPaso, 'America/Chicago')
    app.clock.set(at('17:05'))
    await held(id)
    const refused = await act(id, 'resume', {})
    expect(refused.statusCode).toBe(422)
    expect(refused.json().detail).toBe(
      'That time has passed in America/Chicago. Choose a time that is later everywhere.',
    )
    await resumed(id, { at: at('19:00') })
    await work(app, at('19:00'))
    expect(await out(id)).toEqual([`17:00 ${austin}`, `19:00 ${elPaso}`])
  })

  test('sends nothing twice when a place that has it comes into a zone that is left', async () => {
    const id = await aPost(austin, pflugerville, elPaso)
    await work(app, at('17:00'))
    await correct(pflugerville, 'America/Denver')
    await held(id)
    await resumed(id)
    await work(app, at('18:00'))
    expect(await out(id)).toEqual([`17:00 ${austin} ${pflugerville}`, `18:00 ${elPaso}`])
  })

  test('keeps the time of a zone that was moved apart, under the new name of the zone', async () => {
    await load({ [elPaso]: 'America/Boise' })
    const id = await aPost(miami, austin, elPaso)
    await work(app, at('16:00'))
    await held(id)
    await resumed(id, { at: at('17:30') })
    await load({})
    await held(id)
    await resumed(id)
    await work(app, at('17:30'))
    await work(app, at('18:30'))
    expect(await out(id)).toEqual([`16:00 ${miami}`, `17:30 ${austin}`, `18:30 ${elPaso}`])
  })
})
