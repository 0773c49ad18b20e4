import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  afterTransition,
  can,
  mayPerform,
  type Status,
  statuses,
  type Transition,
  transitions,
} from '../../server/announcements/announcement.ts'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { type Person, permissions } from '../../server/people/person.ts'
import { aChannel, anAnnouncement, aTeam, get, post, type Team4 } from '../support/announcements.ts'
import { startApp, type TestApp } from '../support/app.ts'

/** docs/lifecycle.md#transitions, written out once more: the statuses from which each transition is possible. */
const life: Record<Transition, Status[]> = {
  edit: ['draft', 'in_review', 'approved', 'scheduled'],
  submit: ['draft'],
  withdraw: ['in_review'],
  return: ['in_review'],
  approve: ['in_review'],
  schedule: ['approved'],
  move: ['scheduled'],
  hold: ['scheduled'],
  resume: ['held', 'missed'],
  start: ['scheduled', 'publishing'],
  finish: ['publishing', 'failed'],
  lapse: ['scheduled'],
  cancel: ['draft', 'in_review', 'approved', 'scheduled', 'held'],
  retract: ['published'],
}

const everyMove = Object.keys(transitions) as Transition[]
const cases = statuses.flatMap((status) => everyMove.map((move) => [status, move] as const))

describe('the table of moves', () => {
  test.each(cases)('from %s, %s is possible exactly where the product says so', (status, move) => {
    expect(can({ status }, move)).toBe(life[move].includes(status))
    const announcement = { status, kind: 'service' } as Parameters<typeof afterTransition>[0]
    const attempt = () => afterTransition(announcement, move)
    if (life[move].includes(status)) expect(attempt().status).toBe(transitions[move].to)
    else expect(attempt).toThrow(/cannot be/)
  })

  const roles = ['author', 'approver', 'administrator', 'duty_manager', 'nobody'] as const
  test.each(roles.flatMap((role) => everyMove.map((move) => [role, move] as const)))(
    '%s may %s only with the role for it',
    (role, move) => {
      const person = {
        team: 'both',
        deactivatedAt: null,
        can: permissions.filter((one) => one === role),
      } as unknown as Person
      const by: readonly string[] = transitions[move].by
      expect(mayPerform(person, { kind: 'service' }, move)).toBe(by.includes(role))
    },
  )

  test('an author of one team makes no move for the other', () => {
    const marketer = { team: 'marketing', deactivatedAt: null, can: ['author'] } as unknown as Person
    expect(mayPerform(marketer, { kind: 'service' }, 'edit')).toBe(false)
    expect(mayPerform(marketer, { kind: 'marketing' }, 'edit')).toBe(true)
  })
})

describe('the pages of every status', () => {
  let app: TestApp
  let team: Team4
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
  /** The moves that have a form on the page, with what their forms send. */
  const forms: Partial<Record<Transition, { who: keyof Team4; fields: () => Record<string, string> }>> = {
    submit: { who: 'dana', fields: () => ({}) },
    withdraw: { who: 'dana', fields: () => ({}) },
    return: { who: 'ana', fields: () => ({ comment: 'Say where.' }) },
    approve: { who: 'ana', fields: () => ({}) },
    schedule: { who: 'dana', fields: tomorrow },
    move: { who: 'dana', fields: tomorrow },
    hold: { who: 'ana', fields: () => ({ reason: 'Wait.' }) },
    resume: { who: 'dana', fields: tomorrow },
    cancel: { who: 'dana', fields: () => ({ reason: 'Not needed.' }) },
  }

  test.each(statuses)('%s offers the moves that are possible, and refuses the others', async (status) => {
    for (const [move, { who, fields }] of Object.entries(forms)) {
      const { id, revision } = await anAnnouncement(app, {
        by: team.dana,
        approvedBy: team.ana,
        status,
      })
      const possible = life[move as Transition].includes(status)
      const page = await get(app, team[who], `/announcements/${id}`)
      expect(page.statusCode).toBe(200)
      const offered = page.body.includes(`action="/announcements/${id}/${move}"`)
      const elsewhere = move === 'approve' || move === 'return' || (move === 'cancel' && status === 'draft')
      expect(offered, `${move} from ${status}`).toBe(possible && !elsewhere)

      const answer = await post(app, team[who], `/announcements/${id}/${move}`, {
        revision: String(revision),
        ...fields(),
      })
      expect(answer.statusCode, `${move} from ${status}: ${answer.body.slice(0, 200)}`).toBe(possible ? 303 : 409)
      const after = await findAnnouncement(app.context.db, id)
      if (possible) expect(after.revision).toBe(revision + 1)
      else expect(after).toMatchObject({ status, revision })
    }
  })

  test('who may not make a move does not see it, and is refused', async () => {
    const { id, revision } = await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'scheduled' })
    const page = await get(app, team.mei, `/announcements/${id}`)
    expect(page.body).not.toContain(`action="/announcements/${id}/`)
    for (const move of ['move', 'cancel', 'hold', 'withdraw']) {
      const fields = { revision: String(revision), reason: 'No.', date: '2026-06-11', time: '09:00' }
      const answer = await post(app, team.mei, `/announcements/${id}/${move}`, fields)
      expect(answer.statusCode, move).toBeGreaterThanOrEqual(403)
      expect(await findAnnouncement(app.context.db, id)).toMatchObject({ status: 'scheduled', revision })
    }
  })

  test('a move about an older revision is refused with the page as it is now, and what was typed stays', async () => {
    const { id, revision } = await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'scheduled' })
    const answer = await post(app, team.dana, `/announcements/${id}/cancel`, {
      revision: String(revision - 1),
      reason: 'The crew is done.',
    })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('Somebody changed this announcement in the meantime')
    expect(answer.body).toContain('The crew is done.')
  })

  test('a reason is asked for where one is needed', async () => {
    const { id, revision } = await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'scheduled' })
    const answer = await post(app, team.dana, `/announcements/${id}/cancel`, {
      revision: String(revision),
      reason: ' ',
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('href="#cancel-reason"')
  })

  test('a draft that nobody has seen can be deleted; one that was sent for approval is cancelled and kept', async () => {
    const fresh = await anAnnouncement(app, { by: team.dana })
    expect((await get(app, team.dana, `/announcements/${fresh.id}`)).body).toContain(
      `/announcements/${fresh.id}/delete"`,
    )
    const gone = await post(app, team.dana, `/announcements/${fresh.id}/delete`, { revision: '1' })
    expect(gone.headers.location).toBe('/announcements')
    expect((await get(app, team.dana, `/announcements/${fresh.id}`)).statusCode).toBe(404)

    const seen = await anAnnouncement(app, { by: team.dana, status: 'in_review' })
    await post(app, team.dana, `/announcements/${seen.id}/withdraw`, { revision: String(seen.revision) })
    const page = await get(app, team.dana, `/announcements/${seen.id}`)
    expect(page.body).not.toContain('/delete"')
    expect(page.body).toContain(`/announcements/${seen.id}/cancel"`)
  })
})
