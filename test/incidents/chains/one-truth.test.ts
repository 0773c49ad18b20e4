import { beforeEach, describe, expect, test } from 'vitest'
import { work } from '../../delivery/support/under-way.ts'
import { databases } from '../../support/databases.ts'
import { aChain, austin, type Chain, inHours, pflugerville } from './support.ts'

describe.each(databases)('An incident and what is said about it, on %s', (_name, open) => {
  let chain: Chain
  let first: string
  let incident: string
  beforeEach(async () => {
    chain = await aChain(open)
    first = await chain.say({
      ...{ stage: 'initial', expectedEnd: inHours(4), nextUpdateBy: inHours(2) },
      audience: { include: [austin, pflugerville] },
    })
    incident = (await chain.read(first)).incident
  })
  const now = () => chain.incident(incident)
  const update = (fields: object) => chain.say({ incident, stage: 'update', ...fields })
  const allClear = (fields: object = {}) => chain.say({ incident, stage: 'all_clear', ...fields })
  const everywhere = { audience: { include: [austin, pflugerville] } }

  describe('an update', () => {
    test('changes its end, promise and severity when it is out, and not before', async () => {
      const said = { expectedEnd: inHours(9), confidence: 'known', nextUpdateBy: inHours(5), severity: 'critical' }
      const { id } = await chain.write({ incident, stage: 'update', ...said })
      await chain.submit(id)
      await chain.approve(id)
      expect(await now()).toMatchObject({ expectedEnd: inHours(4), nextUpdateBy: inHours(2), severity: 'major' })
      chain.app.clock.pass({ seconds: 1 })
      await work(chain.app)
      expect(await now()).toMatchObject({ ...said, status: 'investigating' })
      const { items } = (await chain.ask('GET', `/audit?subject=incident:${incident}`)).json()
      expect(items.at(-1)).toMatchObject({ action: 'tell', actor: 'hark' })
    })

    test('without a promise has kept the last one, and leaves the end as it is', async () => {
      await update({})
      expect(await now()).toMatchObject({ expectedEnd: inHours(4), confidence: 'estimated', nextUpdateBy: null })
    })

    test('is told with its own end in mails and pages', async () => {
      const id = await update({ expectedEnd: inHours(9), body: 'Off until {{expected end}}.' })
      const { body } = await chain.app.inject(`/notices/announcements/${id}`)
      expect(body).toContain('Off until about 6:00 pm CDT on Wed, Jun 10.')
    })

    test('was told with an end that has changed since for other places, and the page says so until there is a newer text', async () => {
      const changed = 'The expected end has changed since then.'
      const pages = async () => {
        chain.app.clock.pass({ seconds: 2 })
        const read = async (url: string) => (await chain.app.inject(url)).body.includes(changed)
        const at = `/notices/${austin}`
        return Promise.all([at, `${at}/feed.atom`, `/notices/announcements/${first}`].map(read))
      }
      expect(await pages()).toEqual([false, false, false])
      await update({ audience: { include: [pflugerville] }, expectedEnd: inHours(9) })
      expect(await pages()).toEqual([true, true, true])
      await update({ ...everywhere, expectedEnd: inHours(9) })
      expect(await pages()).toEqual([false, false, true])
      await chain.ask('PATCH', `/incidents/${incident}`, { body: { expectedEnd: inHours(12) } })
      expect(await pages()).toEqual([true, true, true])
      await allClear(everywhere)
      expect(await pages()).toEqual([false, false, false])
    })

    test('that is posted late does not undo what a newer one said', async () => {
      const older = await update({ channels: ['facebook'], expectedEnd: inHours(6) })
      await update({ expectedEnd: inHours(9) })
      await chain.markSent(older)
      expect((await now()).expectedEnd).toBe(inHours(9))
    })

    test('does not undo on its second channel what was changed since its first', async () => {
      const id = await update({ channels: ['notices', 'facebook'], expectedEnd: inHours(6) })
      await chain.ask('PATCH', `/incidents/${incident}`, { body: { expectedEnd: inHours(7) } })
      await chain.markSent(id)
      expect((await now()).expectedEnd).toBe(inHours(7))
    })

    test('that is withdrawn leaves what those say that still stand', async () => {
      const last = await update({ expectedEnd: inHours(9), nextUpdateBy: inHours(5), severity: 'critical' })
      await chain.transition(last, 'retract', { reason: 'Wrong.' })
      expect(await now()).toMatchObject({ expectedEnd: inHours(4), nextUpdateBy: inHours(2), severity: 'major' })
    })

    test('that is withdrawn leaves what someone has changed since', async () => {
      const last = await update({ expectedEnd: inHours(9) })
      await chain.ask('PATCH', `/incidents/${incident}`, { body: { expectedEnd: inHours(7) } })
      await chain.transition(last, 'retract', { reason: 'Wrong.' })
      expect((await now()).expectedEnd).toBe(inHours(7))
    })
  })

  describe('an all-clear', () => {
    test('ends it, lifts its hold and cancels what is not out', async () => {
      const { id: waiting } = await chain.write({ incident, stage: 'update' })
      const id = await allClear(everywhere)
      expect(await now()).toMatchObject({ status: 'restored', endedFrom: id })
      expect((await now()).endedAt).not.toBeNull()
      expect(await chain.read(waiting)).toMatchObject({
        status: 'cancelled',
        reason: 'The incident “Main burst” was restored.',
      })
      const page = await chain.app.inject(`/notices/${austin}`)
      expect(page.body).not.toContain('Happening now')
    })

    test('ends it only when it is for all places, with those before it', async () => {
      await allClear()
      expect((await now()).endedAt).toBeNull()
      await allClear({ audience: { include: [pflugerville] } })
      expect((await now()).endedAt).not.toBeNull()
    })

    test('that a person posts ends it when it is marked as sent', async () => {
      const id = await allClear({ ...everywhere, channels: ['facebook'] })
      expect((await now()).endedAt).toBeNull()
      await chain.markSent(id)
      expect((await now()).endedFrom).toBe(id)
    })

    test('from before it was opened again does not end it', async () => {
      const id = await allClear({ ...everywhere, channels: ['facebook'] })
      await chain.ask('POST', `/incidents/${incident}/restore`)
      await chain.ask('POST', `/incidents/${incident}/reopen`)
      await chain.markSent(id)
      expect(await now()).toMatchObject({ status: 'investigating', endedAt: null })
    })

    test('that is withdrawn opens it again, and its hold with it', async () => {
      const id = await allClear(everywhere)
      await chain.transition(id, 'retract', { reason: 'It burst again.' })
      expect(await now()).toMatchObject({ status: 'investigating', endedAt: null, endedFrom: null, holds: true })
    })

    test('that did not end it, because a person had, does not open it again', async () => {
      await chain.ask('POST', `/incidents/${incident}/restore`)
      const id = await allClear(everywhere)
      await chain.transition(id, 'retract', { reason: 'A typo.' })
      expect(await now()).toMatchObject({ status: 'restored', endedFrom: null })
    })
  })

  test('is called off when its first notice is withdrawn and nothing else was said', async () => {
    await chain.transition(first, 'retract', { reason: 'False alarm.' })
    expect(await now()).toMatchObject({ status: 'called_off' })
  })

  test('stays open when its first notice is withdrawn after an update', async () => {
    await update({ expectedEnd: inHours(9) })
    await chain.transition(first, 'retract', { reason: 'A typo.' })
    expect(await now()).toMatchObject({ endedAt: null, expectedEnd: inHours(9) })
  })

  test('works are announced once the first is out, and once they have a new begin after they were postponed', async () => {
    const begins = { began: inHours(24), expectedEnd: inHours(30) }
    const id = await chain.say({ opens: 'planned', severity: 'minor', ...begins })
    const works = (await chain.read(id)).incident
    expect(await chain.incident(works)).toMatchObject({ status: 'announced', ...begins })
    await chain.ask('PATCH', `/incidents/${works}`, { body: { status: 'postponed' } })
    expect(await chain.incident(works)).toMatchObject({ status: 'postponed', beginKnown: false })
    await chain.say({ incident: works, stage: 'update', began: inHours(48), expectedEnd: inHours(52) })
    expect(await chain.incident(works)).toMatchObject({ status: 'announced', beginKnown: true, began: inHours(48) })
    const again = { status: 'postponed', began: inHours(72), expectedEnd: inHours(75) }
    await chain.ask('PATCH', `/incidents/${works}`, { body: again })
    expect(await chain.incident(works)).toMatchObject({ ...again, beginKnown: true })
  })
})
