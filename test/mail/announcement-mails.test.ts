import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { finishPublishing } from '../../server/announcements/workflow/publishing.ts'
import {
  approveAnnouncement,
  returnAnnouncement,
  withdrawAnnouncement,
} from '../../server/announcements/workflow/review-actions.ts'
import { cancelAnnouncement, holdAnnouncement } from '../../server/announcements/workflow/stop-actions.ts'
import { commandLine } from '../../server/audit/audit.ts'
import { listBookingsOf } from '../../server/calendar/booking-queries.ts'
import { withLockedCalendar } from '../../server/calendar/locked-calendar.ts'
import { settleRestore } from '../../server/cli/after-restore.ts'
import { retractAnnouncement } from '../../server/delivery/retraction.ts'
import { outbox } from '../../server/delivery/stops.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import { claimMail } from '../../server/mail/queries.ts'
import { tidyMails } from '../../server/mail/send-mail.ts'
import { changeOrganisation } from '../../server/organisation/actions.ts'
import { deactivatePerson } from '../../server/people/actions.ts'
import { toInstant } from '../../server/platform/clock.ts'
import { refusal } from '../delivery/support/mail-server.ts'
import { aChannel, aColleague, anAnnouncement, aRule, aTeam, get } from '../support/announcements.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { form } from '../support/people.ts'
import { aDataFolder, readMail, sendMails, startWithMail } from './support/mails.ts'

const approval = { comment: '', overrides: [] }
const statuses = async ({ context: { db } }: TestApp) =>
  (await db.selectFrom('mails').select('status').orderBy('id').execute()).map(({ status }) => status)

describe.each(databases)('emails about announcements, on %s', (_name, open) => {
  async function setting(...behave: Parameters<typeof startWithMail> extends [unknown, ...infer Rest] ? Rest : never) {
    const { app, sent } = await startWithMail(open, ...behave)
    await aChannel(app, 'board')
    await changeOrganisation(app.context, { name: 'Westline Water' }, commandLine)
    return { app, sent, team: await aTeam(app) }
  }

  test('approvers are told what waits for them, but not its author, nor who may not approve', async () => {
    const { app, sent, team } = await setting()
    const { id } = await anAnnouncement(app, {
      ...{ by: team.dana, status: 'in_review', severity: 'critical' },
      headline: 'Boil water\r\nBcc: everyone@example.org',
    })
    const mails = await sent()
    expect(mails.map(({ to }) => to).sort()).toEqual([`Ana Ruiz <${team.ana.email}>`, `Tom Okafor <${team.tom.email}>`])
    const [{ subject, text }] = mails as [(typeof mails)[0]]
    expect(subject).toBe('Critical: waiting for your approval: Boil water Bcc: everyone@example.org')
    for (const line of [
      'Dana Reyes sent this announcement for approval.',
      'Critical service announcement by Dana Reyes',
      'For: Austin, Texas (about 931,830 people)',
      'Channels: board',
      'Goes out: Wed, Jun 10, 12:00 pm CDT',
      `https://hark.example.org/announcements/${id}/review`,
      'This email is from Westline Water.',
      'https://hark.example.org/account#emails',
    ])
      expect(text).toContain(line)
    expect(await sent()).toEqual([])
  })

  test('the subject for approvers names the stage, so an all-clear is not taken for the notice before it', async () => {
    const { app, sent, team } = await setting()
    const { incident } = await anAnnouncement(app, { by: team.dana, status: 'in_review', opens: 'unplanned' })
    await sent()
    await anAnnouncement(app, { by: team.dana, status: 'in_review', stage: 'all_clear', incident })
    expect((await sent())[0]!.subject).toBe('All-clear waiting for your approval: Water main burst')
  })

  test('the author is told what becomes of it, with the reason, and not what they did themselves', async () => {
    const { app, sent, team } = await setting()
    const waiting = await anAnnouncement(app, { by: team.dana, status: 'in_review' })
    await returnAnnouncement(app.context, waiting, 'Say which streets.', team.ana)
    const [back, ...others] = await sent()
    expect(others).toEqual([])
    expect(back).toMatchObject({ to: `Dana Reyes <${team.dana.email}>`, subject: 'Sent back: Water main burst' })
    expect(back!.text).toContain('Reason: Say which streets.')

    const scheduled = await anAnnouncement(app, { by: team.dana, status: 'scheduled', approvedBy: team.tom })
    expect((await sent()).map(({ to, subject }) => `${to} ${subject}`)).toEqual([
      `Dana Reyes <${team.dana.email}> Approved: Water main burst`,
    ])
    await holdAnnouncement(app.context, scheduled, { reason: 'Wait for the crew.', outbox }, team.tom)
    expect((await sent())[0]).toMatchObject({
      subject: 'On hold: Water main burst',
      text: expect.stringContaining('Wait for the crew.'),
    })

    await anAnnouncement(app, { by: team.dana, status: 'missed', approvedBy: team.tom, headline: 'Late' })
    await anAnnouncement(app, { by: team.dana, status: 'failed', approvedBy: team.tom, headline: 'Refused' })
    expect((await sent()).map(({ subject }) => subject)).toEqual(['Missed: Late', 'Failed: Refused'])
  })

  test('who published alone asks for a review once, and is told when somebody else retracts it', async () => {
    const { app, sent, team } = await setting()
    await aChannel(app, 'page', { type: 'notices' })
    const eve = await aColleague(app, 'Eve Duty', 'service', ['author', 'duty_manager'])
    const waiting = await anAnnouncement(app, {
      by: eve,
      status: 'in_review',
      severity: 'critical',
      at: 'approval',
      channels: ['page'],
    })
    await approveAnnouncement(app.context, waiting, approval, eve)
    await tick(app.context, 'w')
    const mails = await sent()
    expect(mails.map(({ to }) => to).sort()).toEqual([`Ana Ruiz <${team.ana.email}>`, `Tom Okafor <${team.tom.email}>`])
    expect(mails[0]!.text).toContain('Went out: Wed, Jun 10, 9:00 am CDT')
    const published = await findAnnouncement(app.context.db, waiting.id)
    await retractAnnouncement(app.context, published, 'Wrong town.', team.ana)
    expect(await sent()).toMatchObject([
      {
        to: `Eve Duty <${eve.email}>`,
        subject: 'Retracted: Water main burst',
        text: expect.stringContaining('Reason: Wrong town.'),
      },
    ])
    const page = await get(app, eve, `/announcements/${waiting.id}`)
    expect(page.body).toContain('Retracted: Wrong town.')
  })

  test('the author is told which part is on hold when only the rest was free, and once', async () => {
    const { app, sent, team } = await setting()
    await aChannel(app, 'sms', { name: 'SMS' })
    await aRule(app, { name: 'One text a day', channels: ['sms'] })
    await anAnnouncement(app, { by: team.ana, approvedBy: team.tom, channels: ['sms'], status: 'scheduled' })
    await sent()
    const onBoth = () =>
      anAnnouncement(app, { by: team.dana, approvedBy: team.ana, channels: ['board', 'sms'], status: 'scheduled' })
    await onBoth()
    const [mail, ...others] = await sent()
    expect(others).toEqual([])
    expect(mail!.subject).toBe('Approved, partly on hold: Water main burst')
    expect(mail!.text).toContain('Your announcement was approved, but part of it is on hold.')
    expect(mail!.text).toContain('Channels: board\nGoes out: Wed, Jun 10, 12:00 pm CDT')
    expect(mail!.text).toMatch(/On hold: SMS\nReason: Austin would get 2 posts on SMS within 24 hours/)
    expect(mail!.text).toContain('Resume or cancel what is on hold:')

    const onlyHeld = form({ mail: ['held'] })
    const headers = { ...onlyHeld.headers, cookie: team.dana.cookie }
    await app.inject({ method: 'POST', url: '/account/emails', ...onlyHeld, headers })
    await onBoth()
    const [held] = await sent()
    expect(held!.subject).toBe('Partly on hold: Water main burst')
    expect(held!.text).toContain('Part of your announcement was put on hold.')
  })

  test('the author is told that what was approved is not scheduled, and why', async () => {
    const { app, sent, team } = await setting()
    await aRule(app)
    await anAnnouncement(app, { by: team.ana, approvedBy: team.tom, status: 'scheduled' })
    const waiting = await anAnnouncement(app, { by: team.dana, status: 'in_review' })
    await sent()
    await approveAnnouncement(app.context, waiting, approval, team.ana)
    const [mail] = await sent()
    expect(mail!.subject).toBe('Approved, but not scheduled: Water main burst')
    expect(mail!.text).toContain('its time is not free, so nothing goes out. Choose another time.')
    expect(mail!.text).toContain('Goes out: not scheduled')
    expect(mail!.text).toMatch(/Reason: Austin would get 2 posts on board within 24 hours/)
  })

  test('the author is told of a part that could not be sent, while the rest is out', async () => {
    const { app, sent, team } = await setting()
    await aChannel(app, 'sms', { name: 'SMS' })
    const channels = ['board', 'sms']
    const { id } = await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, channels, status: 'publishing' })
    await sent()
    const bookings = await listBookingsOf(app.context.db, id)
    for (const outcome of ['failed', 'sent'] as const) {
      const ofChannel = bookings.filter(({ channel }) => (channel === 'sms') === (outcome === 'failed'))
      const outcomes = ofChannel.map((booking) => ({ bookingId: booking.id, outcome }))
      const now = toInstant(app.context.now())
      await withLockedCalendar(app.context, (calendar) => finishPublishing(calendar, id, outcomes, now))
    }
    const [mail, ...others] = await sent()
    expect(others).toEqual([])
    expect(mail!.subject).toBe('Partly failed: Water main burst')
    expect(mail!.text).toContain('Part of your announcement could not be sent.')
    expect(mail!.text).toContain('Failed: SMS')
  })

  test('what is no longer true when it is sent is dropped, and what is wanted by nobody is not sent', async () => {
    const { app, sent, team } = await setting()
    const withdrawn = await anAnnouncement(app, { by: team.dana, status: 'in_review' })
    await withdrawAnnouncement(app.context, withdrawn, team.dana)
    const approved = await anAnnouncement(app, { by: team.dana, status: 'in_review' })
    await approveAnnouncement(app.context, approved, approval, team.tom)
    expect((await sent()).map(({ subject }) => subject)).toEqual(['Approved: Water main burst'])

    const off = form({ mail: ['approved', 'returned'] })
    const headers = { ...off.headers, cookie: team.tom.cookie }
    const saved = await app.inject({ method: 'POST', url: '/account/emails', ...off, headers })
    expect(saved.headers.location).toBe('/account#emails')
    const page = (await app.inject({ url: '/account', headers: { cookie: team.tom.cookie } })).body
    expect(page).toMatch(/value="waiting"\s*>/)
    expect(page).toMatch(/value="returned" checked/)
    await anAnnouncement(app, { by: team.dana, status: 'in_review' })
    await aPerson(app, { can: ['administrator'] })
    await deactivatePerson(app.context, { id: team.ana.id, actor: commandLine })
    expect(await sent()).toEqual([])
    expect(new Set(await statuses(app))).toEqual(new Set(['dropped', 'sent']))
  })

  test('one that a server refuses for now is tried again, until a day is over', async () => {
    let refuses = true
    const { app, sent, team } = await setting(() => ({
      onData: (_stream: unknown, _session: unknown, done: (error?: Error) => void) =>
        done(refuses ? refusal(451, 'Later.') : undefined),
    }))
    await anAnnouncement(app, { by: team.ana, status: 'in_review' })
    await sent()
    expect(await statuses(app)).toEqual(['queued'])
    expect(await sent()).toEqual([])
    refuses = false
    app.clock.pass({ minutes: 2 })
    expect(await sent()).toHaveLength(1)
    expect(await statuses(app)).toEqual(['sent'])

    refuses = true
    await anAnnouncement(app, { by: team.ana, status: 'in_review' })
    for (let hour = 0; hour < 26; hour += 1) {
      await sent()
      app.clock.pass({ hours: 1 })
    }
    expect(await statuses(app)).toEqual(['sent', 'failed'])
  })

  test('one whose worker is gone is sent by another, unless the server may have it', async () => {
    const { app, sent, team } = await setting()
    const { db } = app.context
    const now = () => toInstant(app.context.now())
    await anAnnouncement(app, { by: team.dana, status: 'in_review' })
    const claim = () => claimMail(db, { worker: 'gone', now: now(), until: now() })
    const [first, second] = [(await claim())!, (await claim())!]
    await db.updateTable('mails').set({ status: 'sending' }).where('id', '=', second.id).execute()
    expect(await sent()).toEqual([])
    await tidyMails(app.context, now())
    expect((await sent()).length).toBe(1)
    const rows = await db.selectFrom('mails').select(['id', 'status']).execute()
    expect(Object.fromEntries(rows.map(({ id, status }) => [id, status]))).toEqual({
      [first.id]: 'sent',
      [second.id]: 'unknown',
    })
  })

  test('several processes send each of them once', async () => {
    const { app, sent, team } = await setting()
    for (let count = 0; count < 5; count += 1)
      await anAnnouncement(app, { by: team.dana, status: 'in_review', headline: `Number ${count}` })
    await Promise.all(['one', 'two', 'three'].map((worker) => sendMails(app, worker)))
    const mails = (await sent()).map(({ to, subject }) => `${to} ${subject}`)
    expect(mails).toHaveLength(10)
    expect(new Set(mails).size).toBe(10)
  })

  test('after a restore, old ones are not sent', async () => {
    const { app, sent, team } = await setting()
    await anAnnouncement(app, { by: team.dana, status: 'in_review' })
    await settleRestore(app.context, '2026-06-10T13:00:00.000Z')
    expect(await sent()).toEqual([])
  })
})

test('without a mail server they are files in the data folder', async () => {
  const DATA_DIR = aDataFolder()
  const app = await startApp({ env: { DATA_DIR } })
  onTestFinished(() => app.stop())
  await aChannel(app, 'board')
  const team = await aTeam(app)
  const waiting = await anAnnouncement(app, { by: team.dana, status: 'in_review' })
  await cancelAnnouncement(
    app.context,
    await anAnnouncement(app, { by: team.dana, status: 'in_review' }),
    { reason: 'No.', outbox },
    team.dana,
  )
  await sendMails(app)
  const mails = readdirSync(join(DATA_DIR, 'mail')).map((name) =>
    readMail(readFileSync(join(DATA_DIR, 'mail', name), 'utf8')),
  )
  expect(mails).toHaveLength(2)
  expect(mails[0]!.text).toContain(`/announcements/${waiting.id}/review`)
})
