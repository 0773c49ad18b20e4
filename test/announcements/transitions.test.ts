import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  afterTransition,
  can,
  mayPerform,
  type Transition,
  transitions,
} from '../../server/announcements/announcement.ts'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { type Status, statuses } from '../../server/announcements/status.ts'
import { type Person, permissions } from '../../server/people/person.ts'
import { aChannel, anAnnouncement, aTeam, type Colleagues, get, post, signedInAgain } from '../support/announcements.ts'
import { startApp, type TestApp } from '../support/app.ts'

/** The "From" column of the table in docs/lifecycle.md, repeated so that the code is checked against a copy. */
const statusesFrom: Record<Transition, Status[]> = {
  edit: ['draft', 'in_review', 'approved', 'scheduled', 'held', 'missed'],
  submit: ['draft'],
  withdraw: ['in_review'],
  return: ['in_review'],
  approve: ['in_review'],
  schedule: ['approved'],
  move: ['scheduled', 'publishing'],
  hold: ['scheduled', 'publishing', 'published', 'failed'],
  resume: ['held', 'missed', 'scheduled', 'publishing', 'published', 'failed'],
  start: ['scheduled', 'publishing'],
  finish: ['publishing', 'failed', 'published', 'scheduled', 'held', 'missed', 'cancelled'],
  lapse: ['scheduled', 'publishing', 'published', 'failed'],
  cancel: ['draft', 'in_review', 'approved', 'scheduled', 'held', 'missed', 'publishing', 'published', 'failed'],
  retract: ['publishing', 'published', 'failed'],
}

/** Where a transition needs a part that is not out and, in an announcement with one booking, there is none. */
const nothingLeft: Partial<Record<Transition, Status[]>> = {
  move: ['publishing'],
  hold: ['publishing', 'published', 'failed'],
  resume: ['scheduled', 'publishing', 'published', 'failed'],
  cancel: ['publishing', 'published', 'failed'],
}

const everyTransition = Object.keys(transitions) as Transition[]
const cases = statuses.flatMap((status) => everyTransition.map((transition) => [status, transition] as const))

describe('the table of transitions', () => {
  test.each(cases)('from %s, %s is possible exactly when docs/lifecycle.md says so', (status, transition) => {
    expect(can({ status }, transition)).toBe(statusesFrom[transition].includes(status))
    const announcement = { status, kind: 'service' } as Parameters<typeof afterTransition>[0]
    const attempt = () => afterTransition(announcement, transition)
    if (statusesFrom[transition].includes(status)) expect(attempt().status).toBe(transitions[transition].to[0])
    else expect(attempt).toThrow(/cannot be/)
  })

  test('a transition can end in any status of its row, and in no other', () => {
    const announcement = { status: 'publishing', kind: 'service' } as Parameters<typeof afterTransition>[0]
    expect(afterTransition(announcement, 'finish', { status: 'failed' }).status).toBe('failed')
    expect(() => afterTransition(announcement, 'finish', { status: 'missed' })).toThrow('does not lead to missed')
  })

  const roles = ['author', 'approver', 'administrator', 'duty_manager', 'nobody'] as const
  test.each(roles.flatMap((role) => everyTransition.map((transition) => [role, transition] as const)))(
    '%s may %s exactly when the table says so',
    (role, transition) => {
      const person = {
        team: 'both',
        deactivatedAt: null,
        can: permissions.filter((one) => one === role),
      } as unknown as Person
      const by: readonly string[] = transitions[transition].by
      expect(mayPerform(person, { kind: 'service' }, transition)).toBe(by.includes(role))
    },
  )

  test('an author of one team cannot change announcements of the other', () => {
    const marketer = { team: 'marketing', deactivatedAt: null, can: ['author'] } as unknown as Person
    expect(mayPerform(marketer, { kind: 'service' }, 'edit')).toBe(false)
    expect(mayPerform(marketer, { kind: 'marketing' }, 'edit')).toBe(true)
  })
})

describe('the page of an announcement', () => {
  let app: TestApp
  let team: Colleagues
  beforeEach(async () => {
    app = await startApp()
    team = await aTeam(app)
    await aChannel(app, 'board')
  })
  afterEach(() => app.stop())

  const tomorrow = () => ({
    date: app.clock.now().plus({ days: 1 }).toISODate()!,
    time: '09:00',
    zone: 'America/Chicago',
  })
  /** The transitions that have a form on a page, with what the forms submit. */
  const forms: Partial<Record<Transition, { who: keyof Colleagues; fields: () => Record<string, string> }>> = {
    submit: { who: 'dana', fields: () => ({}) },
    withdraw: { who: 'dana', fields: () => ({}) },
    return: { who: 'ana', fields: () => ({ comment: 'Say where.' }) },
    approve: { who: 'ana', fields: () => ({}) },
    schedule: { who: 'dana', fields: tomorrow },
    move: { who: 'dana', fields: tomorrow },
    hold: { who: 'ana', fields: () => ({ reason: 'Wait.' }) },
    resume: { who: 'dana', fields: () => ({ ...tomorrow(), publishBy: '' }) },
    cancel: { who: 'dana', fields: () => ({ reason: 'Not needed.' }) },
  }

  test.each(statuses)('when %s, offers the possible transitions and refuses the others', async (status) => {
    for (const [transition, { who, fields }] of Object.entries(forms)) {
      const { id, revision } = await anAnnouncement(app, {
        by: team.dana,
        approvedBy: team.ana,
        status,
      })
      const name = transition as Transition
      const possible = statusesFrom[name].includes(status) && !nothingLeft[name]?.includes(status)
      // Reaching the status may have taken longer than a session lasts.
      const person = await signedInAgain(app, team[who])
      const page = await get(app, person, `/announcements/${id}`)
      expect(page.statusCode).toBe(200)
      const offered = page.body.includes(`action="/announcements/${id}/${transition}"`)
      const elsewhere =
        transition === 'approve' || transition === 'return' || (transition === 'cancel' && status === 'draft')
      expect(offered, `${transition} from ${status}`).toBe(possible && !elsewhere)

      const answer = await post(app, person, `/announcements/${id}/${transition}`, {
        revision: String(revision),
        ...fields(),
      })
      expect(answer.statusCode, `${transition} from ${status}: ${answer.body.slice(0, 200)}`).toBe(possible ? 303 : 409)
      const after = await findAnnouncement(app.context.db, id)
      if (possible) expect(after.revision).toBe(revision + 1)
      else expect(after).toMatchObject({ status, revision })
    }
  })

  test('a person without the permission neither sees the forms nor gets past them', async () => {
    const { id, revision } = await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'scheduled' })
    const page = await get(app, team.mei, `/announcements/${id}`)
    expect(page.body).not.toContain(`action="/announcements/${id}/`)
    for (const transition of ['move', 'cancel', 'hold', 'withdraw']) {
      const fields = { revision: String(revision), reason: 'No.', date: '2026-06-11', time: '09:00' }
      const answer = await post(app, team.mei, `/announcements/${id}/${transition}`, fields)
      expect(answer.statusCode, transition).toBe(403)
      expect(await findAnnouncement(app.context.db, id)).toMatchObject({ status: 'scheduled', revision })
    }
  })

  test('a transition of an older revision is refused, and the current page keeps the input', async () => {
    const { id, revision } = await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'scheduled' })
    const answer = await post(app, team.dana, `/announcements/${id}/cancel`, {
      revision: String(revision - 1),
      reason: 'The crew is done.',
    })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('Someone else changed this announcement')
    expect(answer.body).toContain('The crew is done.')
  })

  test('canceling without a reason is rejected', async () => {
    const { id, revision } = await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'scheduled' })
    const answer = await post(app, team.dana, `/announcements/${id}/cancel`, {
      revision: String(revision),
      reason: ' ',
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('href="#cancel-reason"')
  })

  test('a draft that was never submitted can be deleted; a submitted one can only be canceled', async () => {
    const unseen = await anAnnouncement(app, { by: team.dana })
    expect((await get(app, team.dana, `/announcements/${unseen.id}`)).body).toContain(
      `/announcements/${unseen.id}/delete"`,
    )
    const deleted = await post(app, team.dana, `/announcements/${unseen.id}/delete`, { revision: '1' })
    expect(deleted.headers.location).toBe('/announcements')
    expect((await get(app, team.dana, `/announcements/${unseen.id}`)).statusCode).toBe(404)

    const seen = await anAnnouncement(app, { by: team.dana, status: 'in_review' })
    await post(app, team.dana, `/announcements/${seen.id}/withdraw`, { revision: String(seen.revision) })
    const page = await get(app, team.dana, `/announcements/${seen.id}`)
    expect(page.body).not.toContain('/delete"')
    expect(page.body).toContain(`/announcements/${seen.id}/cancel"`)
  })
})
