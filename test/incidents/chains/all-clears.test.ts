import { beforeEach, describe, expect, test } from 'vitest'
import { work } from '../../delivery/support/under-way.ts'
import { databases } from '../../support/databases.ts'
import { expectProblem } from '../../support/problem.ts'
import { aChain, austin, type Chain, inHours, pflugerville } from './support.ts'

describe.each(databases)('An all-clear and what corrects it, on %s', (_name, open) => {
  let chain: Chain
  let first: string
  let incident: string
  beforeEach(async () => {
    chain = await aChain(open)
    first = await chain.say({ stage: 'initial', ...everywhere, expectedEnd: inHours(4), nextUpdateBy: inHours(2) })
    incident = (await chain.read(first)).incident
  })
  const everywhere = { audience: { include: [austin, pflugerville] } }
  const now = () => chain.incident(incident)
  const update = (fields: object = {}) => chain.say({ incident, stage: 'update', ...fields })
  const allClear = (fields: object = {}) =>
    chain.say({ incident, stage: 'all_clear', headline: 'Water is back', ...fields })
  const retract = (id: string) => chain.transition(id, 'retract', { reason: 'It burst again.' })
  const page = async (area = austin) => {
    chain.app.clock.pass({ seconds: 2 })
    return (await chain.app.inject(`/notices/${area}`)).body
  }

  test('says no longer that it is over once the all-clear is retracted', async () => {
    const over = await allClear(everywhere)
    const correction = await chain.say({ corrects: over, ...everywhere, headline: 'Back since 5 pm' })
    expect(await page()).toContain('No known problems here')
    await retract(over)
    expect(await now()).toMatchObject({ endedAt: null, expectedEnd: inHours(4), nextUpdateBy: inHours(2) })
    expect(await page()).toMatch(/Happening now[\s\S]*Main burst/)
    expect(await page()).not.toMatch(/No known problems here|Back since 5 pm/)
    expect((await chain.app.inject(`/notices/announcements/${correction}`)).body).toContain('Back since 5 pm')
    await retract(first)
    expect(await now()).toMatchObject({ status: 'called_off' })
  })

  test('cannot be corrected once it is retracted', async () => {
    const over = await allClear(everywhere)
    await retract(over)
    const body = { kind: 'service', corrects: over, headline: 'Not back', body: 'Off.', channels: ['notices'] }
    const { errors } = expectProblem(await chain.ask('POST', '/announcements', { body }), 422)
    expect(errors).toEqual([
      { path: 'corrects', message: 'It has been retracted, so there is nothing to correct. Post an update instead.' },
    ])
  })

  test('for some of the places says nothing of the others, nor does its correction', async () => {
    expect(await now()).toMatchObject({ severity: 'major', holds: true })
    const here = await allClear({ severity: 'minor' })
    await chain.say({ corrects: here, severity: 'minor', ...everywhere, expectedEnd: inHours(9) })
    const said = { severity: 'major', holds: true, expectedEnd: inHours(4), nextUpdateBy: inHours(2), endedAt: null }
    expect(await now()).toMatchObject(said)
    expect(await page()).toContain('No known problems here')
    expect(await page(pflugerville)).toContain('Happening now')
    await allClear({ audience: { include: [pflugerville] } })
    expect((await now()).endedAt).not.toBeNull()
  })

  test('does not end it when it goes out after newer news', async () => {
    const { id } = await chain.write({ incident, stage: 'all_clear', ...everywhere, at: inHours(1) })
    await chain.submit(id)
    await chain.approve(id)
    await update({ headline: 'Burst again' })
    chain.app.clock.pass({ hours: 1 })
    await work(chain.app)
    expect(await chain.read(id)).toMatchObject({ status: 'published' })
    expect((await now()).endedAt).toBeNull()
    const { items } = (await chain.ask('GET', '/announcements?status=draft')).json()
    expect(items).toMatchObject([{ headline: 'Not over yet: Main burst', stage: 'update', incident }])
  })

  test('ends it when the newer news was for other places', async () => {
    const over = { incident, stage: 'all_clear', audience: { include: [pflugerville] }, at: inHours(1) }
    const { id } = await chain.write(over)
    await chain.submit(id)
    await chain.approve(id)
    await update({ headline: 'Still off in Austin' })
    await allClear()
    chain.app.clock.pass({ hours: 1 })
    await work(chain.app)
    expect(await now()).toMatchObject({ status: 'restored', endedFrom: id })
  })

  test('promises no next update', async () => {
    const message = 'An all-clear promises no next update.'
    const refused = async (answer: ReturnType<Chain['ask']>) =>
      expect(expectProblem(await answer, 422).errors).toEqual([{ path: 'nextUpdateBy', message }])
    const content = { kind: 'service', headline: 'Water is back', body: 'It is back.', channels: ['notices'] }
    const over = { ...content, incident, stage: 'all_clear', at: 'approval' }
    const nextUpdateBy = inHours(3)
    await refused(chain.ask('POST', '/announcements', { body: { ...over, nextUpdateBy } }))
    const { id, revision } = (await chain.ask('POST', '/announcements', { body: over })).json()
    await refused(chain.ask('PATCH', `/announcements/${id}`, { revision, body: { nextUpdateBy } }))
    const promising = await chain.write({ incident, stage: 'update', nextUpdateBy })
    const becomes = { revision: promising.revision, body: { stage: 'all_clear' } }
    await refused(chain.ask('PATCH', `/announcements/${promising.id}`, becomes))
    const said = await allClear(everywhere)
    await refused(chain.ask('POST', '/announcements', { body: { ...content, corrects: said, nextUpdateBy } }))
  })

  test('has no time in its headline when the first notice had one', async () => {
    const id = await chain.say({ stage: 'initial', headline: 'Off until {{expected end}}', expectedEnd: inHours(4) })
    const { incident: opened } = await chain.read(id)
    expect(await chain.incident(opened)).toMatchObject({ title: 'Off' })
    const { allClear: drafted } = (await chain.ask('POST', `/incidents/${opened}/restore`)).json()
    const { headline, body } = await chain.read(drafted.id ?? drafted)
    expect(headline + body).not.toContain('{{')
  })

  test('leaves the promise as page and incident had it before an update that is withdrawn', async () => {
    await chain.say({ corrects: first, ...everywhere, headline: 'In Elm St' })
    const last = await update({ ...everywhere, nextUpdateBy: inHours(5) })
    await retract(last)
    expect(await now()).toMatchObject({ nextUpdateBy: inHours(2) })
    expect(await page()).toMatch(new RegExp(`Next update</dt>\\s*<dd>by\\s*<time datetime="${inHours(2)}"`))
  })
})
