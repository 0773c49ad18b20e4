import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { aNotice } from '../support/notices.ts'

describe.each(databases)('notices in the language of the organization, on %s', (_name, open) => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp({ open })
    const admin = await aPerson(app)
    const payload = { language: 'es' }
    await app.inject({ method: 'PATCH', url: '/api/v1/organisation', headers: as(admin), payload })
  })
  afterEach(() => app.stop())

  test('say it where their text is, while the page around them is English', async () => {
    const first = await aNotice(app.context, { headline: 'Sin agua en Austin', text: 'Sin agua.', incident: 'i1' })
    app.clock.pass({ minutes: 1 })
    await aNotice(app.context, { headline: 'Sigue sin agua', text: 'Hasta las ocho.', incident: 'i1', stage: 'update' })
    app.clock.pass({ minutes: 1 })

    const town = (await app.inject('/notices/US-TX-453-austin')).body
    expect(town).toContain('<html lang="en">')
    expect(town).toMatch(/<h2 lang="es"><a[^>]*>Sigue sin agua/)
    expect(town).toMatch(/<p class="preserve" lang="es">Sin agua\./)
    const page = (await app.inject(`/notices/announcements/${first}`)).body
    expect(page).toContain('<h1 lang="es">Sin agua en Austin</h1>')
    expect((await app.inject('/notices')).body).toMatch(/<h3 lang="es"><a[^>]*>Sigue sin agua/)
    const feed = (await app.inject('/notices/US-TX-453-austin/feed.atom')).body
    expect(feed.match(/<entry xml:lang="es">/g)).toHaveLength(2)
  })
})
