import { beforeEach, describe, expect, test } from 'vitest'
import { listDeliveriesOf } from '../../server/delivery/queries.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { addChannels, moment, scheduled } from './support/scheduled.ts'
import { start } from './support/start.ts'

const elPaso = 'US-TX-141-el-paso'

describe.each(databases)('the times in a text, on %s', (_name, open) => {
  let app: TestApp
  let dana: Caller
  beforeEach(async () => {
    app = await start({}, open)
    app.clock.set('2026-06-10T14:00:00.000Z')
    dana = caller(app, await aPerson(app, { can: ['author'] }))
    await addChannels(app.context)
  })

  const body = 'Off until {{expected end}}. Next update by {{next update}}.'
  const given = {
    ...{ body, headline: 'Off until {{expected end}}', texts: { facebook: 'Word by {{next update}}' } },
    ...{ nextUpdateBy: '2026-06-10T16:00:00.000Z', expectedEnd: '2026-06-10T23:00:00.000Z' },
  }

  test('are filled in for each message in the zone of its readers, and it still counts as the same content', async () => {
    const audience = { include: [elPaso], exclude: [] }
    const { id } = await scheduled(app.context, { ...given, audience, channels: ['notices', 'facebook'] })
    app.clock.pass({ minutes: 1 })
    await tick(app.context, 'w')
    const { body: page } = await app.inject(`/notices/announcements/${id}`)
    expect(page).toContain('Off until about 5:00 pm MDT on Wed, Jun 10. Next update by 10:00 am MDT on Wed, Jun 10.')
    expect(page).not.toContain('{{')
    const facebook = (await listDeliveriesOf(app.context.db, id)).find(({ channel }) => channel === 'facebook')!
    expect(facebook.message).toMatchObject({
      headline: 'Off until about 5:00 pm MDT on Wed, Jun 10',
      text: 'Word by 10:00 am MDT on Wed, Jun 10',
    })

    const { revision } = (await dana('GET', `/announcements/${id}`)).json()
    await dana('POST', `/announcements/${id}/cancel`, { body: { reason: 'Not there.' }, revision })
    const marked = await dana('POST', `/deliveries/${facebook.id}/sent`, { body: {} })
    expect(marked.statusCode, marked.body).toBe(200)
  })

  test('that are not set keep it from being sent for approval, each at its own field', async () => {
    const answer = await dana('POST', '/announcements', {
      body: { kind: 'service', headline: 'Off', body, channels: ['notices'], audience: { include: [elPaso] } },
    })
    const { id, revision } = answer.json()
    const refused = await dana('POST', `/announcements/${id}/submit`, { revision })
    expect(refused.statusCode, refused.body).toBe(422)
    const paths = refused.json().errors.map(({ path }: { path: string }) => path)
    expect(paths).toEqual(['expectedEnd', 'nextUpdateBy'])
    const { nextUpdateBy, expectedEnd } = given
    const filled = await dana('PATCH', `/announcements/${id}`, { revision, body: { nextUpdateBy, expectedEnd } })
    const sent = await dana('POST', `/announcements/${id}/submit`, { revision: filled.json().revision })
    expect(sent.statusCode, sent.body).toBe(200)
  })

  test('count as long as they are when the length of a text is limited', async () => {
    const text = 'x'.repeat(255)
    const over = async (nextUpdateBy: string | null, texts: string) => {
      const at = moment('2026-06-10T14:01:00.000Z')
      const fields = { ...given, texts: {}, body: texts, headline: 'Off', nextUpdateBy, at }
      const audience = { include: [elPaso] }
      const input = { kind: 'service', ...fields, at: at.at, audience, channels: ['x'] }
      const { id, revision } = (await dana('POST', '/announcements', { body: input })).json()
      const { status } = (await dana('POST', `/announcements/${id}/submit`, { revision })).json()
      return status
    }
    const admin = caller(app, await aPerson(app, { can: ['administrator'] }))
    await admin('POST', '/channels', { body: { key: 'x', name: 'X', type: 'x', finest: 'none', serves: 'US' } })
    expect(await over(given.nextUpdateBy, `${text} {{next update}}`)).toBe(422)
    expect(await over(given.nextUpdateBy, `${text} next update`)).toBe('in_review')
  })
})
