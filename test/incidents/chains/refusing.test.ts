import { beforeEach, describe, expect, test } from 'vitest'
import { databases } from '../../support/databases.ts'
import { expectProblem } from '../../support/problem.ts'
import { aChain, austin, type Chain, inHours } from './support.ts'

describe.each(databases)('What an announcement is about, on %s', (_name, open) => {
  let chain: Chain
  let first: string
  let incident: string
  beforeEach(async () => {
    chain = await aChain(open)
    first = await chain.say({ stage: 'initial' })
    incident = (await chain.read(first)).incident
  })

  const errorsOf = async (fields: object): Promise<Record<string, string>> => {
    const usual = { kind: 'service', headline: 'Main burst', body: 'Water is off.', audience: { include: [austin] } }
    const body = { ...usual, channels: ['notices'], at: 'approval', ...fields }
    const answer = await chain.ask('POST', '/announcements', { body })
    if (answer.statusCode === 422) return byPath(expectProblem(answer, 422).errors!)
    const { id, revision } = answer.json()
    const sent = await chain.ask('POST', `/announcements/${id}/submit`, { revision })
    return sent.statusCode === 200 ? {} : byPath(expectProblem(sent, 422).errors!)
  }
  const byPath = (errors: { path: string; message: string }[]) =>
    Object.fromEntries(errors.map(({ path, message }) => [path, message]))

  test('has to be there for each stage', async () => {
    expect(await errorsOf({ stage: 'update' })).toEqual({ incident: 'Choose the incident that this updates.' })
    expect(await errorsOf({ stage: 'all_clear' })).toEqual({ incident: 'Choose the incident that is over.' })
    expect(await errorsOf({ stage: 'correction', incident })).toEqual({
      corrects: 'Choose the announcement that this corrects.',
    })
    expect(await errorsOf({ stage: 'update', incident })).toEqual({})
  })

  test('has to exist and fit together', async () => {
    const draft = await chain.write()
    const marketing = { kind: 'marketing', severity: 'routine' }
    expect(Object.keys(await errorsOf({ stage: 'update', incident: 'no-such' }))).toEqual(['incident'])
    expect(Object.keys(await errorsOf({ opens: 'unplanned', incident }))).toEqual(['opens'])
    expect(Object.keys(await errorsOf({ opens: 'planned', stage: 'update' }))).toEqual(['opens'])
    expect(Object.keys(await errorsOf({ corrects: 'no-such' }))).toEqual(['corrects'])
    expect(Object.keys(await errorsOf({ corrects: draft.id }))).toEqual(['corrects'])
    expect(Object.keys(await errorsOf({ corrects: first, stage: 'update' }))).toEqual(['corrects'])
    expect(Object.keys(await errorsOf({ ...marketing, opens: 'planned' }))).toEqual(['opens'])
    expect(await errorsOf({ stage: null, began: inHours(5), expectedEnd: inHours(5) })).toEqual({
      expectedEnd: 'The expected end must be after the start.',
    })
  })

  test('is inherited by a correction', async () => {
    const { id } = await chain.write({ corrects: first })
    expect(await chain.read(id)).toMatchObject({ stage: 'correction', incident, corrects: first })
    const other = (
      await chain.ask('POST', '/incidents', { body: { kind: 'unplanned', title: 'B', areas: [austin] } })
    ).json()
    expect(Object.keys(await errorsOf({ corrects: first, incident: other.id }))).toEqual(['corrects'])
  })

  test('takes no update once it is over, but a correction and an all-clear', async () => {
    const update = await chain.write({ incident, stage: 'update' })
    await chain.ask('POST', `/incidents/${incident}/restore`)
    expect((await chain.read(update.id)).status).toBe('cancelled')
    expect((await errorsOf({ incident, stage: 'update' }))['stage']).toMatch(/is over. Reopen it/)
    expect(await errorsOf({ corrects: first })).toEqual({})
    expect(await errorsOf({ incident, stage: 'all_clear' })).toEqual({})
    await chain.ask('POST', `/incidents/${incident}/reopen`)
    expect(await errorsOf({ incident, stage: 'update' })).toEqual({})
  })
})
