import { beforeEach, describe, expect, test } from 'vitest'
import { databases } from '../../support/databases.ts'
import { expectProblem } from '../../support/problem.ts'
import { aChain, austin, type Chain, inHours, pflugerville } from './support.ts'

describe.each(databases)('A first notice, on %s', (_name, open) => {
  let chain: Chain
  beforeEach(async () => {
    chain = await aChain(open)
  })
  const first = { stage: 'initial', expectedEnd: inHours(4), nextUpdateBy: inHours(2) }

  test('opens its incident when it is sent for approval, with what it says', async () => {
    const { id } = await chain.write({ ...first, audience: { include: [austin, pflugerville] } })
    expect(await chain.read(id)).toMatchObject({ incident: null, opens: 'unplanned', confidence: 'estimated' })
    await chain.submit(id)
    const announcement = await chain.read(id)
    expect(announcement).toMatchObject({ opens: null, stage: 'initial', status: 'in_review' })
    expect(await chain.incidentOf(id)).toMatchObject({
      ...{ kind: 'unplanned', status: 'reported', title: 'Main burst', areas: [austin, pflugerville] },
      ...{ severity: 'major', expectedEnd: inHours(4), confidence: 'estimated', nextUpdateBy: inHours(2) },
      ...{ openedFrom: id, holds: true, endedAt: null },
      began: inHours(1 / 60),
    })
    await chain.approve(id)
    expect(await chain.read(id)).toMatchObject({ status: 'scheduled', incident: announcement.incident })
  })

  test('of planned work says when it begins', async () => {
    const { id, revision } = await chain.write({ opens: 'planned', severity: 'minor' })
    const refused = await chain.ask('POST', `/announcements/${id}/submit`, { revision })
    expect(expectProblem(refused, 422).errors).toEqual([{ path: 'began', message: 'Enter when the work starts.' }])
    const given = { began: inHours(24), expectedEnd: inHours(30) }
    await chain.ask('PATCH', `/announcements/${id}`, { revision, body: given })
    await chain.submit(id)
    const incident = await chain.incidentOf(id)
    expect(incident).toMatchObject({ kind: 'planned', status: 'planned', ...given, holds: false })
  })

  test('is plain information when it opens nothing, or has no stage', async () => {
    for (const fields of [{ stage: 'initial', opens: null }, {}, { stage: 'initial', category: 'Planned work' }]) {
      const id = await chain.say({ ...fields, began: null, severity: 'critical' })
      expect(await chain.read(id)).toMatchObject({ stage: null, incident: null, opens: null, status: 'published' })
    }
    expect((await chain.ask('GET', '/incidents')).json().items).toEqual([])
  })

  test('brings its incident up to date when it is edited and sent again before it is out, and not later', async () => {
    const { id } = await chain.write(first)
    await chain.submit(id)
    const { incident, revision } = await chain.read(id)
    const change = { headline: 'Two mains burst', severity: 'minor', expectedEnd: inHours(6), nextUpdateBy: null }
    const edited = await chain.ask('PATCH', `/announcements/${id}`, {
      revision,
      body: { ...change, audience: { include: [pflugerville] } },
    })
    expect(edited.json()).toMatchObject({ status: 'draft', incident })
    await chain.submit(id)
    expect((await chain.read(id)).incident).toBe(incident)
    const { headline: title, ...others } = change
    expect(await chain.incident(incident)).toMatchObject({ title, ...others, areas: [pflugerville], holds: false })
    expect((await chain.ask('GET', '/incidents')).json().items).toHaveLength(1)
  })

  test('that is canceled before anything is out calls its incident off, with what others wrote about it', async () => {
    const { id } = await chain.write(first)
    await chain.submit(id)
    const { incident } = await chain.read(id)
    const update = await chain.write({ incident, stage: 'update' })
    await chain.transition(id, 'cancel', { reason: 'False alarm.' })
    expect(await chain.incident(incident)).toMatchObject({ status: 'called_off', holds: true })
    expect((await chain.incident(incident)).endedAt).not.toBeNull()
    expect((await chain.read(update.id)).status).toBe('cancelled')
  })

  test('that was out leaves its incident alone when the rest of it is canceled', async () => {
    const id = await chain.say({ ...first, channels: ['notices', 'facebook'] })
    await chain.transition(id, 'cancel', { reason: 'No need on Facebook.' })
    expect(await chain.incidentOf(id)).toMatchObject({ status: 'investigating', endedAt: null })
  })

  test('that becomes plain information calls its incident off, unless others wrote about it', async () => {
    const { id } = await chain.write(first)
    await chain.submit(id)
    const { incident, revision } = await chain.read(id)
    const update = await chain.write({ incident, stage: 'update' })
    const body = { incident: null, stage: null }
    const refused = await chain.ask('PATCH', `/announcements/${id}`, { revision, body })
    expectProblem(refused, 422, /others have written about that/)
    await chain.ask('DELETE', `/announcements/${update.id}`, { revision: update.revision })
    const edited = await chain.ask('PATCH', `/announcements/${id}`, { revision, body })
    expect(edited.json()).toMatchObject({ incident: null, stage: null, status: 'draft' })
    expect(await chain.incident(incident)).toMatchObject({ status: 'called_off' })
  })

  test('holds marketing from the severity that the organization has set, and its hold follows its severity', async () => {
    const hold = async (severity: string) => {
      const { id } = await chain.write({ ...first, severity })
      await chain.submit(id)
      return (await chain.incidentOf(id)).holds
    }
    expect([await hold('minor'), await hold('major')]).toEqual([false, true])
    await chain.app.context.db.updateTable('organisation').set({ holds_from: 'critical' }).execute()
    expect([await hold('major'), await hold('critical')]).toEqual([false, true])
    await chain.app.context.db.updateTable('organisation').set({ holds_from: null }).execute()
    expect(await hold('critical')).toBe(false)
    const reported = { kind: 'unplanned', title: 'Pump fails', areas: [austin], severity: 'critical' }
    const said = await chain.ask('POST', '/incidents', { body: { ...reported, holds: true } })
    expect(said.json().holds).toBe(true)
    expect((await chain.ask('POST', '/incidents', { body: reported })).json().holds).toBe(false)
  })
})
