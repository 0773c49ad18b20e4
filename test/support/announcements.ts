import type { Announcement } from '../../server/announcements/announcement.ts'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import type { NewAnnouncement } from '../../server/announcements/schema.ts'
import type { Status } from '../../server/announcements/status.ts'
import { createAnnouncement } from '../../server/announcements/workflow/draft-actions.ts'
import { beginPublishing, finishPublishing } from '../../server/announcements/workflow/publishing.ts'
import { approveAnnouncement, submitAnnouncement } from '../../server/announcements/workflow/review-actions.ts'
import { cancelAnnouncement, holdAnnouncement } from '../../server/announcements/workflow/stop-actions.ts'
import { commandLine } from '../../server/audit/audit.ts'
import { withLockedCalendar } from '../../server/calendar/locked-calendar.ts'
import { addRule } from '../../server/calendar/rules/actions.ts'
import { addChannel } from '../../server/channels/actions.ts'
import { channelInput } from '../../server/channels/schema.ts'
import { retractAnnouncement } from '../../server/delivery/retraction.ts'
import { outbox } from '../../server/delivery/stops.ts'
import type { Permission, Person, Team } from '../../server/people/person.ts'
import { ruleInput } from '../../server/planning/model/rule-schema.ts'
import { toInstant } from '../../server/platform/clock.ts'
import { aPerson, type TestApp } from './app.ts'
import { form, signIn } from './people.ts'

export type Colleague = Person & { token: string; cookie: string }

export interface Colleagues {
  dana: Colleague
  mei: Colleague
  ana: Colleague
  tom: Colleague
}

/** Dana writes for customer service and Mei for marketing. Ana and Tom approve. All are signed in. */
export async function aTeam(app: TestApp): Promise<Colleagues> {
  return {
    dana: await aColleague(app, 'Dana Reyes', 'service', ['author']),
    mei: await aColleague(app, 'Mei Lin', 'marketing', ['author']),
    ana: await aColleague(app, 'Ana Ruiz', 'both', ['author', 'approver', 'administrator']),
    tom: await aColleague(app, 'Tom Okafor', 'both', ['approver']),
  }
}

export async function aColleague(app: TestApp, name: string, team: Team, can: Permission[]): Promise<Colleague> {
  const person = await aPerson(app, { name, team, can })
  return { ...person, cookie: (await signIn(app, person)).cookie }
}

/** The same colleague after so much time that the session has ended. */
export async function signedInAgain(app: TestApp, colleague: Colleague): Promise<Colleague> {
  return { ...colleague, cookie: (await signIn(app, colleague)).cookie }
}

/** Adds a channel: by default one that a person posts to and that can target towns. */
export async function aChannel(app: TestApp, key: string, options: Record<string, unknown> = {}): Promise<void> {
  const usual = { key, name: key, type: 'manual', finest: 'town', serves: 'US', textLimit: null, enabled: true }
  await addChannel(app.context, channelInput.parse({ ...usual, settings: {}, ...options }), commandLine)
}

/** Adds a rule, by default a cap of one message in 24 hours on each channel, and returns its id. */
export async function aRule(app: TestApp, options: Record<string, unknown> = {}): Promise<string> {
  const scope = { name: 'One a day', kinds: ['service', 'marketing'] }
  const cap = { type: 'cap', limit: 1, window: { rolling: 'PT24H' } }
  const definition = ruleInput.parse({ ...scope, ...(options['type'] === undefined ? cap : {}), ...options })
  return (await addRule(app.context, { definition, actor: commandLine })).id
}

/** A severity that passes a rule needs no second approval. */
export async function allowBypass(app: TestApp): Promise<void> {
  await app.context.db.updateTable('organisation').set({ bypass_second_approval: 0 }).execute()
}

type AnnouncementOptions = Partial<Omit<NewAnnouncement, 'at'>> & {
  at?: NewAnnouncement['at'] | string
  status?: Status
  by: Colleague
  approvedBy?: Colleague
}

/**
 * Creates an announcement: by default a draft for Austin on the board, in three hours. Other statuses are reached with
 * the real actions, and the test clock moves on as far as they need.
 */
export async function anAnnouncement(app: TestApp, options: AnnouncementOptions): Promise<Announcement> {
  const { context } = app
  const inThreeHours = toInstant(context.now().plus({ hours: 3 }))
  const { status = 'draft', by, approvedBy, at = inThreeHours, ...content } = options
  const moment =
    typeof at === 'string' && at !== 'approval' ? { at, wall: null, zone: null } : (at as NewAnnouncement['at'])
  const draft = await createAnnouncement(
    context,
    {
      kind: 'service',
      severity: content.kind === 'marketing' ? 'routine' : 'minor',
      headline: 'Water main burst',
      body: 'Water is off since 9 am.',
      severityReason: 'People are in danger.',
      audience: { include: ['US-TX-453-austin'], exclude: [] },
      channels: ['board'],
      at: status === 'approved' ? null : moment,
      publishBy: status === 'missed' ? toInstant(context.now().plus({ hours: 4 })) : null,
      ...content,
    },
    by,
  )
  if (status === 'draft') return draft
  const submitted = await submitAnnouncement(context, draft, by)
  if (status === 'in_review') return submitted
  if (!approvedBy) throw new Error('Say who approves it.')
  const input = { comment: '', overrides: [] }
  const { announcement } = await approveAnnouncement(context, submitted, input, approvedBy)
  if (status === 'approved' || status === 'scheduled') return expectStatus(announcement, status)
  return continueTo(app, announcement, status, approvedBy)
}

async function continueTo(
  app: TestApp,
  { id, revision }: Announcement,
  status: Status,
  approver: Person,
): Promise<Announcement> {
  const { context } = app
  if (status === 'held')
    return (await holdAnnouncement(context, { id, revision }, { reason: 'Wait for the crew.', outbox }, approver))
      .announcement
  if (status === 'cancelled')
    return (await cancelAnnouncement(context, { id, revision }, { reason: 'Not needed.', outbox }, approver))
      .announcement
  app.clock.pass(status === 'missed' ? { hours: 6 } : { hours: 3 })
  const now = () => toInstant(context.now())
  const due = await withLockedCalendar(context, (calendar) => beginPublishing(context, calendar, id, now()))
  if (status !== 'missed' && status !== 'publishing') {
    const outcome = status === 'failed' ? ('failed' as const) : ('sent' as const)
    const outcomes = due.bookings.map(({ bookingId }) => ({ bookingId, outcome }))
    await withLockedCalendar(context, (calendar) => finishPublishing(calendar, id, outcomes, now()))
  }
  const reached = await findAnnouncement(context.db, id)
  if (status !== 'retracted') return expectStatus(reached, status)
  return (await retractAnnouncement(context, reached, 'It was wrong.', approver)).announcement
}

function expectStatus(announcement: Announcement, status: Status): Announcement {
  if (announcement.status !== status) throw new Error(`It is ${announcement.status}, not ${status}.`)
  return announcement
}

type FormFields = Record<string, string | string[]>

/** Posts a form as the person's browser would. */
export function post(app: TestApp, who: Colleague, url: string, fields: FormFields) {
  const { headers, payload } = form(fields)
  return app.inject({ method: 'POST', url, headers: { ...headers, cookie: who.cookie }, payload })
}

/** Posts a form as htmx does when it replaces part of the page. */
export function postPartial(app: TestApp, who: Colleague, url: string, fields: FormFields) {
  const { headers, payload } = form(fields)
  const htmx = { 'hx-request': 'true', 'hx-request-type': 'partial' }
  return app.inject({ method: 'POST', url, headers: { ...headers, ...htmx, cookie: who.cookie }, payload })
}

/** A new form is answered with its own address, which is followed as a browser does. */
export async function get(app: TestApp, who: Colleague, url: string) {
  const headers = { cookie: who.cookie }
  const answer = await app.inject({ url, headers })
  const { location } = answer.headers
  return location?.startsWith('/announcements/new?') ? app.inject({ url: location, headers }) : answer
}
