import { describe, expect, test } from 'vitest'
import { reportIncident } from '../../server/incidents/actions.ts'
import { askAboutQuiet } from '../../server/incidents/ask-about-quiet.ts'
import { newIncident } from '../../server/incidents/schema.ts'
import { deactivatePerson } from '../../server/people/actions.ts'
import { startWithMail } from '../mail/support/mails.ts'
import { aChannel, anAnnouncement, aTeam, type Colleague, get, post, signedInAgain } from '../support/announcements.ts'
import type { TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

const asked = 'Is this still going on? Main broken'

describe.each(databases)('an incident of which nothing is heard, on %s', (_name, open) => {
  async function setting(fields: Record<string, unknown> = {}) {
    const { app, sent } = await startWithMail(open)
    await aChannel(app, 'board')
    const team = await aTeam(app)
    const { id } = await reportIncident(app.context, incident(fields), team.dana)
    /** Who was asked by email since. Both workers look. */
    const mails = async () => {
      await Promise.all([askAboutQuiet(app.context), askAboutQuiet(app.context)])
      return (await sent()).filter(({ subject }) => subject === asked)
    }
    return { app, team, id, mails }
  }

  const incident = (fields: Record<string, unknown>) =>
    newIncident.parse({
      kind: 'unplanned',
      title: 'Main broken',
      areas: ['US-TX-453-austin'],
      severity: 'major',
      ...fields,
    })

  /** Whether Today asks this person, whose session may have ended meanwhile. */
  const isAskedOnToday = async (app: TestApp, who: Colleague) =>
    (await get(app, await signedInAgain(app, who), '/')).body.includes('Still going on?')

  test('its owner is asked after seven days, by one email and on Today with whoever manages incidents', async () => {
    const { app, team, id, mails } = await setting()
    app.clock.pass({ days: 6, hours: 23 })
    expect(await mails()).toEqual([])
    expect(await isAskedOnToday(app, team.dana)).toBe(false)
    app.clock.pass({ hours: 1 })
    const [mail, ...more] = await mails()
    expect(more).toEqual([])
    expect(mail!.to).toContain(team.dana.email)
    expect(mail!.text).toContain(`https://hark.example.org/incidents/${id}#still`)
    expect(mail!.text).toContain(`https://hark.example.org/incidents/${id}#over`)
    expect(await isAskedOnToday(app, team.dana)).toBe(true)
    expect(await isAskedOnToday(app, team.tom)).toBe(true)
    expect(await isAskedOnToday(app, team.mei)).toBe(false)
    app.clock.pass({ days: 8 })
    expect(await mails()).toEqual([])
  })

  test('a day before an end or an update that is still to come, and after something was written, nobody is asked', async () => {
    const { app, team, id, mails } = await setting({ expectedEnd: '2026-06-22T12:00:00.000Z' })
    app.clock.pass({ days: 9 })
    expect(await mails()).toEqual([])
    await anAnnouncement(app, { by: team.dana, incident: id, stage: 'update', at: 'approval' })
    app.clock.pass({ days: 5 })
    expect(await mails()).toEqual([])
    app.clock.pass({ days: 2 })
    expect(await mails()).toHaveLength(1)
  })

  test('“Still going on” changes nothing that people know, and asks again only after seven more days', async () => {
    const { app, team, id, mails } = await setting()
    app.clock.pass({ days: 7 })
    expect(await mails()).toHaveLength(1)
    const [mei, dana] = [await signedInAgain(app, team.mei), await signedInAgain(app, team.dana)]
    const page = await get(app, dana, `/incidents/${id}`)
    expect(page.body).toContain('Is it still going on?')
    const answer = (revision: string) =>
      post(app, dana, `/incidents/${id}/still`, { revision, expectedEnd: '2026-06-18T10:00' })
    expect((await post(app, mei, `/incidents/${id}/still`, { revision: '1' })).statusCode).toBe(403)
    expect((await post(app, dana, `/incidents/${id}/still`, {})).statusCode).toBe(409)
    expect((await answer('1')).statusCode).toBe(303)
    expect((await answer('1')).statusCode).toBe(409)
    expect((await get(app, dana, `/incidents/${id}`)).body).not.toContain('Expected end')
    expect(await isAskedOnToday(app, dana)).toBe(false)
    app.clock.pass({ days: 6 })
    expect(await mails()).toEqual([])
    app.clock.pass({ days: 1 })
    expect(await mails()).toHaveLength(1)
    const again = await signedInAgain(app, team.dana)
    expect((await post(app, again, `/incidents/${id}/over`, { revision: '2' })).statusCode).toBe(303)
    expect((await post(app, again, `/incidents/${id}/still`, { revision: '3' })).body).toContain('is already over')
  })

  test('“It is over” leads to the all-clear for those who were told, and ends nothing before that is out', async () => {
    const { app, team, mails } = await setting()
    const told = await anAnnouncement(app, {
      by: team.dana,
      approvedBy: team.ana,
      status: 'published',
      opens: 'unplanned',
      body: 'Boil your water until we tell you.',
    })
    app.clock.pass({ days: 7 })
    const [mei, dana] = [await signedInAgain(app, team.mei), await signedInAgain(app, team.dana)]
    expect((await post(app, mei, `/incidents/${told.incident}/over`, {})).statusCode).toBe(403)
    const compose = `/announcements/new?kind=service&incident=${told.incident}&stage=all_clear`
    const incident = () => get(app, dana, `/incidents/${told.incident}`)
    expect((await incident()).body).toContain(compose.replaceAll('&', '&amp;'))
    expect((await post(app, dana, `/incidents/${told.incident}/over`, {})).headers.location).toBe(compose)
    const composer = await get(app, dana, compose)
    expect(composer.body).toMatch(/value="all_clear"\s+checked/)
    expect(composer.body).toContain('Resolved: ')
    expect(composer.body).toContain('resolved as of')
    expect(composer.body).toContain('Say what people no longer need to do')
    expect((await incident()).body).toContain('Still going on')
    expect(await mails()).toHaveLength(1)
  })

  test('when its owner is gone, everybody who may change incidents is asked, unless they want no such email', async () => {
    const { app, team, mails } = await setting()
    await deactivatePerson(app.context, { id: team.dana.id, revision: team.dana.revision, actor: team.ana })
    app.clock.pass({ days: 7 })
    const tom = await signedInAgain(app, team.tom)
    expect((await get(app, tom, '/account')).body).toContain('My incident has been quiet for a week')
    expect((await post(app, tom, '/account/emails', { mail: ['waiting'] })).statusCode).toBe(303)
    expect((await mails()).map(({ to }) => to)).toEqual([`Ana Ruiz <${team.ana.email}>`])
  })
})
