import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ensureDefaults } from '../../server/calendar/rules/first-start.ts'
import { changeChannel } from '../../server/channels/actions.ts'
import { aColleague, aRule, type Colleague, get, post } from '../support/announcements.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

const steps = '/organisation/first-steps'

describe.each(databases)('the first steps on %s', (_name, open) => {
  let app: TestApp
  let ana: Colleague
  beforeEach(async () => {
    app = await startApp({ open })
    await ensureDefaults(app.context)
    ana = await aColleague(app, 'Ana', 'both', ['author', 'administrator'])
  })
  afterEach(() => app.stop())

  /** The names of the steps that Today shows, with whether each is done. */
  const shown = async (who: Colleague) => {
    const { body } = await get(app, who, '/')
    const found = body.matchAll(/id="step-(\w+)"[\s\S]*?visually-hidden">: (done|to do)</g)
    return Object.fromEntries([...found].map(([, name, state]) => [name, state]))
  }

  test('each ticks itself from what was done, and the list is gone when all are', async () => {
    const none = { people: 'to do', channels: 'to do', rules: 'to do', announcement: 'to do' }
    expect(await shown(ana)).toEqual(none)
    await aColleague(app, 'Mei', 'both', ['author'])
    expect(await shown(ana)).toEqual(none)
    const tom = await aColleague(app, 'Tom', 'both', ['approver'])
    expect(await shown(tom)).toEqual({})
    expect(await shown(ana)).toEqual({ ...none, people: 'done' })

    await changeChannel(app.context, { key: 'x', patch: { enabled: false }, actor: ana })
    await aRule(app)
    expect(await shown(ana)).toEqual({ people: 'done', channels: 'done', rules: 'done', announcement: 'to do' })
    const words = { kind: 'service', incident: 'new:unplanned', headline: 'Water is off', body: 'Since 9 am.' }
    const where = { include: 'US-TX-453-austin', channels: 'notices', when: 'approval', zone: 'America/Chicago' }
    expect((await post(app, ana, '/announcements', { ...words, ...where, do: 'submit' })).statusCode).toBe(303)
    expect(await shown(ana)).toEqual({})
  })

  test('what is right as it is can be said to be, once or twice, and an administrator can hide the list', async () => {
    for (const _again of [1, 2]) expect((await post(app, ana, steps, { step: 'rules' })).statusCode).toBe(303)
    expect(await shown(ana)).toMatchObject({ rules: 'done', channels: 'to do' })
    const settled = await app.context.db
      .selectFrom('audit')
      .select('id')
      .where('action', '=', 'settle_first_step')
      .execute()
    expect(settled).toHaveLength(1)
    expect((await post(app, ana, steps, { step: 'people' })).statusCode).toBe(422)

    const tom = await aColleague(app, 'Tom', 'both', ['author', 'approver'])
    expect((await post(app, tom, steps, { step: 'ended' })).statusCode).toBe(403)
    expect((await post(app, ana, steps, { step: 'ended' })).headers.location).toBe('/')
    expect(await shown(ana)).toEqual({})
  })
})
